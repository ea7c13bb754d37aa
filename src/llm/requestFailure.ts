import { LlmstructError } from '../core/errors.ts';
import { StreamFault } from './checkedLines.ts';
import { isNobodyThere, saysNoMemory, saysOverloaded, saysTooLong, systemCode } from './failureSigns.ts';
import { ServerRefusal } from './serverRefusal.ts';
import { TimedOut } from './streamingFetch.ts';

/**
 * The error that a failed request to a model's server means. `model`: for people; `host`: without credentials; `begun`: whether any
 * of the answer had come; `ofRefusal`: what this server's refusals mean that are not about the window or memory. Reasons are the
 * server's own words, in English.
 */
export function requestFailure(
  error: unknown,
  { model, host }: { readonly model: string; readonly host: string },
  begun: boolean,
  ofRefusal: (refusal: ServerRefusal) => LlmstructError,
): LlmstructError {
  const broken = (reason: string): LlmstructError =>
    new LlmstructError(begun ? 'model-interrupted' : 'model-failed', { model, reason }, error);
  if (error instanceof LlmstructError) return error;
  if (error instanceof TimedOut) {
    if (error.phase === 'connect') return new LlmstructError('model-unreachable', { host }, error);
    return broken(`nothing came for ${Math.ceil(error.ms / 1000)} s`);
  }
  const reason = error instanceof Error ? error.message : String(error);
  if (error instanceof ServerRefusal || error instanceof StreamFault) {
    if (saysTooLong(reason)) return new LlmstructError('prompt-truncated', { model }, error);
    if (saysNoMemory(reason)) return new LlmstructError('model-out-of-memory', { model }, error);
    const isRefusal = error instanceof ServerRefusal;
    if (isRefusal && error.status === 429) return rateLimited(model, error);
    if (saysOverloaded(reason, isRefusal ? error.status : undefined)) {
      return new LlmstructError('model-overloaded', { model, reason, ...waitOf(error) }, error);
    }
    if (error instanceof StreamFault) return new LlmstructError('model-interrupted', { model, reason }, error);
    return ofRefusal(error);
  }
  if (begun && systemCode(error) !== '') return broken('the connection was lost');
  if (!begun && isNobodyThere(error)) return new LlmstructError('model-unreachable', { host }, error);
  return broken(reason);
}

/** `seconds` is when to come back, where the server says so. */
function rateLimited(model: string, refusal: ServerRefusal): LlmstructError {
  const { message, retryAfter } = refusal;
  const reason = retryAfter === undefined ? message : `${Math.ceil(retryAfter)} s`;
  return new LlmstructError('rate-limited', { model, reason, ...waitOf(refusal) }, refusal);
}

function waitOf(error: Error): { readonly seconds?: number } {
  const seconds = error instanceof ServerRefusal ? error.retryAfter : undefined;
  return seconds === undefined ? {} : { seconds };
}
