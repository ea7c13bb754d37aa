import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TaskRow } from './taskGroups.ts';
import type { TaskNode } from './taskNodes.ts';
import { taskRows } from './taskRows.ts';
import type { TaskTools } from './taskTools.ts';
import { statusLabel } from './taskWording.ts';

/** A task in its folder. */
export interface ChosenTask {
  readonly folder: FolderIndex;
  readonly row: TaskRow;
}

/** What a CodeLens passes: the folder's address and the task's id. */
export interface TaskAddress {
  readonly folder: string;
  readonly id: string;
}

/**
 * The task that a command means: the row or address it was given, the selected row, else one that a person picks. Throws `task-unknown` for an
 * address where no task is.
 */
export async function chosenTask(argument: unknown, tools: TaskTools): Promise<ChosenTask | undefined> {
  if (isAddress(argument)) return addressedTask(argument, tools);
  const node = isNode(argument) ? argument : tools.view.selected;
  if (node?.kind === 'task') return { folder: node.folder, row: node.row };
  const items = allTasks(tools).map((chosen) => ({
    label: chosen.row.task.title,
    description: chosen.row.task.id,
    detail: statusLabel(chosen.row.task.status),
    chosen,
  }));
  if (items.length === 0) {
    notify(tools.log, 'info', vscode.l10n.t('There is no task yet.'));
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Which task?');
  return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.chosen;
}

async function addressedTask(address: TaskAddress, tools: TaskTools): Promise<ChosenTask> {
  const find = () =>
    allTasks(tools).find(
      ({ folder, row }) => folder.folder.uri.toString() === address.folder && row.task.id === address.id,
    );
  const shown = find();
  if (shown !== undefined) return shown;
  // The file may have been written a moment ago, and the file system may not have told yet.
  const folder = tools.folders.all.find((each) => each.folder.uri.toString() === address.folder);
  if (folder !== undefined) await tools.readings.refresh(folder);
  const written = find();
  if (written === undefined) throw new LlmstructError('task-unknown', { id: address.id });
  return written;
}

export function allTasks({ readings }: Pick<TaskTools, 'readings'>): readonly ChosenTask[] {
  return readings.all.flatMap((tasks) => taskRows(tasks).map((row): ChosenTask => ({ folder: tasks.folder, row })));
}

export function isNode(argument: unknown): argument is TaskNode {
  return typeof argument === 'object' && argument !== null && 'kind' in argument;
}

function isAddress(argument: unknown): argument is TaskAddress {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'folder' in argument &&
    'id' in argument &&
    typeof argument.folder === 'string'
  );
}
