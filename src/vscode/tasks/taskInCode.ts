import * as vscode from 'vscode';
import { LlmstructError } from '../../core/errors.ts';
import { taskInstruction } from '../../core/tasks/taskInstruction.ts';
import { notify } from '../notify.ts';
import type { ChosenTask } from './chosenTask.ts';
import type { TaskTools } from './taskTools.ts';

/** Shows what a task is about, with the cursor on it. */
export async function openTaskCode({ folder, row }: ChosenTask, tools: TaskTools): Promise<void> {
  const { binding, task } = row;
  if (binding === undefined || binding.state === 'orphaned') {
    const said =
      binding === undefined
        ? vscode.l10n.t('{0} is about no code.', task.id)
        : vscode.l10n.t('What {0} is about is no longer there.', task.id);
    const bind = { title: vscode.l10n.t('Bind…'), run: () => bindTask({ folder, row }, undefined, tools) };
    notify(tools.log, 'info', said, [bind]);
    return;
  }
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.folder.uri, binding.path));
  const definition = (await tools.outlines.of(document)).find(({ id }) => id === binding.symbol);
  const line = Math.min(binding.line, document.lineCount) - 1;
  const at =
    definition === undefined || binding.todo === 'found'
      ? new vscode.Position(line, 0)
      : document.positionAt(definition.headerStart);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
}

/** Asks a model to do a task in its definition, with the task's words; gives what the request came to. */
export async function startTask(chosen: ChosenTask, tools: TaskTools): Promise<unknown> {
  const { folder, row } = chosen;
  const { binding, task } = row;
  if (binding?.state !== 'bound' || binding.symbol === undefined) return openTaskCode(chosen, tools);
  const uri = vscode.Uri.joinPath(folder.folder.uri, binding.path);
  const document = await vscode.workspace.openTextDocument(uri);
  const definition = (await tools.outlines.of(document)).find(({ id }) => id === binding.symbol);
  if (definition === undefined) throw new LlmstructError('target-unknown', { target: binding.symbol });
  const at = document.positionAt(definition.headerStart);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  const request = { uri: uri.toString(), target: definition.id, instruction: taskInstruction(task) };
  return vscode.commands.executeCommand('llmstruct.improve', request);
}

/** Says what a task is about: one of the likely successors, the definition at the cursor, or an id that a person types. */
export async function bindTask({ folder, row }: ChosenTask, symbol: unknown, tools: TaskTools): Promise<void> {
  const chosen = typeof symbol === 'string' ? symbol : await askForSymbol({ folder, row }, tools);
  if (chosen !== undefined)
    await tools.changer.set(folder, row.task.id, { symbol: chosen === '' ? undefined : chosen });
}

async function askForSymbol({ folder, row }: ChosenTask, tools: TaskTools): Promise<string | undefined> {
  const { l10n } = vscode;
  const items: (vscode.QuickPickItem & { readonly symbol?: string })[] = [];
  for (const id of row.binding?.successors ?? []) items.push({ label: id, description: l10n.t('likely'), symbol: id });
  const editor = vscode.window.activeTextEditor;
  if (editor !== undefined && tools.folders.find(editor.document.uri)?.folder === folder) {
    const offset = editor.document.offsetAt(editor.selection.active);
    const around = (await tools.outlines.of(editor.document)).filter(
      ({ start, end }) => start <= offset && offset <= end,
    );
    for (const { id } of around.reverse()) items.push({ label: id, description: l10n.t('at the cursor'), symbol: id });
  }
  items.push({ label: `$(edit) ${l10n.t('Type path#Name…')}` }, { label: `$(close) ${l10n.t('No code')}`, symbol: '' });
  const item = await vscode.window.showQuickPick(items, { placeHolder: l10n.t('What is {0} about?', row.task.title) });
  if (item === undefined || item.symbol !== undefined) return item?.symbol;
  return vscode.window.showInputBox({
    value: row.task.symbol ?? '',
    prompt: l10n.t('path#Qualified.Name, or the path of a file'),
  });
}
