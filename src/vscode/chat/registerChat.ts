import * as vscode from 'vscode';
import { isCancelled } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { editorWorkspace, sentenceOf } from '../tools/editorWorkspace.ts';
import { answerContext } from './answerContext.ts';
import { answerImprove } from './answerImprove.ts';
import { answerTasks } from './answerTasks.ts';
import type { ChatAnswer } from './chatAnswer.ts';

/** The participant's id in the manifest. */
const ID = 'llmstruct.chat';

const ANSWERS: ReadonlyMap<string | undefined, ChatAnswer> = new Map([
  [undefined, answerContext],
  ['context', answerContext],
  ['improve', answerImprove],
  ['tasks', answerTasks],
]);

/**
 * `@llmstruct` in the editor's chat. It asks none of the chat's models, so nothing leaves the machine by it: it shows what the index
 * has, and starts our own actions. Models get the same by the tools.
 */
export function registerChat(services: Services): vscode.Disposable {
  const participant = vscode.chat.createChatParticipant(ID, async ({ command, prompt }, _, stream) => {
    try {
      const workspace = editorWorkspace(services.folders);
      await (ANSWERS.get(command) ?? answerContext)({ prompt: prompt.trim(), stream, workspace, services });
    } catch (error) {
      if (isCancelled(error)) return;
      services.log.warn(`@llmstruct: ${String(error)}`);
      stream.markdown(sentenceOf(error));
    }
  });
  participant.iconPath = vscode.Uri.joinPath(services.context.extensionUri, 'media', 'icon.png');
  return participant;
}
