import type { Stretch } from './anchor.ts';

/** A stretch of a text and what comes in its place. */
export interface ExactEdit extends Stretch {
  readonly text: string;
}

export interface WantedText {
  readonly base: string;
  readonly newText: string;
  readonly target: Stretch;
  readonly replacement: string;
  /** The changed stretches of the target, as the gate cut them. */
  readonly hunks: readonly ExactEdit[];
}

/**
 * Edits that turn `base` into exactly `newText`: the hunks where they do, for the cursor and markers between them to stay;
 * else the whole target; else one stretch. Each candidate is tried on the text, none is believed.
 */
export function exactEdits({ base, newText, target, replacement, hunks }: WantedText): readonly ExactEdit[] {
  const head = headEdit(base, newText, target, replacement);
  const whole = { ...target, text: replacement };
  const candidates = [[...hunks], [...head, ...hunks], [...head, whole]];
  const exact = candidates.find((edits) => isAddressable(base, edits) && applyEdits(base, edits) === newText);
  return exact ?? [singleEdit(base, newText)];
}

/** The text after edits whose offsets all refer to `base`; undefined when they overlap or leave it. */
export function applyEdits(base: string, edits: readonly ExactEdit[]): string | undefined {
  let text = '';
  let at = 0;
  for (const edit of [...edits].sort((left, right) => left.start - right.start || left.end - right.end)) {
    if (edit.start < at || edit.end < edit.start || edit.end > base.length) return undefined;
    text += base.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + base.slice(at);
}

/** What changed before the target: imports that the answer needs. */
function headEdit(base: string, newText: string, { start, end }: Stretch, replacement: string): readonly ExactEdit[] {
  const rest = replacement + base.slice(end);
  const headBefore = base.slice(0, start);
  const headAfter = newText.slice(0, Math.max(0, newText.length - rest.length));
  return headBefore === headAfter ? [] : [singleEdit(headBefore, headAfter)];
}

/** The one smallest edit between two texts. Never cuts a surrogate pair or CR LF in two. */
function singleEdit(before: string, after: string): ExactEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  while (start > 0 && (splitsPair(before, start) || splitsPair(after, start))) start -= 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  while (same > 0 && (splitsPair(before, before.length - same) || splitsPair(after, after.length - same))) same -= 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}

/** An editor has no position between CR and LF, nor within a surrogate pair. */
function isAddressable(base: string, edits: readonly ExactEdit[]): boolean {
  return edits.every(({ start, end }) => !splitsPair(base, start) && !splitsPair(base, end));
}

function splitsPair(text: string, offset: number): boolean {
  return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
