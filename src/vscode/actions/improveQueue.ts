import * as vscode from 'vscode';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import { ACTION_RULES } from '../../core/prompts/actions.ts';
import { errorMessage } from '../errorMessage.ts';
import { notify } from '../notify.ts';
import { goToSuggestion } from '../suggestions/goToSuggestion.ts';
import { type ImproveWish, improve } from '../suggestions/improveFlow.ts';
import type { ImproveTarget } from '../suggestions/improveTarget.ts';
import type { Suggestion } from '../suggestions/suggestion.ts';
import { actionTitle, targetTitle } from '../suggestions/suggestionWording.ts';
import type { ActionTools } from './actionTools.ts';
import { type EditorActionOutcome, runEditorAction } from './runEditorAction.ts';

/** What came of a queue. */
export interface QueueOutcome {
  readonly suggested: number;
  readonly unchanged: number;
  /** Codes of what went wrong, in order. */
  readonly failed: readonly string[];
  /** Targets that were not asked for: cancelled, or no model can be reached. */
  readonly left: number;
}

/** Failures after which the next target would fail the same way. */
const ENDS_QUEUE: ReadonlySet<string> = new Set([
  'model-unreachable',
  'model-missing',
  'consent-missing',
  'key-missing',
  'key-refused',
]);

/** Asks for each definition in turn, under one progress with Cancel; each answer is a suggestion of its own. Never throws. */
export async function improveQueue(
  targets: readonly ImproveTarget[],
  wish: ImproveWish,
  tools: ActionTools,
): Promise<QueueOutcome> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: `llmstruct · ${actionTitle(wish.action)}`,
    cancellable: true,
  };
  const outcome = await vscode.window.withProgress(options, (progress, token) =>
    askEach(targets, wish, tools, (message) => progress.report({ message, increment: 0 }), token),
  );
  announce(outcome, tools);
  return outcome;
}

async function askEach(
  targets: readonly ImproveTarget[],
  wish: ImproveWish,
  tools: ActionTools,
  say: (message: string) => void,
  outer: vscode.CancellationToken,
): Promise<QueueOutcome> {
  let [suggested, unchanged, asked] = [0, 0, 0];
  const failed: string[] = [];
  for (const target of targets) {
    if (outer.isCancellationRequested) break;
    asked += 1;
    const place = `${asked}/${targets.length} · ${targetTitle(target.definition)}`;
    const progress = {
      preparing: () => say(place),
      waiting: () => say(place),
      receiving: (characters: number) =>
        say(`${place} · ${vscode.l10n.t('{characters} characters received', { characters })}`),
    };
    // A person waits for the first; a server that is gone by then need not be tried for each of the others.
    const turn = { ...wish, byHand: asked === 1 };
    try {
      const key = `${target.document.uri.toString()} ${target.definition.id}`;
      const run = <Result>(work: (token: vscode.CancellationToken) => Promise<Result>) =>
        tools.requests.run(key, outer, work);
      let found: Suggestion | EditorActionOutcome | undefined;
      if (ACTION_RULES[wish.action].edits) {
        const suggestion = await run((token) => improve(target, turn, tools, progress, token));
        if (suggestion !== undefined) tools.store.add(suggestion);
        found = suggestion;
      } else found = await run((token) => runEditorAction(target, turn, tools, progress, token));
      if (found === undefined) unchanged += 1;
      else suggested += 1;
    } catch (error) {
      // Cancelled by the person, or by a newer request for this very target.
      if (isCancelled(error)) continue;
      const code = isLlmstructError(error) ? error.code : 'internal';
      const { message } = errorMessage(error);
      tools.log.warn(`${target.definition.id}: ${message}`);
      failed.push(code);
      if (ENDS_QUEUE.has(code)) {
        notify(tools.log, 'error', `${message} ${errorMessage(error).hint}`);
        break;
      }
    }
  }
  return { suggested, unchanged, failed, left: targets.length - asked };
}

function announce({ suggested, unchanged, failed, left }: QueueOutcome, tools: ActionTools): void {
  const parts = [
    vscode.l10n.t('Suggestions: {count}', { count: suggested }),
    ...(unchanged > 0 ? [vscode.l10n.t('nothing to change: {count}', { count: unchanged })] : []),
    ...(failed.length > 0 ? [vscode.l10n.t('no usable answer: {count}', { count: failed.length })] : []),
    ...(left > 0 ? [vscode.l10n.t('not asked: {count}', { count: left })] : []),
  ];
  const show = { title: vscode.l10n.t('Show'), run: () => goToSuggestion(tools, 1) };
  notify(tools.log, 'info', `llmstruct · ${parts.join(' · ')}`, tools.store.all.length > 0 ? [show] : []);
}
