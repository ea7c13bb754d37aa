import * as vscode from 'vscode';
import { Cancelled } from '../../core/errors.ts';
import { SETTINGS_FILE } from '../workspaceFiles.ts';

/**
 * Has a folder's `llmstruct.toml` saved before tasks are written: a change goes to the file on disk, and edits that are not saved would
 * be lost, or win later. Throws `Cancelled` where they are to stay unsaved.
 */
export async function saveTasksFirst(folder: vscode.WorkspaceFolder): Promise<void> {
  const file = vscode.Uri.joinPath(folder.uri, SETTINGS_FILE).toString();
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === file);
  if (document === undefined || !document.isDirty) return;
  const save = vscode.l10n.t('Save and Go On');
  const question = vscode.l10n.t('llmstruct.toml has edits that are not saved.');
  const answer = await vscode.window.showWarningMessage(question, { modal: true }, save);
  if (answer !== save || !(await document.save())) throw new Cancelled();
}
