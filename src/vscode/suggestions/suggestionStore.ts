import { isOpen, type Suggestion, type SuggestionState } from './suggestion.ts';

export type FinalState = Exclude<SuggestionState, 'pending' | 'stale'>;

/** What became of a suggestion; `before` is undefined for a new one, a final state says that it is (or was) over. */
export interface SuggestionChange {
  readonly before: Suggestion | undefined;
  readonly after: Suggestion;
  /** Why it failed, for people. */
  readonly reason?: string;
}

/** The open suggestions of all documents, and how many ended how. Knows no editor: whoever watches one calls `update`. */
export class SuggestionStore {
  readonly #open = new Map<string, Suggestion>();
  readonly #listeners = new Set<(change: SuggestionChange) => void>();
  readonly #held = new Set<string>();
  readonly #ended = new Map<string, FinalState>();
  #lastId: number;

  /** `lastId`: the number of the last id that an earlier session gave and that is still known. */
  constructor(lastId = 0) {
    this.#lastId = lastId;
  }

  /** Calls back after every change, in order. Returns how to stop listening. */
  onDidChange(listener: (change: SuggestionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ids are unique and not reused while anything knows them. */
  newId(): string {
    this.#lastId += 1;
    return `s${this.#lastId}`;
  }

  /** The number in an id, for the next session to go on from. */
  static numberOf(id: string): number {
    return Number(id.slice(1)) || 0;
  }

  /** Adds an open suggestion. An older one for the same target is replaced, which counts as rejected. */
  add(suggestion: Suggestion): void {
    for (const other of this.in(suggestion.uri)) {
      if (inFile(other) === inFile(suggestion)) this.end(other.id, 'rejected');
    }
    this.#open.set(suggestion.id, suggestion);
    this.#tell(undefined, suggestion);
  }

  get(id: string): Suggestion | undefined {
    return this.#open.get(id);
  }

  /** The open suggestions in order of document, then of place. */
  get all(): readonly Suggestion[] {
    return [...this.#open.values()].sort(byPlace);
  }

  in(uri: string): readonly Suggestion[] {
    return this.all.filter((suggestion) => suggestion.uri === uri);
  }

  get tally(): Readonly<Record<FinalState, number>> {
    const tally = { accepted: 0, rejected: 0, failed: 0 };
    for (const state of this.#ended.values()) tally[state] += 1;
    return tally;
  }

  /** Replaces a suggestion by what it has become; silent when it is over, held, or shows nothing new. */
  update(suggestion: Suggestion): void {
    const before = this.#open.get(suggestion.id);
    if (before === undefined || this.#held.has(suggestion.id) || !isOpen(suggestion)) return;
    this.#open.set(suggestion.id, suggestion);
    if (looksOther(before, suggestion)) this.#tell(before, suggestion);
  }

  /** Keeps suggestions as they are while `work` writes them into their document: that edit must not make them stale. */
  async hold<Result>(ids: readonly string[], work: () => Promise<Result>): Promise<Result> {
    for (const id of ids) this.#held.add(id);
    try {
      return await work();
    } finally {
      for (const id of ids) this.#held.delete(id);
    }
  }

  /** What an Accept has left of a suggestion: its other hunks stay open, and when there are none it is over. */
  accept(after: Suggestion): void {
    this.#held.delete(after.id);
    if (isOpen(after)) this.update(after);
    else this.end(after.id, 'accepted');
  }

  /**
   * A suggestion as an undo or redo of its Accept leaves it. One that an Accept ended comes back, unless there is another one
   * for its target by now.
   */
  restore(suggestion: Suggestion): void {
    const { id, uri } = suggestion;
    if (!isOpen(suggestion)) {
      this.end(id, 'accepted');
      return;
    }
    const before = this.#open.get(id);
    if (before === undefined && this.#ended.get(id) !== 'accepted') return;
    if (this.in(uri).some((other) => other.id !== id && inFile(other) === inFile(suggestion))) return;
    this.#ended.delete(id);
    this.#open.set(id, suggestion);
    this.#tell(before ?? { ...suggestion, state: 'accepted' }, suggestion);
  }

  /**
   * Ends a suggestion once and for all, but for the undo of an Accept. One that was accepted in part counts as accepted. A Reject while
   * it is being written comes too late: the edit is on its way.
   */
  end(id: string, state: FinalState, reason?: string): void {
    const before = this.#open.get(id);
    if (before === undefined || (state === 'rejected' && this.#held.has(id))) return;
    const rest = before.partly === true && state === 'rejected';
    const final = rest ? 'accepted' : state;
    // What is left was not accepted: the target stays as the accepted hunks made it.
    const ended = rest ? { ...before, replacement: before.bound.text, addedImports: [] } : before;
    this.#open.delete(id);
    this.#ended.set(id, final);
    this.#tell(before, { ...ended, state: final }, reason);
  }

  #tell(before: Suggestion | undefined, after: Suggestion, reason?: string): void {
    const change = reason === undefined ? { before, after } : { before, after, reason };
    for (const listener of [...this.#listeners]) listener(change);
  }
}

/** The target without its path: the file may have been renamed in between. */
function inFile({ target }: Suggestion): string {
  return target.slice(target.indexOf('#'));
}

function looksOther(before: Suggestion, after: Suggestion): boolean {
  return (
    before.state !== after.state ||
    before.uri !== after.uri ||
    before.firstLine !== after.firstLine ||
    before.lastLine !== after.lastLine ||
    before.replacement !== after.replacement ||
    before.bound.text !== after.bound.text
  );
}

function byPlace(left: Suggestion, right: Suggestion): number {
  if (left.uri !== right.uri) return left.uri < right.uri ? -1 : 1;
  return left.anchor.start - right.anchor.start;
}
