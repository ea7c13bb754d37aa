import { relative } from 'node:path';
import * as vscode from 'vscode';
import { toRepoPath } from '../../core/model/repoPath.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { IndexedFolders } from '../services.ts';
import { FolderIndex } from './folderIndex.ts';

/** What the editor says of its folders. A port, so that a test can play an untrusted window. */
export interface FolderHost {
  readonly folders: readonly vscode.WorkspaceFolder[];
  readonly trusted: boolean;
  readonly onDidChangeFolders: vscode.Event<unknown>;
  readonly onDidGrantTrust: vscode.Event<void>;
}

export const editorFolderHost: FolderHost = {
  get folders() {
    return vscode.workspace.workspaceFolders ?? [];
  },
  get trusted() {
    return vscode.workspace.isTrusted;
  },
  onDidChangeFolders: vscode.workspace.onDidChangeWorkspaceFolders,
  onDidGrantTrust: vscode.workspace.onDidGrantWorkspaceTrust,
};

/** Starts the index of a folder. Called in trusted windows only. */
export type OpenIndex = (folder: vscode.WorkspaceFolder) => WorkspaceIndex;

/** One index for each folder on disk, from when the window is trusted until the folder leaves it. */
export class TrustedFolders implements IndexedFolders {
  readonly #host: FolderHost;
  readonly #openIndex: OpenIndex;
  readonly #log: vscode.LogOutputChannel;
  readonly #open = new Map<string, { readonly folder: FolderIndex; readonly listeners: vscode.Disposable }>();
  readonly #updated = new vscode.EventEmitter<FolderIndex>();
  readonly #stateChanged = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];

  readonly onDidUpdate = this.#updated.event;
  /** A folder came or went, or the state of one changed. */
  readonly onDidChangeState = this.#stateChanged.event;

  constructor(host: FolderHost, openIndex: OpenIndex, log: vscode.LogOutputChannel) {
    this.#host = host;
    this.#openIndex = openIndex;
    this.#log = log;
    this.#subscriptions = [
      host.onDidChangeFolders(() => this.#follow()),
      host.onDidGrantTrust(() => this.#follow()),
      this.#updated,
      this.#stateChanged,
    ];
    this.#follow();
  }

  get all(): readonly FolderIndex[] {
    return [...this.#open.values()].map((entry) => entry.folder);
  }

  get trusted(): boolean {
    return this.#host.trusted;
  }

  find(uri: vscode.Uri): { folder: FolderIndex; path: string } | undefined {
    if (uri.scheme !== 'file') return undefined;
    // Where folders lie in each other, the innermost has the file.
    const owner = this.all
      .filter(({ folder }) => uri.path === folder.uri.path || uri.path.startsWith(withSlash(folder.uri.path)))
      .reduce<FolderIndex | undefined>(
        (a, b) => (a && a.folder.uri.path.length > b.folder.uri.path.length ? a : b),
        undefined,
      );
    const path = owner && toRepoPath(relative(owner.folder.uri.fsPath, uri.fsPath));
    return owner && path !== undefined ? { folder: owner, path } : undefined;
  }

  async settled(): Promise<void> {
    await Promise.all(this.all.map((folder) => folder.settled()));
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const uri of [...this.#open.keys()]) this.#close(uri);
  }

  #follow(): void {
    const wanted = new Map(
      (this.#host.trusted ? this.#host.folders : [])
        .filter((folder) => folder.uri.scheme === 'file')
        .map((folder) => [folder.uri.toString(), folder]),
    );
    for (const uri of [...this.#open.keys()]) if (!wanted.has(uri)) this.#close(uri);
    for (const [uri, folder] of wanted) if (!this.#open.has(uri)) this.#start(uri, folder);
    this.#stateChanged.fire();
  }

  #start(uri: string, workspaceFolder: vscode.WorkspaceFolder): void {
    const folder = new FolderIndex(workspaceFolder, this.#openIndex(workspaceFolder), this.#log);
    const listeners = vscode.Disposable.from(
      folder.onDidUpdate(() => this.#updated.fire(folder)),
      folder.onDidChangeState(() => this.#stateChanged.fire()),
    );
    this.#open.set(uri, { folder, listeners });
    folder.refresh('all');
  }

  #close(uri: string): void {
    const entry = this.#open.get(uri);
    this.#open.delete(uri);
    entry?.listeners.dispose();
    entry?.folder.dispose();
  }
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
