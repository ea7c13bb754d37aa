import path from 'node:path';
import type { WorkspaceIndex } from '../../src/core/workspaceIndex.ts';
import { openIndexThread } from '../../src/node/indexThread.ts';
import { spareMemory } from '../../src/node/spareMemory.ts';

/** The index as the command line opens it, on the built bundles, with its cache where the benchmark wants it. */
export function openBenchIndex(root: string, storage: string): WorkspaceIndex {
  const log = {
    write: (level: string, message: string) => {
      if (level === 'warn' || level === 'error') console.error(message);
    },
  };
  spareMemory();
  const workerPath = path.join(import.meta.dirname, '../../dist/indexWorker.cjs');
  return openIndexThread({ root, workerPath, git: true, writesAllowed: true, storage, log });
}
