import * as vscode from 'vscode';
import { Cancelled, isCancelled, isLlmstructError } from '../../core/errors.ts';
import type { IndexReport } from '../../core/indexing/indexReport.ts';
import type { UpdateProgress, UpdateRequest } from '../../core/indexing/updateRequest.ts';
import type { Cancellation } from '../../core/ports.ts';
import type { WorkspaceIndex } from '../../core/workspaceIndex.ts';
import type { IndexedFolder } from '../services.ts';
import { isAdopted, STRUCT_FILE } from '../workspaceFiles.ts';
import { type Changes, mergeChanges } from './changeBatch.ts';
import { tokenCancellation } from './tokenCancellation.ts';

/** What an update is doing or how the last one ended. */
export type FolderState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'indexing'; readonly progress: UpdateProgress | undefined }
  | { readonly kind: 'ready'; readonly report: IndexReport }
  /** `report` is what was found nevertheless, for example when only `struct.json` could not be written. */
  | { readonly kind: 'failed'; readonly error: unknown; readonly report: IndexReport | undefined };

/** Least time between two progress reports: there is one for each file, and nobody reads faster. */
const PROGRESS_MS = 100;

/**
 * The index of one folder and the order of its updates: one after another, changes that come meanwhile are one more update
 * afterwards, and what a person asks for goes before what the editor noticed.
 */
export class FolderIndex implements IndexedFolder, vscode.Disposable {
  readonly folder: vscode.WorkspaceFolder;
  readonly index: WorkspaceIndex;
  readonly #log: vscode.LogOutputChannel;
  readonly #stateChanged = new vscode.EventEmitter<void>();
  readonly #updated = new vscode.EventEmitter<void>();
  readonly onDidChangeState = this.#stateChanged.event;
  readonly onDidUpdate = this.#updated.event;

  #state: FolderState = { kind: 'waiting' };
  #report: IndexReport | undefined;
  #pending: Changes | undefined;
  #drainQueued = false;
  #queue: Promise<unknown> = Promise.resolve();
  #background: vscode.CancellationTokenSource | undefined;
  /** Parses that somebody asked for and that have not begun. */
  #asked = 0;
  #closed = false;

  constructor(folder: vscode.WorkspaceFolder, index: WorkspaceIndex, log: vscode.LogOutputChannel) {
    this.folder = folder;
    this.index = index;
    this.#log = log;
  }

  get report(): IndexReport | undefined {
    return this.#report;
  }

  get state(): FolderState {
    return this.#state;
  }

  /** Updates in the background, once for all changes until it starts. */
  refresh(changes: Changes): void {
    this.#pending = mergeChanges(this.#pending, changes);
    if (this.#drainQueued || this.#closed) return;
    this.#drainQueued = true;
    void this.#enqueue(() => this.#drain());
  }

  /** Looks at the whole folder and writes `struct.json`. Throws what the index throws. */
  parse(onProgress: (progress: UpdateProgress) => void, cancellation: Cancellation): Promise<IndexReport> {
    this.#asked += 1;
    this.#background?.cancel();
    return this.#enqueue(async () => {
      this.#asked -= 1;
      const noticed = this.#pending;
      this.#pending = undefined;
      try {
        if (cancellation.cancelled || this.#closed) throw new Cancelled();
        return await this.#update({ output: { kind: 'write', path: STRUCT_FILE } }, onProgress, cancellation);
      } catch (error) {
        if (noticed !== undefined || !isCancelled(error)) this.refresh(noticed ?? 'all');
        throw error;
      }
    });
  }

  /** Resolves when no update is running or waiting. */
  async settled(): Promise<void> {
    let seen: Promise<unknown> | undefined;
    while (seen !== this.#queue) {
      seen = this.#queue;
      await seen;
    }
  }

  dispose(): void {
    this.#closed = true;
    this.#background?.cancel();
    this.#stateChanged.dispose();
    this.#updated.dispose();
    // Nobody is left to tell: the log goes with the window.
    this.index.close().catch(() => {});
  }

  #enqueue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => {});
    return result;
  }

  async #drain(): Promise<void> {
    this.#drainQueued = false;
    // The parse that waits looks at everything.
    if (this.#asked > 0) return;
    const changes = this.#pending;
    this.#pending = undefined;
    if (changes === undefined || this.#closed) return;
    const source = new vscode.CancellationTokenSource();
    this.#background = source;
    try {
      await this.#updateUnasked(changes, tokenCancellation(source.token));
    } catch (error) {
      // Whatever was missed is looked at with the next change.
      this.#pending = 'all';
      if (!isCancelled(error)) this.#log.error(`update ${this.folder.name}: ${String(error)}`);
    } finally {
      this.#background = undefined;
      source.dispose();
    }
  }

  async #updateUnasked(changes: Changes, cancellation: Cancellation): Promise<void> {
    const paths = changes === 'all' ? {} : { paths: [...changes] };
    if (!isAdopted(this.folder.uri.fsPath)) {
      await this.#update({ ...paths, output: { kind: 'none' } }, () => {}, cancellation);
      return;
    }
    try {
      await this.#update({ ...paths, output: { kind: 'write', path: STRUCT_FILE } }, () => {}, cancellation);
    } catch (error) {
      if (!isLlmstructError(error) || error.code !== 'struct-unwritable') throw error;
      this.#log.warn(error.message);
      await this.#update({ ...paths, output: { kind: 'none' } }, () => {}, cancellation);
      this.#become({ kind: 'failed', error, report: this.#report });
    }
  }

  async #update(
    request: UpdateRequest,
    onProgress: (progress: UpdateProgress) => void,
    cancellation: Cancellation,
  ): Promise<IndexReport> {
    this.#become({ kind: 'indexing', progress: undefined });
    let shown = performance.now();
    try {
      const report = await this.index.update(
        request,
        (progress) => {
          if (performance.now() - shown < PROGRESS_MS) return;
          shown = performance.now();
          onProgress(progress);
          this.#become({ kind: 'indexing', progress });
        },
        cancellation,
      );
      this.#report = report;
      this.#become({ kind: 'ready', report });
      this.#log.debug(
        `${this.folder.name}: ${report.modules} modules, ${report.reused} reused, ${Math.round(report.ms)} ms`,
      );
      if (!this.#closed) this.#updated.fire();
      return report;
    } catch (error) {
      this.#become(this.#afterFailure(error));
      throw error;
    }
  }

  #afterFailure(error: unknown): FolderState {
    const report = this.#report;
    if (!isCancelled(error)) return { kind: 'failed', error, report };
    return report === undefined ? { kind: 'waiting' } : { kind: 'ready', report };
  }

  #become(state: FolderState): void {
    if (this.#closed) return;
    this.#state = state;
    this.#stateChanged.fire();
  }
}
