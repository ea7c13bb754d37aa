import * as vscode from 'vscode';
import type { TaskChanger } from './taskChanger.ts';
import { fieldOfGroup, type TaskGroup } from './taskGroups.ts';
import type { TaskNode } from './taskNodes.ts';

const MIME = 'application/vnd.code.tree.llmstruct.tasks';

/** Drops tasks on another group: they get what that group has in common. */
export class TaskDragAndDrop implements vscode.TreeDragAndDropController<TaskNode> {
  readonly dragMimeTypes = [MIME];
  readonly dropMimeTypes = [MIME];
  readonly #changer: TaskChanger;

  constructor(changer: TaskChanger) {
    this.#changer = changer;
  }

  handleDrag(nodes: readonly TaskNode[], data: vscode.DataTransfer): void {
    const tasks = nodes.filter((node) => node.kind === 'task');
    if (tasks.length > 0) data.set(MIME, new vscode.DataTransferItem(tasks));
  }

  async handleDrop(target: TaskNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const dragged: unknown = data.get(MIME)?.value;
    const group = groupOf(target);
    if (group === undefined || !Array.isArray(dragged)) return;
    for (const node of dragged as readonly TaskNode[]) {
      if (node.kind !== 'task' || target === undefined || !('folder' in target) || node.folder !== target.folder)
        continue;
      const changes = node.group.key === group.key ? undefined : fieldOfGroup(group, node.group.key);
      if (changes !== undefined) await this.#changer.set(node.folder, node.row.task.id, changes);
    }
  }
}

function groupOf(node: TaskNode | undefined): TaskGroup | undefined {
  return node?.kind === 'group' || node?.kind === 'task' ? node.group : undefined;
}
