import { LlmstructError } from '../core/errors.ts';
import { StreamFault } from './checkedLines.ts';
import { ServerRefusal } from './ollamaClient.ts';
import { TimedOut } from './streamingFetch.ts';

/** What a failed request was for. */
export interface Asked {
  /** For people, without credentials. */
  readonly host: string;
  /** As the server knows it; undefined for a question to the server itself. */
  readonly model: string | undefined;
}

/** Node's codes for a server that is not there. A reset before any answer is a port that someone else forwards to nowhere. */
const NOBODY_THERE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
]);

/** As Ollama and llama.cpp word it, with status 400, 413 or 500 by version. */
const TOO_LONG =
  /exceeds? (?:the )?(?:available |maximum )?context|context (?:length|size|window)[^.]* exceed|prompt (?:is )?too long/i;

/** As Ollama and its runners word it; a runner that was killed on Linux was killed for its memory. */
const NO_MEMORY =
  /out of memory|more (?:system |gpu |video )?memory|(?:not enough|insufficient|enough available) memory|(?:unable|failed) to allocate|cannot allocate memory|cudaMalloc failed|memory layout cannot be allocated|signal: killed/i;

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
    if (TOO_LONG.test(reason)) return new LlmstructError('prompt-truncated', { model }, error);
    if (NO_MEMORY.test(reason)) return new LlmstructError('model-out-of-memory', { model }, error);
    if (error instanceof StreamFault) return new LlmstructError('model-interrupted', { model, reason }, error);
    // Without the word it is a page that is not there: no Ollama, or a path before it.
    const missing = error.status === 404 && /model/i.test(reason);
    if (missing) return new LlmstructError('model-missing', { host, model: asked.model ?? '' }, error);
    return new LlmstructError('model-failed', { model, reason }, error);
  }
  const code = systemCode(error);
  if (begun && code !== '') return broken('the connection was lost');
  if (!begun && NOBODY_THERE.has(code)) return new LlmstructError('model-unreachable', { host }, error);
  return broken(reason);
}

function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
