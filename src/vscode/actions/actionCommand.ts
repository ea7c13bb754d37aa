import * as vscode from 'vscode';
import { isCancelled, isLlmstructError } from '../../core/errors.ts';
import { ACTION_RULES } from '../../core/prompts/actions.ts';
import { reportError } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import { type ImproveOutcome, improveCommand } from '../suggestions/improveCommand.ts';
import type { ImproveWish } from '../suggestions/improveFlow.ts';
import { type ImproveArguments, improveTarget } from '../suggestions/improveTarget.ts';
import { withRequestProgress } from '../suggestions/requestProgress.ts';
import { actionTitle, targetTitle } from '../suggestions/suggestionWording.ts';
import type { ActionTools } from './actionTools.ts';
import { type EditorActionOutcome, runEditorAction } from './runEditorAction.ts';

/** How an action ended, for whoever runs its command from code. People have been told already. */
export type ActionOutcome = ImproveOutcome | EditorActionOutcome;

/** Runs an action on the definition at the cursor, or the one that is given. Never throws. */
export async function actionCommand(
  given: Partial<ImproveArguments> | undefined,
  wish: ImproveWish,
  tools: ActionTools,
): Promise<ActionOutcome> {
  if (ACTION_RULES[wish.action].edits) return improveCommand(given, tools, tools.requests, wish);
  try {
    const target = await improveTarget(given, tools);
    if (target === undefined) {
      const text = vscode.l10n.t('Open a file and put the cursor into a function, method or class first.');
      notify(tools.log, 'info', text);
      return { status: 'no-editor' };
    }
    const title = `llmstruct · ${actionTitle(wish.action)} · ${targetTitle(target.definition)}`;
    const key = `${wish.action} ${target.document.uri.toString()} ${target.definition.id}`;
    return await withRequestProgress(title, (progress, outer) =>
      tools.requests.run(key, outer, (token) => runEditorAction(target, wish, tools, progress, token)),
    );
  } catch (error) {
    reportError(tools.log, `llmstruct ${wish.action}`, error);
    if (isCancelled(error)) return { status: 'cancelled' };
    return { status: 'failed', code: isLlmstructError(error) ? error.code : 'internal' };
  }
}
