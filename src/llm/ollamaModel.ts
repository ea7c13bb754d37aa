import { totalmem } from 'node:os';
import { formBySize } from '../core/context/requestForms.ts';
import { Cancelled, isCancelled, isLlmstructError, LlmstructError } from '../core/errors.ts';
import type {
  Cancellation,
  ChatModel,
  ChatProgress,
  ChatReply,
  ChatRequest,
  Clock,
  Log,
  ModelTraits,
  WarmUpRequest,
} from '../core/ports.ts';
import { abortable } from './abortable.ts';
import { type ModelFacts, ModelSession, NO_FACTS } from './modelSession.ts';
import { OllamaAnswer } from './ollamaAnswer.ts';
import { ollamaBody } from './ollamaBody.ts';
import { createOllamaClient } from './ollamaClient.ts';
import { ollamaFailure } from './ollamaFailures.ts';
import type { OllamaHost } from './ollamaHost.ts';
import { OllamaPlace } from './ollamaPlace.ts';
import { findModel, listModels, loadedModels, showModel } from './ollamaServer.ts';
import { countOf, present, usageOf } from './ollamaUsage.ts';
import { pause } from './pause.ts';
import { ServerRefusal } from './serverRefusal.ts';
import type { TrialStore } from './trialStore.ts';
import { watchLoading } from './watchLoading.ts';
import { assertWholePrompt } from './wholePrompt.ts';
import { windowRange } from './windowChoice.ts';

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
  /** Shared by all models of a process. */
  readonly session?: ModelSession;
  /** What came out when models were tried. */
  readonly trials?: TrialStore;
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
  readonly #session: ModelSession;
  readonly #clock: Clock;
  readonly #place: OllamaPlace;
  /** False once the server refused the field: a model that cannot be told not to think. */
  #sendThink = true;

  constructor(options: OllamaModelOptions) {
    this.id = `ollama/${options.model}`;
    this.#options = options;
    this.#session = options.session ?? new ModelSession(options.clock);
    this.#clock = options.clock ?? (() => performance.now());
    this.#place = new OllamaPlace(options.host, options.model);
  }

  get local(): boolean {
    return this.#place.local;
  }

  get endpoint(): string {
    return this.#place.endpoint;
  }

  staysOnThisMachine(cancellation?: Cancellation): Promise<boolean> {
    return this.#place.ask(cancellation);
  }

  async videoMemory(): Promise<number | undefined> {
    const { host, model } = this.#options;
    const loaded = await loadedModels(host, { connectMs: PS_WAIT_MS, answerMs: PS_WAIT_MS }).catch(() => []);
    return findModel(loaded, model)?.vramBytes;
  }

  async traits(cancellation?: Cancellation): Promise<ModelTraits> {
    if (cancellation?.cancelled) throw new Cancelled();
    const facts = await this.#facts();
    const { usual, largest } = windowRange({
      ...facts,
      memoryBytes: this.#options.host.loopback ? totalmem() : undefined,
    });
    const trial = await this.#options.trials?.get(this.id, this.#options.host.shown);
    return {
      windowTokens: Math.min(Math.max(this.#session.windows.get(this.#key) ?? usual, usual), largest),
      largestWindow: largest,
      capTokens: (window) => this.#session.promptCounts.cap(this.id, window),
      form: trial?.form ?? formBySize(facts.parameters),
    };
  }

  /** What the server says of the model, asked once; nothing where it does not answer, and then the chat will say so. */
  async #facts(): Promise<ModelFacts> {
    const known = this.#session.facts.get(this.#key);
    if (known !== undefined) return known;
    const { host, model } = this.#options;
    if (this.#session.circuit.outage(host.shown) !== undefined) return NO_FACTS;
    try {
      const [details, listed] = await Promise.all([showModel(host, model), listModels(host)]);
      const facts = { ...details, modelBytes: findModel(listed, model)?.size };
      this.#session.facts.set(this.#key, facts);
      return facts;
    } catch (error) {
      if (!isLlmstructError(error)) throw error;
      this.#noServer(error);
      return NO_FACTS;
    }
  }

  /** What the server did not answer to, remembered for what nobody waits for. */
  #noServer(error: unknown): readonly [] {
    if (isLlmstructError(error)) this.#session.circuit.report(this.#options.host.shown, error);
    return [];
  }

  get #key(): string {
    return `${this.#options.host.shown} ${this.#options.model}`;
  }

  async chat(
    request: ChatRequest,
    onProgress: (progress: ChatProgress) => void,
    cancellation: Cancellation,
  ): Promise<ChatReply> {
    const say = (progress: ChatProgress): void => {
      if (!cancellation.cancelled) onProgress(progress);
    };
    const { host, model } = this.#options;
    const { load, prefixReuse, windows } = this.#session;
    const busyMs = load.abandonedMs(host.shown, request);
    if (busyMs > 0) await this.#waitUntilFree(busyMs, say, cancellation);
    windows.set(this.#key, request.windowTokens);
    const pace = prefixReuse.coldPace(this.#key, request.windowTokens);
    const running = load.start(host.shown, request, pace);
    const watch = new AbortController();
    const answer = new OllamaAnswer(this.#clock, say, () => {
      watch.abort();
      running.begun();
    });
    const connected = (): void => {
      say({ kind: 'waiting' });
      const tell = (kind: 'loading' | 'waiting'): void => {
        if (!answer.begun) say({ kind });
      };
      void watchLoading(host, model, request.windowTokens, watch.signal, tell);
    };
    const work = async (signal: AbortSignal) => {
      await this.#receive(request, answer, signal, connected);
      return this.#checkedReply(request, answer);
    };
    try {
      return await abortable(cancellation, work, (error) =>
        ollamaFailure(error, { host: host.shown, model }, answer.begun),
      );
    } catch (error) {
      if (isCancelled(error)) running.abandon();
      throw error;
    } finally {
      watch.abort();
      running.end();
    }
  }

  /** A prompt that was given up is read to its end all the same: another one waits here, so that no third has to wait for it there. */
  #waitUntilFree(ms: number, say: (progress: ChatProgress) => void, cancellation: Cancellation): Promise<void> {
    say({ kind: 'busy', seconds: Math.ceil(ms / 1000) });
    return pause(Math.min(ms, LONGEST_WAIT_MS), cancellation);
  }

  async warmUp(request: WarmUpRequest, cancellation: Cancellation): Promise<boolean> {
    const { host, model } = this.#options;
    const { circuit, load } = this.#session;
    const isFree = () => circuit.outage(host.shown) === undefined && !load.isBusy(host.shown);
    if (!isFree() || !(await this.staysOnThisMachine(cancellation))) return false;
    const loaded = request.load ? undefined : await loadedModels(host).catch((error: unknown) => this.#noServer(error));
    if (loaded !== undefined && findModel(loaded, model) === undefined) return false;
    if (cancellation.cancelled || !isFree()) return false;
    if (load.knows(host.shown, request)) return true;
    await this.chat({ ...request, replyTokens: 1 }, () => {}, cancellation).catch((error: unknown) => {
      this.#noServer(error);
      throw error;
    });
    return true;
  }

  async #receive(
    request: ChatRequest,
    answer: OllamaAnswer,
    signal: AbortSignal,
    onConnected: () => void,
  ): Promise<void> {
    const { host, model, keepAlive } = this.#options;
    const { connectMs = 5_000, firstTokenMs = 15 * 60_000, silenceMs = 2 * 60_000 } = this.#options;
    const waits = { connectMs, firstByteMs: firstTokenMs, silenceMs };
    const client = createOllamaClient(host, { ...waits, signal, onConnected });
    const think = this.#sendThink;
    try {
      for await (const line of await client.chat(ollamaBody(request, { model, keepAlive, think }))) answer.add(line);
    } catch (error) {
      if (!(think && error instanceof ServerRefusal && error.status === 400 && /\bthink/i.test(error.message)))
        throw error;
      this.#sendThink = false;
      await this.#receive(request, answer, signal, onConnected);
    }
  }

  #checkedReply(request: ChatRequest, answer: OllamaAnswer): ChatReply {
    const { last } = answer;
    if (last === undefined) {
      throw new LlmstructError('model-interrupted', { model: this.id, reason: 'it ended without its last line' });
    }
    if ('remote_host' in last) this.#place.learn(String(last.remote_host));
    const { promptCounts: counts } = this.#session;
    assertWholePrompt(this.id, request, countOf(last.prompt_eval_count), { counts, log: this.#options.log });
    const usage = usageOf(last, answer.firstTokenMs);
    const reusedShare = this.#session.prefixReuse.estimate(this.#key, request.windowTokens, usage);
    return {
      text: answer.text,
      model: this.id,
      usage: { ...usage, ...present({ reusedShare }) },
      cutOff: last.done_reason === 'length',
    };
  }
}

/** Longest wait, in ms, for a server that reads a prompt nobody waits for: the estimate may be wrong. */
const LONGEST_WAIT_MS = 60_000;
const PS_WAIT_MS = 1000;
