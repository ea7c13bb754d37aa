import type { RepoPath } from '../../model/repoPath.ts';
import type { TaskRecord } from '../../model/structDocument.ts';
import type { SettingsProblem } from '../../settings/settingsProblem.ts';
import {
  isTable,
  readToml,
  type TomlDocument,
  type TomlPath,
  type TomlPlace,
  type TomlTable,
} from '../../settings/tomlDocument.ts';
import { isTaskStatus, TASK_FIELDS, TASK_STATUSES, type TaskFieldKind } from './taskFields.ts';
import type { TaskWithPlace } from './tasksReading.ts';

const DEFAULT_STATUS = 'open';
export const MIXED_FORMS = 'tasks are written both as [[tasks]] and as [tasks.ID]; use one form';

export type ReadableDocument = Extract<TomlDocument, { ok: true }>;
export type Report = (place: TomlPlace, message: string) => void;

/** A task and where it is written: the path of its table in the document. */
export interface TaskEntry {
  readonly path: TomlPath;
  readonly task: TaskWithPlace;
}

/** The tasks of a text as they are written, ids that occur twice included. `document` is undefined where the text is no TOML. */
export interface TaskEntries {
  readonly document: ReadableDocument | undefined;
  readonly entries: readonly TaskEntry[];
  readonly problems: readonly SettingsProblem[];
}

/** One entry as written: its path in the document, and the id where the form gives it. */
interface WrittenEntry {
  readonly path: TomlPath;
  readonly value: unknown;
  readonly id?: string;
}

/** Reads the tasks one by one, in the order of the text. Never throws. */
export function readTaskEntries(text: string, file: RepoPath): TaskEntries {
  const document = readToml(text);
  if (!document.ok) {
    const message = /redefine/.test(document.message) && mixesForms(text) ? MIXED_FORMS : document.message;
    return { document: undefined, entries: [], problems: [{ file, ...document.place, message }] };
  }
  const problems: SettingsProblem[] = [];
  const report: Report = ({ line, column }, message) => {
    problems.push({ file, line, column, message });
  };
  for (const header of mixedHeaders(document)) report(header, MIXED_FORMS);
  const entries = writtenEntries(document, report).flatMap((entry) => {
    const task = readTask(document, entry, report);
    return task === undefined ? [] : [{ path: entry.path, task }];
  });
  return { document, entries, problems };
}

function writtenEntries(document: ReadableDocument, report: Report): WrittenEntry[] {
  const tasks = document.value.tasks;
  if (tasks === undefined) return [];
  if (Array.isArray(tasks)) return (tasks as unknown[]).map((value, index) => ({ path: ['tasks', index], value }));
  if (isTable(tasks)) {
    const entries = Object.entries(tasks).map(([id, value]) => ({ path: ['tasks', id], value, id }));
    return entries.sort((a, b) => comparePlaces(document.placeOf(a.path), document.placeOf(b.path)));
  }
  report(document.placeOf(['tasks']), 'tasks must be written as [[tasks]]');
  return [];
}

function readTask(document: ReadableDocument, entry: WrittenEntry, report: Report): TaskWithPlace | undefined {
  const place = document.placeOf(entry.path);
  if (!isTable(entry.value)) {
    report(place, 'a task must be a table with id and title');
    return undefined;
  }
  const fields: TomlTable = entry.value;
  const id = entry.id ?? READERS.text(fields, 'id');
  if (!isString(id)) {
    if (id === undefined) report(place, 'the task has no id');
    else report(document.placeOf([...entry.path, 'id']), `id ${EXPECTED.text}`);
    return undefined;
  }
  const record: { -readonly [Field in keyof TaskRecord]?: unknown } = {};
  for (const { key, field, kind } of TASK_FIELDS) {
    const value = READERS[kind](fields, key);
    if (value === WRONG) report(document.placeOf([...entry.path, key]), `${key} ${EXPECTED[kind]}`);
    else if (value !== undefined) record[field] = value;
  }
  if (!Object.hasOwn(fields, 'title')) report(place, `the task ${id} has no title`);
  const { title = id, status = DEFAULT_STATUS, ...rest } = record as Partial<TaskRecord>;
  if (!isTaskStatus(status)) {
    const known = TASK_STATUSES.join(', ');
    report(document.placeOf([...entry.path, 'status']), `the status ${status} is unknown; it is one of ${known}`);
  }
  return { id, title, status, ...rest, line: place.line };
}

const WRONG = Symbol('of another type');

/** Read a field: undefined where it is not written, `WRONG` where it is something else. */
const READERS: Readonly<Record<TaskFieldKind, (fields: TomlTable, key: string) => unknown>> = {
  text: (fields, key) => ifWritten(fields, key, isText),
  texts: (fields, key) => ifWritten(fields, key, (value) => Array.isArray(value) && value.every(isString)),
  amount: (fields, key) => ifWritten(fields, key, (value) => isText(value) || Number.isFinite(value)),
};

const EXPECTED: Readonly<Record<TaskFieldKind, string>> = {
  text: 'must be a text in quotes',
  texts: 'must be a list of texts in quotes',
  amount: 'must be a text in quotes or a number',
};

function ifWritten(fields: TomlTable, key: string, fits: (value: unknown) => boolean): unknown {
  if (!Object.hasOwn(fields, key)) return undefined;
  return fits(fields[key]) ? fields[key] : WRONG;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isText(value: unknown): value is string {
  return isString(value) && value.trim() !== '';
}

/** In TOML, `[tasks.B]` after `[[tasks]]` is a part of the last task; nobody means that. */
function mixedHeaders(document: ReadableDocument): readonly TomlPlace[] {
  const ofTasks = document.headers.filter((header) => header.keys[0] === 'tasks');
  if (!ofTasks.some((header) => header.array && header.keys.length === 1)) return [];
  return ofTasks.filter((header) => !header.array && header.keys.length > 1);
}

/** The other order is no valid TOML, so there are no headers to look at. */
function mixesForms(text: string): boolean {
  return /^[ \t]*\[[ \t]*tasks[ \t]*\./m.test(text) && /^[ \t]*\[\[[ \t]*tasks[ \t]*\]\]/m.test(text);
}

export function comparePlaces(a: TomlPlace, b: TomlPlace): number {
  return a.line - b.line || a.column - b.column;
}
