import { scanNames } from '../text/scanNames.ts';
import type { ModuleWords } from './moduleWords.ts';

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
 * The definitions (-1: the top level) of a module with a message that says a phrase. Pairs of neighbours are known, not whole messages:
 * two messages of one definition may make up a phrase, which is rare.
 */
export function saying(phrase: readonly string[], module: ModuleWords): readonly number[] {
  let found: readonly number[] = module.saying(phrase[0]!, phrase[1]!);
  for (let at = 2; at < phrase.length && found.length > 0; at++) {
    const next = module.saying(phrase[at - 1]!, phrase[at]!);
    found = found.filter((definition) => next.includes(definition));
  }
  return found;
}
