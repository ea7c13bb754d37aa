import * as vscode from 'vscode';
import { notify } from '../notify.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** Moves the cursor to the next (`1`) or previous (`-1`) suggestion, around the end and across files. */
export async function goToSuggestion(
  { store, log }: Pick<SuggestionTools, 'store' | 'log'>,
  step: 1 | -1,
): Promise<void> {
  const next = suggestionFrom(store.all, step);
  if (next !== undefined) await reveal(next);
  else notify(log, 'info', vscode.l10n.t('There is no suggestion here.'));
}

/** Shows a suggestion's target with the cursor at its start. */
export async function reveal(suggestion: Suggestion): Promise<void> {
  const start = new vscode.Position(suggestion.firstLine, suggestion.bound.before.length);
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(suggestion.uri), {
    selection: new vscode.Range(start, start),
  });
  editor.revealRange(
    new vscode.Range(suggestion.firstLine, 0, suggestion.lastLine, 0),
    vscode.TextEditorRevealType.InCenterIfOutsideViewport,
  );
}

function suggestionFrom(all: readonly Suggestion[], step: 1 | -1): Suggestion | undefined {
  const ordered = step > 0 ? all : all.toReversed();
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return ordered[0];
  const here = { uri: editor.document.uri.toString(), line: editor.selection.active.line };
  return ordered.find((suggestion) => comesAfter(suggestion, here, step)) ?? ordered[0];
}

function comesAfter(suggestion: Suggestion, here: { uri: string; line: number }, step: 1 | -1): boolean {
  if (suggestion.uri === here.uri) return (suggestion.firstLine - here.line) * step > 0;
  return suggestion.uri > here.uri === step > 0;
}
