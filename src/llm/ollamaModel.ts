import type { ChatResponse } from 'ollama';
import { Cancelled, isLlmstructError, LlmstructError } from '../core/errors.ts';
import type { Cancellation, ChatModel, ChatProgress, ChatReply, ChatRequest, Clock, Log } from '../core/ports.ts';
import { abortable } from './abortable.ts';
import { createOllamaClient } from './ollamaClient.ts';
import { ollamaFailure } from './ollamaFailures.ts';
import type { OllamaHost } from './ollamaHost.ts';
import { presumedPlace, remotePlace, videoMemoryOf } from './ollamaServer.ts';
import { countOf, usageOf } from './ollamaUsage.ts';
import { PromptCounts } from './promptCounts.ts';
import { ServerRefusal } from './serverRefusal.ts';

export interface OllamaModelOptions {
  readonly host: OllamaHost;
  /** As the server knows it: `qwen2.5-coder:1.5b`. */
  readonly model: string;
  /** Longest wait for the connection, in ms; 5 s. */
  readonly connectMs?: number;
  /** Longest wait for the first token, in ms; 15 min, since on a CPU a cold start with a full window takes many. */
  readonly firstTokenMs?: number;
  /** Longest silence between two tokens, in ms; 2 min. */
  readonly silenceMs?: number;
  /** How long the server keeps the model, and with it the prefix it has read: seconds, or a Go duration; `15m`. */
  readonly keepAlive?: string | number;
  /** Shared by all models of a process, so that they outlive a change of settings. */
  readonly promptCounts?: PromptCounts;
  readonly log?: Log;
  readonly clock?: Clock;
}

/**
 * A model on an Ollama server, asked through its native `/api/chat`, streamed. Errors as `ChatModel` says; reasons are the
 * server's words. An empty answer is a reply with the text ''.
 *
 * `local` and `endpoint` are at first what the address and the name say, then what `staysOnThisMachine` learned, and from then
 * on what an answer says that another host gave.
 */
export function createOllamaModel(options: OllamaModelOptions): ChatModel {
  return new OllamaModel(options);
}

class OllamaModel implements ChatModel {
  readonly id: string;
  readonly #options: OllamaModelOptions;
  readonly #promptCounts: PromptCounts;
  readonly #clock: Clock;
  /** Where prompts leave this machine, undefined when they stay. */
  #remotePlace: string | undefined;
  #remotePlaceAsked = false;
  /** False once the server refused the field: a model that cannot be told not to think. */
  #sendThink = true;

  constructor(options: OllamaModelOptions) {
    this.id = `ollama/${options.model}`;
    this.#options = options;
    this.#promptCounts = options.promptCounts ?? new PromptCounts();
    this.#clock = options.clock ?? (() => performance.now());
    this.#remotePlace = presumedPlace(options.host, options.model);
  }

  get local(): boolean {
    return this.#remotePlace === undefined;
  }

  get endpoint(): string {
    return this.#remotePlace ?? this.#options.host.shown;
  }

  async staysOnThisMachine(cancellation?: Cancellation): Promise<boolean> {
    if (!this.#remotePlaceAsked) await this.#askRemotePlace(cancellation);
    return this.local;
  }

  async #askRemotePlace(cancellation: Cancellation | undefined): Promise<void> {
    if (cancellation?.cancelled) throw new Cancelled();
    const abort = new AbortController();
    const stopListening = cancellation?.onCancel(() => abort.abort());
    try {
      this.#remotePlace = await remotePlace(this.#options.host, this.#options.model, { signal: abort.signal });
      this.#remotePlaceAsked = true;
    } catch (error) {
      if (cancellation?.cancelled) throw new Cancelled();
      // The chat will meet the same error and say it.
      if (!isLlmstructError(error)) throw error;
    } finally {
      stopListening?.();
    }
  }

  async videoMemory(): Promise<number | undefined> {
    const { host, model } = this.#options;
    return videoMemoryOf(host, model, { connectMs: 1000, answerMs: 1000 }).catch(() => undefined);
  }

  async chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply> {
    const answer = new Answer(this.#clock, (progress) => {
      if (!cancellation.cancelled) onProgress(progress);
    });
    const asked = { host: this.#options.host.shown, model: this.#options.model };
    const work = async (signal: AbortSignal) => {
      await this.#receive(request, answer, signal);
      return this.#checkedReply(request, answer);
    };
    return abortable(cancellation, work, (error) => ollamaFailure(error, asked, answer.begun));
  }

  async #receive(request: ChatRequest, answer: Answer, signal: AbortSignal): Promise<void> {
    const { host, connectMs = 5_000, firstTokenMs = 15 * 60_000, silenceMs = 2 * 60_000 } = this.#options;
    const client = createOllamaClient(host, {
      connectMs,
      firstByteMs: firstTokenMs,
      silenceMs,
      signal,
      onConnected: () => answer.wait(),
    });
    const think = this.#sendThink;
    try {
      for await (const line of await client.chat(this.#body(request))) answer.add(line);
    } catch (error) {
      if (!(think && error instanceof ServerRefusal && error.status === 400 && /\bthink/i.test(error.message)))
        throw error;
      this.#sendThink = false;
      await this.#receive(request, answer, signal);
    }
  }

  /** Fields that decide about a reload (`num_ctx`) are the same in every request; nothing may be cut silently. */
  #body(request: ChatRequest) {
    const { model, keepAlive = '15m' } = this.#options;
    return {
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      stream: true as const,
      truncate: false,
      shift: false,
      keep_alive: keepAlive,
      ...(this.#sendThink ? { think: false } : {}),
      options: {
        num_ctx: tokens(request.windowTokens),
        num_predict: tokens(request.replyTokens),
        temperature: 0,
      },
    };
  }

  #checkedReply(request: ChatRequest, answer: Answer): ChatReply {
    const { last } = answer;
    if (last === undefined) {
      throw new LlmstructError('model-interrupted', { model: this.id, reason: 'it ended without its last line' });
    }
    if ('remote_host' in last) {
      this.#remotePlace = String(last.remote_host);
      this.#remotePlaceAsked = true;
    }
    const count = {
      estimated: request.promptTokens,
      reported: countOf(last.prompt_eval_count),
      window: request.windowTokens,
    };
    const verdict = this.#promptCounts.judge(this.id, count);
    if (verdict === 'truncated') throw new LlmstructError('prompt-truncated', { model: this.id });
    if (verdict === 'doubtful') {
      const said = `${this.id} counted ${count.reported} tokens where about ${count.estimated} were sent`;
      this.#options.log?.write('warn', said);
    }
    return {
      text: answer.text,
      model: this.id,
      usage: usageOf(last, answer.firstTokenMs),
      cutOff: last.done_reason === 'length',
    };
  }
}

/** What has come of an answer so far. */
class Answer {
  text = '';
  begun = false;
  last: ChatResponse | undefined;
  /** From the start of the request, in ms. */
  firstTokenMs: number | undefined;
  readonly #clock: Clock;
  readonly #start: number;
  readonly #onProgress: (progress: ChatProgress) => void;

  constructor(clock: Clock, onProgress: (progress: ChatProgress) => void) {
    this.#clock = clock;
    this.#start = clock();
    this.#onProgress = onProgress;
  }

  wait(): void {
    this.#onProgress({ kind: 'waiting' });
  }

  add(line: ChatResponse): void {
    this.begun = true;
    this.firstTokenMs ??= this.#clock() - this.#start;
    const text = line.message?.content ?? '';
    if (text !== '') {
      this.text += text;
      this.#onProgress({ kind: 'text', text });
    }
    if (line.done) this.last = line;
  }
}

/** A count that Ollama may be told: 0 means no limit as `num_predict` and a window of 4 tokens as `num_ctx`. */
function tokens(count: number): number {
  if (Number.isFinite(count) && count >= 1) return Math.floor(count);
  throw new LlmstructError('internal', { reason: `${count} is no number of tokens to ask for` });
}
