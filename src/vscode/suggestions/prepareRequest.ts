import * as vscode from 'vscode';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import type { ImproveRequest, OpenFile, PreparedRequest } from '../../core/workspaceIndex.ts';
import { answerLanguage } from '../actions/answerLanguage.ts';
import { reportedProblems } from '../actions/reportedProblems.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';
import { editorSettings } from '../settings.ts';
import type { ImproveTarget } from './improveTarget.ts';

/** The whole request for a definition, as the models would get it now, unsaved editors included. */
export async function prepareRequest(
  { document, folder, definition }: ImproveTarget,
  wish: Pick<ImproveRequest, 'action' | 'instruction'>,
  folders: IndexedFolders,
  models: readonly string[] = [],
): Promise<PreparedRequest> {
  const budget = editorSettings(document).contextBudget ?? (await folder.index.settings()).budget;
  const open = openFiles(folder, folders, document);
  const problems = wish.action === 'fix' ? { problems: reportedProblems(document) } : {};
  return folder.index.prepare({
    ...{ ...wish, target: definition.id, budget, windowTokens: WINDOW_TOKENS, open, models },
    ...answerLanguage(),
    ...problems,
  });
}

/** A document and whatever else of its folder is not saved: the model shall see what the person sees. */
export function openFiles(folder: IndexedFolder, folders: IndexedFolders, document?: vscode.TextDocument): OpenFile[] {
  const files: OpenFile[] = [];
  for (const open of vscode.workspace.textDocuments) {
    const found = open === document || open.isDirty ? folders.find(open.uri) : undefined;
    if (found?.folder === folder) files.push({ path: found.path, text: open.getText() });
  }
  return files;
}
