/** How many requests one caller may make in a time. */
export interface RateLimit {
  readonly requests: number;
  /** In ms. */
  readonly window: number;
}

/** Counts requests of many keys in windows of a fixed length. */
export class RequestRate {
  readonly #limit: RateLimit;
  readonly #clock: () => number;
  readonly #counts = new Map<string, number>();
  #began = Number.NEGATIVE_INFINITY;

  /** `clock` in ms. */
  constructor(limit: RateLimit, clock: () => number) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Counts a request. Undefined where it may go on, else the seconds to wait. */
  count(key: string): number | undefined {
    const { requests, window } = this.#limit;
    const now = this.#clock();
    if (now - this.#began >= window) {
      // One window for all keys: what is kept cannot grow with the number of those who once asked.
      this.#counts.clear();
      this.#began = now;
    }
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count <= requests ? undefined : Math.max(1, Math.ceil((this.#began + window - now) / 1000));
  }
}
