import type { UpdateProgress } from '../core/indexing/updateRequest.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';

type Method = Exclude<keyof WorkspaceIndex, 'close'>;

/** `WorkspaceIndex` as messages to the index thread: every method but `close`, which is the connection's own. */
export type IndexApi = {
  readonly [M in Method]: {
    readonly argument: Parameters<WorkspaceIndex[M]>[0];
    readonly result: Awaited<ReturnType<WorkspaceIndex[M]>>;
    readonly progress: M extends 'update' | 'changes' | 'shard' | 'checkDocumentation' ? UpdateProgress : never;
  };
};

/** What the index thread is started with. */
export interface IndexWorkerData {
  readonly root: string;
  readonly git: boolean;
  readonly writesAllowed: boolean;
  /** The folder of `cache.db`; absent: facts are kept in memory. */
  readonly cacheFolder?: string;
  /** Where `parseWorker.cjs` and the WebAssembly files lie. */
  readonly bundleFolder: string;
  readonly parseWorkers?: number;
}
