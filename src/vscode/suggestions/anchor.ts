/** A stretch of a text, in UTF-16 code units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** One edit of a text, as the editor reports it: `rangeLength` units from `rangeOffset` became `text`. */
export interface TextChange {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * The exact text that a suggestion is bound to. What stands beside it on its first and last line belongs to it too: a
 * letter typed right after the last one leaves `text` in place and yet changes the definition.
 */
export interface BoundText {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** Where the bound text is. When it is not `intact`, the stretch is where it must come back, for example by undo. */
export interface Anchor extends Stretch {
  readonly intact: boolean;
}

export function bindText(text: string, { start, end }: Stretch): BoundText {
  return {
    before: text.slice(lineStart(text, start), start),
    text: text.slice(start, end),
    after: text.slice(end, lineEnd(text, end)),
  };
}

function standsAt(text: string, start: number, bound: BoundText): boolean {
  if (!text.startsWith(bound.text, start)) return false;
  const around = bindText(text, { start, end: start + bound.text.length });
  return around.before === bound.before && around.after === bound.after;
}

/**
 * Moves an anchor through edits that led to `textAfter`. Whether it is intact is decided by the exact text alone; offsets
 * only say where to look.
 */
export function moveAnchor(
  anchor: Anchor,
  bound: BoundText,
  changes: readonly TextChange[],
  textAfter: string,
): Anchor {
  let stretch: Stretch = anchor;
  for (const change of changes) stretch = moveStretch(stretch, change, !anchor.intact);
  return settle(stretch, bound, textAfter);
}

/** The anchor for a text of which nothing is known but that the bound text was near `stretch`. */
export function settle(stretch: Stretch, bound: BoundText, text: string): Anchor {
  const start = Math.min(Math.max(stretch.start, 0), text.length);
  const end = Math.min(Math.max(stretch.end, start), text.length);
  const found = standsAt(text, start, bound) ? start : onlyPlace({ start, end }, bound, text);
  if (found === undefined) return { start, end, intact: false };
  return { start: found, end: found + bound.text.length, intact: true };
}

/** An edit before moves, one after does nothing, one that touches widens; `greedy`: touching an edge is touching. */
function moveStretch({ start, end }: Stretch, change: TextChange, greedy: boolean): Stretch {
  const from = change.rangeOffset;
  const to = from + change.rangeLength;
  const delta = change.text.length - change.rangeLength;
  if (greedy ? to < start : to <= start) return { start: start + delta, end: end + delta };
  if (greedy ? from > end : from >= end) return { start, end };
  return { start: Math.min(start, from), end: Math.max(end, to) + delta };
}

/** Where the bound text stands inside the stretch; undefined when nowhere or in several places, which only a parse tells apart. */
function onlyPlace({ start, end }: Stretch, bound: BoundText, text: string): number | undefined {
  let found: number | undefined;
  const last = end - bound.text.length;
  for (let at = text.indexOf(bound.text, start); at >= 0 && at <= last; at = text.indexOf(bound.text, at + 1)) {
    if (!standsAt(text, at, bound)) continue;
    if (found !== undefined) return undefined;
    found = at;
  }
  return found;
}

/** Offset of the first unit of the line that `offset` is in. */
export function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** Offset of the line break that ends the line, or of the text's end. */
export function lineEnd(text: string, offset: number): number {
  const breaks = ['\n', '\r'].map((lineBreak) => text.indexOf(lineBreak, offset)).filter((at) => at >= 0);
  return Math.min(text.length, ...breaks);
}
