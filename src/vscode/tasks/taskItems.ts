import * as vscode from 'vscode';
import type { SettingsProblem } from '../../core/settings/settingsProblem.ts';
import type { KeptAnalysis } from '../../core/tasks/analysis/taskAnalysis.ts';
import { isFinished } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import type { TodoPlace } from '../../core/tasks/matchTodos.ts';
import type { TaskBinding } from '../../core/tasks/taskBindings.ts';
import { formatCount } from '../views/numbers.ts';
import { analysisLines } from './analysisPage.ts';
import type { TaskGroup, TaskRow } from './taskGroups.ts';
import { groupLabel, problemText, statusLabel } from './taskWording.ts';

const ICONS: Readonly<Record<string, readonly [icon: string, color: string]>> = {
  open: ['circle-large-outline', 'charts.blue'],
  in_progress: ['play-circle', 'charts.yellow'],
  blocked: ['stop-circle', 'charts.red'],
  done: ['pass', 'charts.green'],
  dropped: ['circle-slash', 'disabledForeground'],
};

const GROUP_ICONS: Readonly<Record<TaskGroup['grouping'], string>> = {
  status: 'circle-outline',
  priority: 'flame',
  assignee: 'person',
  goal: 'target',
  file: 'file-code',
  symbol: 'symbol-method',
  fit: 'dashboard',
};

function statusIcon(status: string): vscode.ThemeIcon {
  const [icon, color] = ICONS[status] ?? ['circle-outline', 'foreground'];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}

export function groupItem(group: TaskGroup, file: vscode.Uri): vscode.TreeItem {
  const { grouping, key, rows } = group;
  const finished = grouping === 'status' && isFinished(key);
  const { Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  const label = groupLabel(group);
  const item = new vscode.TreeItem(label, finished ? Collapsed : Expanded);
  item.id = `${file.toString()} ${grouping} ${key}`;
  item.iconPath = grouping === 'status' ? statusIcon(key) : new vscode.ThemeIcon(GROUP_ICONS[grouping]);
  item.description = formatCount(rows.length);
  item.contextValue = 'llmstruct.taskGroup';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, tasks: {1}', label, rows.length) };
  return item;
}

export function folderItem(name: string): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.iconPath = vscode.ThemeIcon.Folder;
  return item;
}

/** A task; a click goes to its line in `file`, the box says whether it is done. */
export function taskItem({ task, binding, analysis }: TaskRow, file: vscode.Uri, group: string): vscode.TreeItem {
  const item = new vscode.TreeItem(task.title, vscode.TreeItemCollapsibleState.None);
  item.id = `${file.toString()} ${group} ${task.id}`;
  const notice = noticeOf(binding);
  item.description = [task.id, task.assignee, notice].filter(Boolean).join(' · ');
  item.iconPath =
    notice === undefined
      ? statusIcon(task.status)
      : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  item.tooltip = taskTooltip(task, binding, analysis);
  item.contextValue = contextOf(binding);
  item.command = openAt(file, task.line, 1);
  const done = task.status === 'done';
  const { Checked, Unchecked } = vscode.TreeItemCheckboxState;
  item.checkboxState = {
    state: done ? Checked : Unchecked,
    tooltip: done ? vscode.l10n.t('Open it again') : vscode.l10n.t('Mark as done'),
    accessibilityInformation: { label: task.title, role: 'checkbox' },
  };
  const assignee = task.assignee ? vscode.l10n.t('assigned to {0}', task.assignee) : vscode.l10n.t('not assigned');
  const said = [task.title, task.id, statusLabel(task.status), assignee, notice];
  item.accessibilityInformation = { label: said.filter(Boolean).join(', ') };
  return item;
}

/** What is not as it should be between a task and the code. */
function noticeOf(binding: TaskBinding | undefined): string | undefined {
  if (binding?.todo === 'gone') return vscode.l10n.t('its comment is gone');
  return binding?.state === 'orphaned' ? vscode.l10n.t('its code is gone') : undefined;
}

/** What menus look at. */
function contextOf(binding: TaskBinding | undefined): string {
  const parts = ['llmstruct.task'];
  if (binding !== undefined) parts.push(binding.state);
  if (binding?.todo === 'gone') parts.push('gone');
  return parts.join('.');
}

function taskTooltip(
  task: TaskWithPlace,
  binding: TaskBinding | undefined,
  analysis: KeptAnalysis | undefined,
): vscode.MarkdownString {
  const { l10n } = vscode;
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(task.title).appendMarkdown('**\n\n');
  const scope = binding?.scope;
  const rows: readonly (readonly [string, string | undefined])[] = [
    [l10n.t('Id'), task.id],
    [l10n.t('Status'), statusLabel(task.status)],
    [l10n.t('Assignee'), task.assignee],
    [l10n.t('Priority'), task.priority],
    [l10n.t('Symbol'), binding?.symbol ?? task.symbol],
    [l10n.t('May be now'), binding?.successors?.join(', ')],
    [l10n.t('Comment'), task.todo],
    [l10n.t('Labels'), task.labels?.join(', ')],
    [l10n.t('Goals'), task.goals?.join(', ')],
    [l10n.t('Depends on'), task.dependsOn?.join(', ')],
    [l10n.t('Release'), task.release],
    [l10n.t('Estimate'), task.estimate === undefined ? undefined : String(task.estimate)],
    [l10n.t('Issue'), task.issue],
    [l10n.t('Callers'), scope && l10n.t('{0} in files: {1}', formatCount(scope.callers), formatCount(scope.files))],
    [l10n.t('Request'), scope && requestText(scope)],
  ];
  for (const [name, value] of rows) {
    if (value) text.appendMarkdown(`${name}: `).appendText(value).appendMarkdown('  \n');
  }
  const notice = noticeOf(binding);
  if (notice !== undefined) text.appendMarkdown('\n**').appendText(notice).appendMarkdown('**\n');
  if (task.description) text.appendMarkdown('\n').appendText(task.description);
  if (analysis !== undefined) {
    text.appendMarkdown(`\n\n---\n\n**${l10n.t('Analysis')}**`);
    for (const line of analysisLines(analysis)) text.appendMarkdown('  \n').appendText(line);
  }
  return text;
}

function requestText({ promptTokens, replyTokens, windowTokens, fits }: NonNullable<TaskBinding['scope']>): string {
  const tokens = formatCount(promptTokens + replyTokens);
  const window = formatCount(windowTokens);
  return fits
    ? vscode.l10n.t('{0} tokens, fits the local model ({1})', tokens, window)
    : vscode.l10n.t('{0} tokens, too large for the local model ({1})', tokens, window);
}

/** What is wrong with the file itself. */
export function problemItem(problem: SettingsProblem, file: vscode.Uri): vscode.TreeItem {
  const said = problemText(problem.message);
  const item = new vscode.TreeItem(said, vscode.TreeItemCollapsibleState.None);
  item.description = `${problem.file}:${problem.line}:${problem.column}`;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('problemsErrorIcon.foreground'));
  item.contextValue = /^the id .+ is already used/.test(problem.message)
    ? 'llmstruct.taskProblem.twice'
    : 'llmstruct.taskProblem';
  item.command = openAt(file, problem.line, problem.column);
  item.accessibilityInformation = {
    label: vscode.l10n.t('Error in {0}, line {1}: {2}', problem.file, problem.line, said),
  };
  return item;
}

/** The group of the TODO comments that are no tasks yet. */
export function candidatesItem(count: number, file: vscode.Uri): vscode.TreeItem {
  const label = vscode.l10n.t('Comments in the Code');
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `${file.toString()} candidates`;
  item.iconPath = new vscode.ThemeIcon('comment');
  item.description = formatCount(count);
  item.contextValue = 'llmstruct.todoGroup';
  item.accessibilityInformation = { label: vscode.l10n.t('{0}: {1}', label, count) };
  return item;
}

/** A TODO comment; a click goes to it. */
export function candidateItem({ path, line, marker, text }: TodoPlace, folder: vscode.Uri): vscode.TreeItem {
  const item = new vscode.TreeItem(text === '' ? marker : text, vscode.TreeItemCollapsibleState.None);
  item.description = `${marker} · ${path}:${line}`;
  item.iconPath = new vscode.ThemeIcon(marker === 'TODO' ? 'comment' : 'comment-unresolved');
  item.contextValue = 'llmstruct.todo';
  item.command = openAt(vscode.Uri.joinPath(folder, path), line, 1);
  item.accessibilityInformation = { label: `${marker}, ${text}, ${path}, ${vscode.l10n.t('line {0}', line)}` };
  return item;
}

function openAt(file: vscode.Uri, line: number, column: number): vscode.Command {
  const at = new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1));
  const options: vscode.TextDocumentShowOptions = { selection: new vscode.Range(at, at) };
  return { command: 'vscode.open', title: vscode.l10n.t('Go to Line'), arguments: [file, options] };
}
