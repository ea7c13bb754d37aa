import type { ChatModel } from '../core/ports.ts';
import type { CliContext } from './cliContext.ts';
import { failureOf } from './failure.ts';
import { UsageError } from './usageError.ts';
import { warningsTo } from './workspace.ts';

/**
 * The models that may be asked: those of `order` that exist here and stay on this machine, or all with `allowCloud`. Says on
 * stderr why the others are left out. Throws what is wrong with the first when none is left.
 */
export async function usableModels(
  context: CliContext,
  order: readonly string[],
  allowCloud: boolean,
): Promise<readonly ChatModel[]> {
  const { models, problems } = context.host.models(order, warningsTo(context));
  const allowed = await Promise.all(
    models.map(async (model) => allowCloud || (await model.staysOnThisMachine(context.host.cancellation))),
  );
  const usable = models.filter((_, place) => allowed[place]);
  const away = models
    .filter((_, place) => !allowed[place])
    .map(({ id }) => new UsageError('{0} does not run on this machine; allow it with --allow-cloud.', id));
  const reasons: Error[] = [...problems, ...away];
  if (usable.length === 0) throw reasons[0] ?? new UsageError('There is no model to ask: [model] order is empty.');
  for (const reason of reasons) context.host.err.write(`llmstruct: ${failureOf(reason, context.t).message}\n`);
  return usable;
}
