import * as vscode from 'vscode';
import type { UsageVerdict } from '../../core/usage/usageRecord.ts';
import { mergeTotals, NO_USAGE, sumOfGroups, type UsageTotals } from '../../core/usage/usageTotals.ts';
import type { IndexedFolder, IndexedFolders, UsageKeeping } from '../services.ts';

/** Keeps usage behind the editor's back, and knows its sums. Nothing waits for it, and its failures are only logged. */
export class UsageWatch implements UsageKeeping, vscode.Disposable {
  readonly #log: vscode.LogOutputChannel;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #totals = new Map<string, UsageTotals>();
  readonly #subscription: vscode.Disposable;
  #last: Promise<void> = Promise.resolve();

  readonly onDidChange = this.#changed.event;

  constructor(folders: IndexedFolders, log: vscode.LogOutputChannel) {
    this.#log = log;
    this.#subscription = folders.onDidUpdate((folder) => {
      if (!this.#totals.has(keyOf(folder))) this.#begin(folder, () => Promise.resolve());
    });
  }

  /** The sums of all folders that were ready once. */
  get totals(): UsageTotals {
    return [...this.#totals.values()].reduce(mergeTotals, NO_USAGE);
  }

  keep(folder: IndexedFolder, work: () => Promise<void>): void {
    this.#begin(folder, work);
  }

  settle(folder: IndexedFolder, verdict: UsageVerdict): void {
    this.#begin(folder, () => folder.index.settleUsage(verdict));
  }

  /** Resolves when everything begun is kept. */
  async settled(): Promise<void> {
    await this.#last;
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changed.dispose();
  }

  /** In order: a verdict comes after its request. */
  #begin(folder: IndexedFolder, work: () => Promise<void>): void {
    this.#last = this.#last
      .then(async () => {
        await work();
        this.#totals.set(keyOf(folder), sumOfGroups(await folder.index.usage(undefined)));
        this.#changed.fire();
      })
      .catch((error: unknown) => this.#log.warn(`usage of ${folder.folder.name}: ${String(error)}`));
  }
}

function keyOf({ folder }: IndexedFolder): string {
  return folder.uri.toString();
}
