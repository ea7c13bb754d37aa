import { messagesFor } from '../../core/context/messagesFor.ts';
import type { PreparedPrompt, PreparedRequest } from '../../core/context/preparedPrompt.ts';
import { Cancelled, LlmstructError } from '../../core/errors.ts';
import type { Cancellation, ChatMessage, ChatModel, Log } from '../../core/ports.ts';
import { forElsewhere } from '../../core/privacy/forElsewhere.ts';
import { symbolsOf } from '../../core/privacy/guardModels.ts';
import type { ConsentMemory } from './consentMemory.ts';

/** What would leave this machine, and where to. */
export interface Departure {
  /** `provider/model`. */
  readonly model: string;
  readonly endpoint: string;
  /** The definitions whose text is in it, the target first. */
  readonly symbols: readonly string[];
  /** The messages in UTF-8. */
  readonly bytes: number;
  /** Exactly what would be sent. */
  readonly messages: readonly ChatMessage[];
}

/** A prompt, and what it is about: a definition or the words of a question. */
export type Sendable = PreparedPrompt &
  Partial<Pick<PreparedRequest, 'request' | 'otherWords'>> & { readonly target: string };

/** Asks a person; false unless they agreed. */
export type AskForConsent = (departure: Departure) => Promise<boolean>;

/** Sees to it that nothing leaves this machine unasked. */
export class Consent {
  readonly #memory: ConsentMemory;
  readonly #ask: AskForConsent;
  readonly #log: Log;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(memory: ConsentMemory, ask: AskForConsent, log: Log) {
    this.#memory = memory;
    this.#ask = ask;
    this.#log = log;
  }

  /**
   * The models that may have this request, in their order: those on this machine, and those that the person allows or has
   * allowed in this workspace. Throws `consent-missing` when none is left, `local-only` when nothing of the request may leave, and
   * `Cancelled`.
   */
  async allowedModels(
    models: readonly ChatModel[],
    request: Sendable,
    cancellation: Cancellation,
  ): Promise<readonly ChatModel[]> {
    const stays = await Promise.all(models.map((model) => model.staysOnThisMachine(cancellation)));
    const away = models.filter((_, place) => !stays[place]);
    if (away.length === 0) return models;
    const elsewhere = forElsewhere(request);
    if (elsewhere === undefined) return stayingOnly(models, stays, request);
    const refused = await this.#inTurn(() => this.#refusedOf(away, elsewhere, cancellation));
    const allowed = models.filter((model) => !refused.includes(model));
    const [first] = refused;
    if (allowed.length === 0 && first) throw new LlmstructError('consent-missing', { model: first.id });
    return allowed;
  }

  async #refusedOf(
    away: readonly ChatModel[],
    request: Sendable,
    cancellation: Cancellation,
  ): Promise<readonly ChatModel[]> {
    const refused: ChatModel[] = [];
    for (const model of away) {
      if (cancellation.cancelled) throw new Cancelled();
      if (this.#memory.has(model)) continue;
      if (await this.#consents(departureOf(request, model))) await this.#memory.add(model);
      else refused.push(model);
    }
    if (cancellation.cancelled) throw new Cancelled();
    return refused;
  }

  async #consents(departure: Departure): Promise<boolean> {
    const { model, endpoint, symbols, bytes } = departure;
    const consented = await this.#ask(departure);
    const what = `${bytes} bytes to ${model} at ${endpoint}, with code of ${symbols.join(', ')}`;
    this.#log.write('info', `${consented ? 'consent' : 'no consent'} to send ${what}`);
    return consented;
  }

  /** One question at a time: of two requests for one model, the second finds the first one's answer. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => {});
    return result;
  }
}

/** What stays here is not asked about. */
function stayingOnly(
  models: readonly ChatModel[],
  stays: readonly boolean[],
  { target }: Sendable,
): readonly ChatModel[] {
  const local = models.filter((_, place) => stays[place]);
  if (local.length === 0) throw new LlmstructError('local-only', { target });
  return local;
}

function departureOf(prepared: Sendable, { id, endpoint }: ChatModel): Departure {
  const { pack, request } = prepared;
  const messages = request === undefined ? prepared.messages : messagesFor({ ...prepared, request }, id);
  return {
    model: id,
    endpoint,
    symbols: symbolsOf(pack),
    bytes: messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0),
    messages,
  };
}
