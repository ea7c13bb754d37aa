import { Cancelled, isLlmstructError } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';
import type { OllamaHost } from './ollamaHost.ts';
import { presumedPlace, remotePlace } from './ollamaServer.ts';

/**
 * Where the prompts of a model go: what its name and the server's address say, then what the server says of it, and from then on what an
 * answer says that another host gave.
 */
export class OllamaPlace {
  readonly #host: OllamaHost;
  readonly #model: string;
  /** Where prompts leave this machine, undefined when they stay. */
  #remote: string | undefined;
  #isKnown = false;

  constructor(host: OllamaHost, model: string) {
    this.#host = host;
    this.#model = model;
    this.#remote = presumedPlace(host, model);
  }

  get local(): boolean {
    return this.#remote === undefined;
  }

  /** For people. */
  get endpoint(): string {
    return this.#remote ?? this.#host.shown;
  }

  /** Asks the server, once, and says whether prompts stay on this machine. Throws `Cancelled`. */
  async ask(cancellation: Cancellation | undefined): Promise<boolean> {
    if (!this.#isKnown) await this.#askServer(cancellation);
    return this.local;
  }

  /** An answer named the host that gave it. */
  learn(remoteHost: string): void {
    this.#remote = remoteHost;
    this.#isKnown = true;
  }

  async #askServer(cancellation: Cancellation | undefined): Promise<void> {
    if (cancellation?.cancelled) throw new Cancelled();
    const abort = new AbortController();
    const stopListening = cancellation?.onCancel(() => abort.abort());
    try {
      this.#remote = await remotePlace(this.#host, this.#model, { signal: abort.signal });
      this.#isKnown = true;
    } catch (error) {
      if (cancellation?.cancelled) throw new Cancelled();
      // The chat will meet the same error and say it.
      if (!isLlmstructError(error)) throw error;
    } finally {
      stopListening?.();
    }
  }
}
