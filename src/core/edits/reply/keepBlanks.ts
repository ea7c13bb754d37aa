import { diffArrays } from 'diff';

/** What a line begins inside of. */
export type Inside = 'code' | 'string' | 'documentation';

/** A line of a reply: as it was written, and as it was fitted to its place. */
export interface FittedLine {
  readonly written: string;
  readonly fitted: string;
  readonly inside: Inside;
}

/** How the reply's lines lie: all of them begin with `from` where the original's begin with `to`. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** Tabs stand for so many columns where a text mixes them with blanks to align lines. */
const ALIGNED = 8;
const WIDTHS: readonly number[] = [2, 4, ALIGNED];

/**
 * Fitted lines, of which those that the reply repeats have the original's blanks to the letter, for what aligns lines and what a string
 * holds would be turned from tabs to blanks or moved else. A line is repeated when it was written as the original has it but for the
 * move of the whole definition; also when it is documentation, when a string's blanks have become tabs or its tabs blanks, and, where
 * blanks are layout and no more (`isLayout`), when both show it in the same column. `original`: its lines.
 */
export function keepBlanks(
  lines: readonly FittedLine[],
  original: readonly { readonly text: string; readonly inside: Inside }[],
  move: Move,
  isLayout: boolean,
): string[] {
  const mixed =
    isLayout && original.some(({ text }) => /^\t/.test(text)) && original.some(({ text }) => /^\t* {2}/.test(text));
  const result: string[] = [];
  let at = 0;
  const old = original.map(({ text }) => text.trim());
  for (const part of diffArrays(
    old,
    lines.map(({ fitted }) => fitted.trim()),
  )) {
    if (part.removed) at += part.value.length;
    else
      for (let count = 0; count < part.value.length; count += 1) {
        const line = lines[result.length]!;
        const same = part.added ? undefined : original[at++];
        // The first line begins behind the blanks of its place.
        const repeated = result.length > 0 && same !== undefined && isRepeated(line, same);
        result.push(repeated ? same.text : line.fitted);
      }
  }
  return result;

  function isRepeated({ written, inside }: FittedLine, same: { text: string; inside: Inside }): boolean {
    if (inside !== same.inside) return false;
    if (inside === 'documentation') return true;
    if (inside === 'string') return WIDTHS.some((width) => column(written, width) === column(same.text, width));
    if (!written.startsWith(move.from)) return false;
    const moved = move.to + written.slice(move.from.length);
    return moved === same.text || (mixed && column(moved, ALIGNED) === column(same.text, ALIGNED));
  }
}

function column(line: string, tab: number): number {
  let width = 0;
  for (const sign of /^[ \t]*/.exec(line)![0]) width += sign === '\t' ? tab - (width % tab) : 1;
  return width;
}
