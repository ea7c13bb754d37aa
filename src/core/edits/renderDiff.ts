import { structuredPatch } from 'diff';

/**
 * The change of a definition as a Markdown `diff` fence: lines with ` `, `-` or `+`, `@@` between distant changes. The
 * fence is longer than any run of backquotes in the code. Line ends are not shown; a change of line ends alone shows no line twice.
 */
export function renderDiff(before: string, after: string, context = 3): string {
  const [old, now] = [before, after].map((text) => `${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n`);
  const { hunks } = structuredPatch('', '', old!, now!, '', '', { context });
  const body = hunks.map((hunk) => hunk.lines.join('\n')).join('\n@@\n');
  const longest = Math.max(2, ...(body.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${body === '' ? '' : `${body}\n`}${fence}`;
}
