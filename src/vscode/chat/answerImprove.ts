import * as vscode from 'vscode';
import { prepareAny } from '../../mcp/definitionText.ts';
import type { Workspace } from '../../mcp/workspace.ts';
import type { ImproveOutcome } from '../suggestions/improveCommand.ts';
import type { ImproveArguments } from '../suggestions/improveTarget.ts';
import { wholeWorkspace } from '../tools/editorWorkspace.ts';
import type { ChatQuestion } from './chatAnswer.ts';

/** `/improve`: asks our own models for what is named, or for the definition at the cursor; the suggestion appears in the editor. */
export async function answerImprove({ prompt, stream, services }: ChatQuestion): Promise<void> {
  const { l10n, commands } = vscode;
  const given = prompt === '' ? undefined : await argumentsFor(prompt, wholeWorkspace(services.folders));
  stream.progress(l10n.t('Asking the model'));
  const outcome = await commands.executeCommand<ImproveOutcome>('llmstruct.improve', given);
  const said: Readonly<Partial<Record<ImproveOutcome['status'], string>>> = {
    suggested: l10n.t('The suggestion is in the editor, below the definition: accept or reject it there.'),
    unchanged: l10n.t('The model has nothing to change.'),
    cancelled: l10n.t('Cancelled, nothing was changed.'),
    'no-editor': l10n.t('Open a file and put the cursor into a function, method or class first.'),
  };
  const otherwise = l10n.t('There is no suggestion; the message in the window and the log say why.');
  stream.markdown(said[outcome.status] ?? otherwise);
}

async function argumentsFor(target: string, workspace: Workspace): Promise<ImproveArguments> {
  const { folder, answer } = await workspace.in(target, ({ index }, inside) => prepareAny(index, inside, 'better'));
  const uri = vscode.Uri.joinPath(vscode.Uri.file(folder.root), answer.path).toString();
  return { uri, target: answer.target };
}
