import type { Memento } from 'vscode';
import { isOpen, type Suggestion, type SuggestionOrigin } from './suggestion.ts';
import type { FinalState, SuggestionChange, SuggestionStore } from './suggestionStore.ts';

/** What became of a suggestion, or of a request that brought none. Holds no code, so that it may be kept. */
export interface Outcome extends Pick<Suggestion, 'id' | 'uri' | 'target' | 'name' | 'kind' | 'action' | 'adds'> {
  readonly state: FinalState;
  /** As the suggestion's. */
  readonly instruction?: string;
  /** Why it failed, for people. */
  readonly reason?: string;
  /** The gate let no answer pass. */
  readonly refused?: true;
  /** As far as it is known: a request that failed may have reached no model. */
  readonly origin?: Partial<SuggestionOrigin>;
}

const KEY = 'llmstruct.outcomes';
/** More would be a log; the receipts are one. */
const MOST = 50;

/** How the latest suggestions and requests ended, the newest first. Kept with the workspace. */
export class Outcomes {
  readonly #memory: Memento;
  readonly #listeners = new Set<() => void>();
  readonly #stop: () => void;
  #all: readonly Outcome[];

  constructor(store: SuggestionStore, memory: Memento) {
    this.#memory = memory;
    this.#all = outcomesIn(memory);
    this.#stop = store.onDidChange((change) => this.#follow(change));
  }

  get all(): readonly Outcome[] {
    return this.#all;
  }

  onDidChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  note(outcome: Outcome): void {
    this.#become([outcome, ...this.#all.filter(({ id }) => id !== outcome.id)].slice(0, MOST));
  }

  clear(): void {
    this.#become([]);
  }

  dispose(): void {
    this.#stop();
    this.#listeners.clear();
  }

  /** A suggestion that comes back by an undo is not over. */
  #follow({ after, reason }: SuggestionChange): void {
    if (!isOpen(after)) this.note(outcomeOf(after, reason));
    else if (this.#all.some(({ id }) => id === after.id)) this.#become(this.#all.filter(({ id }) => id !== after.id));
  }

  #become(all: readonly Outcome[]): void {
    this.#all = all;
    void this.#memory.update(KEY, all);
    for (const listener of [...this.#listeners]) listener();
  }
}

/** What an earlier session left. */
export function outcomesIn(memory: Memento): readonly Outcome[] {
  return memory.get<readonly Outcome[]>(KEY, []);
}

function outcomeOf(suggestion: Suggestion, reason: string | undefined): Outcome {
  const { id, uri, target, name, kind, action, adds, instruction, origin, state } = suggestion;
  return {
    ...{ id, uri, target, name, kind, action, origin },
    ...(adds === undefined ? {} : { adds }),
    ...(instruction === undefined ? {} : { instruction }),
    ...(reason === undefined ? {} : { reason }),
    state: state as FinalState,
  };
}
