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
  ModelTraits,
} from '../core/ports.ts';
import { abortable } from './abortable.ts';
import type { Anthropic } from './anthropicSdk.ts';
import { StreamFault } from './checkedLines.ts';
import { compatibleFailure } from './compatibleFailures.ts';
import { ModelSession } from './modelSession.ts';
import { countOf } from './ollamaUsage.ts';
import { retryAfter, ServerRefusal } from './serverRefusal.ts';
import { createStreamingFetch } from './streamingFetch.ts';
import { LARGEST_WINDOW } from './windowChoice.ts';

export interface AnthropicModelOptions {
  /** As the server knows it: `claude-haiku-5-5`. */
  readonly model: string;
  readonly baseUrl: URL;
  readonly key: string;
  /** The environment variable that holds the key, for messages. */
  readonly keyVariable: string;
  /** Longest waits, in ms: for the connection 10 s, for the first token 5 min, between two tokens 2 min. */
  readonly connectMs?: number;
  readonly firstTokenMs?: number;
  readonly silenceMs?: number;
  /** Shared by all models of a process. */
  readonly session?: ModelSession;
  readonly clock?: Clock;
}

/** A model of Anthropic's, asked by their SDK on our own `fetch`. Never local. Errors as `createCompatibleModel`. */
export function createAnthropicModel(options: AnthropicModelOptions): ChatModel {
  return new AnthropicModel(options);
}

class AnthropicModel implements ChatModel {
  readonly id: string;
  readonly endpoint: string;
  readonly local = false;
  readonly #options: AnthropicModelOptions;
  readonly #session: ModelSession;
  readonly #clock: Clock;

  constructor(options: AnthropicModelOptions) {
    const { model, baseUrl } = options;
    this.id = `anthropic/${model}`;
    this.endpoint = `${baseUrl.protocol}//${baseUrl.host}${baseUrl.pathname.replace(/\/$/, '')}`;
    this.#options = options;
    this.#session = options.session ?? new ModelSession(options.clock);
    this.#clock = options.clock ?? (() => performance.now());
  }

  staysOnThisMachine(cancellation?: Cancellation): Promise<boolean> {
    return cancellation?.cancelled ? Promise.reject(new Cancelled()) : Promise.resolve(false);
  }

  traits(cancellation?: Cancellation): Promise<ModelTraits> {
    if (cancellation?.cancelled) return Promise.reject(new Cancelled());
    const capTokens = (window: number) => this.#session.promptCounts.cap(this.id, window);
    return Promise.resolve({ windowTokens: WINDOW_TOKENS, largestWindow: LARGEST_WINDOW, capTokens, form: 'whole' });
  }

  async chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply> {
    let begun = false;
    // The SDK words what our `fetch` throws anew and drops what it was.
    let fault: unknown;
    const hear = (progress: ChatProgress) => {
      begun ||= progress.kind === 'text';
      if (!cancellation.cancelled) onProgress(progress);
    };
    const { keyVariable, key } = this.#options;
    const asked = { model: this.id, provider: 'anthropic', host: this.endpoint, keyVariable, key };
    const work = (signal: AbortSignal) =>
      this.#receive(request, signal, hear, (error) => {
        fault = error;
      });
    return abortable(cancellation, work, async (error) => compatibleFailure(await causeOf(error, fault), asked, begun));
  }

  async #receive(
    request: ChatRequest,
    signal: AbortSignal,
    onProgress: (progress: ChatProgress) => void,
    onFault: (error: unknown) => void,
  ): Promise<ChatReply> {
    const { messages, replyTokens, stop: stops } = request;
    const client = await this.#client(signal, () => onProgress({ kind: 'waiting' }), onFault);
    const start = this.#clock();
    const stream = await client.messages.create(
      {
        model: this.#options.model,
        max_tokens: Math.max(1, Math.floor(replyTokens)),
        system: systemText(messages),
        ...(stops === undefined ? {} : { stop_sequences: stops.filter((text) => text.trim() !== '') }),
        messages: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
        stream: true,
      },
      { signal },
    );
    let text = '';
    let stop: string | null = null;
    let usage: ChatUsage = {};
    for await (const event of stream) {
      if (event.type === 'message_start') usage = { ...usage, ...promptUsage(event.message.usage) };
      else if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
        if (text === '') usage = { ...usage, firstTokenMs: Math.round(this.#clock() - start) };
        text += event.delta.text;
        onProgress({ kind: 'text', text: event.delta.text });
      } else if (event.type === 'message_delta') {
        stop = event.delta.stop_reason;
        const replied = countOf(event.usage.output_tokens);
        if (replied !== undefined) usage = { ...usage, replyTokens: replied };
      }
    }
    this.#checkStop(stop);
    const { promptTokens: estimated, windowTokens: window } = request;
    this.#session.promptCounts.judge(this.id, { estimated, reported: usage.promptTokens, window });
    return { text, model: this.id, usage, cutOff: stop === 'max_tokens' };
  }

  /** The SDK is loaded by the first request. */
  async #client(signal: AbortSignal, onConnected: () => void, onFault: (error: unknown) => void): Promise<Anthropic> {
    const { key, connectMs = 10_000, firstTokenMs = 5 * 60_000, silenceMs = 2 * 60_000 } = this.#options;
    const { Anthropic: Client } = await import('./anthropicSdk.ts');
    const send = createStreamingFetch({ connectMs, firstByteMs: firstTokenMs, silenceMs, signal, onConnected });
    return new Client({
      apiKey: key,
      baseURL: this.endpoint,
      // Which model to ask next is the router's to say.
      maxRetries: 0,
      logLevel: 'off',
      openTelemetry: false,
      fetch: (input, init) =>
        send(input, init).catch((error: unknown) => {
          onFault(error);
          throw error;
        }),
    });
  }

  #checkStop(stop: string | null): void {
    const model = this.id;
    if (stop === null) throw new LlmstructError('model-interrupted', { model, reason: 'it ended without saying why' });
    if (stop === 'model_context_window_exceeded') throw new LlmstructError('prompt-truncated', { model });
    if (stop === 'refusal') throw new LlmstructError('model-refused', { model, reason: 'its rules forbid it' });
  }
}

/** What was read, from a cache or not. */
function promptUsage(usage: Anthropic.Usage): ChatUsage {
  const { input_tokens: fresh, cache_creation_input_tokens: kept, cache_read_input_tokens: known } = usage;
  const promptTokens = countOf(fresh + (kept ?? 0) + (known ?? 0));
  const cachedTokens = countOf(known);
  return {
    ...(promptTokens === undefined ? {} : { promptTokens }),
    ...(cachedTokens === undefined ? {} : { cachedTokens }),
  };
}

function systemText(messages: ChatRequest['messages']): string {
  return messages
    .filter(({ role }) => role === 'system')
    .map(({ content }) => content)
    .join('\n\n');
}

/** What lies under an error of the SDK: the server's refusal, or what our `fetch` threw. */
async function causeOf(error: unknown, fault: unknown): Promise<unknown> {
  const { APIConnectionError, APIError } = await import('./anthropicSdk.ts');
  if (error instanceof APIConnectionError) return fault ?? error.cause ?? error;
  if (!(error instanceof APIError)) return error;
  const said = error.apiMessage ?? error.message;
  // An error event inside a stream has no status.
  if (error.status === undefined) return new StreamFault(said);
  return new ServerRefusal(error.status, said, retryAfter(error.headers as Headers | undefined));
}
