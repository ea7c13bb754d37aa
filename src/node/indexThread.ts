import { dirname, join, resolve } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { Log } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { IndexApi, IndexWorkerData } from './indexApi.ts';
import { WorkerClient } from './rpc/workerClient.ts';

export interface IndexThreadOptions {
  /** The workspace folder. */
  readonly root: string;
  /** The built `indexWorker.ts`; `parseWorker.cjs` and the WebAssembly files lie beside it. */
  readonly workerPath: string;
  /** False where the folder is not trusted. */
  readonly git: boolean;
  /** False: nothing in the folder is written, `struct.json` neither; such an update fails with `struct-unwritable`. */
  readonly writesAllowed: boolean;
  /** The folder for `cache.db`; absent: `.llmstruct` in the root where writing is allowed, else memory. */
  readonly storage?: string;
  readonly log: Log;
  /** How many threads may parse; as many as this machine has cores, at most 8, when absent. */
  readonly parseWorkers?: number;
}

/**
 * Below 2 GB V8 lets garbage gather to less than twice what is alive, above to four times: over saves of 750k lines the process stays near
 * 0.6 instead of 0.9 GB, and the young generation is small for the same reason. Enough for 5 million lines;
 * `--max-old-space-size` goes before it.
 */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 1500 };

/** How long `close` waits for a running write, in ms. */
const CLOSE_PATIENCE = 10_000;

/**
 * The engine of one folder in a thread of its own, started by the first call. When the thread dies, pending calls reject with
 * `index-worker-died` and the next call starts another; the facts it had stored are still there.
 */
export function openIndexThread(options: IndexThreadOptions): WorkspaceIndex {
  const worker = new WorkerClient<IndexApi>({
    scriptPath: options.workerPath,
    name: 'llmstruct index',
    workerData: workerDataOf(options),
    resourceLimits: LIMITS,
    log: options.log,
    died: (reason) => new LlmstructError('index-worker-died', { reason }),
  });
  return {
    update: (request, onProgress, cancellation) => worker.call('update', request, { onProgress, cancellation }),
    outline: (file) => worker.call('outline', file),
    context: (request) => worker.call('context', request),
    search: (request) => worker.call('search', request),
    prepare: (request) => worker.call('prepare', request),
    targets: (request) => worker.call('targets', request),
    prepareQuestion: (request) => worker.call('prepareQuestion', request),
    check: (request) => worker.call('check', request),
    checkDocumentation: (request, onProgress, cancellation) =>
      worker.call('checkDocumentation', request, { onProgress, cancellation }),
    checkEdit: (request) => worker.call('checkEdit', request),
    structText: () => worker.call('structText', undefined),
    tasks: () => worker.call('tasks', undefined),
    addTask: (draft) => worker.call('addTask', draft),
    setTask: (request) => worker.call('setTask', request),
    renumberTask: (id) => worker.call('renumberTask', id),
    tasksInCode: (request) => worker.call('tasksInCode', request),
    adoptTodo: (place) => worker.call('adoptTodo', place),
    readAnswer: (request) => worker.call('readAnswer', request),
    importAdvice: (advice) => worker.call('importAdvice', advice),
    prepareAnalysis: (request) => worker.call('prepareAnalysis', request),
    checkAnalysis: (request) => worker.call('checkAnalysis', request),
    keepAnalysis: (analysis) => worker.call('keepAnalysis', analysis),
    analyses: () => worker.call('analyses', undefined),
    taskHistory: (id) => worker.call('taskHistory', id),
    issueStates: () => worker.call('issueStates', undefined),
    keepIssueState: (entry) => worker.call('keepIssueState', entry),
    settings: () => worker.call('settings', undefined),
    callers: (id) => worker.call('callers', id),
    symbols: (query) => worker.call('symbols', query),
    neighbours: (target) => worker.call('neighbours', target),
    map: (request) => worker.call('map', request),
    paths: (request) => worker.call('paths', request),
    fileText: (path) => worker.call('fileText', path),
    shard: (request, onProgress, cancellation) => worker.call('shard', request, { onProgress, cancellation }),
    changes: (request, onProgress, cancellation) => worker.call('changes', request, { onProgress, cancellation }),
    keepReceipt: (record) => worker.call('keepReceipt', record),
    receipt: (id) => worker.call('receipt', id),
    keepDeparture: (departure) => worker.call('keepDeparture', departure),
    departures: (since) => worker.call('departures', since),
    keepUsage: (usage) => worker.call('keepUsage', usage),
    settleUsage: (verdict) => worker.call('settleUsage', verdict),
    unsentUsage: (request) => worker.call('unsentUsage', request),
    markUsageSent: (request) => worker.call('markUsageSent', request),
    usage: (since) => worker.call('usage', since),
    usageDays: (request) => worker.call('usageDays', request),
    close: () => worker.close(CLOSE_PATIENCE),
  };
}

function workerDataOf(options: IndexThreadOptions): IndexWorkerData {
  const root = resolve(options.root);
  const cacheFolder = options.storage ?? (options.writesAllowed ? join(root, '.llmstruct') : undefined);
  return {
    root,
    git: options.git,
    writesAllowed: options.writesAllowed,
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    bundleFolder: dirname(options.workerPath),
    ...(options.parseWorkers === undefined ? {} : { parseWorkers: options.parseWorkers }),
  };
}
