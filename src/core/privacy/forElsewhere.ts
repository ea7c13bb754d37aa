import type { PreparedPrompt } from '../context/preparedPrompt.ts';
import type { ChatModel } from '../ports.ts';

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
