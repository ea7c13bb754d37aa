import type { TaskRecord } from '../../model/structDocument.ts';

/** The statuses of a task, in the order in which they are shown. */
export const TASK_STATUSES = ['open', 'in_progress', 'blocked', 'done', 'dropped'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];

/** Nothing is left to be done. */
export function isFinished(status: string): boolean {
  return status === 'done' || status === 'dropped';
}

export function isTaskStatus(text: string): text is TaskStatus {
  return (TASK_STATUSES as readonly string[]).includes(text);
}

/** `texts` is a list of texts, `amount` a text or a number. */
export type TaskFieldKind = 'text' | 'texts' | 'amount';

/** Every field of a task but its id: the key in `llmstruct.toml`, the key in records, what it holds. In the order of writing. */
export const TASK_FIELDS = [
  { key: 'title', field: 'title', kind: 'text' },
  { key: 'status', field: 'status', kind: 'text' },
  { key: 'assignee', field: 'assignee', kind: 'text' },
  { key: 'priority', field: 'priority', kind: 'text' },
  { key: 'symbol', field: 'symbol', kind: 'text' },
  { key: 'description', field: 'description', kind: 'text' },
  { key: 'labels', field: 'labels', kind: 'texts' },
  { key: 'goals', field: 'goals', kind: 'texts' },
  { key: 'depends_on', field: 'dependsOn', kind: 'texts' },
  { key: 'release', field: 'release', kind: 'text' },
  { key: 'estimate', field: 'estimate', kind: 'amount' },
  { key: 'issue', field: 'issue', kind: 'text' },
  { key: 'todo', field: 'todo', kind: 'text' },
  { key: 'imported', field: 'imported', kind: 'text' },
] as const satisfies readonly {
  readonly key: string;
  readonly field: Exclude<keyof TaskRecord, 'id'>;
  readonly kind: TaskFieldKind;
}[];

export type TaskFieldName = (typeof TASK_FIELDS)[number]['field'];

/** A new task; what is left out is not written, `status` is `open`. Without `id` it gets the next free one. */
export interface TaskDraft extends Partial<Omit<TaskRecord, 'title'>> {
  readonly title: string;
}

/** Elements that a list gets or loses, whatever else is in it by then. */
export interface ListChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

/** New values of fields; undefined takes the field away. */
export type TaskChanges = {
  readonly [Field in TaskFieldName]?:
    | TaskRecord[Field]
    | (TaskRecord[Field] extends readonly string[] | undefined ? ListChange : never)
    | undefined;
};
