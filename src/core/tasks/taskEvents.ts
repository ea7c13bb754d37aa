import type { TaskRecord } from '../model/structDocument.ts';
import { TASK_FIELDS } from './file/taskFields.ts';

/** Something that happened to a task. Values are of the field, or the whole task where it was added or removed. */
export interface TaskEvent {
  readonly task: string;
  readonly kind: 'added' | 'changed' | 'removed';
  readonly field?: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** An event as it is remembered. */
export interface PastTaskEvent extends TaskEvent {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** `file`: the file was changed otherwise, by hand or by git. */
  readonly origin: TaskOrigin;
}

export type TaskOrigin = 'llmstruct' | 'file';

/** What leads from the tasks before to those after, in the order of `after`, then what is gone. */
export function compareTasks(before: readonly TaskRecord[], after: readonly TaskRecord[]): readonly TaskEvent[] {
  const old = new Map(before.map((task) => [task.id, task]));
  const events: TaskEvent[] = [];
  for (const task of after) {
    const known = old.get(task.id);
    old.delete(task.id);
    if (known === undefined) events.push({ task: task.id, kind: 'added', after: task });
    else events.push(...changedFields(known, task));
  }
  for (const task of old.values()) events.push({ task: task.id, kind: 'removed', before: task });
  return events;
}

function changedFields(before: TaskRecord, after: TaskRecord): readonly TaskEvent[] {
  return TASK_FIELDS.filter(({ field }) => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(
    ({ field }) => ({ task: after.id, kind: 'changed', field, before: before[field], after: after[field] }),
  );
}
