/** Changes when the estimate of any text changes, so that stored packs and receipts say by which rule they were counted. */
export const TOKEN_ESTIMATE_VERSION = 1;

/**
 * Tokens of a text as a model of the Qwen2.5 family counts them, estimated. Deterministic and the same on every machine;
 * selection and budgets use it alone.
 *
 * The text is cut into the pieces of Qwen2.5's published pre-tokenizer pattern (words with one leading blank or sign, single
 * digits, runs of signs, line ends, blanks), and each piece counts what pieces of its class and length count on average. The
 * averages were measured with Qwen2.5's own `tokenizer.json` on Python, TypeScript, JavaScript, JSON, Markdown and Russian;
 * `docs/context.md` has the errors that remain.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(tokenWeight(text));
}

/** The same before it is made a whole number: that of texts which begin lines adds up to that of their concatenation. */
export function tokenWeight(text: string): number {
  let tokens = 0;
  let at = 0;
  const { length } = text;
  while (at < length) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (kind === DIGIT) {
      tokens++;
      at++;
    } else if (kind === LETTER) {
      const end = lettersEnd(text, at);
      tokens += wordTokens(text, at, end, NO_PREFIX);
      at = end;
    } else if (kind === BLANK) {
      const end = blanksEnd(text, at);
      const next = end < length ? kindOf(text.charCodeAt(end)) : BLANK;
      // The last blank goes with the word after it; the others, and line ends, are one token.
      const joins = text.charCodeAt(end - 1) === SPACE && (next === LETTER || next === SIGN);
      if (!joins || end - at > 1) tokens++;
      at = end;
      if (joins && next === LETTER) {
        const wordEnd = lettersEnd(text, at);
        tokens += wordTokens(text, at, wordEnd, SPACE_PREFIX);
        at = wordEnd;
      }
    } else {
      const end = signsEnd(text, at);
      const word = end < length && kindOf(text.charCodeAt(end)) === LETTER;
      // The pattern takes a single sign before letters into the word.
      if (word && end - at === 1) {
        const wordEnd = lettersEnd(text, end);
        tokens += wordTokens(text, end, wordEnd, SIGN_PREFIX);
        at = wordEnd;
      } else {
        tokens += signTokens(text, at, end);
        at = end;
        // Line ends after signs belong to them.
        while (at < length && isLineEnd(text.charCodeAt(at))) at++;
      }
    }
  }
  return tokens;
}

const LETTER = 0;
const DIGIT = 1;
const BLANK = 2;
const SIGN = 3;
const SPACE = 32;

const NO_PREFIX = 0;
const SPACE_PREFIX = 1;
const SIGN_PREFIX = 2;

const ASCII = new Uint8Array(128).map((_, code) => classOf(String.fromCharCode(code)));

function classOf(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : SIGN;
}

function kindOf(code: number): number {
  if (code < 128) return ASCII[code]!;
  if (code >= 0x400 && code < 0x530) return LETTER;
  return classOf(String.fromCharCode(code));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

function lettersEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) === LETTER) at++;
  return at;
}

function blanksEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) === BLANK) at++;
  return at;
}

function signsEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) === SIGN) at++;
  return at;
}

/** Average tokens of a lower-case or capitalised word by its length, by what stands before it. Longer ones: a third more each. */
const WORD: readonly (readonly number[])[] = [
  [0, 1, 1, 1.05, 1.05, 1.08, 1.06, 1.25, 1.31, 1.45, 1.32, 1.95, 1.6, 2.1, 2.6, 2.6],
  [0, 1, 1, 1.03, 1.03, 1.07, 1.04, 1.06, 1.08, 1.16, 1.28, 1.33, 1.55, 1.42, 1.9, 1.9],
  [0, 1.03, 1.07, 1.24, 1.13, 1.32, 1.35, 1.39, 1.57, 1.72, 2, 2.35, 2.5, 2.55, 2.95, 2.95],
];
/** Upper-case runs by length. */
const UPPER: readonly number[] = [0, 1, 1.25, 1.25, 1.4, 1.8, 1.75, 1.6, 2.4, 2.6, 2.3];
/** A hump after the first of a camelCase name. */
const HUMP: readonly number[] = [0, 1, 1.05, 1.06, 1.04, 1.08, 1.08, 1.12, 1.2, 1.4, 1.5, 1.8, 2, 2.2];
const SIGNS: readonly number[] = [0, 1, 1.01, 1.05, 1.2, 1.42, 2.2, 2.6, 2.5, 3];

function wordTokens(text: string, start: number, end: number, prefix: number): number {
  if (text.charCodeAt(start) >= 128 || text.charCodeAt(end - 1) >= 128) return foreignTokens(text, start, end, prefix);
  let tokens = 0;
  let at = start;
  while (at < end) {
    let next = at;
    while (next < end && isUpper(text.charCodeAt(next))) next++;
    const uppers = next - at;
    if (uppers > 1) {
      // The last capital of a run begins the word after it: `HTTPServer` is HTTP, Server.
      const run = next < end ? uppers - 1 : uppers;
      tokens += entry(UPPER, run, 0.28) + (at === start && prefix === SIGN_PREFIX ? 0.15 : 0);
      at += run;
      continue;
    }
    while (next < end && !isUpper(text.charCodeAt(next))) next++;
    tokens += at === start ? entry(WORD[prefix]!, next - at, 0.3) : entry(HUMP, next - at, 0.25);
    at = next;
  }
  return tokens;
}

/** Cyrillic by length; other scripts about one token a character. */
function foreignTokens(text: string, start: number, end: number, prefix: number): number {
  const code = text.charCodeAt(start);
  const length = end - start;
  if (code >= 0x400 && code < 0x530) {
    return Math.max(1, 0.305 * length + (prefix === SPACE_PREFIX ? 0.1 : prefix === NO_PREFIX ? 0.75 : 1.4));
  }
  return code < 0x250 ? Math.max(1, length / 2.5) : length;
}

function signTokens(text: string, start: number, end: number): number {
  const length = end - start;
  if (length > 5 && text.charCodeAt(start) === text.charCodeAt(end - 1)) return Math.max(1, length / 16);
  let foreign = 0;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) >= 128) foreign++;
  return entry(SIGNS, length, 0.45) + foreign * 0.3;
}

function isUpper(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** A table's value, continued by `slope` beyond its end. */
function entry(table: readonly number[], length: number, slope: number): number {
  const last = table.length - 1;
  return length <= last ? table[length]! : table[last]! + (length - last) * slope;
}
