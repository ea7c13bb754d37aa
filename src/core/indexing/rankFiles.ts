import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { isTestPath } from '../model/testPath.ts';
import type { CodeIndex } from './codeIndex.ts';

const DAMPING = 0.85;
const ROUNDS = 20;

/**
 * Files by how much of the workspace leads to them: PageRank (Page et al. 1999) over imports, a fixed number of rounds in
 * path order so that the result is the same everywhere. Tests come last.
 */
export function rankFiles(index: CodeIndex): RepoPath[] {
  const paths = [...index.modules.keys()];
  const number = new Map(paths.map((path, at) => [path, at]));
  const targets = paths.map((path) => {
    const found = new Set<number>();
    for (const target of index.resolution(path)!.imported.values()) {
      const at = number.get(target);
      if (at !== undefined && paths[at] !== path) found.add(at);
    }
    return [...found];
  });
  let rank = new Float64Array(paths.length).fill(1 / Math.max(1, paths.length));
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Float64Array(paths.length).fill((1 - DAMPING) / Math.max(1, paths.length));
    targets.forEach((list, at) => {
      for (const target of list) next[target]! += (DAMPING * rank[at]!) / list.length;
    });
    rank = next;
  }
  return paths
    .map((path, at) => ({ path, last: isTestPath(path) ? 1 : 0, score: rank[at]!.toFixed(9) }))
    .sort((a, b) => a.last - b.last || byCodeUnit(b.score, a.score) || byCodeUnit(a.path, b.path))
    .map(({ path }) => path);
}
