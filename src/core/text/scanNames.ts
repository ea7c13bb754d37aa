/** Longer runs are data, not names. */
const LONGEST_NAME = 60;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;

const ASCII = new Uint8Array(128).map((_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_$]/.test(character)) return LETTER;
  return /\d/.test(character) ? DIGIT : OTHER;
});

/** Calls back for every run of letters, digits, `_` and `$` of a text that begins with a letter and is longer than one unit. */
export function scanNames(text: string, found: (name: string, start: number) => void): void {
  const { length } = text;
  for (let at = 0; at < length; at++) {
    const kind = kindOf(text, at);
    if (kind === OTHER) continue;
    const start = at;
    while (at + 1 < length && kindOf(text, at + 1) !== OTHER) at++;
    const size = at + 1 - start;
    if (kind === LETTER && size > 1 && size <= LONGEST_NAME) found(text.slice(start, at + 1), start);
  }
}

function kindOf(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code]!;
  // Cyrillic, the most frequent one, without asking Unicode's tables.
  if (code >= 0x400 && code < 0x482) return LETTER;
  return /[\p{L}\p{M}]/u.test(text[at]!) ? LETTER : OTHER;
}
