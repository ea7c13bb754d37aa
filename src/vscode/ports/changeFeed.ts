import * as vscode from 'vscode';
import { editorSettings } from '../settings.ts';
import { ChangeBatch, type Changes } from './changeBatch.ts';
import { meaningOfChange } from './changeRules.ts';
import type { FolderIndex } from './folderIndex.ts';
import type { TrustedFolders } from './indexedFolders.ts';

/** Long enough for a save with its formatters, short enough not to be noticed. */
const QUIET_MS = 150;
/** Least time between two looks at the whole tree because the window got the focus. */
const FOCUS_SWEEP_MS = 30_000;

/**
 * What drives updates: saves, the editor's own file watcher (we start none) and, for what both may miss, a look at the whole
 * tree when the window gets the focus.
 */
export class ChangeFeed implements vscode.Disposable {
  readonly #folders: TrustedFolders;
  readonly #batches = new Map<FolderIndex, ChangeBatch>();
  readonly #looking = new Set<Promise<void>>();
  readonly #subscriptions: vscode.Disposable[];
  #lastSweep = performance.now();

  constructor(folders: TrustedFolders) {
    this.#folders = folders;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const { workspace, window } = vscode;
    this.#subscriptions = [
      watcher,
      watcher.onDidChange((uri) => this.#changed(uri)),
      watcher.onDidCreate((uri) => this.#appeared(uri)),
      watcher.onDidDelete((uri) => this.#changed(uri)),
      workspace.onDidSaveTextDocument((document) => this.#changed(document.uri)),
      workspace.onDidCreateFiles(({ files }) => files.forEach((uri) => void this.#appeared(uri))),
      workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#changed(uri);
      }),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) {
          this.#changed(oldUri);
          this.#appeared(newUri);
        }
      }),
      window.onDidChangeWindowState(({ focused }) => this.#focusChanged(focused)),
      folders.onDidChangeState(() => this.#forgetClosed()),
    ];
  }

  /** Hands on what waits for silence; resolves when all of it has been handed on. */
  async flush(): Promise<void> {
    while (this.#looking.size > 0) await Promise.all(this.#looking);
    for (const batch of this.#batches.values()) batch.flush();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const batch of this.#batches.values()) batch.drop();
    this.#batches.clear();
  }

  #changed(uri: vscode.Uri): void {
    const place = this.#folders.find(uri);
    if (place === undefined) return;
    const meaning = meaningOfChange(place.path);
    if (meaning === 'ignore') return;
    if (meaning !== 'settings' && !editorSettings(place.folder.folder).parseOnSave) return;
    this.#add(place.folder, meaning === 'file' ? new Set([place.path]) : 'all');
  }

  /** A folder that appears may bring other contents of files that are known, and nobody reports each of them. */
  #appeared(uri: vscode.Uri): void {
    const place = this.#folders.find(uri);
    if (place === undefined || meaningOfChange(place.path) === 'ignore') return;
    this.#changed(uri);
    const look = Promise.resolve(vscode.workspace.fs.stat(uri)).then(
      ({ type }) => {
        if (type !== vscode.FileType.Directory || !editorSettings(place.folder.folder).parseOnSave) return;
        this.#add(place.folder, 'all');
      },
      () => {},
    );
    this.#looking.add(look);
    void look.finally(() => this.#looking.delete(look));
  }

  #focusChanged(focused: boolean): void {
    if (!focused || performance.now() - this.#lastSweep < FOCUS_SWEEP_MS) return;
    this.#lastSweep = performance.now();
    for (const folder of this.#folders.all) if (editorSettings(folder.folder).parseOnSave) this.#add(folder, 'all');
  }

  #add(folder: FolderIndex, changes: Changes): void {
    let batch = this.#batches.get(folder);
    if (batch === undefined) {
      batch = new ChangeBatch((collected) => folder.refresh(collected), QUIET_MS);
      this.#batches.set(folder, batch);
    }
    batch.add(changes);
  }

  #forgetClosed(): void {
    const open = new Set(this.#folders.all);
    for (const [folder, batch] of this.#batches) {
      if (open.has(folder)) continue;
      batch.drop();
      this.#batches.delete(folder);
    }
  }
}
