import { Cancelled } from '../../src/core/errors.ts';
import type { IndexReport } from '../../src/core/indexing/indexReport.ts';
import type { UpdateRequest } from '../../src/core/indexing/updateRequest.ts';
import type { Cancellation } from '../../src/core/ports.ts';
import type { TasksReading } from '../../src/core/tasks/file/tasksReading.ts';
import type { WorkspaceIndex } from '../../src/core/workspaceIndex.ts';

const EMPTY_REPORT: IndexReport = {
  modules: 0,
  symbols: 0,
  calls: 0,
  errors: 0,
  skipped: 0,
  reused: 0,
  bytes: 0,
  digest: '0000000000000000',
  ms: 0,
  upToDate: true,
  sourceTokens: 0,
  problems: [],
  settingsProblems: [],
};

/** An index whose updates end when the test says so. */
export class ScriptedIndex implements WorkspaceIndex {
  readonly requests: UpdateRequest[] = [];
  closed = false;
  tasksReading: TasksReading = { file: 'llmstruct.toml', exists: false, tasks: [], problems: [] };
  readonly #running: { end: (report: IndexReport) => void; fail: (error: Error) => void }[] = [];
  /** Whether updates wait for `end` or `fail`. */
  #held: boolean;

  constructor({ held = false } = {}) {
    this.#held = held;
  }

  get running(): number {
    return this.#running.length;
  }

  update(request: UpdateRequest, _?: unknown, cancellation?: Cancellation): Promise<IndexReport> {
    this.requests.push(request);
    if (!this.#held) return Promise.resolve(EMPTY_REPORT);
    return new Promise((resolve, reject) => {
      const update = { end: resolve, fail: reject };
      this.#running.push(update);
      cancellation?.onCancel(() => {
        this.#running.splice(this.#running.indexOf(update), 1);
        reject(new Cancelled());
      });
    });
  }

  /** Ends the update that runs, with these facts. */
  end(facts: Partial<IndexReport> = {}): void {
    this.#running.shift()?.end({ ...EMPTY_REPORT, ...facts });
  }

  fail(error: Error): void {
    this.#running.shift()?.fail(error);
  }

  tasks(): Promise<TasksReading> {
    return Promise.resolve(this.tasksReading);
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }

  addTask(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  setTask(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  renumberTask(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  tasksInCode(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  analyses(): Promise<ReadonlyMap<string, never>> {
    return Promise.resolve(new Map<string, never>());
  }
  keepAnalysis(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  checkAnalysis(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  prepareAnalysis(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  readAnswer(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  importAdvice(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  adoptTodo(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  issueStates(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  keepIssueState(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  taskHistory(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  outline(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  context(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  targets(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  prepare(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  search(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  prepareQuestion(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  check(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  checkDocumentation(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  checkEdit(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  structText(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  settings(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  keepReceipt(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  receipt(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  unsentUsage(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  markUsageSent(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  keepDeparture(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  departures(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  keepUsage(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  settleUsage(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  usage(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  usageDays(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  shard(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  changes(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  callers(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  symbols(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  neighbours(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  map(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  paths(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
  fileText(): Promise<never> {
    return Promise.reject(new Error('not scripted'));
  }
}
