const MARKER = /\n*<!-- llmstruct:task=(\S+) digest=([0-9a-f]{16}) -->\s*$/;

/** Takes the marker off a body: people do not see it, it tells whose Issue this is and what both sides had last. */
export function readMarker(body: string): { body: string; task?: string; digest?: string } {
  const match = MARKER.exec(body);
  if (match === null) return { body: body.trimEnd() };
  return { body: body.slice(0, match.index).trimEnd(), task: decodeURIComponent(match[1]!), digest: match[2]! };
}

/** A body with the marker behind it. */
export function withMarker(body: string, task: string, digest: string): string {
  const marker = `<!-- llmstruct:task=${encodeURIComponent(task)} digest=${digest} -->`;
  return body === '' ? marker : `${body}\n\n${marker}`;
}
