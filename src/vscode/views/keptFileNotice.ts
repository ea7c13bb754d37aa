import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { Shell } from '../shell.ts';

/** Says that another file stood in the place of `struct.json`, and where it was put; nothing is lost silently. */
export class KeptFileNotice implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #subscription: vscode.Disposable;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#subscription = shell.folders.onDidUpdate((folder) => this.#consider(folder));
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #consider({ folder, state }: FolderIndex): void {
    const kept = state.kind === 'ready' ? state.report.kept : undefined;
    if (kept === undefined) return;
    const { l10n } = vscode;
    const message =
      kept.format === 'older'
        ? l10n.t('struct.json was of an older format; it was kept as {0} and replaced.', kept.backup)
        : kept.format === 'newer'
          ? l10n.t('struct.json was written by a newer llmstruct; it was kept as {0} and replaced.', kept.backup)
          : l10n.t('There was another file in the place of struct.json; it was kept as {0}.', kept.backup);
    const backup = vscode.Uri.joinPath(folder.uri, kept.backup);
    notify(this.#shell.log, 'info', message, [
      { title: l10n.t('Open'), run: async () => void (await vscode.window.showTextDocument(backup)) },
    ]);
  }
}
