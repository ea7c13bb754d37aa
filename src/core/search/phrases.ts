import { scanNames } from '../text/scanNames.ts';
import type { ModuleWords } from './moduleWords.ts';
import type { Vocabulary } from './vocabulary.ts';

/** One word is no message; three that nobody quotes may be one. */
const LEAST_QUOTED = 2;
const LEAST_UNQUOTED = 3;
const QUOTED = /"([^"\n]+)"|'([^'\n]+)'|`([^`\n]+)`|«([^»\n]+)»|“([^”\n]+)”/g;
/** In a Russian sentence what is said in Latin letters. */
const LATIN = /[A-Za-z][\w$ ,.'-]*[\w$]/g;

/**
 * What a question may repeat of a message: its quoted parts, a line, what stands behind a colon in it (`Error: Token is expired`), the
 * Latin part of a Russian one. Each as a whole: any three words of a longer text stand together somewhere by chance.
 */
export function phrasesIn(question: string): string[][] {
  const quoted = [...question.matchAll(QUOTED)]
    .map((match) => match.slice(1).find(Boolean) ?? '')
    // `url-encoded-form` is a name.
    .filter((text) => text.includes(' '));
  const lines = question.split('\n');
  const behind = lines.flatMap((line) => [...line.matchAll(/:\s+(?=\S)/g)].map((sign) => line.slice(sign.index + 1)));
  const latin = lines.filter((line) => /[а-яё]/i.test(line)).flatMap((line) => line.match(LATIN) ?? []);
  return [
    ...quoted.map(wordsOf).filter((words) => words.length >= LEAST_QUOTED),
    ...[...lines, ...behind, ...latin].map(wordsOf).filter((words) => words.length >= LEAST_UNQUOTED),
  ];
}

function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanNames(text, (name) => words.push(name));
  return words;
}

/**
 * Looks for phrases in the messages of modules. Pairs of neighbours are known, not whole messages: two messages of one definition may make
 * up a phrase, which is rare.
 */
export class PhraseSearch {
  /** The numbers of each phrase's pairs; those of a phrase with a word that no message has are `undefined`. */
  readonly #phrases: readonly (readonly (number | undefined)[])[];
  /** Numbers of pairs by their two words. */
  readonly #pairs = new Map<number, Map<number, number>>();
  /** By word: 1 where a pair begins with it. */
  readonly #begins: Uint8Array;

  constructor(phrases: readonly (readonly string[])[], vocabulary: Vocabulary) {
    this.#begins = new Uint8Array(vocabulary.foldedSize);
    let count = 0;
    const pairOf = (first: number | undefined, second: number | undefined): number | undefined => {
      if (first === undefined || second === undefined) return undefined;
      this.#begins[first] = 1;
      const behind = this.#pairs.get(first) ?? new Map<number, number>();
      this.#pairs.set(first, behind);
      const number = behind.get(second) ?? count++;
      behind.set(second, number);
      return number;
    };
    this.#phrases = phrases.map((phrase) => {
      const words = phrase.map((word) => vocabulary.folded(word));
      return words.slice(1).map((word, at) => pairOf(words[at], word));
    });
  }

  /** For each phrase the definitions of a module (-1: its top level) that say it, in source order. */
  in({ neighbours }: ModuleWords): readonly (readonly number[])[] {
    const definitions = new Map<number, number[]>();
    for (let at = 0; at < neighbours.length; at += 3) {
      const first = neighbours[at + 1]!;
      if (this.#begins[first] !== 1) continue;
      const pair = this.#pairs.get(first)?.get(neighbours[at + 2]!);
      if (pair === undefined) continue;
      const definition = neighbours[at]! - 1;
      const known = definitions.get(pair);
      if (known === undefined) definitions.set(pair, [definition]);
      else if (known.at(-1) !== definition) known.push(definition);
    }
    if (definitions.size === 0) return [];
    return this.#phrases.map(([first, ...others]) => {
      const having = (pair: number | undefined) => (pair === undefined ? [] : (definitions.get(pair) ?? []));
      return having(first).filter((definition) => others.every((pair) => having(pair).includes(definition)));
    });
  }
}
