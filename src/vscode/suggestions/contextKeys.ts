import * as vscode from 'vscode';
import type { SuggestionStore } from './suggestionStore.ts';

/**
 * Keeps the keys that the manifest's `when` clauses ask for: `llmstruct.hasSuggestion` (anywhere) and
 * `llmstruct.editorHasSuggestion` (in the active editor).
 */
export class SuggestionContextKeys implements vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #subscriptions: vscode.Disposable[];
  readonly #set = new Map<string, boolean>();

  constructor(store: SuggestionStore) {
    this.#store = store;
    this.#subscriptions = [
      { dispose: store.onDidChange(() => this.#refresh()) },
      vscode.window.onDidChangeActiveTextEditor(() => this.#refresh()),
    ];
    this.#refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(): void {
    const active = vscode.window.activeTextEditor?.document.uri.toString();
    this.#become('llmstruct.hasSuggestion', this.#store.all.length > 0);
    this.#become('llmstruct.editorHasSuggestion', active !== undefined && this.#store.in(active).length > 0);
  }

  #become(key: string, value: boolean): void {
    if (this.#set.get(key) === value) return;
    this.#set.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
