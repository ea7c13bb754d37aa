import * as vscode from 'vscode';
import type { FolderTool } from '../../mcp/tool.ts';
import { wordToolError } from '../../mcp/toolError.ts';
import { findSymbol } from '../../mcp/tools/findSymbol.ts';
import { getContext } from '../../mcp/tools/getContext.ts';
import { listTasks } from '../../mcp/tools/listTasks.ts';
import { type TaskArguments, updateTask } from '../../mcp/tools/updateTask.ts';
import type { Services } from '../services.ts';
import { editorWorkspace } from './editorWorkspace.ts';

/** The editor's language-model tools: those of the MCP server, over the window's own index. The manifest describes them. */
export function registerTools(services: Services): vscode.Disposable {
  const { l10n, lm } = vscode;
  return vscode.Disposable.from(
    lm.registerTool(
      'llmstruct_find_symbol',
      toolOf(findSymbol, services, () => l10n.t('Finding definitions')),
    ),
    lm.registerTool(
      'llmstruct_get_context',
      toolOf(getContext, services, () => l10n.t('Choosing the context')),
    ),
    lm.registerTool(
      'llmstruct_list_tasks',
      toolOf(listTasks, services, () => l10n.t('Reading the tasks')),
    ),
    lm.registerTool('llmstruct_update_task', {
      ...toolOf(updateTask, services, () => l10n.t('Writing the task')),
      prepareInvocation: ({ input }) => confirmTask(input),
    }),
  );
}

/** `saying`: what the chat shows while it runs. */
function toolOf<Args>(
  tool: FolderTool<Args>,
  { folders, log }: Services,
  saying: () => string,
): vscode.LanguageModelTool<Args> {
  return {
    prepareInvocation: () => ({ invocationMessage: saying() }),
    async invoke({ input }) {
      try {
        const { text } = await tool.run(input, { workspace: editorWorkspace(folders) });
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      } catch (error) {
        log.debug(`${tool.name}: ${String(error)}`);
        // The model reads it and can do better.
        throw new Error(wordToolError(error));
      }
    },
  };
}

/** A file of the person's changes: the editor asks first, with what would be written. */
export function confirmTask({ id, ...fields }: TaskArguments): vscode.PreparedToolInvocation {
  const { l10n } = vscode;
  const message = new vscode.MarkdownString();
  for (const [field, value] of Object.entries(fields)) message.appendText(`${field}: ${value}\n`);
  const title =
    id === undefined ? l10n.t('Add a task to llmstruct.toml?') : l10n.t('Change the task {0} in llmstruct.toml?', id);
  return { invocationMessage: l10n.t('Writing the task'), confirmationMessages: { title, message } };
}
