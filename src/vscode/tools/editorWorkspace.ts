import * as vscode from 'vscode';
import type { OpenFile } from '../../core/model/openFile.ts';
import { indexForElsewhere } from '../../core/privacy/indexForElsewhere.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import { ToolError } from '../../mcp/toolError.ts';
import { Workspace } from '../../mcp/workspace.ts';
import { errorMessage } from '../errorMessage.ts';
import type { IndexedFolder, IndexedFolders } from '../services.ts';
import { saveTasksFirst } from '../tasks/saveTasksFirst.ts';

/**
 * The folders of the window as the tools see them, unsaved texts included, without what must not leave this machine: the chat's model may be
 * anywhere. Throws, worded, where there is none: in windows that are not trusted nothing is indexed.
 */
export function editorWorkspace(folders: IndexedFolders): Workspace {
  return workspaceOf(folders, indexForElsewhere);
}

/** The same with everything in it, to find what our own models are asked about: each gets what it may get. */
export function wholeWorkspace(folders: IndexedFolders): Workspace {
  return workspaceOf(folders, (index) => index);
}

function workspaceOf(folders: IndexedFolders, guard: (index: WorkspaceIndex) => WorkspaceIndex): Workspace {
  const all = folders.all.map((folder) => ({
    name: folder.folder.name,
    root: folder.folder.uri.fsPath,
    index: guard(withUnsaved(folder, folders)),
  }));
  if (all.length > 0) return new Workspace(all, []);
  throw new ToolError(whyNoFolder());
}

/** Why there is no index to ask, for people and models. */
function whyNoFolder(): string {
  const { workspace, l10n } = vscode;
  return workspace.isTrusted
    ? l10n.t('Open a folder first: llmstruct works on a whole folder.')
    : l10n.t('This workspace is not trusted: llmstruct does nothing in it until you trust it.');
}

/** An error as one text for a person. */
export function sentenceOf(error: unknown): string {
  if (error instanceof ToolError) return error.message;
  const { message, hint } = errorMessage(error);
  return `${message} ${hint}`;
}

/** The index of a folder, which answers from what the editors have. */
function withUnsaved({ folder, index }: IndexedFolder, folders: IndexedFolders): WorkspaceIndex {
  const open = (): readonly OpenFile[] =>
    vscode.workspace.textDocuments.flatMap((document) => {
      const found = document.isDirty ? folders.find(document.uri) : undefined;
      return found?.folder.folder === folder ? [{ path: found.path, text: document.getText() }] : [];
    });
  return {
    ...index,
    context: (request) => index.context({ ...request, open: open() }),
    search: (request) => index.search({ ...request, open: open() }),
    prepare: (request) => index.prepare({ ...request, open: open() }),
    addTask: (draft) => saveTasksFirst(folder).then(() => index.addTask(draft)),
    setTask: (request) => saveTasksFirst(folder).then(() => index.setTask(request)),
  };
}
