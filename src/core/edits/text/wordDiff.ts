import { diffWordsWithSpace } from 'diff';

/** Offsets into one of the two texts. */
export interface MarkedRange {
  readonly start: number;
  readonly end: number;
}

/** Which words of the old text went and which of the new text came, for a renderer to mark. */
export interface WordDiff {
  readonly removed: readonly MarkedRange[];
  readonly added: readonly MarkedRange[];
}

/** Compares two texts by words and blanks. Meant for a hunk's old and new lines, not for files. */
export function wordDiff(before: string, after: string): WordDiff {
  const removed: MarkedRange[] = [];
  const added: MarkedRange[] = [];
  let old = 0;
  let now = 0;
  for (const part of diffWordsWithSpace(before, after)) {
    const { length } = part.value;
    if (part.removed) removed.push({ start: old, end: old + length });
    else if (part.added) added.push({ start: now, end: now + length });
    if (!part.added) old += length;
    if (!part.removed) now += length;
  }
  return { removed, added };
}
