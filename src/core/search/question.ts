import { scanNames } from '../text/scanNames.ts';
import { englishFor } from './glossary.ts';
import { nameParts } from './nameParts.ts';
import { isAboutTypes, scopeOf } from './questionScope.ts';
import { REQUEST_WORDS, SILENT_WORDS } from './questionWords.ts';

/** Something to look for, with what finding it is worth. */
export interface QuestionTerm {
  /** A part of names (`head`), a whole name of several parts in lower case (`=getheaders`), or two neighbours (`get+head`). */
  readonly text: string;
  readonly weight: number;
}

/** A question in words, as far as names go. */
export interface Question {
  readonly terms: readonly QuestionTerm[];
  /** Indexes into `terms` by their text. */
  readonly indexes: ReadonlyMap<string, number>;
  /** The parts that the first line names a thing by: a file called so is meant. */
  readonly subjects: ReadonlySet<string>;
  /** The parts of what it names in front, as `fix(router): …` does (`scopeOf`). */
  readonly scope: readonly string[];
  /** Whether files that only declare types may be meant. */
  readonly aboutTypes: boolean;
}

/** Weights, chosen with `docs/context.md`, Questions. */
const REQUEST_WEIGHT = 0.4;
const FURTHER_LINE_WEIGHT = 0.3;
const CODE_WEIGHT = 1.3;
const WHOLE_WEIGHT = 0.5;
const PAIR_WEIGHT = 0.7;
const TRANSLATED_WEIGHT = 0.8;
/** In a Russian sentence what is not translated is the code's own word. */
const LATIN_WEIGHT = 1.6;

/** Addresses and numbers of issues name nothing in the code. */
const NOISE = /https?:\S+|#\d+/g;
/** Between two words that belong together: `reference links`, `url-encoded`, `` `a.b` ``. */
const JOINT = /^[\s\-`.]+$/;
/** Between a thing and what is done to it: `expired tokens are not deleted` means `deleteToken` too. */
const IS_DONE = /^[\s`]+(?:(?:is|are|was|were|be|been|being|not|never|get|gets)[\s`]+)*$/i;

/** Reads a question: identifiers as they are and in parts, words without endings, Russian ones also by what code calls them. */
export function readQuestion(text: string): Question {
  const weights = new Map<string, number>();
  const subjects = new Set<string>();
  const put = (term: string, weight: number) => {
    if (!weights.has(term)) weights.set(term, weight);
  };
  text
    .replace(NOISE, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .forEach((line, row) => {
      const lineWeight = row === 0 ? 1 : FURTHER_LINE_WEIGHT;
      const isRussian = /[а-яё]/i.test(line);
      let before: { readonly part: string; readonly end: number } | undefined;
      scanNames(line, (name, start) => {
        const word = name.toLowerCase();
        if (SILENT_WORDS.has(word)) return;
        const isRequest = REQUEST_WORDS.has(word);
        const parts = nameParts(name);
        const isCode = /\p{Ll}\p{Lu}|_/u.test(name) || line[start - 1] === '`';
        const isCodeWord = isRussian && /^[\w$]+$/.test(name);
        const weight = lineWeight * (isRequest ? REQUEST_WEIGHT : isCodeWord ? LATIN_WEIGHT : isCode ? CODE_WEIGHT : 1);
        for (const part of parts) {
          put(part, weight);
          const translated = englishFor(part);
          // Of several meanings one is meant: together they count little more than one.
          const each = (weight * TRANSLATED_WEIGHT) / Math.sqrt(Math.max(translated.length, 1));
          for (const english of translated) put(english, each);
          if (row === 0 && !isRequest) for (const subject of [part, ...translated]) subjects.add(subject);
        }
        if (parts.length > 1) put(wholeTerm(name), lineWeight * WHOLE_WEIGHT);
        for (const pair of pairTerms(parts)) put(pair, lineWeight * PAIR_WEIGHT);
        const [first] = parts;
        if (first === undefined) return;
        const between = before === undefined ? '' : line.slice(before.end, start);
        if (before !== undefined && JOINT.test(between)) put(`${before.part}+${first}`, lineWeight * PAIR_WEIGHT);
        // What is done to a thing stands behind it, in names before it.
        if (before !== undefined && /ed$/i.test(name) && IS_DONE.test(between)) {
          put(`${first}+${before.part}`, lineWeight * PAIR_WEIGHT);
        }
        before = { part: parts.at(-1)!, end: start + name.length };
      });
    });
  const terms = [...weights].map(([term, weight]) => ({ text: term, weight }));
  return {
    terms,
    indexes: new Map(terms.map((term, index) => [term.text, index])),
    subjects,
    scope: scopeOf(text),
    aboutTypes: isAboutTypes(text),
  };
}

/** The term for a whole name of several parts. */
export function wholeTerm(name: string): string {
  return `=${name.toLowerCase()}`;
}

function pairTerms(parts: readonly string[]): string[] {
  return parts.slice(1).map((part, at) => `${parts[at]!}+${part}`);
}
