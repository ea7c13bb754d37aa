import { LlmstructError } from '../errors.ts';
import { appendTomlElement, appendTomlTable, editTomlKey } from '../settings/editToml.ts';
import { SETTINGS_FILE } from '../settings/readSettings.ts';
import { readsBackAs } from '../settings/readsBackAs.ts';
import { isTable } from '../settings/tomlDocument.ts';
import type { TomlNewValue } from '../settings/tomlText.ts';
import { dependencyCircle } from './file/dependencyCircle.ts';
import { MIXED_FORMS, readTaskEntries, type TaskEntries, type TaskEntry } from './file/taskEntries.ts';
import {
  isTaskStatus,
  type ListChange,
  TASK_FIELDS,
  TASK_STATUSES,
  type TaskChanges,
  type TaskDraft,
  type TaskFieldName,
} from './file/taskFields.ts';
import type { TaskWithPlace } from './file/tasksReading.ts';

/** A new text of `llmstruct.toml` and the id of the task that was changed in it. */
export interface TasksEdit {
  readonly text: string;
  readonly id: string;
}

/**
 * The text with a task more, behind the others and in their form. `nextNumber` is the least that was never used, for an id.
 * Throws `tasks-unreadable`, `task-id-taken`, `task-title-missing`, `task-status-unknown`, `task-unknown` or `task-circle` (what it depends on),
 * `tasks-unwritable`.
 */
export function addTask(text: string, draft: TaskDraft, nextNumber: number): TasksEdit {
  const read = readable(text);
  const id = draft.id ?? nextId(read, nextNumber);
  if (read.entries.some(({ task }) => task.id === id)) throw new LlmstructError('task-id-taken', { id });
  const values: TaskValues = Object.fromEntries(
    TASK_FIELDS.map(({ field }) => [field, meant(field, field === 'status' ? (draft.status ?? 'open') : draft[field])]),
  );
  checkValues(id, values, read);
  const fields = Object.fromEntries(
    TASK_FIELDS.flatMap(({ key, field }) => (values[field] === undefined ? [] : [[key, values[field]]])),
  );
  const tables = isTable(read.document.value.tasks);
  const written = tables
    ? appendTomlTable(text, 'tasks', id, fields)
    : appendTomlElement(text, 'tasks', { id, ...fields });
  return checked(text, written, id, (tasks) => {
    if (isTable(tasks)) return { ...tasks, [id]: fields };
    return [...(Array.isArray(tasks) ? (tasks as unknown[]) : []), { id, ...fields }];
  });
}

/**
 * The text with new values in a task's fields; the same text where it has them already. `check` sees the task as it is now and may
 * throw. Throws what `addTask` throws, and `task-id-twice`.
 */
export function setTask(
  text: string,
  id: string,
  changes: TaskChanges,
  check: (task: TaskWithPlace) => void = () => {},
): TasksEdit {
  const read = readable(text);
  const entry = onlyTask(read, id);
  check(entry.task);
  const after: TaskValues = Object.fromEntries(
    TASK_FIELDS.filter(({ field }) => Object.hasOwn(changes, field)).map(({ field }) => [
      field,
      meant(field, withListChange(changes[field], entry.task[field])),
    ]),
  );
  checkValues(id, after, read);
  const values = TASK_FIELDS.filter(
    ({ field }) => Object.hasOwn(after, field) && JSON.stringify(after[field]) !== JSON.stringify(entry.task[field]),
  ).map(({ key, field }) => ({ key, value: after[field] }));
  return changed(text, entry, id, values);
}

/**
 * The text with the next free id for the last of the tasks that have the id now: a merge brought it in. Throws `tasks-unreadable`,
 * `task-unknown`, and `task-id-single` where the id is not used twice.
 */
export function renumberTask(text: string, id: string, nextNumber: number): TasksEdit {
  const read = readable(text);
  const same = read.entries.filter(({ task }) => task.id === id);
  const entry = same.at(-1);
  if (entry === undefined) throw new LlmstructError('task-unknown', { id });
  if (same.length < 2) throw new LlmstructError('task-id-single', { id });
  const fresh = nextId(read, nextNumber);
  return changed(text, entry, fresh, [{ key: 'id', value: fresh }]);
}

type Readable = TaskEntries & { readonly document: NonNullable<TaskEntries['document']> };

function readable(text: string): Readable {
  const read = readTaskEntries(text, SETTINGS_FILE);
  const [problem] = read.problems.filter(({ message }) => read.document === undefined || message === MIXED_FORMS);
  if (read.document !== undefined && problem === undefined) return { ...read, document: read.document };
  const { file = SETTINGS_FILE, line = 1, column = 1, message: reason = '' } = problem ?? {};
  throw new LlmstructError('tasks-unreadable', { file, line, column, reason });
}

function onlyTask({ entries }: TaskEntries, id: string): TaskEntry {
  const [entry, second] = entries.filter(({ task }) => task.id === id);
  if (entry === undefined) throw new LlmstructError('task-unknown', { id });
  if (second !== undefined) throw new LlmstructError('task-id-twice', { id, line: second.task.line });
  return entry;
}

/** `TSK-012`: a number above all in the file and all that were ever used. */
function nextId({ entries }: TaskEntries, nextNumber: number): string {
  const numbers = entries.map(({ task }) => numberOfId(task.id) ?? 0);
  return `TSK-${String(Math.max(nextNumber, ...numbers.map((number) => number + 1))).padStart(3, '0')}`;
}

/** The number of an id that we could have given; undefined for others. */
export function numberOfId(id: string): number | undefined {
  const digits = /^TSK-(\d{1,9})$/.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Values of fields; undefined where one is taken away. */
type TaskValues = Partial<Record<TaskFieldName, TomlNewValue | undefined>>;

function checkValues(id: string, values: TaskValues, { entries }: TaskEntries): void {
  const { status, dependsOn } = values;
  if (Object.hasOwn(values, 'title') && values.title === undefined)
    throw new LlmstructError('task-title-missing', { id });
  if (typeof status === 'string' && !isTaskStatus(status)) {
    throw new LlmstructError('task-status-unknown', { status, statuses: TASK_STATUSES.join(', ') });
  }
  if (typeof dependsOn !== 'object') return;
  const after = new Map(entries.map(({ task }) => [task.id, task.dependsOn]));
  for (const other of dependsOn) {
    if (other !== id && !after.has(other)) throw new LlmstructError('task-unknown', { id: other });
  }
  after.set(id, dependsOn);
  const circle = dependencyCircle(id, (each) => after.get(each) ?? []);
  if (circle !== undefined) throw new LlmstructError('task-circle', { id, way: circle.join(' → ') });
}

function changed(
  text: string,
  { path, task }: TaskEntry,
  id: string,
  values: readonly { readonly key: string; readonly value: TomlNewValue | undefined }[],
): TasksEdit {
  let written: string | undefined = text;
  for (const { key, value } of values)
    written = written === undefined ? undefined : editTomlKey(written, path, key, value);
  return checked(text, written, task.id, (tasks) => withFields(tasks, path[1]!, values), id);
}

function withFields(
  tasks: unknown,
  at: string | number,
  values: readonly { readonly key: string; readonly value: TomlNewValue | undefined }[],
): unknown {
  const change = (table: unknown) => {
    const fields: Record<string, unknown> = { ...(isTable(table) ? table : {}) };
    for (const { key, value } of values) {
      if (value === undefined) delete fields[key];
      else fields[key] = value;
    }
    return fields;
  };
  if (Array.isArray(tasks)) return (tasks as unknown[]).map((table, index) => (index === at ? change(table) : table));
  return isTable(tasks) ? { ...tasks, [at]: change(tasks[at]) } : tasks;
}

/** Lets a text pass only when it reads back as the old one with the tasks changed as meant. */
function checked(
  before: string,
  after: string | undefined,
  id: string,
  change: (tasks: unknown) => unknown,
  newId = id,
): TasksEdit {
  if (after === undefined || !readsBackAs(before, after, 'tasks', change)) {
    throw new LlmstructError('tasks-unwritable', { id, file: SETTINGS_FILE });
  }
  return { text: after, id: newId };
}

function withListChange(
  change: TomlNewValue | ListChange | undefined,
  before: TomlNewValue | undefined,
): TomlNewValue | undefined {
  if (typeof change !== 'object' || !isListChange(change)) return change;
  const { add = [], remove = [] } = change;
  const old = typeof before === 'object' ? before : [];
  return [...new Set([...old, ...add])].filter((element) => !remove.includes(element));
}

function isListChange(change: readonly string[] | ListChange): change is ListChange {
  return !Array.isArray(change);
}

/** A value as it is written: a title is one line, nothing is written for an empty text or list. */
function meant(field: TaskFieldName, value: TomlNewValue | undefined): TomlNewValue | undefined {
  if (typeof value === 'string') {
    const text = field === 'title' ? value.replace(/\s+/g, ' ').trim() : value.replaceAll('\r\n', '\n').trimEnd();
    return text === '' ? undefined : text;
  }
  return typeof value === 'object' && value.length === 0 ? undefined : value;
}
