import * as vscode from 'vscode';
import { reportError } from '../errorBoundary.ts';
import { type ImproveArguments, improveTarget } from '../suggestions/improveTarget.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import { actionTitle, targetTitle } from '../suggestions/suggestionWording.ts';
import { ACTION_COMMANDS } from './editorActions.ts';

/** *Actions…*: a list of what can be asked for the definition at the cursor, and *Ask* and *the whole file* with it. */
export async function pickAction(
  given: Partial<ImproveArguments> | undefined,
  tools: Pick<SuggestionTools, 'folders' | 'outlines' | 'log'>,
): Promise<void> {
  const target = await improveTarget(given, tools).catch((error: unknown) =>
    reportError(tools.log, 'llmstruct.actions', error),
  );
  const argument = target && { uri: target.document.uri.toString(), target: target.definition.id };
  const actions = ACTION_COMMANDS.map(([command, action, icon]) => ({
    label: `$(${icon}) ${actionTitle(action)}`,
    command,
    argument,
  }));
  const others = [
    { label: `$(comment-discussion) ${vscode.l10n.t('Ask llmstruct')}`, command: 'llmstruct.ask', argument: undefined },
    {
      label: `$(files) ${vscode.l10n.t('Improve the whole file')}`,
      command: 'llmstruct.improveFile',
      argument: undefined,
    },
  ];
  const items = target === undefined ? others : [...actions, ...others];
  const title = target === undefined ? 'llmstruct' : `llmstruct · ${targetTitle(target.definition)}`;
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder: vscode.l10n.t('What to do?') });
  if (picked === undefined) return;
  await vscode.commands.executeCommand(picked.command, ...(picked.argument === undefined ? [] : [picked.argument]));
}
