import type { TextRange } from './textRange.ts';

/** One change of a document, in offsets of the text before the event that it belongs to. */
export interface TextChange {
  readonly offset: number;
  readonly deletedLength: number;
  readonly insertedText: string;
}

export type RebasedRange = ({ readonly status: 'moved' } & TextRange) | { readonly status: 'touched' };

/**
 * Where a range lies after one event's changes, or that they touched it. Text typed directly at either end touches it
 * unless a line break parts the two: `return 1` that becomes `return 10` is not the same definition any more.
 */
export function rebaseRange(changes: readonly TextChange[], start: number, end: number): RebasedRange {
  let shift = 0;
  for (const change of changes) {
    const { offset, insertedText } = change;
    const changedEnd = offset + change.deletedLength;
    const before = changedEnd < start || (changedEnd === start && /(^|\n)[ \t]*$/.test(insertedText));
    const after = offset > end || (offset === end && /^([ \t]*\r?\n|$)/.test(insertedText));
    if (before) shift += insertedText.length - change.deletedLength;
    else if (!after) return { status: 'touched' };
  }
  return { status: 'moved', start: start + shift, end: end + shift };
}

export type FoundTarget =
  | ({ readonly status: 'found' } & TextRange)
  | { readonly status: 'missing' }
  | { readonly status: 'ambiguous' };

/**
 * Finds a definition again by its exact text: at the expected offset, else wherever it stands alone on its lines exactly
 * once. Text that differs in one sign is another definition; two equal ones away from the offset are ambiguous.
 */
export function findTarget(text: string, targetText: string, hintOffset: number): FoundTarget {
  if (targetText === '') return { status: 'missing' };
  const places: number[] = [];
  for (let at = text.indexOf(targetText); at >= 0; at = text.indexOf(targetText, at + 1)) {
    if (standsAlone(text, at, at + targetText.length)) places.push(at);
  }
  const place = places.includes(hintOffset) ? hintOffset : places[0];
  if (place === undefined) return { status: 'missing' };
  if (places.length > 1 && place !== hintOffset) return { status: 'ambiguous' };
  return { status: 'found', start: place, end: place + targetText.length };
}

/** Only blanks or a sign that parts statements before it on its line, and after it. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const after = /^[^\n]*/.exec(text.slice(end, end + 400))![0];
  return /(^|[{([,;=:\uFEFF])\s*$/.test(before) && /^\s*($|[;,)}\]]|#|\/[/*])/.test(after);
}
