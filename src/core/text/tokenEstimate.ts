import bitsOfVocabulary from '#build/qwenVocabulary';
import { VocabularyFilter } from './vocabularyFilter.ts';

let known: VocabularyFilter | undefined;

/** Words in Latin and Cyrillic letters and runs of signs that are tokens of Qwen2.5's vocabulary. */
function vocabulary(): VocabularyFilter {
  known ??= new VocabularyFilter(bitsOfVocabulary());
  return known;
}

/**
 * Tokens of a text as a model of the Qwen2.5 family counts them, estimated. Deterministic and the same on every machine;
 * selection and budgets use it alone. Its version is that of the engine (`FACTS_VERSION`, a digest of its code), by which facts are stored.
 *
 * The text is cut into the pieces of Qwen2.5's published pre-tokenizer pattern (words with one leading blank or sign, single
 * digits, runs of signs, line ends, blanks). A piece that is in the vocabulary is one token; another is taken apart from the
 * left, the longest token first, which is nearly always as many as byte-pair encoding gives. `docs/context.md` has the errors.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let at = 0;
  const { length } = text;
  while (at < length) {
    const kind = kindOf(text.charCodeAt(at));
    const end = pieceEnd(text, at, kind);
    if (kind === LETTER || kind === SIGN) tokens += pieceTokens(text, at, end);
    else if (kind === DIGIT) tokens++;
    else {
      // A run up to its last line end is a piece, the blanks behind it are one.
      const indent = lastLineEnd(text, at, end);
      if (indent > at) tokens++;
      // The last blank belongs to the word behind it, a space to signs, too.
      const next = end < length ? kindOf(text.charCodeAt(end)) : BLANK;
      const joins = end > indent && (next === LETTER || (next === SIGN && text.charCodeAt(end - 1) === SPACE));
      if ((joins ? end - 1 : end) > indent) tokens++;
      if (joins) {
        at = next === LETTER ? lettersEnd(text, end) : signsEnd(text, end);
        tokens += pieceTokens(text, end - 1, at);
        continue;
      }
    }
    at = end;
  }
  return tokens;
}

const LETTER = 0;
const DIGIT = 1;
const BLANK = 2;
const SIGN = 3;
const SPACE = 32;
const APOSTROPHE = 39;

/** English endings are pieces of their own, inside other words, too. */
const CONTRACTION = /'(?:s|t|re|ve|m|ll|d)/iy;

const ASCII = new Uint8Array(128).map((_, code) => classOf(String.fromCharCode(code)));

function classOf(character: string): number {
  if (/\p{L}/u.test(character)) return LETTER;
  if (/\p{N}/u.test(character)) return DIGIT;
  return /\s/.test(character) ? BLANK : SIGN;
}

function kindOf(code: number): number {
  if (code < 128) return ASCII[code]!;
  if (code >= 0x400 && code < 0x482) return LETTER;
  return classOf(String.fromCharCode(code));
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13;
}

/** Where the piece ends that begins at `at`; a blank run ends where something else begins. */
function pieceEnd(text: string, at: number, kind: number): number {
  switch (kind) {
    case LETTER:
      return lettersEnd(text, at);
    case DIGIT:
      return at + 1;
    case BLANK:
      return blanksEnd(text, at);
    default: {
      if (text.charCodeAt(at) === APOSTROPHE) {
        CONTRACTION.lastIndex = at;
        if (CONTRACTION.test(text)) return CONTRACTION.lastIndex;
      }
      // A single sign before letters belongs to the word.
      const isBeforeWord = at + 1 < text.length && kindOf(text.charCodeAt(at + 1)) === LETTER;
      return isBeforeWord ? lettersEnd(text, at + 1) : signsEnd(text, at);
    }
  }
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

/** Where the last line end of a run of blanks ends; `from` where there is none. */
function lastLineEnd(text: string, from: number, end: number): number {
  let at = end;
  while (at > from && !isLineEnd(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Signs, and the line ends behind them. */
function signsEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && kindOf(text.charCodeAt(at)) === SIGN) at++;
  while (at < text.length && isLineEnd(text.charCodeAt(at))) at++;
  return at;
}

function pieceTokens(text: string, start: number, end: number): number {
  if (vocabulary().has(text, start, end)) return 1;
  let tokens = 0;
  let at = start;
  while (at < end) {
    const next = vocabulary().longest(text, at, end);
    // What the filter does not have: an ASCII character is a token; of other scripts about every character is one, too.
    at = next > at ? next : at + 1;
    tokens++;
  }
  return tokens;
}
