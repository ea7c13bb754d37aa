import * as vscode from 'vscode';
import { errorMessage } from '../errorMessage.ts';
import { notify } from '../notify.ts';
import { acceptAllIn } from './acceptSuggestion.ts';
import { reveal } from './goToSuggestion.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** The open suggestions of the active editor's file, or of all files. */
function openIn(where: 'file' | 'everywhere', { store }: SuggestionTools): readonly Suggestion[] {
  if (where === 'everywhere') return store.all;
  const active = vscode.window.activeTextEditor?.document.uri.toString();
  return active === undefined ? [] : store.in(active);
}

/**
 * Accepts every pending suggestion of the active file or of all files: one step of undo for each file. What could not be
 * accepted stays, and a message says why; a file that cannot be written keeps the others from nothing.
 */
export async function acceptAll(where: 'file' | 'everywhere', tools: SuggestionTools): Promise<void> {
  const open = openIn(where, tools);
  const pending = open.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return sayNothingToAccept(open.length, tools);
  const failed = [];
  for (const uri of new Set(pending.map((suggestion) => suggestion.uri))) {
    const here = pending.filter((suggestion) => suggestion.uri === uri);
    const allFailed = (error: unknown) => here.map((suggestion) => ({ suggestion, error }));
    failed.push(...(await acceptAllIn(uri, tools).catch(allFailed)));
  }
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
  const open = openIn(where, tools);
  if (open.length === 0) sayNothingToAccept(0, tools);
  for (const { id } of open) tools.store.end(id, 'rejected');
}

function sayNothingToAccept(stale: number, { log }: SuggestionTools): void {
  const text =
    stale > 0
      ? vscode.l10n.t('All suggestions here are for code that has changed since: ask again for them, or reject them.')
      : vscode.l10n.t('There is no suggestion here.');
  notify(log, 'info', text);
}
