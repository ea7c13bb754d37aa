import * as vscode from 'vscode';
import { NO_USAGE, type UsageTotals } from '../../core/usage/usageTotals.ts';
import { errorMessage } from '../errorMessage.ts';
import type { IndexCounts, IndexSummary } from './indexSummary.ts';
import { formatCount } from './numbers.ts';

/** How a summary looks in the status bar. */
export interface StatusLook {
  readonly text: string;
  readonly tooltip: vscode.MarkdownString;
  /** What a screen reader says. */
  readonly label: string;
  readonly command: string;
  readonly warning: boolean;
}

/** Undefined when there is nothing to show. `usage`: what requests cost so far, for the tooltip. */
export function statusLook(summary: IndexSummary, usage: UsageTotals = NO_USAGE): StatusLook | undefined {
  const { l10n } = vscode;
  switch (summary.kind) {
    case 'no-folder':
      return undefined;
    case 'untrusted': {
      const say = l10n.t('llmstruct is off: this window is in Restricted Mode.');
      return { ...plain('$(shield)', say), command: 'workbench.trust.manage' };
    }
    case 'indexing': {
      const { done, total } = summary;
      const percent = total > 0 ? ` ${Math.floor((done / total) * 100)}%` : '';
      return {
        ...plain('$(sync~spin)', l10n.t('llmstruct is reading the workspace.')),
        text: `$(sync~spin) llmstruct${percent}`,
      };
    }
    case 'failed': {
      const { message, hint } = errorMessage(summary.error);
      const look = plain('$(error)', `${message} ${hint}`);
      return { ...look, tooltip: tooltip(`${message} ${hint}`, summary.counts, usage), warning: true };
    }
    case 'ready': {
      const { counts } = summary;
      const files = l10n.t('Files: {0}', formatCount(counts.modules));
      const errors = l10n.t('Syntax errors: {0}', formatCount(counts.errors));
      const short = counts.errors > 0 ? ` $(warning) ${formatCount(counts.errors)}` : '';
      return {
        text: `$(symbol-structure) llmstruct ${formatCount(counts.modules)}${short}`,
        tooltip: tooltip(undefined, counts, usage),
        label: `llmstruct. ${files}. ${errors}`,
        command: 'llmstruct.showMenu',
        warning: false,
      };
    }
  }
}

function plain(icon: string, say: string): StatusLook {
  const look = { text: `${icon} llmstruct`, tooltip: new vscode.MarkdownString(), command: 'llmstruct.showMenu' };
  look.tooltip.appendText(say);
  return { ...look, label: say.startsWith('llmstruct') ? say : `llmstruct. ${say}`, warning: false };
}

const LINKS = ['llmstruct.parseWorkspace', 'llmstruct.showErrors', 'llmstruct.showLog'] as const;

function tooltip(say: string | undefined, counts: IndexCounts, usage: UsageTotals): vscode.MarkdownString {
  const { l10n } = vscode;
  const text = new vscode.MarkdownString(undefined, true);
  text.isTrusted = { enabledCommands: LINKS };
  text.appendMarkdown('**llmstruct**\n\n');
  if (say !== undefined) text.appendText(say).appendMarkdown('\n\n');
  const rows: readonly (readonly [string, number])[] = [
    [l10n.t('Files'), counts.modules],
    [l10n.t('Symbols'), counts.symbols],
    [l10n.t('Calls'), counts.calls],
    [l10n.t('Syntax errors'), counts.errors],
    [l10n.t('Skipped files'), counts.skipped],
  ];
  text.appendMarkdown('| | |\n|:--|--:|\n');
  for (const [name, count] of rows) text.appendMarkdown(`| ${name} | ${formatCount(count)} |\n`);
  for (const [name, value] of usageRows(usage)) text.appendMarkdown(`| ${name} | ${value} |\n`);
  text.appendMarkdown(`\n[$(refresh) ${l10n.t('Parse Workspace')}](command:llmstruct.parseWorkspace)`);
  if (counts.errors > 0) text.appendMarkdown(` · [${l10n.t('Show Syntax Errors')}](command:llmstruct.showErrors)`);
  text.appendMarkdown(` · [${l10n.t('Show Log')}](command:llmstruct.showLog)`);
  return text;
}

/** What requests cost and saved, nothing before the first one. */
function usageRows({ requests, outcomes, tokensIn, tokensOut, saved }: UsageTotals): [name: string, value: string][] {
  const { l10n } = vscode;
  if (requests === 0) return [];
  const tokens = `${formatCount(tokensIn)} + ${formatCount(tokensOut)}`;
  return [
    [l10n.t('Requests'), formatCount(requests)],
    [l10n.t('Accepted'), formatCount(outcomes['accepted'] ?? 0)],
    [l10n.t('Tokens in + out'), tokens],
    [l10n.t('Tokens saved against whole files'), formatCount(saved.file ?? 0)],
  ];
}
