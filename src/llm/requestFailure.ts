import { LlmstructError } from '../core/errors.ts';
import { StreamFault } from './checkedLines.ts';
import { isNobodyThere, saysNoMemory, saysTooLong, systemCode } from './failureSigns.ts';
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
    if (error instanceof StreamFault) return new LlmstructError('model-interrupted', { model, reason }, error);
    return ofRefusal(error);
  }
  if (begun && systemCode(error) !== '') return broken('the connection was lost');
  if (!begun && isNobodyThere(error)) return new LlmstructError('model-unreachable', { host }, error);
  return broken(reason);
}
