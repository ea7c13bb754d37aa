import * as vscode from 'vscode';
import { TASK_FIELDS, TASK_STATUSES, type TaskChanges, type TaskFieldName } from '../../core/tasks/file/taskFields.ts';
import type { TaskWithPlace } from '../../core/tasks/file/tasksReading.ts';
import { statusLabel } from './taskWording.ts';

/** Asks for a title; undefined when nobody gives one. */
export async function askForTitle(value: string, prompt: string): Promise<string | undefined> {
  const validateInput = (text: string) => (text.trim() === '' ? vscode.l10n.t('A task needs a title.') : undefined);
  return (await vscode.window.showInputBox({ value, prompt, validateInput }))?.trim();
}

/** Asks for the new value of a field, with those that other tasks have to choose from; undefined when nobody answers. */
export async function askForField(
  field: TaskFieldName,
  task: TaskWithPlace,
  others: readonly TaskWithPlace[],
): Promise<TaskChanges | undefined> {
  if (field === 'status') return askForStatus(task);
  const known = TASK_FIELDS.find((each) => each.field === field);
  if (known?.kind === 'texts') return askForTexts(field as 'labels' | 'goals' | 'dependsOn', task, others);
  if (field === 'title') {
    const title = await askForTitle(task.title, vscode.l10n.t('The title of {0}', task.id));
    return title === undefined ? undefined : { title };
  }
  const suggested = suggestionsFor(field, others);
  const value =
    suggested.length > 0 ? await pickOrType(field, suggested) : await typed(field, String(task[field] ?? ''));
  return value === undefined ? undefined : { [field]: value === '' ? undefined : value };
}

async function askForStatus(task: TaskWithPlace): Promise<TaskChanges | undefined> {
  const items = TASK_STATUSES.map((status) => ({
    label: statusLabel(status),
    description: status === task.status ? vscode.l10n.t('now') : '',
    status,
  }));
  const placeHolder = vscode.l10n.t('The status of {0}', task.title);
  const item = await vscode.window.showQuickPick(items, { placeHolder });
  return item && { status: item.status };
}

/** The elements that tasks have, those of this one picked, and a way to type others. */
async function askForTexts(
  field: 'labels' | 'goals' | 'dependsOn',
  task: TaskWithPlace,
  others: readonly TaskWithPlace[],
): Promise<TaskChanges | undefined> {
  const own = task[field] ?? [];
  const titles = new Map(others.map(({ id, title }) => [id, title]));
  const all =
    field === 'dependsOn'
      ? others.map(({ id }) => id).filter((id) => id !== task.id)
      : others.flatMap((each) => each[field] ?? []);
  const more = { label: `$(add) ${vscode.l10n.t('Another…')}`, value: undefined, picked: false };
  const items = [...new Set([...own, ...all])].map((value) => ({
    label: value,
    description: field === 'dependsOn' ? (titles.get(value) ?? '') : '',
    value,
    picked: own.includes(value),
  }));
  const offered = field === 'dependsOn' ? items : [...items, more];
  const picked = await vscode.window.showQuickPick(offered, { canPickMany: true, placeHolder: fieldLabel(field) });
  if (picked === undefined) return undefined;
  const chosen = picked.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const typedMore = picked.some(({ value }) => value === undefined) ? ((await typed(field, '')) ?? '') : '';
  const added = typedMore
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  // Only what this person changed: what was added elsewhere while the list stood open stays.
  const add = [...chosen, ...added].filter((value) => !own.includes(value));
  const remove = own.filter((value) => !chosen.includes(value) && !added.includes(value));
  return add.length === 0 && remove.length === 0 ? undefined : { [field]: { add, remove } };
}

function suggestionsFor(field: TaskFieldName, others: readonly TaskWithPlace[]): readonly string[] {
  const used = others.flatMap((task) => (typeof task[field] === 'string' ? [task[field]] : []));
  if (field === 'priority') return [...new Set(['critical', 'high', 'medium', 'low', ...used])];
  return field === 'assignee' || field === 'release' ? [...new Set(used)].sort() : [];
}

async function pickOrType(field: TaskFieldName, values: readonly string[]): Promise<string | undefined> {
  const another = { label: `$(add) ${vscode.l10n.t('Another…')}`, another: true, value: '' };
  const none = { label: `$(close) ${vscode.l10n.t('None')}`, another: false, value: '' };
  const items = [...values.map((value) => ({ label: value, another: false, value })), another, none];
  const item = await vscode.window.showQuickPick(items, { placeHolder: fieldLabel(field) });
  return item?.another === true ? typed(field, '') : item?.value;
}

function typed(field: TaskFieldName, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({ value, prompt: fieldLabel(field) });
}

/** The name of a field for people. */
export function fieldLabel(field: TaskFieldName): string {
  const { l10n } = vscode;
  const labels: Readonly<Record<TaskFieldName, string>> = {
    title: l10n.t('Title'),
    status: l10n.t('Status'),
    assignee: l10n.t('Assignee'),
    priority: l10n.t('Priority'),
    symbol: l10n.t('Symbol'),
    description: l10n.t('Description'),
    labels: l10n.t('Labels'),
    goals: l10n.t('Goals'),
    dependsOn: l10n.t('Depends on'),
    release: l10n.t('Release'),
    estimate: l10n.t('Estimate'),
    issue: l10n.t('Issue'),
    todo: l10n.t('Comment'),
    imported: l10n.t('Chat answer'),
  };
  return labels[field];
}
