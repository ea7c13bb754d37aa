import * as vscode from 'vscode';
import { suggestionOf } from './sideBySide.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/**
 * Keeps the keys that the manifest's `when` clauses ask for: `llmstruct.hasSuggestion` (anywhere),
 * `llmstruct.editorHasSuggestion` (in the active editor) and `llmstruct.suggestionInSight` (among the lines that the active
 * editor shows, or compared in it): only then the keys for Accept and its like are ours.
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
      vscode.window.onDidChangeTextEditorVisibleRanges(() => this.#refresh()),
    ];
    this.#refresh();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #refresh(): void {
    const editor = vscode.window.activeTextEditor;
    const here = editor === undefined ? [] : this.#store.in(editor.document.uri.toString());
    const compared = editor && suggestionOf(editor.document.uri);
    const inSight = here.some(({ firstLine, lastLine }) =>
      editor?.visibleRanges.some(({ start, end }) => start.line <= lastLine && firstLine <= end.line),
    );
    this.#become('llmstruct.hasSuggestion', this.#store.all.length > 0);
    this.#become('llmstruct.editorHasSuggestion', here.length > 0);
    this.#become('llmstruct.suggestionInSight', inSight || compared !== undefined);
  }

  #become(key: string, value: boolean): void {
    if (this.#set.get(key) === value) return;
    this.#set.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }
}
