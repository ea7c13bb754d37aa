import type { TodoMarker } from '../model/fileFacts.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { namesOfId, pathOfId, type SymbolId } from '../model/symbolId.ts';

/** A TODO comment of the code, as it is now. */
export interface TodoPlace {
  readonly path: RepoPath;
  /** 1-based. */
  readonly line: number;
  /** What it stands in or before; absent: nothing but the file. */
  readonly symbol?: SymbolId;
  readonly marker: TodoMarker;
  readonly text: string;
  /** Who is named behind the marker. */
  readonly by?: string;
}

/** A task that stands for a TODO comment, and the comment as it was known last. */
export interface TrackedTodo {
  readonly task: string;
  readonly path?: RepoPath;
  readonly symbol?: SymbolId;
  readonly text: string;
}

/** The least likeness at which a comment that was reworded is still the same: in its definition; in its file, or in a definition of that
 * name; anywhere. */
const LEAST_IN_SYMBOL = 0.35;
const LEAST_NEARBY = 0.55;
const LEAST_ANYWHERE = 0.8;

/**
 * Which comment each task stands for, one for one. A comment keeps its task when it is moved, when its definition or file is renamed,
 * when it is wrapped or turned into another kind of comment, and when it is reworded in its place; the surest pairs are taken first.
 * What is not in the result is gone. `others` are the keys (`todoKey`) of comments that were there beside these before: none of them is a
 * reworded one.
 */
export function matchTodos(
  tracked: readonly TrackedTodo[],
  places: readonly TodoPlace[],
  others: ReadonlySet<string>,
): ReadonlyMap<string, TodoPlace> {
  const pairs: { readonly todo: TrackedTodo; readonly place: TodoPlace; readonly score: number }[] = [];
  const words = new Map(places.map((place) => [place, wordsOf(place.text)]));
  for (const todo of tracked) {
    const known = wordsOf(todo.text);
    for (const place of places) {
      const score = scoreOf(todo, known, place, words.get(place)!, others);
      if (score > 0) pairs.push({ todo, place, score });
    }
  }
  // Of equal pairs the one that stands first in both lists; sorting is stable.
  pairs.sort((a, b) => b.score - a.score);
  const matched = new Map<string, TodoPlace>();
  const taken = new Set<TodoPlace>();
  for (const { todo, place } of pairs) {
    if (matched.has(todo.task) || taken.has(place)) continue;
    matched.set(todo.task, place);
    taken.add(place);
  }
  return matched;
}

/** What two comments must share to be the same: the words, whatever their case, marks and blanks. */
export function todoKey(text: string): string {
  return wordsOf(text).join(' ');
}

function scoreOf(
  todo: TrackedTodo,
  known: readonly string[],
  place: TodoPlace,
  words: readonly string[],
  others: ReadonlySet<string>,
): number {
  const inSymbol = todo.symbol !== undefined && todo.symbol === place.symbol;
  const inFile = (todo.path ?? (todo.symbol === undefined ? undefined : pathOfId(todo.symbol))) === place.path;
  const sameName =
    todo.symbol !== undefined &&
    place.symbol !== undefined &&
    namesOfId(todo.symbol).at(-1) === namesOfId(place.symbol).at(-1);
  const likeness = likenessOf(known, words);
  const nearness = inSymbol ? 3 : inFile ? 2 : sameName ? 1 : 0;
  // Equal words count most, wherever they are; a comment without words is known by its place alone.
  if (likeness === 1) return known.length > 0 || nearness > 0 ? 10 + nearness : 0;
  if (others.has(words.join(' '))) return 0;
  const least = inSymbol ? LEAST_IN_SYMBOL : inFile || sameName ? LEAST_NEARBY : LEAST_ANYWHERE;
  return likeness >= least ? likeness + nearness : 0;
}

/** How many of the words two texts share, in the sense of Dice; 1 only for equal words in equal order. */
function likenessOf(a: readonly string[], b: readonly string[]): number {
  if (a.join(' ') === b.join(' ')) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    left.set(word, count - 1);
    shared++;
  }
  return Math.min(0.99, (2 * shared) / (a.length + b.length));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
