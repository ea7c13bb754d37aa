import { validateAnalyzeTaskRequest } from '#validators/server';
import { analyzeTask } from '../../llm/analyzeTask.ts';
import { actionHost } from '../actionHost.ts';
import { folderFor } from '../folderFor.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
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
      const host = await actionHost(folder, services, request.model, context.req.raw.signal);
      return context.json(await analyzeTask(request.id, { ...host, now: Date.now }));
    },
  };
}
