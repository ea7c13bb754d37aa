import { diffArrays } from 'diff';
import type { Hunk } from '../checkedReply.ts';

/** A text's lines with their line ends. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/**
 * The changed stretches between two texts, whole lines compared exactly, line ends included. `offset` is where `before`
 * begins in the text that the hunks will be applied to. The missing line end of a last line is no difference.
 */
export function hunksOf(before: string, after: string, offset = 0): Hunk[] {
  const open = !before.endsWith('\n') && !after.endsWith('\n');
  const end = before.includes('\r\n') || (!before.includes('\n') && after.includes('\r\n')) ? '\r\n' : '\n';
  const old = open ? before + end : before;
  const hunks = lineHunks(old, open ? after + end : after);
  const last = hunks.at(-1);
  if (open && last !== undefined && last.end === old.length) hunks[hunks.length - 1] = withoutEnd(last, old, end);
  return hunks.map((hunk) => ({ start: hunk.start + offset, end: hunk.end + offset, text: hunk.text }));
}

function lineHunks(before: string, after: string): Hunk[] {
  const hunks: { start: number; end: number; text: string }[] = [];
  let at = 0;
  let open: { start: number; end: number; text: string } | undefined;
  for (const part of diffArrays(linesOf(before), linesOf(after))) {
    const text = part.value.join('');
    if (!part.added && !part.removed) {
      at += text.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { start: at, end: at, text: '' };
      hunks.push(open);
    }
    if (part.added) open.text += text;
    else {
      at += text.length;
      open.end = at;
    }
  }
  return hunks;
}

/** Takes the line end that was lent to the last line out of a hunk that reaches it. */
function withoutEnd(hunk: Hunk, old: string, end: string): Hunk {
  const last = old.length - end.length;
  if (hunk.start === old.length) return { start: last, end: last, text: end + hunk.text.slice(0, -end.length) };
  if (hunk.text !== '') return { start: hunk.start, end: last, text: hunk.text.slice(0, -end.length) };
  const lineEnd = /\r?\n$/.exec(old.slice(0, hunk.start))?.[0].length ?? 0;
  return { start: hunk.start - lineEnd, end: last, text: '' };
}

/** The text with the hunks in it. They must not overlap; any order. */
export function applyHunks(base: string, hunks: readonly Hunk[]): string {
  const ordered = [...hunks].sort((a, b) => a.start - b.start || a.end - b.end);
  let text = '';
  let at = 0;
  for (const hunk of ordered) {
    if (hunk.start < at || hunk.end > base.length) throw new RangeError('hunks overlap or leave the text');
    text += base.slice(at, hunk.start) + hunk.text;
    at = hunk.end;
  }
  return text + base.slice(at);
}
