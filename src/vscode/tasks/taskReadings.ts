import * as vscode from 'vscode';
import { WINDOW_TOKENS } from '../../core/context/modelWindow.ts';
import { isCancelled } from '../../core/errors.ts';
import type { KeptAnalysis } from '../../core/tasks/analysis/taskAnalysis.ts';
import type { TasksReading } from '../../core/tasks/file/tasksReading.ts';
import type { TasksInCode } from '../../core/tasks/taskBindings.ts';
import type { FolderIndex } from '../ports/folderIndex.ts';
import type { TrustedFolders } from '../ports/indexedFolders.ts';
import { editorSettings } from '../settings.ts';

/** The tasks of a folder as last read, and where they stand in its code. */
export interface FolderTasks {
  readonly folder: FolderIndex;
  readonly reading: TasksReading;
  readonly inCode: TasksInCode;
  /** What models said of tasks, by the task's id. */
  readonly analyses: ReadonlyMap<string, KeptAnalysis>;
}

const NOT_IN_CODE: TasksInCode = { bindings: [], candidates: [] };

/** With more tasks in the code, what they would cost is measured only when somebody sorts by it. */
const MOST_MEASURED = 100;

/** Reads the tasks of every folder when it opens and after each update, and tells when they changed. */
export class TaskReadings implements vscode.Disposable {
  readonly #folders: TrustedFolders;
  readonly #log: vscode.LogOutputChannel;
  readonly #known = new Set<FolderIndex>();
  readonly #readings = new Map<FolderIndex, FolderTasks>();
  /** Whether the costs of tasks are wanted however many there are. */
  #measured = false;
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
    return this.#folders.all.flatMap((folder) => this.#readings.get(folder) ?? []);
  }

  /** Reads again what was just written; resolves when it is shown. */
  async refresh(folder: FolderIndex): Promise<void> {
    this.#read(folder);
    await this.settled();
  }

  /** From now on says of every task what it would cost. */
  measure(): void {
    if (this.#measured) return;
    this.#measured = true;
    for (const folder of this.#known) this.#read(folder);
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
    const analyses = await folder.index.analyses();
    this.#show({ folder, reading, analyses, inCode: this.#readings.get(folder)?.inCode ?? NOT_IN_CODE });
    // Before the first update there is no index to look into.
    if (folder.report === undefined) return;
    const budget = editorSettings(folder.folder).contextBudget ?? (await folder.index.settings()).budget;
    const bound = reading.tasks.filter(({ symbol, todo }) => symbol !== undefined || todo !== undefined);
    const scopes = this.#measured || bound.length <= MOST_MEASURED;
    const inCode = await folder.index.tasksInCode({ budget, windowTokens: WINDOW_TOKENS, scopes });
    this.#show({ folder, reading, inCode, analyses });
  }

  #show(tasks: FolderTasks): void {
    if (!this.#known.has(tasks.folder)) return;
    const before = this.#readings.get(tasks.folder);
    this.#readings.set(tasks.folder, tasks);
    const same = before !== undefined && asText(before) === asText(tasks);
    if (!same) this.#changed.fire();
  }
}

function asText({ reading, inCode, analyses }: FolderTasks): string {
  return JSON.stringify([reading, inCode, [...analyses]]);
}
