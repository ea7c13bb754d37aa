import { TASK_FIELDS, type TaskFieldName } from '../core/tasks/file/taskFields.ts';
import type { VersionedTask } from '../core/tasks/taskVersion.ts';
import type { WishedChanges, WishedField } from '../core/tasks/wishedChanges.ts';

/** The fields that people edit here, in the order in which they are shown. */
export const EDITED_FIELDS = TASK_FIELDS.map(({ field }) => field).filter(
  (field): field is WishedField => field !== 'todo' && field !== 'imported',
);

const LISTS: ReadonlySet<TaskFieldName> = new Set(
  TASK_FIELDS.filter(({ kind }) => kind === 'texts').map(({ field }) => field),
);

export function isList(field: TaskFieldName): boolean {
  return LISTS.has(field);
}

/** A field as it is typed: elements of a list with commas between them. */
export function typedText(task: Partial<VersionedTask>, field: WishedField): string {
  const value = task[field];
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** What was typed, as a wish; undefined where it says what the task has already. */
export function wishOf(task: VersionedTask, field: WishedField, typed: string): WishedChanges | undefined {
  const text = typed.trim();
  const value = isList(field)
    ? [...new Set(text.split(',').map((part) => part.trim()))].filter((part) => part !== '')
    : field === 'estimate' && /^\d+(\.\d+)?$/.test(text)
      ? Number(text)
      : text;
  const none = value === '' || (Array.isArray(value) && value.length === 0);
  if (field === 'title' && none) return undefined;
  const wished = none ? null : value;
  return JSON.stringify(wished) === JSON.stringify(task[field] ?? null) ? undefined : { [field]: wished };
}
