import type { Log } from '../core/ports.ts';
import type { BotState } from './botState.ts';
import type { Asker } from './fixWish.ts';

/** Voice notes that are being understood, one after another, while the bot answers everything else. */
export class HearingQueue {
  readonly #state: BotState;
  readonly #log: Log;
  #last: Promise<void> = Promise.resolve();

  constructor(state: BotState, log: Log) {
    this.#state = state;
    this.#log = log;
  }

  /** Keeps the message that asked until it is answered. */
  add(asker: Asker, work: () => Promise<void>): void {
    this.#state.putHearing(asker);
    this.#last = this.#last
      .then(work)
      .catch((error: unknown) => this.#log.write('warn', `Telegram: ${String(error)}`))
      .finally(() => this.#state.endHearing(asker));
  }

  settled(): Promise<void> {
    return this.#last;
  }
}
