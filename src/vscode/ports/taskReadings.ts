import * as vscode from 'vscode';
import { isCancelled } from '../../core/errors.ts';
import type { TasksReading } from '../../core/workspaceIndex.ts';
import type { FolderIndex } from './folderIndex.ts';
import type { TrustedFolders } from './indexedFolders.ts';

/** The tasks of a folder as last read. */
export interface FolderTasks {
  readonly folder: FolderIndex;
  readonly reading: TasksReading;
}

/** Reads the tasks of every folder when it opens and after each update, and tells when they changed. */
export class TaskReadings implements vscode.Disposable {
  readonly #folders: TrustedFolders;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Set<FolderIndex>();
  readonly #readings = new Map<FolderIndex, TasksReading>();
  readonly #running = new Set<Promise<void>>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];
  readonly onDidChange = this.#changed.event;

  constructor(folders: TrustedFolders, log: vscode.LogOutputChannel) {
    this.#folders = folders;
    this.#log = log;
    this.#subscriptions = [
      this.#changed,
      folders.onDidUpdate((folder) => this.#read(folder)),
      folders.onDidChangeState(() => this.#follow()),
    ];
    this.#follow();
  }

  /** In the order of the workspace's folders. */
  get all(): readonly FolderTasks[] {
    return this.#folders.all.flatMap((folder) => {
      const reading = this.#readings.get(folder);
      return reading ? [{ folder, reading }] : [];
    });
  }

  /** Resolves when no reading is under way. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(): void {
    const open = new Set(this.#folders.all);
    let gone = false;
    for (const folder of this.#known) {
      if (open.has(folder)) continue;
      this.#known.delete(folder);
      gone = this.#readings.delete(folder) || gone;
    }
    for (const folder of open) {
      if (this.#known.has(folder)) continue;
      this.#known.add(folder);
      this.#read(folder);
    }
    if (gone) this.#changed.fire();
  }

  #read(folder: FolderIndex): void {
    const reading = this.#readNow(folder).catch((error: unknown) => {
      if (!isCancelled(error)) this.#log.warn(`tasks of ${folder.folder.name}: ${String(error)}`);
    });
    this.#running.add(reading);
    void reading.finally(() => this.#running.delete(reading));
  }

  async #readNow(folder: FolderIndex): Promise<void> {
    const reading = await folder.index.tasks();
    if (!this.#known.has(folder)) return;
    const before = this.#readings.get(folder);
    this.#readings.set(folder, reading);
    if (JSON.stringify(before) !== JSON.stringify(reading)) this.#changed.fire();
  }
}
