import type { FileFacts } from '../core/model/fileFacts.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { FactStore } from '../core/ports.ts';

/** A fact store that may hold a file open. */
export interface ClosableFactStore extends FactStore {
  /** Lets go of what the store holds; facts are neither found nor kept afterwards. */
  close(): void;
}

/** Facts for as long as the process lives. */
export function createMemoryFactStore(): ClosableFactStore {
  const stored = new Map<RepoPath, { readonly digest: string; readonly facts: FileFacts }>();
  let last: string | undefined;
  return {
    has: (path, digest) => stored.get(path)?.digest === digest,
    remembered: () => last,
    remember(text) {
      last = text;
    },
    get(path, digest) {
      const entry = stored.get(path);
      return entry?.digest === digest ? entry.facts : undefined;
    },
    put(entries) {
      for (const { path, digest, facts } of entries) stored.set(path, { digest, facts });
    },
    prune(kept) {
      for (const path of stored.keys()) if (!kept.has(path)) stored.delete(path);
    },
    close() {
      stored.clear();
      last = undefined;
    },
  };
}
