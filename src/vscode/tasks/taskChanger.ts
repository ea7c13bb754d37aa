import * as vscode from 'vscode';
import type { TaskChanges } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import { reportError } from '../errorBoundary.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { saveTasksFirst } from './saveTasksFirst.ts';
import type { TaskNode } from './taskNodes.ts';
import type { TaskReadings } from './taskReadings.ts';

/** Writes tasks into the `llmstruct.toml` of a folder, one change after another, and shows them. */
export class TaskChanger implements vscode.Disposable {
  readonly #readings: TaskReadings;
  readonly #log: vscode.LogOutputChannel;
  readonly #failed = new vscode.EventEmitter<void>();
  #last: Promise<unknown> = Promise.resolve();
  /** A change was not made: what is shown may pretend that it was. */
  readonly onDidFail = this.#failed.event;

  constructor(readings: TaskReadings, log: vscode.LogOutputChannel) {
    this.#readings = readings;
    this.#log = log;
  }

  /** Throws what the index throws, and `Cancelled` where unsaved edits of the file were to stay unsaved. */
  change<Result>(folder: FolderIndex, write: (index: WorkspaceIndex) => Promise<Result>): Promise<Result> {
    const run = this.#last.then(async () => {
      try {
        await saveTasksFirst(folder.folder);
        const result = await write(folder.index);
        await this.#readings.refresh(folder);
        return result;
      } catch (error) {
        this.#failed.fire();
        throw error;
      }
    });
    this.#last = run.catch(() => {});
    return run;
  }

  set(folder: FolderIndex, id: string, changes: TaskChanges): Promise<TaskWithPlace> {
    return this.change(folder, (index) => index.setTask({ id, changes }));
  }

  /** What people did with the boxes of the tree. Never throws. */
  async check(items: readonly (readonly [TaskNode, vscode.TreeItemCheckboxState])[]): Promise<void> {
    for (const [node, state] of items) {
      if (node.kind !== 'task') continue;
      const status = state === vscode.TreeItemCheckboxState.Checked ? 'done' : 'open';
      await this.set(node.folder, node.row.task.id, { status }).catch((error: unknown) =>
        reportError(this.#log, 'llmstruct.task.check', error),
      );
    }
  }

  dispose(): void {
    this.#failed.dispose();
  }
}
