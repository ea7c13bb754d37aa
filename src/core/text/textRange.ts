/** A stretch of a text, in UTF-16 code units; `end` is past its last sign. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether `outer` holds all of `inner`; equal ranges hold each other. */
export function holds(outer: TextRange, inner: TextRange): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
