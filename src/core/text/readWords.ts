import type { WordFacts } from '../model/wordFacts.ts';
import { scanNames } from './scanNames.ts';

/** A definition's stretch of the text, documentation and decorators included. */
export interface DefinitionStretch {
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** More than a file has. */
const MOST_NAMES = 2 ** 24;

/** Strings that end on their line. A comment's apostrophes may look like some; what stands between them is said too. */
const STRING = /"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'|`[^`\\\n]*(?:\\.[^`\\\n]*)*`/g;

/** The words of a text by the innermost definition that they stand in. Stretches nest and are in any order. */
export function readWords(text: string, definitions: readonly DefinitionStretch[]): WordFacts {
  const names = new Map<string, number>();
  const counts = Array.from({ length: definitions.length + 1 }, () => new Map<number, number>());
  const waiting = definitions
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.outerStart - b.outerStart || b.outerEnd - a.outerEnd);
  const around: { readonly outerEnd: number; readonly index: number }[] = [];
  let next = 0;
  const strings = [...text.matchAll(STRING)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
  const pairs = counts.map(() => new Map<number, readonly [number, number]>());
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
    if (isInside && before?.string === string) pairs[part]!.set(before.id * MOST_NAMES + id, [before.id, id]);
    before = isInside ? { id, string } : undefined;
  });
  return {
    names: [...names.keys()],
    counts: counts.map((words) => [...words].flatMap(([id, count]) => (count > 1 ? [id, -count] : [id]))),
    pairs: pairs.flatMap((own, part) => (own.size === 0 ? [] : [[part, ...[...own.values()].flat()]])),
  };
}
