import { LlmstructError } from '../core/errors.ts';
import { StreamFault } from './checkedLines.ts';
import { isNobodyThere, saysNoMemory, saysTooLong, systemCode } from './failureSigns.ts';
import { ServerRefusal } from './serverRefusal.ts';
import { TimedOut } from './streamingFetch.ts';

/** What a failed request was for. */
export interface AskedServer {
  /** `provider/model`. */
  readonly model: string;
  readonly provider: string;
  /** For people, without credentials. */
  readonly host: string;
  /** The environment variable that holds its key. */
  readonly keyVariable: string;
}

/** The error that a failed request to an OpenAI-compatible server means; `begun`: whether any of the answer had come. */
export function compatibleFailure(error: unknown, asked: AskedServer, begun: boolean): LlmstructError {
  const { model, provider, host, keyVariable } = asked;
  const broken = (reason: string) =>
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
    if (error.status === 401 || error.status === 403) {
      return new LlmstructError('key-refused', { provider, host, variable: keyVariable }, error);
    }
    if (error.status === 429) return new LlmstructError('rate-limited', { model, reason: waitOf(error) }, error);
    return new LlmstructError('model-failed', { model, reason }, error);
  }
  if (begun && systemCode(error) !== '') return broken('the connection was lost');
  if (!begun && isNobodyThere(error)) return new LlmstructError('model-unreachable', { host }, error);
  return broken(reason);
}

function waitOf({ retryAfter, message }: ServerRefusal): string {
  return retryAfter === undefined ? message : `${Math.ceil(retryAfter)} s`;
}
