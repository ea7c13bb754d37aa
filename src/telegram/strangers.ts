import type { WallClock } from '../core/ports.ts';

/** A stranger is told once in this time, in ms, and no more of them than so many: who floods the bot must not keep it from its people. */
const ONCE_IN = 60 * 60_000;
const MOST_STRANGERS = 100;

/** Who was told lately that they are not on the list. */
export class Strangers {
  readonly #told = new Map<number, number>();
  readonly #now: WallClock;

  constructor(now: WallClock) {
    this.#now = now;
  }

  /** Whether somebody may be told now; notes that they are. */
  mayBeTold(user: number | undefined): boolean {
    const now = this.#now();
    for (const [known, at] of this.#told) if (now - at >= ONCE_IN) this.#told.delete(known);
    if (user === undefined || this.#told.has(user) || this.#told.size >= MOST_STRANGERS) return false;
    this.#told.set(user, now);
    return true;
  }
}
