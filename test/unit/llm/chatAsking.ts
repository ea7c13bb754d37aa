import type { LlmstructError } from '../../../src/core/errors.ts';
import { isLlmstructError } from '../../../src/core/errors.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatReply, ChatRequest } from '../../../src/core/ports.ts';
import { parseOllamaHost } from '../../../src/llm/ollamaHost.ts';
import { createOllamaModel, type OllamaModelOptions } from '../../../src/llm/ollamaModel.ts';

export const MODEL = 'qwen2.5-coder:1.5b';

export const REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: 'Answer with the whole definition.' },
    { role: 'user', content: 'def add(a, b): return a+b' },
  ],
  replyTokens: 200,
  windowTokens: 4096,
  promptTokens: 24,
};

export const NEVER: Cancellation = { cancelled: false, onCancel: () => () => {} };

/** A model at `url` that is given up on after seconds, not minutes. */
export function modelAt(url: string, options: Partial<OllamaModelOptions> = {}): ChatModel {
  const waits = { connectMs: 1000, firstTokenMs: 2000, silenceMs: 2000 };
  return createOllamaModel({ host: parseOllamaHost(url), model: MODEL, ...waits, ...options });
}

export interface Asked {
  readonly reply: ChatReply;
  readonly progress: readonly ChatProgress[];
}

export async function ask(
  model: ChatModel,
  request: Partial<ChatRequest> = {},
  cancellation: Cancellation = NEVER,
): Promise<Asked> {
  const progress: ChatProgress[] = [];
  const reply = await model.chat({ ...REQUEST, ...request }, (step) => progress.push(step), cancellation);
  return { reply, progress };
}

/** The error of ours that the promise rejects with. */
export async function failure(promise: Promise<unknown>): Promise<LlmstructError> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && isLlmstructError(outcome.error)) return outcome.error;
  throw new Error(`expected an LlmstructError, got ${JSON.stringify(outcome)}`, { cause: outcome });
}
