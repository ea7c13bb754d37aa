import { distinct, inOrder, NOTHING, sameValues, type Value } from './types/values.ts';

type Values = readonly Value[];

/** Where what is remembered is of no file. */
export const NO_FILE = '';

/** How long a chain of results that need each other may be; what is longer stays unknown. */
const HIGHEST = 160;
/** How deep the computation may nest to find that out, within the stack of a thread. */
const DEEPEST = 240;
/** How often results that need each other are computed again until they agree. */
const MOST_ROUNDS = 6;

interface Entry {
  readonly file: string;
  readonly key: string;
  state: 'running' | 'provisional' | 'final';
  values: Values;
  /** Place in the stack while running. */
  readonly depth: number;
  /** The outermost running result that this one was computed with, by its place; `Infinity` for none. */
  low: number;
  /** Results needed below this one, in a row. */
  height: number;
  /** The computation was cut off by the depth of the stack. */
  cutOff: boolean;
  /** Somebody needed it while it was running. */
  needed: boolean;
  readonly taken: 'some' | 'all';
}

/**
 * Remembers results that may need each other in circles, so that what is found does not depend on what was asked first. A result
 * that needs itself is first taken as empty; all results of such a circle are computed again until none changes (the least
 * fixed point, since alternatives only add up), and only then are they kept. Follows Bol and Degerstedt's tabling with one leader
 * per circle, as in "Tabulated resolution for well-founded semantics" (1993).
 */
export class Memo {
  readonly #entries = new Map<string, Map<string, Entry>>();
  readonly #stack: Entry[] = [];
  /** Results that wait for the end of a circle, in the order in which they were found. */
  readonly #provisional: Entry[] = [];
  /** What the last round of the current circle found; nearly always empty. */
  readonly #assumed = new Map<string, Values>();
  /** Somebody waits for what overflows the stack. */
  #isGuarded = false;

  /**
   * The values kept for a file (or `NO_FILE`) under the key, or those that `compute` gives: the first few distinct ones, or all as they are.
   * Paths are long: keys without them are made and compared sooner.
   */
  values(file: string, key: string, compute: () => Values, taken: 'some' | 'all' = 'some'): Values {
    let entries = this.#entries.get(file);
    if (entries === undefined) {
      entries = new Map();
      this.#entries.set(file, entries);
    }
    const known = entries.get(key);
    if (known !== undefined) return this.#need(known);
    if (this.#stack.length >= DEEPEST) {
      for (const entry of this.#stack) entry.cutOff = true;
      this.#raise(0);
      return NOTHING;
    }
    const entry: Entry = {
      file,
      key,
      state: 'running',
      values: NOTHING,
      depth: this.#stack.length,
      low: Infinity,
      height: 0,
      cutOff: false,
      needed: false,
      taken,
    };
    entries.set(key, entry);
    const waiting = this.#provisional.length;
    let values = this.#compute(entry, compute);
    for (let round = 1; entry.low >= entry.depth && round < MOST_ROUNDS; round++) {
      const inCircle = entry.needed || this.#provisional.length > waiting;
      if (!inCircle || !this.#changes(entry, values, waiting)) break;
      this.#drop(waiting);
      values = this.#compute(entry, compute);
    }
    return this.#finish(entry, values, waiting);
  }

  /**
   * What a computation gives; nothing where it overflows the stack, as of results that are too high. A circle that nobody remembers
   * is a defect of ours: it costs one answer, not the whole index.
   */
  orUnknown(compute: () => Values): Values {
    // Only from the outermost on is it sure what is left unfinished: all.
    if (this.#isGuarded || this.#stack.length > 0) return compute();
    this.#isGuarded = true;
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#entries.clear();
      this.#provisional.length = 0;
      this.#assumed.clear();
      return NOTHING;
    } finally {
      this.#isGuarded = false;
    }
  }

  /**
   * Whether what is found now depends on nothing that is still being computed, so that it may be kept beside the memo as well. What was
   * computed with a result of an unfinished circle, or cut off, may turn out otherwise.
   */
  get isSettled(): boolean {
    const top = this.#stack.at(-1);
    return top === undefined || (top.low === Infinity && !top.cutOff);
  }

  /** Forgets results of a file that nobody asks for any more. */
  forget(file: string, keys: Iterable<string>): void {
    const entries = this.#entries.get(file);
    for (const key of keys) entries?.delete(key);
  }

  #compute(entry: Entry, compute: () => Values): Values {
    entry.needed = false;
    entry.height = 0;
    entry.values = this.#assumedFor(entry);
    this.#stack.push(entry);
    try {
      const found = compute();
      if (entry.taken === 'all') return found;
      // In a circle the order in which alternatives are found depends on where it was entered.
      return entry.needed || entry.low !== Infinity ? inOrder(found) : distinct(found);
    } finally {
      this.#stack.pop();
    }
  }

  #assumedFor(entry: Entry): Values {
    return this.#assumed.size === 0 ? NOTHING : (this.#assumed.get(wholeKey(entry)) ?? NOTHING);
  }

  #delete({ file, key }: Entry): void {
    this.#entries.get(file)?.delete(key);
  }

  #need(entry: Entry): Values {
    if (entry.state === 'running') {
      entry.needed = true;
      this.#lower(entry.depth);
    } else {
      if (entry.state === 'provisional') this.#lower(entry.low);
      this.#raise(entry.height);
    }
    return entry.values;
  }

  #lower(low: number): void {
    const top = this.#stack.at(-1);
    if (top !== undefined && low < top.low) top.low = low;
  }

  #raise(height: number): void {
    const top = this.#stack.at(-1);
    if (top !== undefined && height + 1 > top.height) top.height = height + 1;
  }

  /** Whether a round found other values than it assumed; takes them as what the next one assumes. */
  #changes(leader: Entry, values: Values, waiting: number): boolean {
    let changed = false;
    const take = (entry: Entry, found: Values) => {
      if (!entry.needed) return;
      if (!sameValues(found, this.#assumedFor(entry))) changed = true;
      this.#assumed.set(wholeKey(entry), found);
    };
    take(leader, values);
    for (const entry of this.#provisional.slice(waiting)) take(entry, entry.values);
    return changed;
  }

  #drop(waiting: number): void {
    for (const entry of this.#provisional.splice(waiting)) this.#delete(entry);
  }

  #finish(entry: Entry, values: Values, waiting: number): Values {
    entry.values = entry.height > HIGHEST ? NOTHING : values;
    if (entry.low < entry.depth) {
      entry.state = 'provisional';
      this.#provisional.push(entry);
      this.#lower(entry.low);
    } else {
      for (const each of this.#provisional.splice(waiting)) this.#keep(each);
      this.#keep(entry);
      if (this.#stack.length === 0) this.#assumed.clear();
    }
    this.#raise(entry.height);
    return entry.values;
  }

  /** What the stack cut off is too high for good, or not known at all: then it is computed again when it is asked for first. */
  #keep(entry: Entry): void {
    if (entry.cutOff && entry.height <= HIGHEST) this.#delete(entry);
    else entry.state = 'final';
  }
}

function wholeKey({ file, key }: Entry): string {
  return `${file} ${key}`;
}
