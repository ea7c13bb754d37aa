import * as vscode from 'vscode';
import { hunkLines } from '../../core/edits/text/hunkLines.ts';
import { hunksIn } from './hunkChoice.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/**
 * Accept | Reject | Side by Side above each target, so that the keyboard and small windows have them too; above each of
 * several changes the buttons that decide it alone.
 */
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
    return this.#store
      .in(document.uri.toString())
      .flatMap((suggestion) => [...lensesOf(suggestion), ...hunkLensesOf(suggestion, document.lineCount - 1)]);
  }

  dispose(): void {
    this.#stop();
    this.#changed.dispose();
  }
}

function lensesOf({ id, state, firstLine }: Suggestion): vscode.CodeLens[] {
  const lens = lensAbove(firstLine, [id]);
  return [
    state === 'stale'
      ? lens(`$(refresh) ${vscode.l10n.t('Ask again')}`, 'askAgain')
      : lens(`$(check) ${vscode.l10n.t('Accept')}`, 'accept'),
    lens(`$(close) ${vscode.l10n.t('Reject')}`, 'reject'),
    lens(`$(diff) ${vscode.l10n.t('Side by Side')}`, 'sideBySide'),
  ];
}

function hunkLensesOf(suggestion: Suggestion, lastLine: number): vscode.CodeLens[] {
  const hunks = hunksIn(suggestion);
  if (suggestion.state !== 'pending' || hunks.length < 2) return [];
  return hunks.flatMap((hunk, index) => {
    const line = Math.min(suggestion.firstLine + hunkLines(suggestion.bound.text, hunk).line, lastLine);
    const lens = lensAbove(line, [suggestion.id, index, hunks.length]);
    return [
      lens(`$(check) ${vscode.l10n.t('Accept this change')}`, 'acceptHunk'),
      lens(`$(close) ${vscode.l10n.t('Reject this change')}`, 'rejectHunk'),
    ];
  });
}

function lensAbove(line: number, args: readonly unknown[]): (title: string, command: string) => vscode.CodeLens {
  const range = new vscode.Range(line, 0, line, 0);
  return (title, command) =>
    new vscode.CodeLens(range, { title, command: `llmstruct.suggestion.${command}`, arguments: [...args] });
}
