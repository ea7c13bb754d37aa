import { lookup } from 'node:dns/promises';
import { WINDOW_TOKENS } from '../core/context/modelWindow.ts';
import { Cancelled, LlmstructError } from '../core/errors.ts';
import type {
  Cancellation,
  ChatModel,
  ChatProgress,
  ChatReply,
  ChatRequest,
  Clock,
  Log,
  ModelTraits,
} from '../core/ports.ts';
import { abortable } from './abortable.ts';
import { StreamFault } from './checkedLines.ts';
import { CompatibleAnswer } from './compatibleAnswer.ts';
import { compatibleFailure } from './compatibleFailures.ts';
import { ModelSession } from './modelSession.ts';
import { isLoopbackName } from './ollamaHost.ts';
import { refusalOf, type ServerRefusal } from './serverRefusal.ts';
import { eventData } from './serverSentEvents.ts';
import { createStreamingFetch } from './streamingFetch.ts';
import type { TrialStore } from './trialStore.ts';
import { assertWholePrompt } from './wholePrompt.ts';

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
    const answer = new CompatibleAnswer(this.#clock, (progress) => {
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

  async #receive(request: ChatRequest, answer: CompatibleAnswer, signal: AbortSignal): Promise<void> {
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

  #checkedReply(request: ChatRequest, answer: CompatibleAnswer): ChatReply {
    if (answer.finish === undefined) {
      throw new LlmstructError('model-interrupted', { model: this.id, reason: 'it ended without saying why' });
    }
    if (answer.finish === 'content_filter') {
      throw new LlmstructError('model-refused', { model: this.id, reason: 'the server’s content filter stopped it' });
    }
    const { promptCounts: counts } = this.#session;
    assertWholePrompt(this.id, request, answer.usage.promptTokens, { counts, log: this.#options.log });
    return { text: answer.text, model: this.id, usage: answer.usage, cutOff: answer.finish === 'length' };
  }
}
