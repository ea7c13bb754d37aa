/** The address of the next page in a `Link` header (RFC 8288), undefined on the last. */
export function nextLink(header: string | undefined): string | undefined {
  for (const part of header?.split(',') ?? []) {
    const [, url] = /^\s*<([^>]+)>\s*;.*\brel="?next"?/.exec(part) ?? [];
    if (url !== undefined) return url;
  }
  return undefined;
}
