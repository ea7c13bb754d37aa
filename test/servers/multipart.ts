/** A part of a form. */
export interface FormPart {
  readonly name: string;
  /** Of a file; some clients leave its quotes out. */
  readonly fileName: string | undefined;
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

/** The parts of a `multipart/form-data` body (RFC 7578), in order. */
export function multipartOf(body: Buffer, contentType: string): FormPart[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) throw new Error(`no boundary in ${contentType}`);
  const parts: FormPart[] = [];
  const mark = Buffer.from(`--${boundary}`);
  for (let at = body.indexOf(mark); ; ) {
    const next = body.indexOf(mark, at + mark.length);
    if (next < 0) return parts;
    const part = body.subarray(at + mark.length + 2, next - 2);
    const head = part.indexOf('\r\n\r\n');
    const headers = part.subarray(0, head).toString('utf8');
    const [, name = ''] = /name="?([^";\r\n]+)"?/i.exec(headers) ?? [];
    const fileName = /filename="?([^"\r\n;]+)"?/i.exec(headers)?.[1];
    const type = /content-type:\s*([^\r\n]+)/i.exec(headers)?.[1];
    parts.push({ name, fileName, type, bytes: part.subarray(head + 4) });
    at = next;
  }
}
