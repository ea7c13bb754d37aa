import * as vscode from 'vscode';
import type { BoardAnswers, BoardFailure, BoardRequest, BoardStart, BoardUpdate } from '../../core/board/boardApi.ts';
import { isCancelled, isLlmstructError, LlmstructError } from '../../core/errors.ts';
import { versionedTask } from '../../core/tasks/taskVersion.ts';
import { taskChanges } from '../../core/tasks/wishedChanges.ts';
import { boundedGroups } from '../../metrics/boundedLabels.ts';
import { digest } from '../../node/digest.ts';
import { errorMessage } from '../errorMessage.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TrustedFolders } from '../ports/indexedFolders.ts';
import type { TaskChanger } from '../tasks/taskChanger.ts';
import { problemText } from '../tasks/taskWording.ts';

/** What the dashboard works with: the tree's own way of changing tasks. */
export interface BoardTools {
  readonly folders: TrustedFolders;
  readonly changer: TaskChanger;
}

/** Answers the dashboard's page. Throws what the index throws. */
export async function answerBoard(
  request: BoardRequest,
  { folders, changer }: BoardTools,
): Promise<BoardAnswers[BoardRequest['kind']]> {
  if (request.kind === 'start') return start(folders);
  const folder = folderOf(request.folder, folders);
  switch (request.kind) {
    case 'tasks': {
      const { tasks, problems } = await folder.index.tasks();
      return {
        tasks: tasks.map((task) => versionedTask(task, digest)),
        problems: problems.map(({ line, message }) => ({ line, message: problemText(message) })),
      };
    }
    case 'update':
      return update(request, folder, changer);
    case 'add':
      return versionedTask(await changer.change(folder, (index) => index.addTask(request.task)), digest);
    case 'usage': {
      const { since, ahead } = request;
      const groups = await folder.index.usage(since === 0 ? undefined : since);
      return { groups: boundedGroups(groups), days: await folder.index.usageDays({ since, ahead }) };
    }
    case 'open':
      await vscode.commands.executeCommand('llmstruct.task.openCode', { folder: request.folder, id: request.id });
      return null;
  }
}

/** An error as the page shows it. */
export function boardFailure(error: unknown): BoardFailure {
  if (isCancelled(error)) return { code: 'cancelled', message: vscode.l10n.t('Nothing was changed.'), hint: '' };
  return { code: isLlmstructError(error) ? error.code : 'internal', ...errorMessage(error) };
}

function start(folders: TrustedFolders): BoardStart {
  const all = folders.all.map(({ folder }) => ({ id: folder.uri.toString(), name: folder.name }));
  if (all.length > 0) return { folders: all, mayEdit: true, canOpen: true };
  const notice = folders.trusted
    ? vscode.l10n.t('Open a folder first: llmstruct works on a whole folder.')
    : vscode.l10n.t('llmstruct is off: this window is in Restricted Mode.');
  return { folders: [], mayEdit: false, canOpen: false, notice };
}

function folderOf(id: string, folders: TrustedFolders): FolderIndex {
  const found = folders.all.find(({ folder }) => folder.uri.toString() === id);
  if (found === undefined) throw new LlmstructError('folder-missing', { folder: id });
  return found;
}

async function update(
  { id, version, changes }: Extract<BoardRequest, { kind: 'update' }>,
  folder: FolderIndex,
  changer: TaskChanger,
): Promise<BoardUpdate> {
  try {
    const wish = { id, version, changes: taskChanges(changes) };
    const task = await changer.change(folder, (index) => index.setTask(wish));
    return { kind: 'done', task: versionedTask(task, digest) };
  } catch (error) {
    if (!isLlmstructError(error) || error.code !== 'task-changed') throw error;
    const now = (await folder.index.tasks()).tasks.find((task) => task.id === id);
    return { kind: 'changed', current: now === undefined ? null : versionedTask(now, digest) };
  }
}
