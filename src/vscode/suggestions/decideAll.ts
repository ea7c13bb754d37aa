import * as vscode from 'vscode';
import { errorMessage } from '../errorMessage.ts';
import { notify } from '../notify.ts';
import { acceptAllIn } from './acceptSuggestion.ts';
import { reveal } from './goToSuggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** The documents that have suggestions: the one of the active editor, or all. */
function documentsOf(where: 'file' | 'everywhere', { store }: SuggestionTools): readonly string[] {
  if (where === 'everywhere') return [...new Set(store.all.map(({ uri }) => uri))];
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  return active === undefined ? [] : [active];
}

/**
 * Accepts every pending suggestion of the active file or of all files: one step of undo for each file. What could not be
 * accepted stays, and a message says why.
 */
export async function acceptAll(where: 'file' | 'everywhere', tools: SuggestionTools): Promise<void> {
  const failed = [];
  for (const uri of documentsOf(where, tools)) failed.push(...(await acceptAllIn(uri, tools)));
  const [first] = failed;
  if (first === undefined) return;
  const { message } = errorMessage(first.error);
  const text = vscode.l10n.t('Suggestions that were not accepted: {count}. {reason}', {
    count: failed.length,
    reason: message,
  });
  notify(tools.log, 'warning', text, [{ title: vscode.l10n.t('Show'), run: () => reveal(first.suggestion) }]);
}

/** Rejects every open suggestion of the active file or of all files. No document is touched. */
export function rejectAll(where: 'file' | 'everywhere', tools: SuggestionTools): void {
  for (const uri of documentsOf(where, tools)) {
    for (const { id } of tools.store.in(uri)) tools.store.end(id, 'rejected');
  }
}
