/** A tab, or so many blanks. */
export type IndentUnit = { readonly kind: 'tab' } | { readonly kind: 'blanks'; readonly width: number };

/** What a definition's place indents with: its own lines below the first decide, then its own indentation, then the file. */
export function indentUnit(below: readonly string[], indent: string, file: string): IndentUnit | undefined {
  for (const lines of [below, [`${indent}.`], file.split('\n')]) {
    const tabs = lines.filter((line) => line.startsWith('\t')).length;
    // One blank is a comment's second line, not a level.
    const blanks = lines.filter((line) => line.startsWith('  ')).length;
    if (tabs > blanks) return { kind: 'tab' };
    if (blanks > 0) return { kind: 'blanks', width: indentStep(file.split('\n')) };
  }
  return undefined;
}

/** How many blanks a level has: the most frequent growth from one line to the next; 4 when nothing tells. */
export function indentStep(lines: readonly string[]): number {
  const counts = new Map<number, number>();
  let before = 0;
  for (const line of lines) {
    if (line.trim() === '' || line.startsWith('\t')) continue;
    const width = /^ */.exec(line)![0].length;
    if (width - before > 1) counts.set(width - before, (counts.get(width - before) ?? 0) + 1);
    before = width;
  }
  const [first] = [...counts].sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || a - b);
  return first?.[0] ?? 4;
}

/** Leading blanks in the other kind of unit, when they are not in this one. `step`: blanks that the text uses for one level. */
export function convertBlanks(blanks: string, unit: IndentUnit | undefined, step: number): string {
  if (unit?.kind === 'tab' && blanks.includes(' ')) {
    const width = [...blanks].reduce((sum, each) => sum + (each === '\t' ? step : 1), 0);
    return '\t'.repeat(Math.floor(width / step)) + ' '.repeat(width % step);
  }
  if (unit?.kind === 'blanks' && blanks.includes('\t')) return blanks.replaceAll('\t', ' '.repeat(unit.width));
  return blanks;
}
