import type { WordFacts } from '../model/wordFacts.ts';
import { scanNames } from './scanNames.ts';

/** A definition's stretch of the text, documentation and decorators included. */
export interface DefinitionStretch {
  readonly outerStart: number;
  readonly outerEnd: number;
}

/** The words of a text by the innermost definition that they stand in. Stretches nest and are in any order. */
export function readWords(text: string, definitions: readonly DefinitionStretch[]): WordFacts {
  const names = new Map<string, number>();
  const counts = Array.from({ length: definitions.length + 1 }, () => new Map<number, number>());
  const waiting = definitions
    .map((stretch, index) => ({ ...stretch, index }))
    .sort((a, b) => a.outerStart - b.outerStart || b.outerEnd - a.outerEnd);
  const around: { readonly outerEnd: number; readonly index: number }[] = [];
  let next = 0;
  scanNames(text, (name, start) => {
    while (next < waiting.length && waiting[next]!.outerStart <= start) around.push(waiting[next++]!);
    while (around.length > 0 && around.at(-1)!.outerEnd <= start) around.pop();
    let id = names.get(name);
    if (id === undefined) {
      id = names.size;
      names.set(name, id);
    }
    const words = counts[(around.at(-1)?.index ?? -1) + 1]!;
    words.set(id, (words.get(id) ?? 0) + 1);
  });
  return {
    names: [...names.keys()],
    counts: counts.map((words) => [...words].flatMap(([id, count]) => (count > 1 ? [id, -count] : [id]))),
  };
}
