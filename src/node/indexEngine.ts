// What the index thread runs (`dist/indexEngine.cjs`), loaded by `indexWorker.ts`.
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createLlmstruct, createSourceParser, FACTS_VERSION } from '../core/index.ts';
import { createCommitFiles } from './commitFiles.ts';
import { createMemoryDepartureStore, createSqliteDepartureStore } from './departureStore.ts';
import { digest } from './digest.ts';
import { createGitHistory } from './gitHistory.ts';
import { createGrammarFiles } from './grammarFiles.ts';
import type { IndexApi, IndexWorkerData } from './indexApi.ts';
import { createIndexHandlers } from './indexHandlers.ts';
import { createMemoryFactStore } from './memoryFactStore.ts';
import { createMemoryReceiptStore } from './memoryReceiptStore.ts';
import { createMemoryUsageStore } from './memoryUsageStore.ts';
import { createNodeFileSystem } from './nodeFileSystem.ts';
import { createParsePool } from './parsePool.ts';
import { createRemoteLog, RpcServer } from './rpc/rpcServer.ts';
import { createSqliteFactStore } from './sqliteFactStore.ts';
import { createSqliteReceiptStore } from './sqliteReceiptStore.ts';
import { createSqliteUsageStore } from './sqliteUsageStore.ts';
import { createTaskFile } from './taskFile.ts';
import { createTaskStore } from './taskStore.ts';
import { createTurnTaking } from './turnTaking.ts';

if (parentPort === null) throw new Error('the engine runs in a worker thread only');
const { root, git, writesAllowed, cacheFolder, bundleFolder, parseWorkers } = workerData as IndexWorkerData;

const log = createRemoteLog(parentPort);
const extraction = createParsePool({
  scriptPath: join(bundleFolder, 'parseWorker.cjs'),
  log,
  ...(parseWorkers === undefined ? {} : { workers: parseWorkers }),
});
const facts =
  cacheFolder === undefined
    ? createMemoryFactStore()
    : createSqliteFactStore({ folder: cacheFolder, version: FACTS_VERSION, log });
const receipts =
  cacheFolder === undefined
    ? createMemoryReceiptStore()
    : createSqliteReceiptStore({ folder: cacheFolder, log, now: () => Date.now() });
const usage =
  cacheFolder === undefined ? createMemoryUsageStore() : createSqliteUsageStore({ folder: cacheFolder, log });
const departures =
  cacheFolder === undefined ? createMemoryDepartureStore() : createSqliteDepartureStore({ folder: cacheFolder, log });
const tasks = createTaskStore({
  file: createTaskFile(root, writesAllowed),
  // Not in the extension's storage: all processes that change tasks must meet, and a folder with tasks has adopted llmstruct.
  ...(writesAllowed ? { folder: join(root, '.llmstruct') } : {}),
  log,
  now: () => Date.now(),
});
const index = createLlmstruct({
  files: createNodeFileSystem(root, { git, writable: writesAllowed, log }),
  extraction,
  parser: createSourceParser(createGrammarFiles(bundleFolder), digest),
  facts,
  receipts,
  usage,
  departures,
  history: createGitHistory(root, git),
  now: () => Date.now(),
  engine: FACTS_VERSION,
  filesOf: (commit) => createCommitFiles(root, commit),
  tasks,
  digest,
  log,
  clock: () => performance.now(),
  takeTurn: createTurnTaking(),
});

new RpcServer<IndexApi>(parentPort, createIndexHandlers(index), async () => {
  await index.close();
  await extraction.close();
  facts.close();
  receipts.close();
  usage.close();
  departures.close();
  tasks.close();
});
