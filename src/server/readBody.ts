import type { Context } from 'hono';
import { reasonOf } from '../node/systemErrors.ts';
import { RequestRefused } from './problem.ts';

/** A check made by the build out of `schemas/openapi.yaml`; nothing is coerced. */
export interface BodyCheck<Body> {
  (value: unknown): value is Body;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

/** The JSON of a request's body. Throws `RequestRefused`. */
export async function readJson(context: Context): Promise<unknown> {
  const type = context.req.header('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type.trim())) throw new RequestRefused('body-type');
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RequestRefused('body-no-json', [reasonOf(error)]);
  }
}

/** The value as `check` has it. Throws `RequestRefused` with the first thing that is wrong. */
export function checkBody<Body>(value: unknown, check: BodyCheck<Body>): Body {
  if (check(value)) return value;
  const [first] = check.errors ?? [];
  throw new RequestRefused('body-invalid', [`${first?.instancePath || '/'} ${first?.message ?? ''}`.trim()]);
}
