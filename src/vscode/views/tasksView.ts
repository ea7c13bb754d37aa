import * as vscode from 'vscode';
import type { SettingsProblem, TaskWithPlace } from '../../core/workspaceIndex.ts';
import type { FolderTasks, TaskReadings } from '../ports/taskReadings.ts';
import { countOpen, groupTasks, type TaskGroup } from './taskGroups.ts';
import { folderItem, groupItem, problemItem, taskItem } from './taskItems.ts';

/** A row of the tree. `file` is the `llmstruct.toml` it comes from. */
export type TaskNode =
  | { readonly kind: 'folder'; readonly tasks: FolderTasks }
  | { readonly kind: 'group'; readonly group: TaskGroup; readonly file: vscode.Uri }
  | { readonly kind: 'task'; readonly task: TaskWithPlace; readonly file: vscode.Uri }
  | { readonly kind: 'problem'; readonly problem: SettingsProblem; readonly file: vscode.Uri };

/** The tasks tree: status groups, under folders where several have tasks. Empty shows the welcome content. */
export class TasksView implements vscode.TreeDataProvider<TaskNode>, vscode.Disposable {
  readonly #readings: TaskReadings;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<TaskNode>;
  readonly #subscription: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(readings: TaskReadings) {
    this.#readings = readings;
    this.#view = vscode.window.createTreeView('llmstruct.tasks', { treeDataProvider: this, showCollapseAll: true });
    this.#subscription = readings.onDidChange(() => this.#refresh());
    this.#refresh();
  }

  get badge(): vscode.ViewBadge | undefined {
    return this.#view.badge;
  }

  getChildren(node?: TaskNode): TaskNode[] {
    if (node === undefined) return this.#roots();
    switch (node.kind) {
      case 'folder':
        return rowsOf(node.tasks);
      case 'group':
        return node.group.tasks.map((task) => ({ kind: 'task', task, file: node.file }));
      case 'task':
      case 'problem':
        return [];
    }
  }

  getTreeItem(node: TaskNode): vscode.TreeItem {
    switch (node.kind) {
      case 'folder':
        return folderItem(node.tasks.folder.folder.name);
      case 'group':
        return groupItem(node.group);
      case 'task':
        return taskItem(node.task, node.file);
      case 'problem':
        return problemItem(node.problem, node.file);
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #roots(): TaskNode[] {
    const filled = this.#readings.all.filter(({ reading }) => reading.tasks.length + reading.problems.length > 0);
    const [only] = filled;
    if (filled.length === 1 && only) return rowsOf(only);
    return filled.map((tasks) => ({ kind: 'folder', tasks }));
  }

  #refresh(): void {
    const { all } = this.#readings;
    const open = all.reduce((sum, { reading }) => sum + countOpen(reading.tasks), 0);
    this.#view.badge = open > 0 ? { value: open, tooltip: vscode.l10n.t('Open tasks: {0}', open) } : undefined;
    const exists = all.some(({ reading }) => reading.exists);
    void vscode.commands.executeCommand('setContext', 'llmstruct.hasTasksFile', exists);
    this.#changed.fire();
  }
}

function rowsOf({ folder, reading }: FolderTasks): TaskNode[] {
  const file = vscode.Uri.joinPath(folder.folder.uri, reading.file);
  return [
    ...reading.problems.map((problem): TaskNode => ({ kind: 'problem', problem, file })),
    ...groupTasks(reading.tasks).map((group): TaskNode => ({ kind: 'group', group, file })),
  ];
}
