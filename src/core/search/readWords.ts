import type { WordFacts } from '../model/wordFacts.ts';
import { scanNames } from './scanNames.ts';

/** A definition's stretch of the text, documentation and decorators included. */
export interface DefinitionStretch {
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** Strings of several words that end on their line. A comment's apostrophes may look like some; what stands between them is said too. */
const MESSAGE = /(["'`])(?=[^\n]*?\w\W+\w)((?:\\.|(?!\1)[^\\\n])*)\1/g;

/** The words of a text by the innermost definition that they stand in. Stretches nest and are in any order. */
export function readWords(text: string, definitions: readonly DefinitionStretch[]): WordFacts {
  const names = new Map<string, number>();
  const counts = Array.from({ length: definitions.length + 1 }, () => new Map<number, number>());
  const waiting = definitions
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.outerStart - b.outerStart || b.outerEnd - a.outerEnd);
  const around: { readonly outerEnd: number; readonly index: number }[] = [];
  let next = 0;
  const strings = [...text.matchAll(MESSAGE)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
  const pairs = counts.map(() => new Map<string, readonly [number, number]>());
  let string = 0;
  let before: { readonly id: number; readonly string: number } | undefined;
  scanNames(text, (name, start) => {
    while (next < waiting.length && waiting[next]!.outerStart <= start) around.push(waiting[next++]!);
    while (around.length > 0 && around.at(-1)!.outerEnd <= start) around.pop();
    let id = names.get(name);
    if (id === undefined) {
      id = names.size;
      names.set(name, id);
    }
    const part = (around.at(-1)?.index ?? -1) + 1;
    const words = counts[part]!;
    words.set(id, (words.get(id) ?? 0) + 1);
    while (string < strings.length && strings[string]!.end <= start) string++;
    const isInside = string < strings.length && strings[string]!.start < start;
    if (isInside && before?.string === string) pairs[part]!.set(`${before.id} ${id}`, [before.id, id]);
    before = isInside ? { id, string } : undefined;
  });
  return {
    names: [...names.keys()],
    counts: counts.map((words) => [...words].flatMap(([id, count]) => (count > 1 ? [id, -count] : [id]))),
    pairs: pairs.flatMap((own, part) => (own.size === 0 ? [] : [[part, ...[...own.values()].flat()]])),
  };
}
