import { LlmstructError } from '../core/errors.ts';
import type { ChatRequest } from '../core/ports.ts';

export interface OllamaBodyOptions {
  /** As the server knows it. */
  readonly model: string;
  /** Seconds, or a Go duration; `15m`. */
  readonly keepAlive: string | number | undefined;
  /** Whether to tell the model not to think. */
  readonly think: boolean;
}

/** The body of `/api/chat`. What decides about a reload (`num_ctx`) is the same in every request; nothing may be cut silently. */
export function ollamaBody(
  { messages, windowTokens, replyTokens, stop }: ChatRequest,
  { model, keepAlive = '15m', think }: OllamaBodyOptions,
) {
  return {
    model,
    messages: messages.map(({ role, content }) => ({ role, content })),
    stream: true as const,
    truncate: false,
    shift: false,
    keep_alive: keepAlive,
    ...(think ? { think: false } : {}),
    options: {
      num_ctx: tokens(windowTokens),
      num_predict: tokens(replyTokens),
      temperature: 0,
      ...(stop === undefined ? {} : { stop: [...stop] }),
    },
  };
}

/** A count that Ollama may be told: 0 means no limit as `num_predict` and a window of 4 tokens as `num_ctx`. */
function tokens(count: number): number {
  if (Number.isFinite(count) && count >= 1) return Math.floor(count);
  throw new LlmstructError('internal', { reason: `${count} is no number of tokens to ask for` });
}
