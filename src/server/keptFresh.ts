import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import type { ServedFolder } from './servedFolders.ts';

/** An update is good for twice the time it took, and at least so long, in ms: many questions at once cost one update. */
const LEAST_FRESH = 250;

/**
 * Brings an index up to date when it is asked to: one update at a time, none where the last one is fresh. For folders that nothing
 * watches.
 */
export function keptFresh(index: WorkspaceIndex, clock: () => number): Pick<ServedFolder, 'refresh' | 'digest'> {
  let freshUntil = Number.NEGATIVE_INFINITY;
  let digest: string | undefined;
  let running: Promise<void> | undefined;
  const update = async (): Promise<void> => {
    const begun = clock();
    try {
      ({ digest } = await index.update({ output: { kind: 'none' } }));
      const ended = clock();
      freshUntil = ended + Math.max(LEAST_FRESH, 2 * (ended - begun));
    } finally {
      running = undefined;
    }
  };
  return {
    digest: () => digest,
    refresh() {
      if (running !== undefined) return running;
      if (clock() < freshUntil) return Promise.resolve();
      running = update();
      return running;
    },
  };
}
