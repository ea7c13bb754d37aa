import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Digest } from '../ports.ts';
import type { FileOutcome } from './collectFacts.ts';

/**
 * Names everything that `struct.json` is a function of: each file's content or the reason why it is none, and what the
 * workspace says of itself. Equal keys, equal bytes.
 */
export function treeKey(outcomes: ReadonlyMap<RepoPath, FileOutcome>, said: unknown, digest: Digest): string {
  const files = [...outcomes]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, outcome]) => `${path}\0${stateOf(outcome)}`);
  return digest(`${JSON.stringify(said)}\n${files.join('\n')}`);
}

function stateOf(outcome: FileOutcome): string {
  switch (outcome.kind) {
    case 'module':
      return outcome.module.digest;
    case 'stored':
      return outcome.digest;
    case 'skipped':
      return `skipped ${outcome.record.reason}`;
  }
}
