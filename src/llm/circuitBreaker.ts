import type { LlmstructError } from '../core/errors.ts';
import type { Clock } from '../core/ports.ts';

const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 5 * 60_000;

interface Outage {
  readonly error: LlmstructError;
  readonly pauseMs: number;
  readonly until: number;
}

/**
 * Remembers servers that did not answer, so that what nobody waits for does not ask them again and again: for half a minute, then for twice
 * as long each time, at most five minutes. A person's own request is always tried. One for the process.
 */
export class CircuitBreaker {
  readonly #outages = new Map<string, Outage>();
  readonly #clock: Clock;

  constructor(clock: Clock = () => performance.now()) {
    this.#clock = clock;
  }

  /** Why a server is not to be asked now; undefined where it may be. */
  outage(endpoint: string): LlmstructError | undefined {
    const outage = this.#outages.get(endpoint);
    return outage !== undefined && this.#clock() < outage.until ? outage.error : undefined;
  }

  /** A request ended: with an error that counts when it says that no server is there, or well. */
  report(endpoint: string, error?: LlmstructError): void {
    if (error?.code !== 'model-unreachable') {
      this.#outages.delete(endpoint);
      return;
    }
    const before = this.#outages.get(endpoint)?.pauseMs;
    const pauseMs = before === undefined ? FIRST_PAUSE_MS : Math.min(2 * before, LONGEST_PAUSE_MS);
    this.#outages.set(endpoint, { error, pauseMs, until: this.#clock() + pauseMs });
  }
}
