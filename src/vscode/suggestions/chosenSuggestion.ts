import * as vscode from 'vscode';
import { suggestionOf } from './sideBySide.ts';
import type { Suggestion } from './suggestion.ts';
import { rowOf } from './suggestionsView.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/**
 * The suggestion that a command is meant for: the one whose button was pressed or whose row was chosen; else, from the palette or a key, the one
 * compared in the active editor, at the cursor, or the only one there is.
 */
export function chosenSuggestion(
  argument: unknown,
  { store, surface }: Pick<SuggestionTools, 'store' | 'surface'>,
): Suggestion | undefined {
  const row = rowOf(argument);
  if (row !== undefined) return row.kind === 'suggestion' ? store.get(row.suggestion.id) : undefined;
  const pressed = typeof argument === 'string' ? argument : surface.idOf(argument);
  if (pressed !== undefined) return store.get(pressed);
  const editor = vscode.window.activeTextEditor;
  const compared = editor && suggestionOf(editor.document.uri);
  if (compared !== undefined) return store.get(compared);
  const here = editor === undefined ? [] : store.in(editor.document.uri.toString());
  const line = editor?.selection.active.line ?? -1;
  const atCursor = here.filter(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  return atCursor.at(-1) ?? only(here) ?? only(store.all);
}

function only<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}
