import * as vscode from 'vscode';
import type { TaskFieldName } from '../../core/tasks/file/taskFields.ts';
import type { PastTaskEvent } from '../../core/tasks/taskEvents.ts';
import type { ChosenTask } from './chosenTask.ts';
import { fieldLabel } from './taskInputs.ts';

/** Shows what happened to a task, newest first. */
export async function showTaskHistory({ folder, row }: ChosenTask): Promise<void> {
  const events = await folder.index.taskHistory(row.task.id);
  const items = events.toReversed().map((event) => ({
    label: eventText(event),
    description: new Date(event.at).toLocaleString(vscode.env.language),
    detail: event.origin === 'llmstruct' ? vscode.l10n.t('by llmstruct') : vscode.l10n.t('in the file, by hand or git'),
  }));
  await vscode.window.showQuickPick(items, { placeHolder: `${row.task.id}: ${row.task.title}` });
}

function eventText({ kind, field, before, after }: PastTaskEvent): string {
  if (kind === 'added') return vscode.l10n.t('added');
  if (kind === 'removed') return vscode.l10n.t('removed');
  return `${fieldLabel(field as TaskFieldName)}: ${valueText(before)} → ${valueText(after)}`;
}

function valueText(value: unknown): string {
  if (value === undefined) return '–';
  return Array.isArray(value) ? value.join(', ') : String(value);
}
