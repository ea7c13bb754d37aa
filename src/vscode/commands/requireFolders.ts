import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { Services } from '../services.ts';

/** Whether there is an indexed folder; if not, says why and what to do. */
export function hasFolders({ folders, log }: Pick<Services, 'folders' | 'log'>): boolean {
  if (folders.all.length > 0) return true;
  const { l10n, commands } = vscode;
  const run = (command: string) => () => commands.executeCommand(command);
  if (!folders.trusted) {
    notify(log, 'warning', l10n.t('llmstruct is off: this window is in Restricted Mode.'), [
      { title: l10n.t('Manage Workspace Trust'), run: run('workbench.trust.manage') },
    ]);
  } else if (vscode.workspace.workspaceFolders?.length) {
    notify(log, 'warning', l10n.t('llmstruct works on folders on disk; this workspace has none.'));
  } else {
    notify(log, 'info', l10n.t('Open a folder first: llmstruct works on a whole folder.'), [
      { title: l10n.t('Open Folder'), run: run('workbench.action.files.openFolder') },
    ]);
  }
  return false;
}
