import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { ChatModel } from '../ports.ts';
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

/** The request as a model that is not on this machine gets it; undefined where nothing of it may leave. */
export function forElsewhere<Prepared extends PreparedPrompt>(prepared: Prepared): Prepared | undefined {
  const { elsewhere } = prepared;
  if (elsewhere === 'nothing') return undefined;
  return elsewhere === 'all' ? prepared : { ...prepared, ...elsewhere, elsewhere: 'all' };
}

/** The request as these models got it: as it is where one of them is on this machine. */
export function asSentTo<Prepared extends PreparedPrompt>(
  prepared: Prepared,
  models: readonly Pick<ChatModel, 'local'>[],
): Prepared {
  return models.some(({ local }) => local) ? prepared : (forElsewhere(prepared) ?? prepared);
}
