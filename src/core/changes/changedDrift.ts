import type { DriftFinding } from '../documentation/driftFinding.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ChangeReport } from './changeReport.ts';

/** The files whose documentation a change may have made wrong. */
export function pathsToCheck({ modules }: Pick<ChangeReport, 'modules'>): RepoPath[] {
  return modules.filter(({ change }) => change !== 'removed').map(({ path }) => path);
}

/** Of what a check found in these files, what is about definitions that the change added or changed. */
export function driftOfChange(
  { modules, symbols }: Pick<ChangeReport, 'modules' | 'symbols'>,
  found: readonly DriftFinding[],
): DriftFinding[] {
  const added = new Set(modules.filter(({ change }) => change === 'added').map(({ path }) => path));
  const changed = new Map(symbols.map((symbol) => [symbol.id, symbol.changes]));
  return found.filter(({ path, id }) => {
    if (added.has(path)) return true;
    // What lies in an added definition is counted with it.
    const around = [...changed].find(([known]) => id === known || id.startsWith(`${known}.`));
    return around !== undefined && (around[0] === id || around[1].includes('added'));
  });
}
