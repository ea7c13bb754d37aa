import * as vscode from 'vscode';
import { notAlone } from './acceptSuggestion.ts';
import { currentEdit, editableText, NotAlone } from './currentEdit.ts';
import { hasSameHunks, withoutHunk } from './hunkChoice.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/**
 * Takes one hunk out of a suggestion; the last one ends it. The document is not touched. Refuses with `hunk-not-alone` when
 * the gate would not let the rest pass without it. Does nothing when the suggestion has other hunks by its turn.
 */
export function rejectHunk(suggestion: Suggestion, index: number, tools: SuggestionTools): Promise<void> {
  return tools.turns.take(suggestion.uri, () => takeOut(suggestion, index, tools));
}

async function takeOut(suggestion: Suggestion, index: number, tools: SuggestionTools): Promise<void> {
  const asPressed = () => {
    const current = tools.store.get(suggestion.id);
    return current !== undefined && hasSameHunks(current, suggestion) ? current : undefined;
  };
  if (asPressed() === undefined) return;
  const rest = withoutHunk(suggestion, index);
  if (rest === undefined) return tools.store.end(suggestion.id, 'rejected');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(suggestion.uri));
  try {
    await currentEdit(suggestion, rest, await editableText(document, tools));
  } catch (error) {
    throw error instanceof NotAlone ? notAlone(error) : error;
  }
  const current = asPressed();
  const { replacement, addedImports } = rest;
  if (current !== undefined) tools.store.update({ ...current, replacement, addedImports });
}
