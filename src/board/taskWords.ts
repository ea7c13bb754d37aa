import type { TaskFieldName } from '../core/tasks/file/taskFields.ts';
import type { Columns } from './pageView.ts';
import { t } from './words.ts';

/** A status as people read it; unknown ones as they are written. */
export function statusWord(status: string): string {
  switch (status) {
    case 'open':
      return t('Open');
    case 'in_progress':
      return t('In progress');
    case 'blocked':
      return t('Blocked');
    case 'done':
      return t('Done');
    case 'dropped':
      return t('Dropped');
    default:
      return status;
  }
}

/** The name of a column of the board; the empty key is of tasks that have none of it. */
export function columnWord(columns: Columns, key: string): string {
  if (columns === 'status') return statusWord(key);
  if (key !== '') return key;
  return columns === 'priority' ? t('No priority') : t('Nobody');
}

export function fieldWord(field: TaskFieldName): string {
  const words: Readonly<Record<TaskFieldName, string>> = {
    title: t('Title'),
    status: t('Status'),
    assignee: t('Assignee'),
    priority: t('Priority'),
    symbol: t('Code'),
    description: t('Description'),
    labels: t('Labels'),
    goals: t('Goals'),
    dependsOn: t('Depends on'),
    release: t('Release'),
    estimate: t('Estimate'),
    issue: t('Issue'),
    todo: t('Comment'),
    imported: t('Imported'),
  };
  return words[field];
}

/** A field's value as one text. */
export function valueText(field: TaskFieldName, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field === 'status') return statusWord(String(value));
  return Array.isArray(value) ? value.join(', ') : String(value);
}
