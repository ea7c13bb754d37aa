import type { ChangeReport } from '../../core/changes/changeReport.ts';
import type { CliContext } from '../cliContext.ts';
import { headline, tokensLine } from './reportHeadline.ts';
import { reportSections } from './reportSections.ts';
import { plainStyle } from './reportStyle.ts';

/** The report for a terminal. */
export function changeSummary(report: ChangeReport, context: CliContext): string {
  const lines = [headline(report, context)];
  for (const { title, items } of reportSections(report, context, plainStyle)) {
    lines.push('', title);
    for (const { text, details } of items) lines.push(`  ${text}`, ...details.map((detail) => `    ${detail}`));
  }
  if (report.tokens.files > 0) lines.push('', tokensLine(report, context));
  return `${lines.join('\n')}\n`;
}
