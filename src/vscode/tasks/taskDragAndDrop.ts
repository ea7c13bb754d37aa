import * as vscode from 'vscode';
import { reportError } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import type { TaskChanger } from './taskChanger.ts';
import { fieldOfGroup, type TaskGroup } from './taskGroups.ts';
import type { TaskNode } from './taskNodes.ts';

const MIME = 'application/vnd.code.tree.llmstruct.tasks';

/** Drops tasks on another group: they get what that group has in common. */
export class TaskDragAndDrop implements vscode.TreeDragAndDropController<TaskNode> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];
  readonly #changer: TaskChanger;
  readonly #log: vscode.LogOutputChannel;

  constructor(changer: TaskChanger, log: vscode.LogOutputChannel) {
    this.#changer = changer;
    this.#log = log;
  }

  handleDrag(nodes: readonly TaskNode[], data: vscode.DataTransfer): void {
    const tasks = nodes.filter((node) => node.kind === 'task');
    if (tasks.length > 0) data.set(MIME, new vscode.DataTransferItem(tasks));
  }

  async handleDrop(target: TaskNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged: unknown = data.get(MIME)?.value;
    const group = groupOf(target);
    if (group === undefined || !Array.isArray(dragged)) return;
    const moved = (dragged as readonly TaskNode[])
      .filter((node) => node.kind === 'task')
      .filter((node) => node.group.key !== group.key);
    if (moved.length === 0) return;
    const here = moved.filter(({ folder }) => target !== undefined && 'folder' in target && folder === target.folder);
    const { l10n } = vscode;
    if (here.length < moved.length)
      notify(this.#log, 'info', l10n.t('A task stays in the llmstruct.toml of its folder.'));
    for (const node of here) {
      const changes = fieldOfGroup(group, node.group.key);
      if (changes === undefined) {
        notify(this.#log, 'info', l10n.t('What a model can do is measured; a task cannot be dragged there.'));
        return;
      }
      // VS Code keeps what a drop throws to itself.
      await this.#changer
        .set(node.folder, node.row.task.id, changes)
        .catch((error: unknown) => reportError(this.#log, 'llmstruct.task.drop', error));
    }
  }
}

function groupOf(node: TaskNode | undefined): TaskGroup | undefined {
  return node?.kind === 'group' || node?.kind === 'task' ? node.group : undefined;
}
