/** How a report is written where people read it. */
export interface ReportStyle {
  /** Names, paths and code of the change: text of strangers, which must stay text. */
  code(text: string): string;
  /** Words of a person (a task's title): text as well. */
  words(text: string): string;
}

/** Longer texts say no more. */
const LONGEST = 240;

export const plainStyle: ReportStyle = { code: shown, words: shown };

/** Code spans of CommonMark: nothing in them is markup, a mention or a link; the fence is longer than any run inside. */
export const markdownStyle: ReportStyle = { code: codeSpan, words: codeSpan };

function codeSpan(text: string): string {
  const inner = shown(text);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = inner.startsWith('`') || inner.endsWith('`') || inner === '' ? ' ' : '';
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** One line without control characters, which could move a terminal's cursor or hide what follows. */
function shown(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
