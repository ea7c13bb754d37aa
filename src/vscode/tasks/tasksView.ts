import * as vscode from 'vscode';
import { filterTasks } from '../../core/tasks/taskFilter.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TaskChanger } from './taskChanger.ts';
import { TaskDragAndDrop } from './taskDragAndDrop.ts';
import { countOpen, GROUPINGS, groupTasks, ORDERS, type TaskGrouping, type TaskOrder } from './taskGroups.ts';
import { candidateItem, candidatesItem, folderItem, groupItem, problemItem, taskItem } from './taskItems.ts';
import type { TaskNode } from './taskNodes.ts';
import type { FolderTasks, TaskReadings } from './taskReadings.ts';
import { taskRows } from './taskRows.ts';
import { groupingLabel } from './taskWording.ts';

/** How the tree is shown; kept for the workspace. */
export interface TaskLook {
  readonly grouping: TaskGrouping;
  readonly order: TaskOrder;
  /** Words that tasks must contain; empty for all. */
  readonly filter: string;
}

const LOOK_KEY = 'llmstruct.tasks.look';
const PLAIN_LOOK: TaskLook = { grouping: 'status', order: 'file', filter: '' };

/** The tasks tree: groups, under folders where several have tasks. Empty shows the welcome content. */
export class TasksView implements vscode.TreeDataProvider<TaskNode>, vscode.Disposable {
  readonly #readings: TaskReadings;
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<TaskNode>;
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeTreeData = this.#changed.event;
  #look: TaskLook;
  /** By folder and id of the task, the first row that shows it. */
  #shown = new Map<string, TaskNode>();

  constructor(readings: TaskReadings, changer: TaskChanger, memory: vscode.Memento, log: vscode.LogOutputChannel) {
    this.#readings = readings;
    this.#memory = memory;
    this.#look = readLook(memory.get(LOOK_KEY));
    this.#view = vscode.window.createTreeView('llmstruct.tasks', {
      treeDataProvider: this,
      showCollapseAll: true,
      manageCheckboxStateManually: true,
      dragAndDropController: new TaskDragAndDrop(changer, log),
    });
    this.#subscriptions = vscode.Disposable.from(
      readings.onDidChange(() => this.#refresh()),
      this.#view.onDidChangeCheckboxState(({ items }) => void changer.check(items)),
      changer.onDidFail(() => this.#changed.fire()),
    );
    this.#refresh();
  }

  get badge(): vscode.ViewBadge | undefined {
    return this.#view.badge;
  }

  get look(): TaskLook {
    return this.#look;
  }

  /** The row that the keyboard is on. */
  get selected(): TaskNode | undefined {
    return this.#view.selection[0];
  }

  async show(look: Partial<TaskLook>): Promise<void> {
    this.#look = { ...this.#look, ...look };
    if (this.#look.grouping === 'fit' || this.#look.order === 'fit') this.#readings.measure();
    await this.#memory.update(LOOK_KEY, this.#look);
    this.#refresh();
  }

  /** Selects a task in the tree. */
  async reveal(folder: FolderIndex, id: string): Promise<void> {
    const node = this.#shown.get(keyOf(folder, id));
    if (node === undefined) await this.show({ filter: '' });
    const shown = this.#shown.get(keyOf(folder, id));
    if (shown !== undefined) await this.#view.reveal(shown, { select: true, focus: true });
  }

  getChildren(node?: TaskNode): TaskNode[] {
    if (node === undefined) return this.#roots();
    switch (node.kind) {
      case 'folder':
        return this.#rowsOf(node.tasks);
      case 'group':
        return node.group.rows.map((row) => ({ ...node, kind: 'task', row }));
      case 'candidates':
        return node.places.map((place) => ({ kind: 'candidate', place, folder: node.folder }));
      default:
        return [];
    }
  }

  /** For `reveal`. */
  getParent(node: TaskNode): TaskNode | undefined {
    const roots = this.#roots();
    const folderNode = roots.find(
      (root) => root.kind === 'folder' && 'folder' in node && root.tasks.folder === node.folder,
    );
    switch (node.kind) {
      case 'folder':
        return undefined;
      case 'task':
        return { kind: 'group', group: node.group, folder: node.folder, file: node.file };
      case 'candidate': {
        const tasks = this.#readings.all.find(({ folder }) => folder === node.folder);
        return tasks && this.#rowsOf(tasks).find(({ kind }) => kind === 'candidates');
      }
      default:
        return folderNode;
    }
  }

  getTreeItem(node: TaskNode): vscode.TreeItem {
    switch (node.kind) {
      case 'folder':
        return folderItem(node.tasks.folder.folder.name);
      case 'group':
        return groupItem(node.group, node.file);
      case 'task':
        return taskItem(node.row, node.file, `${node.group.grouping} ${node.group.key}`);
      case 'problem':
        return problemItem(node.problem, node.file);
      case 'candidates':
        return candidatesItem(node.places.length, node.file);
      case 'candidate':
        return candidateItem(node.place, node.folder.folder.uri);
    }
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }

  #roots(): TaskNode[] {
    const filled = this.#readings.all.filter(
      ({ reading, inCode }) => reading.tasks.length + reading.problems.length + inCode.candidates.length > 0,
    );
    const [only] = filled;
    if (filled.length === 1 && only) return this.#rowsOf(only);
    return filled.map((tasks) => ({ kind: 'folder', tasks }));
  }

  #rowsOf({ folder, reading, inCode, analyses }: FolderTasks): TaskNode[] {
    const file = vscode.Uri.joinPath(folder.folder.uri, reading.file);
    const rows = filterTasks(taskRows({ reading, inCode, analyses }), this.#look.filter, ({ task }) => task);
    const candidates: TaskNode[] =
      inCode.candidates.length === 0 ? [] : [{ kind: 'candidates', places: inCode.candidates, folder, file }];
    return [
      ...reading.problems.map((problem): TaskNode => ({ kind: 'problem', problem, folder, file })),
      ...groupTasks(rows, this.#look.grouping, this.#look.order).map(
        (group): TaskNode => ({ kind: 'group', group, folder, file }),
      ),
      ...candidates,
    ];
  }

  #refresh(): void {
    const { all } = this.#readings;
    const open = all.reduce((sum, { reading }) => sum + countOpen(reading.tasks), 0);
    this.#view.badge = open > 0 ? { value: open, tooltip: vscode.l10n.t('Open tasks: {0}', open) } : undefined;
    const exists = all.some(({ reading }) => reading.exists);
    void vscode.commands.executeCommand('setContext', 'llmstruct.hasTasksFile', exists);
    void vscode.commands.executeCommand('setContext', 'llmstruct.tasksFiltered', this.#look.filter !== '');
    this.#shown = this.#tasksShown();
    this.#view.message = this.#message(all) ?? '';
    this.#changed.fire();
  }

  #tasksShown(): Map<string, TaskNode> {
    const shown = new Map<string, TaskNode>();
    const visit = (node: TaskNode): void => {
      if (node.kind === 'task') shown.set(keyOf(node.folder, node.row.task.id), node);
      else for (const child of this.getChildren(node)) visit(child);
    };
    for (const root of this.#roots()) visit(root);
    return shown;
  }

  #message(all: readonly FolderTasks[]): string | undefined {
    const { l10n } = vscode;
    if (all.some(({ reading }) => reading.lastGood))
      return l10n.t('llmstruct.toml cannot be read; these are the last good tasks.');
    const { filter, grouping } = this.#look;
    const total = all.reduce((sum, { reading }) => sum + reading.tasks.length, 0);
    if (filter !== '') return l10n.t('{0} of {1} tasks contain “{2}”.', this.#shown.size, total, filter);
    return grouping === 'status' || total === 0 ? undefined : l10n.t('Grouped by: {0}', groupingLabel(grouping));
  }
}

function keyOf(folder: FolderIndex, id: string): string {
  return `${folder.folder.uri.toString()} ${id}`;
}

/** What was kept may come from another version. */
function readLook(kept: unknown): TaskLook {
  if (typeof kept !== 'object' || kept === null) return PLAIN_LOOK;
  const { grouping, order, filter } = kept as Partial<Record<keyof TaskLook, unknown>>;
  return {
    grouping: GROUPINGS.find((each) => each === grouping) ?? PLAIN_LOOK.grouping,
    order: ORDERS.find((each) => each === order) ?? PLAIN_LOOK.order,
    filter: typeof filter === 'string' ? filter : '',
  };
}
