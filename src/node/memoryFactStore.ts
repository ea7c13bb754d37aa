import type { PackedFacts } from '../core/model/packedFacts.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { FactStore } from '../core/ports.ts';

/** A fact store that may hold a file open. */
export interface ClosableFactStore extends FactStore {
  /** Lets go of what the store holds; facts are neither found nor kept afterwards. */
  close(): void;
}

/** Facts for as long as the process lives. */
export function createMemoryFactStore(): ClosableFactStore {
  const stored = new Map<RepoPath, { readonly digest: string; readonly packed: PackedFacts }>();
  let last: string | undefined;
  const packedOf = (path: RepoPath, digest: string) => {
    const entry = stored.get(path);
    return entry?.digest === digest ? entry.packed : undefined;
  };
  return {
    has: (path, digest) => stored.get(path)?.digest === digest,
    remembered: () => last,
    remember(text) {
      last = text;
    },
    facts: (path, digest) => packedOf(path, digest)?.facts,
    body: (path, digest) => packedOf(path, digest)?.body,
    words: (path, digest) => packedOf(path, digest)?.words,
    put(entries) {
      for (const { path, digest, packed } of entries) stored.set(path, { digest, packed });
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
