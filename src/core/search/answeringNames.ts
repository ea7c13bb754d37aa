import { type Question, wholeTerm } from './question.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Which terms of a question the names of a vocabulary answer. */
export interface AnsweringNames {
  /** By name: 0 where it answers none, else one more than its place in `terms`. */
  readonly of: Uint32Array;
  /** Terms as indexes, each as often as the name has it. */
  readonly terms: readonly (readonly number[])[];
  /** The terms that are one part, by its number. */
  readonly termOfPart: ReadonlyMap<number, number>;
}

/** Two numbers below it in one. */
const PAIR = 2 ** 26;

/** Looks a question's terms up once for all modules. */
export function answeringNames({ terms, indexes }: Question, vocabulary: Vocabulary): AnsweringNames {
  const byPart = new Map<number, number>();
  const byPair = new Map<number, number>();
  terms.forEach(({ text }, index) => {
    const parts = text.startsWith('=') ? [] : text.split('+').map((part) => vocabulary.partNamed(part));
    const [first, second] = parts;
    if (first === undefined || (parts.length > 1 && second === undefined)) return;
    if (second === undefined) byPart.set(first, index);
    else byPair.set(first * PAIR + second, index);
  });
  const hasWhole = terms.some(({ text }) => text.startsWith('='));
  const of = new Uint32Array(vocabulary.size);
  const found: number[][] = [];
  for (const part of byPart.keys()) {
    for (const name of vocabulary.namesWith(part)) {
      if (of[name] === 0) of[name] = found.push(termsOf(name));
    }
  }
  return { of, terms: found, termOfPart: byPart };

  function termsOf(name: number): number[] {
    const parts = vocabulary.partsOf(name);
    const answered: number[] = [];
    const answer = (term: number | undefined) => {
      if (term !== undefined) answered.push(term);
    };
    for (const part of parts) answer(byPart.get(part));
    if (parts.length > 1) {
      if (byPair.size > 0)
        for (let at = 1; at < parts.length; at++) answer(byPair.get(parts[at - 1]! * PAIR + parts[at]!));
      if (hasWhole) answer(indexes.get(wholeTerm(vocabulary.nameAt(name))));
    }
    return answered;
  }
}
