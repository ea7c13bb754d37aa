import { LlmstructError } from '../core/errors.ts';
import { StreamFault } from './checkedLines.ts';
import { isNobodyThere, saysNoMemory, saysTooLong, systemCode } from './failureSigns.ts';
import { ServerRefusal } from './serverRefusal.ts';
import { TimedOut } from './streamingFetch.ts';

/** What a failed request was for. */
export interface Asked {
  /** For people, without credentials. */
  readonly host: string;
  /** As the server knows it; undefined for a question to the server itself. */
  readonly model: string | undefined;
}

/**
 * The error that a failed request to Ollama means. `begun`: whether any of the answer had come. Reasons are the server's own
 * words, in English.
 */
export function ollamaFailure(error: unknown, asked: Asked, begun: boolean): LlmstructError {
  const { host } = asked;
  const model = asked.model === undefined ? `at ${host}` : `ollama/${asked.model}`;
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
    // Without the word it is a page that is not there: no Ollama, or a path before it.
    const missing = error.status === 404 && /model/i.test(reason);
    if (missing) return new LlmstructError('model-missing', { host, model: asked.model ?? '' }, error);
    return new LlmstructError('model-failed', { model, reason }, error);
  }
  if (begun && systemCode(error) !== '') return broken('the connection was lost');
  if (!begun && isNobodyThere(error)) return new LlmstructError('model-unreachable', { host }, error);
  return broken(reason);
}
