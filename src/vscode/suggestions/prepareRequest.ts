import * as vscode from 'vscode';
import type { ImproveRequest } from '../../core/context/contextRequests.ts';
import type { PreparedRequest } from '../../core/context/preparedPrompt.ts';
import type { OpenFile } from '../../core/model/openFile.ts';
import { prepareOffer, type RequestSource } from '../../llm/fitRequest.ts';
import { actionSource } from '../../llm/runAction.ts';
import { answerLanguage } from '../actions/answerLanguage.ts';
import { reportedProblems } from '../actions/reportedProblems.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';
import { editorSettings } from '../settings.ts';
import type { ImproveTarget } from './improveTarget.ts';

/** The whole request for a definition as a model with the usual window would get it now. */
export async function prepareRequest(
  target: ImproveTarget,
  wish: Pick<ImproveRequest, 'action' | 'instruction'>,
  folders: IndexedFolders,
): Promise<PreparedRequest> {
  return prepareOffer((await requestSource(target, wish, folders)).prepare);
}

/** The request for a definition, to be prepared as models would get it now, unsaved editors included. */
export async function requestSource(
  { document, folder, definition }: ImproveTarget,
  wish: Pick<ImproveRequest, 'action' | 'instruction'>,
  folders: IndexedFolders,
  modelIds: readonly string[] = [],
): Promise<RequestSource> {
  const budget = editorSettings(document).contextBudget ?? (await folder.index.settings()).budget;
  const open = openFiles(folder, folders, document);
  const problems = wish.action === 'fix' ? { problems: reportedProblems(document) } : {};
  const asked = { ...wish, target: definition.id, budget, open, ...answerLanguage(), ...problems };
  return actionSource(asked, { index: folder.index, modelIds });
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
