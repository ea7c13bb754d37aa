import * as vscode from 'vscode';
import { withErrorBoundary } from '../errorBoundary.ts';
import { notify } from '../notify.ts';
import { PageDocuments } from '../pageDocuments.ts';
import { improveArguments } from '../suggestions/improveTarget.ts';
import type { RunningRequests } from '../suggestions/runningRequests.ts';
import type { SuggestionTools } from '../suggestions/suggestionTools.ts';
import { actionCommand } from './actionCommand.ts';
import { ActionProvider } from './actionProvider.ts';
import type { ActionTools } from './actionTools.ts';
import { askCommand } from './askCommand.ts';
import { ACTION_COMMANDS } from './editorActions.ts';
import { fileTargets } from './fileTargets.ts';
import { improveQueue } from './improveQueue.ts';
import { pickAction } from './pickAction.ts';
import { TestProposals } from './testProposals.ts';

/** Files only: in other documents nothing can be asked for, and the palette's commands say why. */
const FILES: vscode.DocumentFilter = { scheme: 'file' };

/** Composes the actions on definitions: their commands, the light bulb, the queue and *Ask llmstruct…*. */
export function registerActions(
  shared: SuggestionTools,
  requests: RunningRequests,
  memory: vscode.Memento,
): vscode.Disposable {
  const answers = new PageDocuments('llmstruct-answer');
  const proposals = new TestProposals(memory, ({ folder, receipt }, verdict) => {
    const found = shared.folders.find(folder);
    if (found !== undefined && receipt !== undefined) shared.usage.settle(found.folder, { receipt, ...verdict });
  });
  const tools: ActionTools = { ...shared, requests, answers, proposals };
  const { log } = tools;
  const register = (id: string, handler: (argument?: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler));
  const onProposal = (act: (id: string) => unknown) => (argument?: unknown) => {
    const id = proposals.idOf(argument);
    if (id !== undefined) return act(id);
    notify(log, 'info', vscode.l10n.t('There is no proposed test here.'));
    return undefined;
  };
  void withErrorBoundary(log, 'llmstruct.proposals', () => proposals.showKept())();
  return vscode.Disposable.from(
    answers,
    proposals,
    vscode.languages.registerCodeActionsProvider(FILES, new ActionProvider(tools.outlines), ActionProvider.metadata),
    ...ACTION_COMMANDS.map(([id, action]) =>
      register(id, (given) =>
        actionCommand(improveArguments(given), { action, instruction: instructionOf(given) }, tools),
      ),
    ),
    register('llmstruct.actions', (given) => pickAction(improveArguments(given), tools)),
    register('llmstruct.ask', (given) => askCommand(given, tools)),
    register('llmstruct.improveFile', () => improveFile(tools)),
    register(
      'llmstruct.proposal.accept',
      onProposal((id) => proposals.accept(id)),
    ),
    register(
      'llmstruct.proposal.reject',
      onProposal((id) => proposals.reject(id)),
    ),
  );
}

/** What a task says with its request. */
function instructionOf(given: unknown): string {
  const says = typeof given === 'object' && given !== null && 'instruction' in given;
  return says && typeof given.instruction === 'string' ? given.instruction : '';
}

async function improveFile(tools: ActionTools): Promise<unknown> {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    notify(tools.log, 'info', vscode.l10n.t('Open a file first.'));
    return { suggested: 0, unchanged: 0, failed: [], left: 0 };
  }
  const targets = await fileTargets(editor.document, editor.selection, tools);
  return improveQueue(targets, { action: 'better', instruction: '' }, tools);
}
