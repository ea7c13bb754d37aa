/** Where the names of one text stand, packed: workspaces have millions of them. Names are in the order in which they were first added. */
export interface Postings {
  /** The numbers of the names. */
  readonly names: Uint32Array;
  /** Where the occurrences of each name begin in `places` and `counts`, and behind the last where they end. */
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  /** How often the name stands at the place. */
  readonly counts: Uint32Array;
}

/** Collects occurrences in any order. */
export class PostingsBuilder {
  readonly #locals = new Map<number, number>();
  /** In threes: which of the names of this text, the place, the count. */
  readonly #added: number[] = [];

  add(name: number, place: number, count: number): void {
    let local = this.#locals.get(name);
    if (local === undefined) {
      local = this.#locals.size;
      this.#locals.set(name, local);
    }
    this.#added.push(local, place, count);
  }

  /** Sorted by name; those of one name as they were added. */
  build(): Postings {
    const added = this.#added;
    const starts = new Uint32Array(this.#locals.size + 1);
    for (let at = 0; at < added.length; at += 3) starts[added[at]! + 1]! += 1;
    for (let at = 1; at < starts.length; at++) starts[at]! += starts[at - 1]!;
    const next = starts.slice();
    const places = new Uint32Array(added.length / 3);
    const counts = new Uint32Array(added.length / 3);
    for (let at = 0; at < added.length; at += 3) {
      const to = next[added[at]!]!;
      next[added[at]!] = to + 1;
      places[to] = added[at + 1]!;
      counts[to] = added[at + 2]!;
    }
    return { names: Uint32Array.from(this.#locals.keys()), starts, places, counts };
  }
}
