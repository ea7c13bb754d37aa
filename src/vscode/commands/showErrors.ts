import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { Shell } from '../shell.ts';
import { hasFolders } from './requireFolders.ts';

interface ErrorPick extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly at: vscode.Position;
}

/** "Show Syntax Errors": a list of all of them, also of files that are not open; choosing one goes there. */
export function showErrors(shell: Shell): () => void {
  return () => {
    if (!hasFolders(shell)) return;
    const picks = errorPicks(shell);
    if (picks.length === 0) {
      notify(shell.log, 'info', vscode.l10n.t('There are no syntax errors.'));
      return;
    }
    const placeHolder = vscode.l10n.t('Syntax errors: {0}', picks.length);
    const options: vscode.QuickPickOptions = { placeHolder, matchOnDescription: true, matchOnDetail: true };
    void vscode.window.showQuickPick([...picks], options).then((pick) => pick && goTo(pick));
  };
}

export function errorPicks(shell: Shell): readonly ErrorPick[] {
  const several = shell.folders.all.length > 1;
  return shell.folders.all.flatMap(({ folder, report }) =>
    (report?.problems ?? []).flatMap(({ file, problems }) =>
      problems.map(({ line, column, reason }) => ({
        label: `$(error) ${reason}`,
        description: `${several ? `${folder.name} · ` : ''}${file}:${line}:${column}`,
        uri: vscode.Uri.joinPath(folder.uri, file),
        at: new vscode.Position(Math.max(0, line - 1), Math.max(0, column - 1)),
      })),
    ),
  );
}

async function goTo({ uri, at }: ErrorPick): Promise<void> {
  const selection = new vscode.Range(at, at);
  await vscode.commands.executeCommand('vscode.open', uri, { selection } satisfies vscode.TextDocumentShowOptions);
}
