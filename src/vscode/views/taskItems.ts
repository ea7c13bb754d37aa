import * as vscode from 'vscode';
import type { SettingsProblem, TaskWithPlace } from '../../core/workspaceIndex.ts';
import { formatCount } from './numbers.ts';
import type { TaskGroup } from './taskGroups.ts';

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

const ICONS: Readonly<Record<string, readonly [icon: string, color: string]>> = {
  open: ['circle-large-outline', 'charts.blue'],
  in_progress: ['play-circle', 'charts.yellow'],
  blocked: ['stop-circle', 'charts.red'],
  done: ['pass', 'charts.green'],
  dropped: ['circle-slash', 'disabledForeground'],
};

function statusIcon(status: string): vscode.ThemeIcon {
  const [icon, color] = ICONS[status] ?? ['circle-outline', 'foreground'];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

export function groupItem({ status, tasks }: TaskGroup): vscode.TreeItem {
  const finished = status === 'done' || status === 'dropped';
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(statusLabel(status), finished ? Collapsed : Expanded);
  item.iconPath = statusIcon(status);
  item.description = formatCount(tasks.length);
  item.contextValue = 'llmstruct.taskGroup';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, tasks: {1}', statusLabel(status), tasks.length) };
  return item;
}

export function folderItem(name: string): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.Folder;
  return item;
}

/** A task; a click goes to its line in `file`. */
export function taskItem(task: TaskWithPlace, file: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(task.title, vscode.TreeItemCollapsibleState.None);
  item.description = [task.id, task.assignee].filter(Boolean).join(' · ');
  item.iconPath = statusIcon(task.status);
  item.tooltip = taskTooltip(task);
  item.contextValue = 'llmstruct.task';
  item.command = openAt(file, task.line, 1);
  const assignee = task.assignee ? vscode.l10n.t('assigned to {0}', task.assignee) : vscode.l10n.t('not assigned');
  item.accessibilityInformation = { label: [task.title, task.id, statusLabel(task.status), assignee].join(', ') };
  return item;
}

function taskTooltip(task: TaskWithPlace): vscode.MarkdownString {
  const { l10n } = vscode;
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(task.title).appendMarkdown('**\n\n');
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Id'), task.id],
    [l10n.t('Status'), statusLabel(task.status)],
    [l10n.t('Assignee'), task.assignee],
    [l10n.t('Priority'), task.priority],
    [l10n.t('Symbol'), task.symbol],
    [l10n.t('Labels'), task.labels?.join(', ')],
  ];
  for (const [name, value] of rows) {
    if (value) text.appendMarkdown(`${name}: `).appendText(value).appendMarkdown('  \n');
  }
  if (task.description) text.appendMarkdown('\n').appendText(task.description);
  return text;
}

/** What is wrong with the file itself. */
export function problemItem(problem: SettingsProblem, file: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(problem.message, vscode.TreeItemCollapsibleState.None);
  item.description = `${problem.file}:${problem.line}:${problem.column}`;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  item.contextValue = 'llmstruct.taskProblem';
  item.command = openAt(file, problem.line, problem.column);
  item.accessibilityInformation = {
    label: vscode.l10n.t('Error in {0}, line {1}: {2}', problem.file, problem.line, problem.message),
  };
  return item;
}

function openAt(file: vscode.Uri, line: number, column: number): vscode.Command {
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(at, at) };
  return { command: 'vscode.open', title: vscode.l10n.t('Go to Line'), arguments: [file, options] };
}
