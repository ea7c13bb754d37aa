import * as vscode from 'vscode';
import { listTasks } from '../../mcp/tools/listTasks.ts';
import type { ChatQuestion } from './chatAnswer.ts';

/** `/tasks`: the tasks, of one status where the person names one. */
export async function answerTasks({ prompt, stream, workspace }: ChatQuestion): Promise<void> {
  const { text } = await listTasks.run(prompt === '' ? {} : { status: prompt }, { workspace });
  stream.markdown(text.replaceAll('\n', '\n\n'));
  stream.button({ command: 'llmstruct.tasks.focus', title: vscode.l10n.t('Show Tasks') });
}
