import type { Memento } from 'vscode';
import type { ChatModel } from '../../core/ports.ts';

const KEY = 'llmstruct.consent';

/** A model, or a server for recordings, and where it is. */
type Recipient = Pick<ChatModel, 'id' | 'endpoint'>;

/** The consents given in this workspace: each for one model at one address. */
export class ConsentMemory {
  readonly #state: Memento;

  constructor(workspaceState: Memento) {
    this.#state = workspaceState;
  }

  has(model: Recipient): boolean {
    return this.#given.includes(entryOf(model));
  }

  async add(model: Recipient): Promise<void> {
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
function entryOf({ id, endpoint }: Recipient): string {
  return `${id} ${endpoint}`;
}
