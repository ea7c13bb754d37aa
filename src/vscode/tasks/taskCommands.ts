import * as vscode from 'vscode';
import { TASK_FIELDS, type TaskFieldName } from '../../core/tasks/file/taskFields.ts';
import { withErrorBoundary } from '../errorBoundary.ts';
import { allTasks, type ChosenTask, chosenTask, isNode } from './chosenTask.ts';
import { addPlainTask, addTaskHere, adoptTodo, chosenFolder } from './createTask.ts';
import { syncTasksWithIssues } from './syncTasks.ts';
import { GROUPINGS, ORDERS } from './taskGroups.ts';
import { showTaskHistory } from './taskHistory.ts';
import { bindTask, openTaskCode, startTask } from './taskInCode.ts';
import { askForField, fieldLabel } from './taskInputs.ts';
import type { TaskTools } from './taskTools.ts';
import { groupingLabel, orderLabel } from './taskWording.ts';

/**
 * Every command of the tasks. The manifest words them. They take a row of the tree or the address of a task, or nothing: then the
 * selected row counts, else a person is asked. A text as second argument answers what would be asked.
 */
export function registerTaskCommands(tools: TaskTools): vscode.Disposable {
  const { view, log } = tools;
  const onTask =
    (act: (chosen: ChosenTask, value: unknown) => unknown) => async (argument?: unknown, value?: unknown) => {
      const chosen = await chosenTask(argument, tools);
      return chosen === undefined ? undefined : act(chosen, value);
    };
  const setField = (field: TaskFieldName) => onTask((chosen, value) => changeField(chosen, field, value, tools));
  const commands: Readonly<Record<string, (argument?: unknown, value?: unknown) => unknown>> = {
    'llmstruct.task.add': (argument) => addPlainTask(argument, tools),
    'llmstruct.task.addHere': (argument, value) => addTaskHere(argument, value, tools),
    'llmstruct.task.adopt': (argument) => adoptTodo(argument, tools),
    'llmstruct.task.rename': setField('title'),
    'llmstruct.task.setStatus': setField('status'),
    'llmstruct.task.setPriority': setField('priority'),
    'llmstruct.task.setAssignee': setField('assignee'),
    'llmstruct.task.edit': onTask((chosen) => editTask(chosen, tools)),
    'llmstruct.task.bind': onTask((chosen, value) => bindTask(chosen, value, tools)),
    'llmstruct.task.openCode': onTask((chosen) => openTaskCode(chosen, tools)),
    'llmstruct.task.start': onTask((chosen) => startTask(chosen, tools)),
    'llmstruct.task.close': onTask(({ folder, row }) => tools.changer.set(folder, row.task.id, { status: 'done' })),
    'llmstruct.task.history': onTask((chosen) => showTaskHistory(chosen)),
    'llmstruct.task.reveal': onTask(({ folder, row }) => view.reveal(folder, row.task.id)),
    'llmstruct.task.renumber': (argument) => renumber(argument, tools),
    'llmstruct.tasks.sync': async () => {
      const folder = await chosenFolder(tools);
      if (folder !== undefined) await syncTasksWithIssues(folder, tools);
    },
    'llmstruct.tasks.group': async (value) => {
      const grouping =
        GROUPINGS.find((each) => each === value) ?? (await pick(GROUPINGS, view.look.grouping, groupingLabel));
      if (grouping !== undefined) await view.show({ grouping });
    },
    'llmstruct.tasks.sort': async (value) => {
      const order = ORDERS.find((each) => each === value) ?? (await pick(ORDERS, view.look.order, orderLabel));
      if (order !== undefined) await view.show({ order });
    },
    'llmstruct.tasks.filter': async (value) => {
      const prompt = vscode.l10n.t(
        'Words that tasks must contain; field:word looks at one field, for example assignee:ann',
      );
      const filter =
        typeof value === 'string' ? value : await vscode.window.showInputBox({ value: view.look.filter, prompt });
      if (filter !== undefined) await view.show({ filter: filter.trim() });
    },
    'llmstruct.tasks.clearFilter': () => view.show({ filter: '' }),
  };
  const registered = Object.entries(commands).map(([id, handler]) =>
    vscode.commands.registerCommand(id, withErrorBoundary(log, id, handler)),
  );
  return vscode.Disposable.from(...registered);
}

async function changeField(
  { folder, row }: ChosenTask,
  field: TaskFieldName,
  value: unknown,
  tools: TaskTools,
): Promise<void> {
  const others = allTasks(tools).flatMap((each) => (each.folder === folder ? [each.row.task] : []));
  const changes = typeof value === 'string' ? { [field]: value } : await askForField(field, row.task, others);
  if (changes !== undefined) await tools.changer.set(folder, row.task.id, changes);
}

/** Any field, chosen from all with their values. */
async function editTask(chosen: ChosenTask, tools: TaskTools): Promise<void> {
  const { task } = chosen.row;
  const items = TASK_FIELDS.filter(({ field }) => field !== 'todo' && field !== 'imported').map(({ field }) => {
    const value = task[field];
    const description = value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value);
    return { label: fieldLabel(field), description, field };
  });
  const item = await vscode.window.showQuickPick(items, { placeHolder: `${task.id}: ${task.title}` });
  if (item === undefined) return;
  if (item.field === 'symbol') await bindTask(chosen, undefined, tools);
  else await changeField(chosen, item.field, undefined, tools);
}

/** Gives the later of two tasks with one id the next free one; the id is what the problem names. */
async function renumber(argument: unknown, tools: TaskTools): Promise<void> {
  const node = isNode(argument) ? argument : tools.view.selected;
  if (node?.kind !== 'problem') return;
  const id = /^the id (.+) is already used/.exec(node.problem.message)?.[1];
  if (id !== undefined) await tools.changer.change(node.folder, (index) => index.renumberTask(id));
}

async function pick<Value extends string>(
  values: readonly Value[],
  now: Value,
  label: (value: Value) => string,
): Promise<Value | undefined> {
  const items = values.map((value) => ({
    label: label(value),
    description: value === now ? vscode.l10n.t('now') : '',
    value,
  }));
  return (await vscode.window.showQuickPick(items))?.value;
}
