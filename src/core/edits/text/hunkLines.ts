import type { Hunk } from '../checkedReply.ts';
import { linesOf } from './hunks.ts';

/** A hunk as people read it: whole lines without their line ends. */
export interface HunkLines {
  /** 0-based line of the text before: of the first removed line, or of the one that the added lines come before. */
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** The lines of a hunk of `before`. At the end of a text without a final line end, a hunk begins with the line end before it. */
export function hunkLines(before: string, { start, end, text }: Hunk): HunkLines {
  const inLine = start > 0 && before[start - 1] !== '\n';
  const lead = inLine ? /^(?:\r?\n)?/ : /^/;
  const removed = before.slice(start, end);
  const from = start + lead.exec(removed)![0].length;
  return {
    line: linesOf(before.slice(0, from)).length,
    removed: linesOf(before.slice(from, end)).map(withoutLineEnd),
    added: linesOf(text.replace(lead, '')).map(withoutLineEnd),
  };
}

function withoutLineEnd(line: string): string {
  return line.replace(/\r?\n$/, '');
}
