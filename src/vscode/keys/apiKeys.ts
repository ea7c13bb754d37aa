import type * as vscode from 'vscode';
import { KEYED_PROVIDERS } from '../../llm/keyedProviders.ts';

/** Keys of providers in the editor's secret storage, under the names of their environment variables. Never logged, never in settings. */
export class ApiKeys {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  get(provider: string): Thenable<string | undefined> {
    return this.#secrets.get(slotOf(provider));
  }

  set(provider: string, key: string): Thenable<void> {
    return this.#secrets.store(slotOf(provider), key);
  }

  remove(provider: string): Thenable<void> {
    return this.#secrets.delete(slotOf(provider));
  }

  /** The environment with the stored keys in place of its own. */
  async variables(environment: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string | undefined>>> {
    const stored: Record<string, string> = {};
    for (const [provider, { keyVariable }] of Object.entries(KEYED_PROVIDERS)) {
      const key = await this.get(provider);
      if (key !== undefined) stored[keyVariable] = key;
    }
    return { ...environment, ...stored };
  }
}

function slotOf(provider: string): string {
  return `llmstruct.key.${provider}`;
}
