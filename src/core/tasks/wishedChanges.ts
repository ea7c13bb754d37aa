import type { TaskRecord } from '../model/structDocument.ts';
import type { ListChange, TaskChanges, TaskFieldName } from './taskFields.ts';

/** New values of a task's fields as JSON has them: null takes a field away. */
export type WishedChanges = {
  readonly [Field in Exclude<TaskFieldName, 'todo'>]?:
    | TaskRecord[Field]
    | (TaskRecord[Field] extends readonly string[] | undefined ? ListChange : never)
    | null;
};

export function taskChanges(wished: WishedChanges): TaskChanges {
  return Object.fromEntries(Object.entries(wished).map(([field, value]) => [field, value ?? undefined]));
}
