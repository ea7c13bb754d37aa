import type { Context } from 'hono';
import { validateContextRequest, validateContinueRequest } from '#validators/server';
import type { FillMode } from '../../core/context/contextPack.ts';
import { answerContinue, type ContinueRequest, problemItem } from '../continueItems.ts';
import { folderFor } from '../folderFor.ts';
import { problemOf, RequestRefused } from '../problem.ts';
import { type BodyCheck, checkBody, readJson } from '../readBody.ts';
import type { Route } from '../route.ts';
import type { ServerLimits, ServerServices } from '../serverOptions.ts';

export const CONTEXT_PATH = '/context';

/** `ContextRequest` of `schemas/openapi.yaml`. */
type ContextBody = { readonly budget?: number; readonly fill?: FillMode; readonly folder?: string } & (
  | { readonly target: string }
  | { readonly question: string }
);

const checkContext = validateContextRequest as BodyCheck<ContextBody>;
const checkContinue = validateContinueRequest as BodyCheck<ContinueRequest>;

/**
 * `POST /context`: the pack for a target or a question. What Continue's `http` provider sends is known by `query` or `fullInput`, and is answered
 * by a list of items whatever happens.
 */
export function contextRoute(services: ServerServices, limits: ServerLimits): Route {
  const answerItems = async (context: Context, body: unknown): Promise<Response> => {
    try {
      return context.json(await answerContinue(checkBody(body, checkContinue), services, limits));
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      return context.json([problemItem(problemOf(error, services.t))], 400);
    }
  };
  return {
    method: 'POST',
    path: CONTEXT_PATH,
    role: 'read',
    async handle(context) {
      const body = await readJson(context);
      if (isOfContinue(body)) return answerItems(context, body);
      const request = checkBody(body, checkContext);
      const { index } = await folderFor(services, request.folder);
      const budget = request.budget ?? (await index.settings()).budget;
      const wish = { budget, fill: request.fill ?? 'none' } as const;
      if ('question' in request) {
        return context.json({ target: null, ...(await index.search({ question: request.question, ...wish })) });
      }
      return context.json({ question: null, ...(await index.context({ target: request.target, ...wish })) });
    },
  };
}

function isOfContinue(body: unknown): boolean {
  return typeof body === 'object' && body !== null && ('query' in body || 'fullInput' in body);
}
