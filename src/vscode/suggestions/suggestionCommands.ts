import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import { acceptSuggestion } from './acceptSuggestion.ts';
import { chosenSuggestion } from './chosenSuggestion.ts';
import { goToSuggestion } from './goToSuggestion.ts';
import { improveCommand } from './improveCommand.ts';
import type { RunningRequests } from './runningRequests.ts';
import type { SideBySide } from './sideBySide.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';

/** Every command of the suggestions. The manifest words them; they take the suggestion's id or nothing. */
export function registerSuggestionCommands(
  tools: SuggestionTools,
  sideBySide: SideBySide,
  requests: RunningRequests,
): vscode.Disposable {
  const { log, store } = tools;
  const onChosen = (act: (suggestion: Suggestion) => unknown) => async (argument?: unknown) => {
    const suggestion = chosenSuggestion(argument, tools);
    if (suggestion !== undefined) return act(suggestion);
    notify(log, 'info', vscode.l10n.t('There is no suggestion here.'));
  };
  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    'llmstruct.cancelRequests': () => requests.cancelAll(),
    'llmstruct.suggestion.accept': onChosen((suggestion) => acceptSuggestion(suggestion, tools)),
    'llmstruct.suggestion.reject': onChosen(({ id }) => store.end(id, 'rejected')),
    'llmstruct.suggestion.sideBySide': onChosen((suggestion) => sideBySide.open(suggestion)),
    'llmstruct.suggestion.askAgain': onChosen((suggestion) => askAgain(suggestion, tools, requests)),
    'llmstruct.suggestion.next': () => goToSuggestion(store, 1),
    'llmstruct.suggestion.previous': () => goToSuggestion(store, -1),
    // Not in the palette: what tests and bug reports look at.
    'llmstruct.suggestion.list': () => ({ open: store.all, ended: store.tally, running: requests.count }),
  };
  const registered = Object.entries(commands).map(([id, handler]) =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler)),
  );
  return vscode.Disposable.from(...registered);
}

/** Asks for the same target as it reads now. The old suggestion stays until there is a new one. */
async function askAgain(suggestion: Suggestion, tools: SuggestionTools, requests: RunningRequests): Promise<unknown> {
  const { uri, target, action, kind, name } = suggestion;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri));
  const outline = await tools.outlines.of(document);
  const suffix = target.slice(target.indexOf('#'));
  const current =
    outline.find(({ id }) => id.slice(id.indexOf('#')) === suffix) ??
    outline.find((definition) => definition.name === name && definition.kind === kind);
  if (current === undefined) throw new LlmstructError('target-unknown', { target });
  const outcome = await improveCommand({ uri, target: current.id }, tools, requests, { action, instruction: '' });
  if (outcome.status === 'suggested') tools.store.end(suggestion.id, 'rejected');
  return outcome;
}
