import type { Hunk } from '../../core/edits/checkedReply.ts';
import { hunkLines } from '../../core/edits/text/hunkLines.ts';
import { type MarkedRange, wordDiff } from '../../core/edits/text/wordDiff.ts';

/** A line of the diff: its sign, its text, and which stretches of the text to mark. */
interface DiffLine {
  readonly sign: '-' | '+' | ' ';
  readonly text: string;
  readonly marks: readonly MarkedRange[];
}

/** Of changed lines that have less than this in common, every word would be marked: then none is. */
const LEAST_COMMON = 0.3;

/**
 * One hunk as HTML for a Markdown text with `supportHtml`: the lines that go and come, each by its sign and its theme's colour,
 * the words that differ marked, and one line around them. VS Code lets `span` have colours of the theme, and nothing else.
 * `most`: lines to show at most; `more` words how many are left out.
 */
export function hunkMarkup(before: string, hunk: Hunk, most: number, more: (count: number) => string): string {
  const lines = diffLines(before, hunk);
  const shown = lines.slice(0, most).map(lineMarkup);
  if (lines.length > most) shown.push(escapeMarkup(more(lines.length - most)));
  return `<pre>${shown.join('\n')}</pre>`;
}

function diffLines(before: string, hunk: Hunk): DiffLine[] {
  const { line, removed, added } = hunkLines(before, hunk);
  const all = before.split(/\r?\n/);
  const around = (index: number): DiffLine[] => {
    const text = all[index];
    return text === undefined ? [] : [{ sign: ' ', text, marks: [] }];
  };
  const [old, now] = [removed.join('\n'), added.join('\n')];
  const words = wordDiff(old, now);
  const marked = old !== '' && now !== '' && common(old, words.removed) >= LEAST_COMMON;
  return [
    ...around(line - 1),
    ...linesWith('-', removed, marked ? words.removed : []),
    ...linesWith('+', added, marked ? words.added : []),
    ...around(line + removed.length),
  ];
}

/** The share of a text's visible signs that no mark covers. */
function common(text: string, marks: readonly MarkedRange[]): number {
  const visible = (part: string) => part.replace(/\s/g, '').length;
  const gone = marks.reduce((sum, { start, end }) => sum + visible(text.slice(start, end)), 0);
  return 1 - gone / Math.max(1, visible(text));
}

/** Marks are offsets into the lines joined by line feeds; each line gets its part. */
function linesWith(sign: '-' | '+', lines: readonly string[], marks: readonly MarkedRange[]): DiffLine[] {
  let start = 0;
  return lines.map((text) => {
    const end = start + text.length;
    const inLine = marks
      .map((mark) => ({ start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start }))
      .filter((mark) => mark.start < mark.end);
    start = end + 1;
    return { sign, text, marks: inLine };
  });
}

function lineMarkup({ sign, text, marks }: DiffLine): string {
  if (sign === ' ') return `  ${escapeMarkup(text)}`;
  const kind = sign === '-' ? 'removed' : 'inserted';
  let body = '';
  let at = 0;
  for (const { start, end } of marks) {
    body += escapeMarkup(text.slice(at, start)) + coloured(`${kind}Text`, escapeMarkup(text.slice(start, end)));
    at = end;
  }
  return coloured(`${kind}Line`, `${sign} ${body}${escapeMarkup(text.slice(at))}`);
}

function coloured(what: string, markup: string): string {
  return `<span style="background-color:var(--vscode-diffEditor-${what}Background);">${markup}</span>`;
}

/** `$` too: `$(name)` would become an icon. */
function escapeMarkup(text: string): string {
  return text.replace(/[&<>"$]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
