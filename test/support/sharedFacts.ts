import type { PackedFacts } from '../../src/core/model/packedFacts.ts';
import type { FactStore } from '../../src/core/ports.ts';

/**
 * Facts by content, for many workspaces: what a text says does not depend on where it stands or what was before, so a clean
 * rebuild need not parse what another one parsed. Each `view` remembers updates for itself.
 */
export function createSharedFacts(): { view(): FactStore } {
  const all = new Map<string, PackedFacts>();
  const key = (path: string, digest: string) => `${path.slice(path.lastIndexOf('.'))} ${digest}`;
  return {
    view() {
      let last: string | undefined;
      return {
        facts: (path, digest) => all.get(key(path, digest))?.facts,
        body: (path, digest) => all.get(key(path, digest))?.body,
        words: (path, digest) => all.get(key(path, digest))?.words,
        has: (path, digest) => all.has(key(path, digest)),
        put(entries) {
          for (const { path, digest, packed } of entries) all.set(key(path, digest), packed);
        },
        prune: () => {},
        remembered: () => last,
        remember(text) {
          last = text;
        },
      };
    },
  };
}
