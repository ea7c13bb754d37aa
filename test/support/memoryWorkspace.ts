import { createLlmstruct } from '../../src/core/createLlmstruct.ts';
import { LlmstructError } from '../../src/core/errors.ts';
import { byCodeUnit } from '../../src/core/model/codeUnitOrder.ts';
import { packFacts } from '../../src/core/model/packedFacts.ts';
import type { FactExtraction, FactStore, FileSystem, History, UsageStore } from '../../src/core/ports.ts';
import type { WorkspaceIndex } from '../../src/core/workspaceIndex.ts';
import { createCommitFiles } from '../../src/node/commitFiles.ts';
import { createMemoryDepartureStore } from '../../src/node/departureStore.ts';
import { createMemoryFactStore } from '../../src/node/memoryFactStore.ts';
import { createMemoryReceiptStore } from '../../src/node/memoryReceiptStore.ts';
import { createMemoryUsageStore } from '../../src/node/memoryUsageStore.ts';
import { createNodeFileSystem } from '../../src/node/nodeFileSystem.ts';
import { createTaskFile } from '../../src/node/taskFile.ts';
import { createTaskStore } from '../../src/node/taskStore.ts';
import { createRandom } from './random.ts';
import { testDigest, testParser } from './testParser.ts';

/** A workspace in memory with the real parser: what the engine does, without disk, threads or git. */
export interface MemoryWorkspace {
  readonly files: Map<string, string>;
  readonly index: WorkspaceIndex;
  /** Paths that were parsed, in order; facts from the store are not parsed again. */
  readonly parsed: string[];
  /** Paths whose bodies were read to be resolved, in order. */
  readonly bodiesRead: string[];
  /** Paths of output that was read back, in order. */
  readonly outputsRead: string[];
  /** What commits hold, by their ids. */
  readonly commits: Map<string, Readonly<Record<string, string>>>;
  /** Set to make writing fail. */
  readOnly: boolean;
}

/** `randomDelays`: a seed; files are then read and parsed in an order that depends on it. */
export interface MemoryOptions {
  readonly randomDelays?: number;
  /** Shared by several workspaces, it is what processes share. */
  readonly facts?: FactStore;
  readonly usage?: UsageStore;
  /** Milliseconds since 1970; 0 when absent. */
  readonly now?: () => number;
  readonly history?: History;
  /** A real folder with real git in place of files in memory; the index stays in this thread. */
  readonly folder?: string;
}

export function createMemoryWorkspace(
  files: Readonly<Record<string, string>>,
  options: MemoryOptions = {},
): MemoryWorkspace {
  const random = options.randomDelays === undefined ? undefined : createRandom(options.randomDelays);
  const delay = async () => {
    for (let turns = random?.(5) ?? 0; turns > 0; turns--) await Promise.resolve();
  };
  const workspace = {
    files: new Map(Object.entries(files)),
    parsed: [] as string[],
    bodiesRead: [] as string[],
    outputsRead: [] as string[],
    commits: new Map<string, Readonly<Record<string, string>>>(),
    readOnly: false,
  };
  const fileSystem: FileSystem = {
    list: () => Promise.resolve([...workspace.files.keys()].sort(byCodeUnit).map((path) => ({ path }))),
    read: async (path) => {
      await delay();
      const text = workspace.files.get(path);
      return text === undefined ? { kind: 'skipped', reason: 'missing' } : { kind: 'text', text };
    },
    readOutput: (path) => {
      workspace.outputsRead.push(path);
      return Promise.resolve(workspace.files.get(path));
    },
    copyAside: (from, to) => Promise.resolve(void workspace.files.set(to, workspace.files.get(from) ?? '')),
    outputStamp: (path) => Promise.resolve(workspace.files.get(path)),
    writeAtomic: (path, text) => {
      if (workspace.readOnly)
        return Promise.reject(new LlmstructError('struct-unwritable', { path, reason: 'read-only' }));
      workspace.files.set(path, typeof text === 'string' ? text : text.join(''));
      return Promise.resolve();
    },
  };
  const extraction: FactExtraction = {
    extract: async ({ path, language, text }) => {
      await delay();
      workspace.parsed.push(path);
      return { kind: 'facts', packed: packFacts(await testParser.facts(path, language, text)) };
    },
  };
  const store = options.facts ?? createMemoryFactStore();
  const facts: FactStore = {
    ...store,
    body: (path, digest) => {
      workspace.bodiesRead.push(path);
      return store.body(path, digest);
    },
  };
  let now = 0;
  const index = createLlmstruct({
    files: options.folder === undefined ? fileSystem : createNodeFileSystem(options.folder, { git: true }),
    extraction,
    facts,
    receipts: createMemoryReceiptStore(),
    usage: options.usage ?? createMemoryUsageStore(),
    departures: createMemoryDepartureStore(),
    history: options.history ?? { nextCommit: () => Promise.resolve(undefined) },
    now: options.now ?? (() => 0),
    engine: 1,
    filesOf: (commit) => {
      if (options.folder !== undefined) return createCommitFiles(options.folder, commit);
      const held = workspace.commits.get(commit) ?? {};
      return {
        list: () => Promise.resolve(Object.keys(held).map((path) => ({ path }))),
        read: (path) =>
          Promise.resolve(
            held[path] === undefined ? { kind: 'skipped', reason: 'missing' } : { kind: 'text', text: held[path] },
          ),
        close: () => {},
      };
    },
    tasks: createTaskStore({
      file:
        options.folder === undefined
          ? {
              read: () => workspace.files.get('llmstruct.toml'),
              replace(before, text) {
                if (workspace.files.get('llmstruct.toml') !== before) return false;
                workspace.files.set('llmstruct.toml', text);
                return true;
              },
              alone: (step) => step(),
            }
          : createTaskFile(options.folder, true),
      log: { write: () => {} },
      now: () => now,
    }),
    parser: testParser,
    digest: testDigest,
    log: { write: () => {} },
    clock: () => now++,
    takeTurn: () => Promise.resolve(),
  });
  return Object.assign(workspace, { index });
}
