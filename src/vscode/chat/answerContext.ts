import * as vscode from 'vscode';
import { fencedText } from '../../continue/fencedText.ts';
import { contextForText } from '../../mcp/tools/getContext.ts';
import { formatCount } from '../views/numbers.ts';
import type { ChatQuestion } from './chatAnswer.ts';

/** Tokens of a context in the chat; a person scrolls through it. */
const BUDGET = 2048;

/** `/context`: the context of a definition or a question; of the definition at the cursor where nothing is said. */
export async function answerContext({ prompt, stream, workspace, services }: ChatQuestion): Promise<void> {
  const asked = prompt === '' ? placeOfCursor(services) : prompt;
  if (asked === undefined) {
    stream.markdown(
      vscode.l10n.t('Name a definition (path#Name), ask a question, or put the cursor into a function first.'),
    );
    return;
  }
  const { text, data } = await contextForText(asked, BUDGET, workspace);
  stream.markdown(fencedText('', '', text));
  stream.markdown(vscode.l10n.t('About {0} tokens.', formatCount(Number(data['tokens']))));
}

/** `path:line` of the cursor, where it is in a file of an indexed folder. */
function placeOfCursor({ folders }: ChatQuestion['services']): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const found = editor && folders.find(editor.document.uri);
  return editor && found && `${found.path}:${editor.selection.active.line + 1}`;
}
