import type { Hunk } from '../../core/edits/checkedReply.ts';
import { neededImports } from '../../core/edits/imports/neededImports.ts';
import { applyHunks, hunksOf } from '../../core/edits/text/hunks.ts';
import type { Suggestion } from './suggestion.ts';

/** A new text of a suggestion's target, with the imports that it needs. */
export type Part = Pick<Suggestion, 'replacement' | 'addedImports'>;

/** The changes of a suggestion that are still to be decided, in offsets of the target's text. */
export function hunksIn({ bound, replacement }: Pick<Suggestion, 'bound' | 'replacement'>): readonly Hunk[] {
  return hunksOf(bound.text, replacement);
}

/** Whether two states of a suggestion have the same changes still to be decided. */
export function hasSameHunks(one: Suggestion, other: Suggestion): boolean {
  return one.replacement === other.replacement && one.bound.text === other.bound.text;
}

/** What the target becomes when one hunk alone is accepted; undefined when there is no such hunk. */
export function hunkAlone(suggestion: Suggestion, index: number): Part | undefined {
  const hunks = hunksIn(suggestion);
  const hunk = hunks[index];
  if (hunk === undefined) return undefined;
  if (hunks.length === 1) return suggestion;
  return {
    replacement: applyHunks(suggestion.bound.text, [hunk]),
    addedImports: neededImports(suggestion.addedImports, hunk.text),
  };
}

/** What is left of a suggestion without one of its hunks; undefined when nothing is, or there is no such hunk. */
export function withoutHunk(suggestion: Suggestion, index: number): Part | undefined {
  const hunks = hunksIn(suggestion);
  const rest = hunks.filter((_, place) => place !== index);
  if (rest.length === 0 || rest.length === hunks.length) return undefined;
  const { addedImports, bound } = suggestion;
  const said = rest.map(({ text }) => text).join('');
  const gone = new Set(neededImports(addedImports, hunks[index]!.text));
  for (const needed of neededImports(addedImports, said)) gone.delete(needed);
  return { replacement: applyHunks(bound.text, rest), addedImports: addedImports.filter((line) => !gone.has(line)) };
}
