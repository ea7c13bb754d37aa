import { validateGenerateDiffRequest } from '#validators/server';
import type { ActionName } from '../../core/prompts/actions.ts';
import { generateDiff } from '../../llm/generateDiff.ts';
import { actionHost } from '../actionHost.ts';
import { folderFor } from '../folderFor.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
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
      const { target, action = 'better', instruction = '', model } = request;
      const host = await actionHost(folder, services, model, context.req.raw.signal);
      return context.json(await generateDiff(target, instruction, host, action));
    },
  };
}
