import * as vscode from 'vscode';
import { hunksOf, linesOf } from '../../core/edits/hunks.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionStore } from './suggestionStore.ts';

/** Tints the lines that an Accept would remove, in every editor that shows them. */
export class RemovedLines implements vscode.Disposable {
  readonly #store: SuggestionStore;
  readonly #tint = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor('diffEditor.removedLineBackground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.deletedForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  readonly #subscriptions: vscode.Disposable[];

  constructor(store: SuggestionStore) {
    this.#store = store;
    const stop = store.onDidChange(({ before, after }) => this.#refresh([before?.uri, after.uri]));
    this.#subscriptions = [
      { dispose: stop },
      vscode.window.onDidChangeVisibleTextEditors((editors) => {
        for (const editor of editors) this.#paint(editor);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#tint.dispose();
  }

  #refresh(uris: readonly (string | undefined)[]): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (uris.includes(editor.document.uri.toString())) this.#paint(editor);
    }
  }

  #paint(editor: vscode.TextEditor): void {
    const pending = this.#store.in(editor.document.uri.toString()).filter(({ state }) => state === 'pending');
    editor.setDecorations(this.#tint, pending.flatMap(removedRanges));
  }
}

function removedRanges({ bound, replacement, firstLine }: Suggestion): vscode.Range[] {
  return hunksOf(bound.text, replacement).flatMap(({ start, end }) => {
    const from = firstLine + linesOf(bound.text.slice(0, start)).length;
    return linesOf(bound.text.slice(start, end)).map((_, index) => new vscode.Range(from + index, 0, from + index, 0));
  });
}
