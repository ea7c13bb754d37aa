import { isOpen, type Suggestion, type SuggestionState } from './suggestion.ts';

export type FinalState = Exclude<SuggestionState, 'pending' | 'stale'>;

/** What became of a suggestion; `before` is undefined for a new one, `after` has a final state when it is over. */
export interface SuggestionChange {
  readonly before: Suggestion | undefined;
  readonly after: Suggestion;
}

/** The open suggestions of all documents, and how many ended how. Knows no editor: whoever watches one calls `update`. */
export class SuggestionStore {
  readonly #open = new Map<string, Suggestion>();
  readonly #listeners = new Set<(change: SuggestionChange) => void>();
  readonly #held = new Set<string>();
  readonly #ended: Record<FinalState, number> = { accepted: 0, rejected: 0, failed: 0 };
  #lastId = 0;

  /** Calls back after every change, in order. Returns how to stop listening. */
  onDidChange(listener: (change: SuggestionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Ids are unique in this session and never reused. */
  newId(): string {
    this.#lastId += 1;
    return `s${this.#lastId}`;
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
    return this.#ended;
  }

  /** Replaces a suggestion by what it has become; silent when it is over, held, or shows nothing new. */
  update(suggestion: Suggestion): void {
    const before = this.#open.get(suggestion.id);
    if (before === undefined || this.#held.has(suggestion.id) || !isOpen(suggestion)) return;
    this.#open.set(suggestion.id, suggestion);
    if (looksOther(before, suggestion)) this.#tell(before, suggestion);
  }

  /** Keeps a suggestion as it is while `work` writes it into its document: that edit must not make it stale. */
  async hold<Result>(id: string, work: () => Promise<Result>): Promise<Result> {
    this.#held.add(id);
    try {
      return await work();
    } finally {
      this.#held.delete(id);
    }
  }

  /** Ends a suggestion once and for all. */
  end(id: string, state: FinalState): void {
    const before = this.#open.get(id);
    if (before === undefined) return;
    this.#open.delete(id);
    this.#ended[state] += 1;
    this.#tell(before, { ...before, state });
  }

  #tell(before: Suggestion | undefined, after: Suggestion): void {
    for (const listener of [...this.#listeners]) listener({ before, after });
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
    before.lastLine !== after.lastLine
  );
}

function byPlace(left: Suggestion, right: Suggestion): number {
  if (left.uri !== right.uri) return left.uri < right.uri ? -1 : 1;
  return left.anchor.start - right.anchor.start;
}
