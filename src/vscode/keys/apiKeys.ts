import type * as vscode from 'vscode';
import { KEYED_PROVIDERS } from '../../llm/keyedProviders.ts';

/** Keys of providers in the editor's secret storage, under the names of their environment variables. Never logged, never in settings. */
export class ApiKeys implements vscode.Disposable {
  readonly #secrets: vscode.SecretStorage;
  readonly #subscription: vscode.Disposable;
  /** By variable, as the storage has them: asking it costs a message to the editor for each slot, and every request needs all. */
  #stored: Promise<Readonly<Record<string, string>>> | undefined;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
    // Another window may change them, too.
    this.#subscription = secrets.onDidChange(() => this.#forget());
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  get(provider: string): Thenable<string | undefined> {
    return this.#secrets.get(slotOf(provider));
  }

  async set(provider: string, key: string): Promise<void> {
    await this.#secrets.store(slotOf(provider), key);
    this.#forget();
  }

  async remove(provider: string): Promise<void> {
    await this.#secrets.delete(slotOf(provider));
    this.#forget();
  }

  /** The environment with the stored keys in place of its own. */
  async variables(environment: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string | undefined>>> {
    const stored = this.#stored ?? this.#read();
    this.#stored = stored;
    try {
      return { ...environment, ...(await stored) };
    } catch (error) {
      if (this.#stored === stored) this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#stored = undefined;
  }

  async #read(): Promise<Readonly<Record<string, string>>> {
    const entries = await Promise.all(
      Object.entries(KEYED_PROVIDERS).map(
        async ([provider, { keyVariable }]) => [keyVariable, await this.get(provider)] as const,
      ),
    );
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
  }
}

function slotOf(provider: string): string {
  return `llmstruct.key.${provider}`;
}
