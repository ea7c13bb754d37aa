import type { Memento } from 'vscode';
import type { ChatModel } from '../../core/ports.ts';

const KEY = 'llmstruct.consent';

/** The consents given in this workspace: each for one model at one address. */
export class ConsentMemory {
  readonly #state: Memento;

  constructor(workspaceState: Memento) {
    this.#state = workspaceState;
  }

  has(model: ChatModel): boolean {
    return this.#given.includes(entryOf(model));
  }

  async add(model: ChatModel): Promise<void> {
    await this.#state.update(KEY, [...this.#given, entryOf(model)]);
  }

  async clear(): Promise<void> {
    await this.#state.update(KEY, undefined);
  }

  get #given(): readonly string[] {
    return this.#state.get<readonly string[]>(KEY, []);
  }
}

/** An id contains no blank. */
function entryOf({ id, endpoint }: ChatModel): string {
  return `${id} ${endpoint}`;
}
