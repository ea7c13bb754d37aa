import * as vscode from 'vscode';
import type { FolderHost } from '../../src/vscode/ports/indexedFolders.ts';

/** A window that a test plays. */
export class PlayedHost implements FolderHost {
  readonly #foldersChanged = new vscode.EventEmitter<unknown>();
  readonly #trustGranted = new vscode.EventEmitter<void>();
  readonly onDidChangeFolders = this.#foldersChanged.event;
  readonly onDidGrantTrust = this.#trustGranted.event;
  folders: vscode.WorkspaceFolder[] = [];
  trusted = true;

  open(...uris: vscode.Uri[]): void {
    this.folders = uris.map((uri, index) => ({ uri, index, name: uri.path.slice(1) }));
    this.#foldersChanged.fire(undefined);
  }

  grantTrust(): void {
    this.trusted = true;
    this.#trustGranted.fire();
  }
}
