import { isLlmstructError, LlmstructError } from '../errors.ts';

/** An error for others than who works here: what a wrong target may have meant could be the name of something that stays here. */
export function withoutHint(error: unknown): unknown {
  if (!isLlmstructError(error) || error.details['near'] === undefined) return error;
  const { near: _, ...details } = error.details;
  return new LlmstructError(error.code, details);
}
