import * as vscode from 'vscode';
import type { KeptAnalysis, RiskLevel, TaskAnalysis } from '../../core/tasks/analysis/taskAnalysis.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { modelName } from '../suggestions/suggestionWording.ts';
import { formatCount } from '../views/numbers.ts';

function riskLabel(level: RiskLevel): string {
  const labels: Readonly<Record<RiskLevel, string>> = {
    low: vscode.l10n.t('low'),
    medium: vscode.l10n.t('medium'),
    high: vscode.l10n.t('high'),
  };
  return labels[level];
}

/** An analysis as a page of Markdown; what the model says stays text. */
export function analysisPage({ id, title }: TaskWithPlace, analysis: TaskAnalysis): string {
  const { l10n } = vscode;
  const { summary, steps, symbols, risk, callers, files, proposed, dropped, model } = analysis;
  const codes = (names: readonly string[]) => names.map((name) => `- \`${name.replaceAll('`', '')}\``);
  const part = (heading: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ''];
  return [
    `# ${id}: ${escaped(title)}`,
    '',
    escaped(summary),
    '',
    ...part(
      l10n.t('Steps'),
      steps.map((step, at) => `${at + 1}. ${escaped(step)}`),
    ),
    ...part(l10n.t('Code'), [
      ...codes(symbols),
      ...(symbols.length === 0
        ? []
        : ['', l10n.t('Called by {0}, in files: {1}', formatCount(callers), formatCount(files))]),
    ]),
    ...part(
      l10n.t('Risk'),
      risk === undefined ? [] : [`${riskLabel(risk.level)}${risk.reason === '' ? '' : `. ${escaped(risk.reason)}`}`],
    ),
    ...part(l10n.t('New, not there yet'), codes(proposed)),
    ...part(l10n.t('Left out, for it is not in the code'), codes(dropped)),
    '---',
    '',
    l10n.t('By {model}; kept with the task.', { model: modelName(model) }),
    '',
  ].join('\n');
}

/** A few lines for a tooltip. */
export function analysisLines({ summary, steps, risk, stale }: KeptAnalysis): readonly string[] {
  const { l10n } = vscode;
  return [
    ...(stale === true ? [l10n.t('The task has changed since this analysis.')] : []),
    summary,
    ...steps.map((step, at) => `${at + 1}. ${step}`),
    ...(risk === undefined ? [] : [`${l10n.t('Risk')}: ${riskLabel(risk.level)}. ${risk.reason}`]),
  ].filter((line) => line !== '');
}

function escaped(text: string): string {
  return text.replace(/[\\*_[\]<>#|]/g, '\\$&');
}
