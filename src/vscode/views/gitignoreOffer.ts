import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import { gitIgnoreState } from '../ports/gitIgnoreState.ts';
import type { Shell } from '../shell.ts';
import { STRUCT_FILE } from '../workspaceFiles.ts';

const IGNORE_FILE = '.gitignore';

/**
 * Says once per folder that a `struct.json` that llmstruct wrote is neither tracked nor ignored, and offers the cure.
 * Changes nothing unasked.
 */
export class GitignoreOffer implements vscode.Disposable {
  readonly #shell: Shell;
  readonly #looked = new Set<string>();
  readonly #subscription: vscode.Disposable;

  constructor(shell: Shell) {
    this.#shell = shell;
    this.#subscription = shell.folders.onDidUpdate((folder) => {
      this.#consider(folder).catch((error: unknown) => shell.log.warn(String(error)));
    });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  async #consider({ folder }: FolderIndex): Promise<void> {
    const { workspaceState } = this.#shell.context;
    const key = `offeredGitignore:${folder.uri.toString()}`;
    const root = folder.uri.fsPath;
    if (this.#looked.has(key) || !existsSync(join(root, STRUCT_FILE)) || workspaceState.get(key)) return;
    this.#looked.add(key);
    if ((await gitIgnoreState(root, STRUCT_FILE)) !== 'untracked') return;
    await workspaceState.update(key, true);
    this.#offer(folder);
  }

  #offer(folder: vscode.WorkspaceFolder): void {
    const { l10n } = vscode;
    const message = l10n.t(
      'struct.json in {0} is neither committed nor ignored by git. It can be made again at any time, so most projects ignore it.',
      folder.name,
    );
    notify(this.#shell.log, 'info', message, [
      { title: l10n.t('Add to .gitignore'), run: () => addToIgnoreFile(folder.uri) },
      { title: l10n.t('Leave It'), run: () => {} },
    ]);
  }
}

/** Appends a line, after the manner of the file; its bytes stay, whatever their encoding. Throws where it is there and cannot be read. */
export async function addToIgnoreFile(root: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const uri = vscode.Uri.joinPath(root, IGNORE_FILE);
  const before = await Promise.resolve(fs.readFile(uri)).catch((error: unknown) => {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return new Uint8Array();
    throw error;
  });
  await fs.writeFile(uri, Buffer.concat([before, Buffer.from(ignoredStruct(before))]));
}

/** The line, and the end of the one before it where that has none. */
function ignoredStruct(before: Uint8Array): string {
  const text = Buffer.from(before).toString('latin1');
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const missingEnd = text !== '' && !text.endsWith('\n') ? lineEnd : '';
  return `${missingEnd}/${STRUCT_FILE}${lineEnd}`;
}
