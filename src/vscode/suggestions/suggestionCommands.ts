import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import type { PageDocuments } from '../pageDocuments.ts';
import { acceptHunk, acceptSuggestion } from './acceptSuggestion.ts';
import { askAgain, replyToSuggestion } from './askAgain.ts';
import { chosenHunk } from './chosenHunk.ts';
import { chosenSuggestion } from './chosenSuggestion.ts';
import { acceptAll, rejectAll } from './decideAll.ts';
import { goToSuggestion, reveal } from './goToSuggestion.ts';
import type { Outcome } from './outcomes.ts';
import { rejectHunk } from './rejectHunk.ts';
import type { RunningRequests } from './runningRequests.ts';
import { showReceipt } from './showReceipt.ts';
import type { SideBySide } from './sideBySide.ts';
import type { Suggestion } from './suggestion.ts';
import { rowOf } from './suggestionsView.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** Every command of the suggestions. The manifest words them; they take the suggestion's id or nothing. */
export function registerSuggestionCommands(
  tools: SuggestionTools,
  sideBySide: SideBySide,
  requests: RunningRequests,
  pages: PageDocuments,
): vscode.Disposable {
  const { log, store } = tools;
  const onChosen =
    (act: (suggestion: Suggestion, ...more: readonly unknown[]) => unknown) =>
    async (argument?: unknown, ...more: readonly unknown[]) => {
      const suggestion = chosenSuggestion(argument, tools);
      if (suggestion !== undefined) return act(suggestion, ...more);
      notify(log, 'info', vscode.l10n.t('There is no suggestion here.'));
    };
  const onHunk = (act: (suggestion: Suggestion, index: number, its: SuggestionTools) => Promise<void>) =>
    onChosen(async (suggestion, index, count) => {
      const hunk = chosenHunk(suggestion, index, count);
      if (hunk !== undefined) await act(suggestion, hunk, tools);
    });
  /** Also for what is over, from the view. */
  const onAny = (act: (row: Suggestion | Outcome) => unknown) => {
    const onOpen = onChosen(act);
    return (argument?: unknown) => {
      const row = rowOf(argument);
      return row?.kind === 'outcome' ? act(row.outcome) : onOpen(argument);
    };
  };
  const commands: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> = {
    'llmstruct.cancelRequests': () => requests.cancelAll(),
    'llmstruct.suggestion.accept': onChosen((suggestion) => acceptSuggestion(suggestion, tools)),
    'llmstruct.suggestion.reject': onChosen(({ id }) => store.end(id, 'rejected')),
    'llmstruct.suggestion.acceptHunk': onHunk(acceptHunk),
    'llmstruct.suggestion.rejectHunk': onHunk(rejectHunk),
    'llmstruct.suggestion.acceptAllInFile': () => acceptAll('file', tools),
    'llmstruct.suggestion.rejectAllInFile': () => rejectAll('file', tools),
    'llmstruct.suggestion.acceptAll': () => acceptAll('everywhere', tools),
    'llmstruct.suggestion.rejectAll': () => rejectAll('everywhere', tools),
    'llmstruct.suggestion.sideBySide': onChosen((suggestion) => sideBySide.open(suggestion)),
    'llmstruct.suggestion.askAgain': onAny((row) => askAgain(row, tools, requests)),
    // From the reply box under a suggestion, or with its id and a text.
    'llmstruct.suggestion.reply': (from, text) => {
      const written = typeof text === 'string' ? text : textIn(from);
      return onChosen((suggestion) => replyToSuggestion(suggestion, written, tools, requests))(from);
    },
    'llmstruct.suggestion.showReceipt': onAny((row) => showReceipt(row, tools, pages)),
    'llmstruct.suggestion.reveal': onChosen((suggestion) => reveal(suggestion)),
    'llmstruct.suggestion.clearOutcomes': () => tools.outcomes.clear(),
    'llmstruct.suggestion.next': () => goToSuggestion(tools, 1),
    'llmstruct.suggestion.previous': () => goToSuggestion(tools, -1),
    // Not in the palette: what tests and bug reports look at.
    'llmstruct.suggestion.list': () => ({ open: store.all, ended: store.tally, running: requests.count }),
  };
  const registered = Object.entries(commands).map(([id, handler]) =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler)),
  );
  return vscode.Disposable.from(...registered);
}

/** What was written into a reply box. */
function textIn(reply: unknown): string {
  return typeof reply === 'object' && reply !== null && 'text' in reply ? String(reply.text) : '';
}
