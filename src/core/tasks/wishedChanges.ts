import type { TaskRecord } from '../model/structDocument.ts';
import type { ListChange, TaskChanges, TaskDraft, TaskFieldName } from './file/taskFields.ts';

/** A field that people change from outside; `todo` and `imported` are how a task knows where it came from. */
export type WishedField = Exclude<TaskFieldName, 'todo' | 'imported'>;

/** A new task as people wish it from outside; it gets the next free id. */
export type WishedTask = Omit<TaskDraft, 'id' | 'todo' | 'imported'>;

/** New values of a task's fields as JSON has them: null takes a field away. */
export type WishedChanges = {
  readonly [Field in WishedField]?:
    | TaskRecord[Field]
    | (TaskRecord[Field] extends readonly string[] | undefined ? ListChange : never)
    | null;
};

export function taskChanges(wished: WishedChanges): TaskChanges {
  return Object.fromEntries(Object.entries(wished).map(([field, value]) => [field, value ?? undefined]));
}
