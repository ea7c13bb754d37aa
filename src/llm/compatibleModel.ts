import { lookup } from 'node:dns/promises';
import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import { Cancelled, LlmstructError } from '../core/errors.ts';
import type {
  Cancellation,
  ChatModel,
  ChatProgress,
  ChatReply,
  ChatRequest,
  ChatUsage,
  Clock,
  Log,
  ModelTraits,
} from '../core/ports.ts';
import { abortable } from './abortable.ts';
import { StreamFault } from './checkedLines.ts';
import { compatibleFailure } from './compatibleFailures.ts';
import { ModelSession } from './modelSession.ts';
import { isLoopbackName } from './ollamaHost.ts';
import { countOf, present } from './ollamaUsage.ts';
import { errorText, refusalOf, type ServerRefusal } from './serverRefusal.ts';
import { eventData } from './serverSentEvents.ts';
import { createStreamingFetch } from './streamingFetch.ts';
import type { TrialStore } from './trialStore.ts';

export interface CompatibleModelOptions {
  /** As in `[model] order`: `openai`, `grok`, `huggingface`. */
  readonly provider: string;
  /** As the server knows it. */
  readonly model: string;
  /** Where `/chat/completions` is below, without a slash at the end. */
  readonly baseUrl: URL;
  /** Sent as a bearer token; servers on this machine mostly need none. */
  readonly key: string | undefined;
  /** The environment variable that holds the key, for messages. */
  readonly keyVariable: string;
  /** Whether prompts may stay on this machine: only then is the address looked at. */
  readonly mayBeLocal: boolean;
  /** Longest waits, in ms: for the connection 10 s, for the first token 5 min, between two tokens 2 min. */
  readonly connectMs?: number;
  readonly firstTokenMs?: number;
  readonly silenceMs?: number;
  /** Shared by all models of a process. */
  readonly session?: ModelSession;
  /** What came out when models were tried. */
  readonly trials?: TrialStore;
  readonly log?: Log;
  readonly clock?: Clock;
}

/**
 * A model behind `/chat/completions` as OpenAI defined it: xAI, Hugging Face's router, vLLM, LM Studio, llama.cpp and others.
 * Streamed; errors as `ChatModel` says, with `key-refused` and `rate-limited` besides.
 */
export function createCompatibleModel(options: CompatibleModelOptions): ChatModel {
  return new CompatibleModel(options);
}

/** The names of the field that caps the reply: the first one is older and understood by nearly all servers. */
const REPLY_CAPS = ['max_tokens', 'max_completion_tokens'] as const;

/** These servers do not say what their models can; one that can less says that the prompt is too long. */
const LARGEST_WINDOW = 32_768;

class CompatibleModel implements ChatModel {
  readonly id: string;
  readonly endpoint: string;
  local: boolean;
  readonly #options: CompatibleModelOptions;
  readonly #session: ModelSession;
  readonly #clock: Clock;
  #replyCap: (typeof REPLY_CAPS)[number] = 'max_tokens';
  /** Some models have a temperature of their own and refuse another. */
  #sendTemperature = true;

  constructor(options: CompatibleModelOptions) {
    const { provider, model, baseUrl, mayBeLocal } = options;
    this.id = `${provider}/${model}`;
    this.endpoint = `${baseUrl.protocol}//${baseUrl.host}${baseUrl.pathname.replace(/\/$/, '')}`;
    this.local = mayBeLocal && isLoopbackName(baseUrl.hostname);
    this.#options = options;
    this.#session = options.session ?? new ModelSession(options.clock);
    this.#clock = options.clock ?? (() => performance.now());
  }

  async staysOnThisMachine(cancellation?: Cancellation): Promise<boolean> {
    if (cancellation?.cancelled) throw new Cancelled();
    const { mayBeLocal, baseUrl } = this.#options;
    if (!mayBeLocal || this.local) return this.local;
    const addresses = await lookup(baseUrl.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => []);
    this.local = addresses.length > 0 && addresses.every(({ address }) => isLoopbackName(address));
    return this.local;
  }

  async traits(cancellation?: Cancellation): Promise<ModelTraits> {
    if (cancellation?.cancelled) throw new Cancelled();
    const capTokens = (window: number) => this.#session.promptCounts.cap(this.id, window);
    const trial = await this.#options.trials?.get(this.id, this.endpoint);
    const form = trial?.form ?? 'whole';
    return { windowTokens: WINDOW_TOKENS, largestWindow: LARGEST_WINDOW, capTokens, form };
  }

  async chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply> {
    const answer = new Answer(this.#clock, (progress) => {
      if (!cancellation.cancelled) onProgress(progress);
    });
    const { provider, keyVariable, key } = this.#options;
    const asked = { model: this.id, provider, host: this.endpoint, keyVariable, key };
    const work = async (signal: AbortSignal) => {
      await this.#receive(request, answer, signal);
      return this.#checkedReply(request, answer);
    };
    return abortable(cancellation, work, (error) => compatibleFailure(error, asked, answer.begun));
  }

  async #receive(request: ChatRequest, answer: Answer, signal: AbortSignal): Promise<void> {
    const { key, connectMs = 10_000, firstTokenMs = 5 * 60_000, silenceMs = 2 * 60_000 } = this.#options;
    const onConnected = () => answer.wait();
    const send = createStreamingFetch({ connectMs, firstByteMs: firstTokenMs, silenceMs, signal, onConnected });
    const response = await send(`${this.endpoint}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(this.#body(request)),
    });
    if (!response.ok) {
      const refusal = await refusalOf(response);
      if (this.#adapts(refusal)) return this.#receive(request, answer, signal);
      throw refusal;
    }
    if (response.body === null) throw new StreamFault('it has no body');
    for await (const data of eventData(response.body)) answer.add(data);
  }

  #body({ messages, replyTokens, stop }: ChatRequest): object {
    return {
      model: this.#options.model,
      messages: messages.map(({ role, content }) => ({ role, content })),
      stream: true,
      stream_options: { include_usage: true },
      ...(stop === undefined ? {} : { stop }),
      [this.#replyCap]: Math.max(1, Math.floor(replyTokens)),
      ...(this.#sendTemperature ? { temperature: 0 } : {}),
    };
  }

  /** Whether the refusal is about a field that can be sent otherwise; asked once for each. */
  #adapts({ status, message }: ServerRefusal): boolean {
    if (status !== 400 && status !== 422) return false;
    if (this.#replyCap === 'max_tokens' && /max_completion_tokens/.test(message)) {
      this.#replyCap = 'max_completion_tokens';
      return true;
    }
    if (this.#sendTemperature && /temperature/.test(message)) {
      this.#sendTemperature = false;
      return true;
    }
    return false;
  }

  #checkedReply(request: ChatRequest, answer: Answer): ChatReply {
    if (answer.finish === undefined) {
      throw new LlmstructError('model-interrupted', { model: this.id, reason: 'it ended without saying why' });
    }
    if (answer.finish === 'content_filter') {
      throw new LlmstructError('model-refused', { model: this.id, reason: 'the server’s content filter stopped it' });
    }
    const reported = answer.usage.promptTokens;
    const count = { estimated: request.promptTokens, reported, window: request.windowTokens };
    const verdict = this.#session.promptCounts.judge(this.id, count);
    if (verdict === 'truncated') throw new LlmstructError('prompt-truncated', { model: this.id });
    if (verdict === 'doubtful') {
      const said = `${this.id} counted ${reported} tokens where about ${count.estimated} were sent`;
      this.#options.log?.write('warn', said);
    }
    return { text: answer.text, model: this.id, usage: answer.usage, cutOff: answer.finish === 'length' };
  }
}

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

/** What has come of an answer so far. */
class Answer {
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
