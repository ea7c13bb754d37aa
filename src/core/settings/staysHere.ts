import type { RepoPath } from '../model/repoPath.ts';
import { readLocalOnlyRule } from './localOnlyRule.ts';

/** Says of a file whether its code must stay on this machine. */
export type StaysHere = (path: RepoPath) => boolean;

/** Why a definition is left out of what leaves this machine. */
export const LOCAL_ONLY = 'local-only';

/** `[privacy] local_only` as a question. Where a rule cannot be read, nobody knows which file it means: all stay. */
export function staysHere(rules: readonly string[]): StaysHere {
  const read = rules.map(readLocalOnlyRule);
  return (path) => read.some((rule) => !rule.ok || rule.matches(path));
}

export const NOTHING_STAYS: StaysHere = () => false;
