import * as vscode from 'vscode';
import { notAlone } from './acceptSuggestion.ts';
import { currentEdit, editableText, NotAlone, stale } from './currentEdit.ts';
import { withoutHunk } from './hunkChoice.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/**
 * Takes one hunk out of a suggestion; the last one ends it. The document is not touched. Refuses with `hunk-not-alone` when
 * the gate would not let the rest pass without it.
 */
export async function rejectHunk(suggestion: Suggestion, index: number, tools: SuggestionTools): Promise<void> {
  const rest = withoutHunk(suggestion, index);
  if (rest === undefined) return tools.store.end(suggestion.id, 'rejected');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(suggestion.uri));
  try {
    await currentEdit(suggestion, rest, await editableText(document, tools));
  } catch (error) {
    throw error instanceof NotAlone ? notAlone(error) : error;
  }
  const current = tools.store.get(suggestion.id);
  if (current?.replacement !== suggestion.replacement) throw stale(suggestion);
  const { replacement, addedImports } = rest;
  tools.store.update({ ...current, replacement, addedImports });
}
