import { validateAnalyzeTaskRequest } from '#validators/server';
import { RequestMeter } from '../../core/usage/requestMeter.ts';
import { analyzeTask } from '../../llm/analyzeTask.ts';
import { fromAbortSignal } from '../../node/cancellation.ts';
import { watchMachine } from '../../node/machineUse.ts';
import { folderFor } from '../folderFor.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { ServedFolder } from '../servedFolders.ts';
import type { ServerServices } from '../serverOptions.ts';

/** `AnalyzeTaskRequest` of `schemas/openapi.yaml`. */
interface AnalyzeTaskBody {
  readonly id: string;
  readonly model?: string;
  readonly folder?: string;
}

const checkAnalyzeTask = validateAnalyzeTaskRequest as BodyCheck<AnalyzeTaskBody>;

/** `POST /analyze_task`: asks a model what a task takes, and keeps what holds with the task. As `tasks analyze --json`. */
export function analyzeTaskRoute(services: ServerServices): Route {
  return {
    method: 'POST',
    path: '/analyze_task',
    role: 'model',
    async handle(context) {
      const request = checkBody(await readJson(context), checkAnalyzeTask);
      const folder = await folderFor(services, request.folder);
      // Who went away needs no answer, and no model works on for them.
      return context.json(await answer(request, folder, services, context.req.raw.signal));
    },
  };
}

async function answer(
  { id, model }: AnalyzeTaskBody,
  folder: ServedFolder,
  { modelsFor, log }: ServerServices,
  signal: AbortSignal,
): Promise<object> {
  const { index } = folder;
  const { modelOrder } = await index.settings();
  const models = await modelsFor(folder, model === undefined ? modelOrder : [model]);
  return analyzeTask(id, {
    index,
    log,
    cancellation: fromAbortSignal(signal),
    modelIds: models.map((each) => each.id),
    models: () => Promise.resolve(models),
    onProgress: () => {},
    meter: new RequestMeter(() => performance.now(), watchMachine()),
    usageHost: 'server',
    now: Date.now,
  });
}
