import { validateGenerateDiffRequest } from '#validators/server';
import type { ActionName } from '../../core/context/actions.ts';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import { generateDiff } from '../../llm/runAction.ts';
import { fromAbortSignal } from '../../node/cancellation.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { folderFor } from '../folderFor.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { ServedFolder } from '../servedFolders.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `GenerateDiffRequest` of `schemas/openapi.yaml`. */
interface GenerateDiffBody {
  readonly target: string;
  readonly action?: ActionName;
  readonly instruction?: string;
  readonly model?: string;
  readonly folder?: string;
}

const checkGenerateDiff = validateGenerateDiffRequest as BodyCheck<GenerateDiffBody>;

/** `POST /generate_diff`: asks a model for a better version of a definition; nothing is written. As `improve --json` without `--apply`. */
export function generateDiffRoute(services: ServerServices): Route {
  return {
    method: 'POST',
    path: '/generate_diff',
    role: 'model',
    async handle(context) {
      const request = checkBody(await readJson(context), checkGenerateDiff);
      const folder = await folderFor(services, request.folder);
      // Who went away needs no answer, and no model works on for them.
      return context.json(await answer(request, folder, services, context.req.raw.signal));
    },
  };
}

/** The same way as `improve`; the models are known before anything is prepared, so that each gets its own words. */
async function answer(
  { target, action = 'better', instruction = '', model }: GenerateDiffBody,
  folder: ServedFolder,
  { modelsFor, log }: ServerServices,
  signal: AbortSignal,
): Promise<object> {
  const { index } = folder;
  const { modelOrder } = await index.settings();
  const models = await modelsFor(folder, model === undefined ? modelOrder : [model]);
  const host = {
    index,
    log,
    cancellation: fromAbortSignal(signal),
    modelIds: models.map(({ id }) => id),
    models: () => Promise.resolve(models),
    onProgress: () => {},
    meter: new RequestMeter(() => performance.now(), watchMachine()),
    usageHost: 'server' as const,
  };
  return generateDiff(target, instruction, host, action);
}
