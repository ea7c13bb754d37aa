import * as vscode from 'vscode';
import { formatCount } from '../views/numbers.ts';
import type { Outcome } from './outcomes.ts';
import type { Suggestion, SuggestionOrigin, SuggestionState } from './suggestion.ts';
import { modelName, originLine, problemText, suggestionTitle, targetTitle } from './suggestionWording.ts';

const ICONS: Readonly<Record<SuggestionState, readonly [icon: string, color: string]>> = {
  pending: ['sparkle', 'charts.blue'],
  stale: ['warning', 'problemsWarningIcon.foreground'],
  accepted: ['check', 'charts.green'],
  failed: ['error', 'problemsErrorIcon.foreground'],
  rejected: ['close', 'disabledForeground'],
};

export function stateLabel(state: SuggestionState): string {
  const labels: Readonly<Record<SuggestionState, string>> = {
    pending: vscode.l10n.t('Pending'),
    stale: vscode.l10n.t('Stale'),
    accepted: vscode.l10n.t('Applied'),
    failed: vscode.l10n.t('Refused or failed'),
    rejected: vscode.l10n.t('Rejected'),
  };
  return labels[state];
}

export function groupItem(state: SuggestionState, count: number): vscode.TreeItem {
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(stateLabel(state), state === 'rejected' ? Collapsed : Expanded);
  item.id = state;
  item.description = formatCount(count);
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, suggestions: {1}', stateLabel(state), count) };
  return item;
}

/** An open suggestion; a click goes to its target. */
export function suggestionItem(suggestion: Suggestion): vscode.TreeItem {
  const { id, origin, warnings, firstLine } = suggestion;
  const lines = [
    originLine(origin),
    ...warnings.map((problem) =>
      vscode.l10n.t('Look at this answer closely: {problem}', { problem: problemText(problem) }),
    ),
  ];
  const item = rowItem(suggestion, lines, firstLine);
  item.command = {
    command: 'llmstruct.suggestion.reveal',
    title: vscode.l10n.t('Show'),
    arguments: [id],
  };
  return item;
}

/** One that is over; a click opens its file. */
export function outcomeItem(outcome: Outcome): vscode.TreeItem {
  const { origin, reason, uri } = outcome;
  const { model, local, sentTokens, fileTokens, imported } = origin ?? {};
  const whole = model !== undefined && local !== undefined && sentTokens !== undefined && fileTokens !== undefined;
  const told = imported === true ? { imported } : {};
  const sent = whole ? [originLine({ model, local, sentTokens, fileTokens, ...told })] : [];
  const item = rowItem(outcome, [...(reason === undefined ? [] : [reason]), ...sent]);
  item.command = { command: 'vscode.open', title: vscode.l10n.t('Show'), arguments: [vscode.Uri.parse(uri)] };
  return item;
}

type Row = Pick<Suggestion, 'id' | 'uri' | 'target' | 'name' | 'kind' | 'action' | 'adds' | 'state'> & {
  readonly origin?: Partial<SuggestionOrigin>;
};

function rowItem(row: Row, lines: readonly string[], firstLine?: number): vscode.TreeItem {
  const { id, uri, state, origin } = row;
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  const place = firstLine === undefined ? file : `${file}:${firstLine + 1}`;
  const receipt = origin?.receipt;
  const [icon, color] = ICONS[state];
  const item = new vscode.TreeItem(targetTitle(row));
  // A row that changes its state is another row: VS Code keeps what is selected by this id.
  item.id = `${state} ${id}`;
  item.description = [suggestionTitle(row), ...(origin?.model ? [modelName(origin.model)] : []), ...tokens(row)].join(
    ' · ',
  );
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.tooltip = tooltip([place, ...lines, ...(receipt ? [vscode.l10n.t('Receipt {0}', receipt)] : [])], row);
  item.contextValue = `llmstruct.suggestion ${state}${receipt === undefined ? '' : ' receipt'}`;
  item.accessibilityInformation = {
    label: [targetTitle(row), stateLabel(state), item.description, place, ...lines].join(', '),
  };
  return item;
}

function tokens({ origin }: Row): readonly string[] {
  return origin?.sentTokens === undefined || origin.imported === true
    ? []
    : [vscode.l10n.t('{0} tokens', formatCount(origin.sentTokens))];
}

function tooltip(lines: readonly string[], row: Row): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text
    .appendMarkdown('**')
    .appendText(`${targetTitle(row)} · ${suggestionTitle(row)}`)
    .appendMarkdown('**');
  for (const line of lines) text.appendMarkdown('  \n').appendText(line);
  return text;
}
