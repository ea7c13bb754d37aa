/** Bytes of a text in UTF-8; a lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (const [run] of text.matchAll(/[\u0080-\uFFFF]+/g)) {
    for (const character of run) bytes += utf8Extra(character.codePointAt(0)!);
  }
  return bytes;
}

/** UTF-8 bytes of a code point beyond its UTF-16 code units. */
function utf8Extra(code: number): number {
  return code < 0x80 ? 0 : code < 0x800 ? 1 : 2;
}
