import * as vscode from 'vscode';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import { announce } from '../announce.ts';
import { reportError } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import { bringIntoView } from './bringIntoView.ts';
import { reveal } from './goToSuggestion.ts';
import { type ImproveWish, improve } from './improveFlow.ts';
import { type ImproveArguments, type ImproveTarget, improveTarget } from './improveTarget.ts';
import { withRequestProgress } from './requestProgress.ts';
import type { RunningRequests } from './runningRequests.ts';
import type { Suggestion } from './suggestion.ts';
import type { SuggestionTools } from './suggestionTools.ts';
import { actionTitle, targetTitle } from './suggestionWording.ts';

/** How a request ended, for whoever runs the command from code. People have been told already. */
export type ImproveOutcome =
  | { readonly status: 'suggested'; readonly id: string }
  | { readonly status: 'unchanged' | 'cancelled' | 'no-editor' }
  | { readonly status: 'failed'; readonly code: string };

const MAKE_IT_BETTER: ImproveWish = { action: 'better', instruction: '' };

/** `llmstruct.improve`: asks for a better definition and shows what came. Never throws. */
export async function improveCommand(
  given: Partial<ImproveArguments> | undefined,
  tools: SuggestionTools,
  requests: RunningRequests,
  wish: ImproveWish = MAKE_IT_BETTER,
): Promise<ImproveOutcome> {
  try {
    const target = await improveTarget(given, tools);
    if (target === undefined) {
      notify(
        tools.log,
        'info',
        vscode.l10n.t('Open a file and put the cursor into a function, method or class first.'),
      );
      return { status: 'no-editor' };
    }
    const suggestion = await request(target, wish, tools, requests);
    if (suggestion === undefined) {
      notify(
        tools.log,
        'info',
        vscode.l10n.t('The model has nothing to change in {name}.', { name: targetTitle(target.definition) }),
      );
      return { status: 'unchanged' };
    }
    tools.store.add(suggestion);
    sayIsReady(suggestion, tools);
    return { status: 'suggested', id: suggestion.id };
  } catch (error) {
    reportError(tools.log, 'llmstruct.improve', error);
    if (isCancelled(error)) {
      vscode.window.setStatusBarMessage(vscode.l10n.t('llmstruct: cancelled, nothing was changed'), 5000);
      return { status: 'cancelled' };
    }
    return { status: 'failed', code: isLlmstructError(error) ? error.code : 'internal' };
  }
}

function request(
  target: ImproveTarget,
  wish: ImproveWish,
  tools: SuggestionTools,
  requests: RunningRequests,
): Promise<Suggestion | undefined> {
  const title = `llmstruct · ${actionTitle(wish.action)} · ${targetTitle(target.definition)}`;
  const key = `${target.document.uri.toString()} ${target.definition.id}`;
  return withRequestProgress(title, (progress, outer) =>
    requests.run(key, outer, (token) => improve(target, wish, tools, progress, token)),
  );
}

/** Where the suggestion is in sight it speaks for itself; elsewhere a message leads to it, and the focus stays. */
function sayIsReady(suggestion: Suggestion, { log }: SuggestionTools): void {
  const { name, origin, uri } = suggestion;
  log.info(`suggestion ${suggestion.id} for ${suggestion.target} by ${origin.model}, ${origin.sentTokens} tokens sent`);
  if (vscode.window.visibleTextEditors.some((editor) => editor.document.uri.toString() === uri)) {
    const ready = vscode.l10n.t('llmstruct: a suggestion for {name} is below it', { name });
    announce(ready);
    bringIntoView(suggestion);
    return;
  }
  notify(log, 'info', vscode.l10n.t('There is a suggestion for {name}.', { name }), [
    { title: vscode.l10n.t('Show'), run: () => reveal(suggestion) },
  ]);
}
