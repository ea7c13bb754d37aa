import type { ChatProgress, ChatUsage, Clock } from '../core/ports.ts';
import { StreamFault } from './checkedLines.ts';
import { countOf, present } from './ollamaUsage.ts';
import { errorText } from './serverRefusal.ts';

/** A part of an answer, as far as it is read here. */
interface Chunk {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: string | null };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: {
    readonly prompt_tokens?: number;
    readonly completion_tokens?: number;
    readonly prompt_tokens_details?: { readonly cached_tokens?: number } | null;
  } | null;
}

/** What has come so far of an answer that is streamed as OpenAI's protocol says. */
export class CompatibleAnswer {
  text = '';
  begun = false;
  /** Why the model stopped: `stop`, `length`, `content_filter`. */
  finish: string | undefined;
  #promptTokens: number | undefined;
  #replyTokens: number | undefined;
  #cachedTokens: number | undefined;
  #firstTokenMs: number | undefined;
  readonly #clock: Clock;
  readonly #start: number;
  readonly #onProgress: (progress: ChatProgress) => void;
  #waiting = false;

  constructor(clock: Clock, onProgress: (progress: ChatProgress) => void) {
    this.#clock = clock;
    this.#start = clock();
    this.#onProgress = onProgress;
  }

  get usage(): ChatUsage {
    return present({
      promptTokens: this.#promptTokens,
      replyTokens: this.#replyTokens,
      cachedTokens: this.#cachedTokens,
      firstTokenMs: this.#firstTokenMs,
    });
  }

  wait(): void {
    if (!this.#waiting) this.#onProgress({ kind: 'waiting' });
    this.#waiting = true;
  }

  add(data: string): void {
    if (data === '[DONE]') return;
    const chunk = chunkOf(data);
    this.#promptTokens = countOf(chunk.usage?.prompt_tokens) ?? this.#promptTokens;
    this.#replyTokens = countOf(chunk.usage?.completion_tokens) ?? this.#replyTokens;
    this.#cachedTokens = countOf(chunk.usage?.prompt_tokens_details?.cached_tokens) ?? this.#cachedTokens;
    const [choice] = chunk.choices ?? [];
    if (choice?.finish_reason) this.finish = choice.finish_reason;
    const text = choice?.delta?.content ?? '';
    if (text === '') return;
    this.begun = true;
    this.#firstTokenMs ??= Math.round(this.#clock() - this.#start);
    this.text += text;
    this.#onProgress({ kind: 'text', text });
  }
}

function chunkOf(data: string): Chunk {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    throw new StreamFault('the server sent an event that is not JSON');
  }
  const error = errorText(value);
  if (error !== undefined) throw new StreamFault(error);
  return value as Chunk;
}
