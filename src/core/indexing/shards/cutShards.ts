import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { RepoPath } from '../../model/repoPath.ts';

/**
 * Gives each file to one of `count` shards, 1-based, so that their sizes are alike: the largest file first, always to the
 * shard that has least (Graham's LPT rule, SIAM J. Appl. Math. 17(2), 1969). The same files give the same cut everywhere. No cut
 * can help where one file is larger than a shard should be.
 */
export function cutShards(sizes: ReadonlyMap<RepoPath, number>, count: number): ReadonlyMap<RepoPath, number> {
  const loads = Array.from({ length: count }, () => 0);
  const files = Array.from({ length: count }, () => 0);
  const shards = new Map<RepoPath, number>();
  for (const [path, size] of [...sizes].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b))) {
    let least = 0;
    // Files without size go where fewest are.
    for (let at = 1; at < count; at++) {
      if (loads[at]! < loads[least]! || (loads[at] === loads[least] && files[at]! < files[least]!)) least = at;
    }
    loads[least]! += size;
    files[least]!++;
    shards.set(path, least + 1);
  }
  return shards;
}
