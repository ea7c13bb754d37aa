import { RequestMeter } from '../core/usage/requestMeter.ts';
import type { ActionHost } from '../llm/runAction.ts';
import { fromAbortSignal } from '../node/cancellation.ts';
import { watchMachine } from '../node/machineUse.ts';
import type { ServedFolder } from './servedFolders.ts';
import type { ServerServices } from './serverOptions.ts';

/**
 * What asks a model for one request; ends with `signal`. The models are known before anything is prepared, so that each gets its own words.
 * `model`: this one alone, in place of `[model] order`.
 */
export async function actionHost(
  folder: ServedFolder,
  { modelsFor, log }: ServerServices,
  model: string | undefined,
  signal: AbortSignal,
): Promise<ActionHost & { readonly usageHost: 'server' }> {
  const { index } = folder;
  const { modelOrder } = await index.settings();
  const models = await modelsFor(folder, model === undefined ? modelOrder : [model]);
  return {
    index,
    log,
    cancellation: fromAbortSignal(signal),
    modelIds: models.map(({ id }) => id),
    models: () => Promise.resolve(models),
    onProgress: () => {},
    meter: new RequestMeter(() => performance.now(), watchMachine()),
    usageHost: 'server',
  };
}
