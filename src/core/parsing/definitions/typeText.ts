/** A type annotation's text without the colon or arrow before it, and without Python's comments between the lines of it. */
export function typeText(text: string): string {
  const plain = text.includes('\n') ? text.replace(COMMENT, '') : text;
  return plain.replace(/^\s*(:|->|asserts\s)\s*/, '').trim();
}

/** A comment behind what a line of a type ends with. */
const COMMENT = /(?<=[[(,|]\s*)# [^\n]*(?=\n)/g;
