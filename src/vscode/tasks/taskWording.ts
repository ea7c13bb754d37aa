import * as vscode from 'vscode';
import { splitProblem } from '../../core/settings/problemSentences.ts';
import type { TaskGroup, TaskGrouping, TaskOrder } from './taskGroups.ts';

/** A status as people read it; unknown ones as they are written. */
export function statusLabel(status: string): string {
  switch (status) {
    case 'open':
      return vscode.l10n.t('Open');
    case 'in_progress':
      return vscode.l10n.t('In Progress');
    case 'blocked':
      return vscode.l10n.t('Blocked');
    case 'done':
      return vscode.l10n.t('Done');
    case 'dropped':
      return vscode.l10n.t('Dropped');
    default:
      return status;
  }
}

/** The name of a group; what has none of the thing is named so. */
export function groupLabel({ grouping, key }: Pick<TaskGroup, 'grouping' | 'key'>): string {
  const { l10n } = vscode;
  if (grouping === 'status') return statusLabel(key);
  if (grouping === 'fit') {
    if (key === 'fits') return l10n.t('A Local Model Can Do It');
    return key === 'too-large' ? l10n.t('Too Large for the Local Model') : l10n.t('For People');
  }
  if (key !== '') return key;
  const none: Readonly<Record<Exclude<TaskGrouping, 'status' | 'fit'>, string>> = {
    priority: l10n.t('No Priority'),
    assignee: l10n.t('Nobody'),
    goal: l10n.t('No Goal'),
    file: l10n.t('No File'),
    symbol: l10n.t('No Symbol'),
  };
  return none[grouping];
}

export function groupingLabel(grouping: TaskGrouping): string {
  const { l10n } = vscode;
  const labels: Readonly<Record<TaskGrouping, string>> = {
    status: l10n.t('Status'),
    priority: l10n.t('Priority'),
    assignee: l10n.t('Assignee'),
    goal: l10n.t('Goal'),
    file: l10n.t('File'),
    symbol: l10n.t('Symbol'),
    fit: l10n.t('Fits the local model'),
  };
  return labels[grouping];
}

export function orderLabel(order: TaskOrder): string {
  const { l10n } = vscode;
  const labels: Readonly<Record<TaskOrder, string>> = {
    file: l10n.t('As in llmstruct.toml'),
    priority: l10n.t('Most urgent first'),
    fit: l10n.t('Least tokens for the model first'),
  };
  return labels[order];
}

/** A problem of `llmstruct.toml` in the language of the editor. */
export function problemText(message: string): string {
  const { key, values } = splitProblem(message);
  return vscode.l10n.t(key, ...values);
}
