import * as vscode from 'vscode';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/** Accept | Reject | Side by Side above each target, so that the keyboard and small windows have them too. */
export class SuggestionLenses implements vscode.CodeLensProvider, vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #stop: () => void;
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(store: SuggestionStore) {
    this.#store = store;
    this.#stop = store.onDidChange(() => this.#changed.fire());
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    return this.#store.in(document.uri.toString()).flatMap(lensesOf);
  }

  dispose(): void {
    this.#stop();
    this.#changed.dispose();
  }
}

function lensesOf({ id, state, firstLine }: Suggestion): vscode.CodeLens[] {
  const above = new vscode.Range(firstLine, 0, firstLine, 0);
  const lens = (title: string, command: string) =>
    new vscode.CodeLens(above, { title, command: `llmstruct.suggestion.${command}`, arguments: [id] });
  const first =
    state === 'stale'
      ? lens(`$(refresh) ${vscode.l10n.t('Ask again')}`, 'askAgain')
      : lens(`$(check) ${vscode.l10n.t('Accept')}`, 'accept');
  return [
    first,
    lens(`$(close) ${vscode.l10n.t('Reject')}`, 'reject'),
    lens(`$(diff) ${vscode.l10n.t('Side by Side')}`, 'sideBySide'),
  ];
}
