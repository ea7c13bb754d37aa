import type { ChangeReport } from '../../core/changes/changeReport.ts';
import type { CliContext } from '../cliContext.ts';
import { headline, tokensLine } from './reportHeadline.ts';
import { type ReportSection, reportSections } from './reportSections.ts';
import { markdownStyle } from './reportStyle.ts';
import type { ReportItem } from './reportWords.ts';

/** By this the comment is found again, to be updated and not written twice. */
export const COMMENT_MARK = '<!-- llmstruct ci -->';

/** What GitHub takes in a comment, in characters. */
export const COMMENT_LIMIT = 65_536;

/** More of these in a section stand behind a click. */
const MOST_OPEN = 12;
/** Shown of each list, tried one after the other until the whole fits. */
const CUTS = [Number.POSITIVE_INFINITY, 200, 50, 20, 5, 1, 0];

/**
 * The report as a comment of at most `limit` UTF-16 code units. What does not fit is left out from the ends of lists, which say
 * how much.
 */
export function changeComment(report: ChangeReport, context: CliContext, limit: number): string {
  const sections = reportSections(report, context, markdownStyle);
  const texts = CUTS.map((cut) => () => render(report, sections, cut, context));
  for (const text of texts) {
    const comment = text();
    if (comment.length <= limit) return comment;
  }
  return `${COMMENT_MARK}\n${headline(report, context)}\n`.slice(0, limit);
}

function render(report: ChangeReport, sections: readonly ReportSection[], cut: number, context: CliContext): string {
  const parts = [COMMENT_MARK, `### llmstruct: ${headline(report, context)}`];
  for (const { title, items, urgent } of sections) {
    const list = listOf(items, cut, context);
    parts.push(
      urgent && items.length <= MOST_OPEN
        ? `**${title}**\n\n${list}`
        : `<details><summary><b>${title}</b> (${context.number(items.length)})</summary>\n\n${list}\n\n</details>`,
    );
  }
  if (report.tokens.files > 0) parts.push(`<sub>${tokensLine(report, context)}</sub>`);
  return `${parts.join('\n\n')}\n`;
}

function listOf(items: readonly ReportItem[], cut: number, context: CliContext): string {
  const lines = items
    .slice(0, cut)
    .flatMap(({ text, details }) => [
      `- ${text}`,
      ...details.slice(0, cut).map((detail) => `  - ${detail}`),
      ...more(details.length - cut, '  ', context),
    ]);
  return [...lines, ...more(items.length - cut, '', context)].join('\n');
}

function more(count: number, indent: string, { t, number }: CliContext): string[] {
  return count > 0 ? [`${indent}- ${t('… and {0} more, left out because a comment has a limit', number(count))}`] : [];
}
