import type * as vscode from 'vscode';
import type { Suggestion } from './suggestion.ts';

/** Where suggestions are shown. A surface only shows: it decides nothing and writes into no document. */
export interface SuggestionSurface extends vscode.Disposable {
  /** Shows a suggestion, or what has become of one that is shown. Never moves the focus. */
  show(suggestion: Suggestion): void;
  /** Takes a suggestion away. Nothing happens when it is not shown. */
  hide(id: string): void;
  /** Which suggestion a command was called for, when its argument is one of this surface's own objects. */
  idOf(argument: unknown): string | undefined;
}
