import type { RepoPath } from '../model/repoPath.ts';
import { SETTINGS_FILE } from '../settings/readSettings.ts';
import {
  isTable,
  readToml,
  type TomlDocument,
  type TomlPath,
  type TomlPlace,
  type TomlTable,
} from '../settings/tomlDocument.ts';
import type { SettingsProblem, TasksReading, TaskWithPlace } from '../workspaceIndex.ts';

const DEFAULT_STATUS = 'open';
const MIXED = 'tasks are written both as [[tasks]] and as [tasks.ID]; use one form';

type ReadableDocument = Extract<TomlDocument, { ok: true }>;
type Report = (place: TomlPlace, message: string) => void;

/** One entry as written: its path in the document, and the id where the form gives it. */
interface Entry {
  readonly path: TomlPath;
  readonly value: unknown;
  readonly id?: string;
}

/**
 * Reads the tasks out of the text of `llmstruct.toml` (undefined: there is none), written as `[[tasks]]` or as
 * `[tasks.ID]`, in the order of the file. Never throws: what is wrong is a problem with its place, the rest is read.
 */
export function readTasks(text: string | undefined, file: RepoPath = SETTINGS_FILE): TasksReading {
  if (text === undefined) return { file, exists: false, tasks: [], problems: [] };
  const document = readToml(text);
  if (!document.ok) {
    const message = /redefine/.test(document.message) && mixesForms(text) ? MIXED : document.message;
    return { file, exists: true, tasks: [], problems: [{ file, ...document.place, message }] };
  }
  const problems: SettingsProblem[] = [];
  const report: Report = (place, message) => {
    problems.push({ file, line: place.line, column: place.column, message });
  };
  for (const header of mixedHeaders(document)) report(header, MIXED);

  const tasks: TaskWithPlace[] = [];
  const lineOfId = new Map<string, number>();
  for (const entry of entriesOf(document, report)) {
    const task = readTask(document, entry, report);
    if (task === undefined) continue;
    const first = lineOfId.get(task.id);
    if (first === undefined) {
      lineOfId.set(task.id, task.line);
      tasks.push(task);
    } else {
      report(document.placeOf([...entry.path, 'id']), `the id ${task.id} is already used in line ${first}`);
    }
  }
  problems.sort((a, b) => a.line - b.line || a.column - b.column);
  return { file, exists: true, tasks, problems };
}

function entriesOf(document: ReadableDocument, report: Report): Entry[] {
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

function readTask(document: ReadableDocument, entry: Entry, report: Report): TaskWithPlace | undefined {
  const place = document.placeOf(entry.path);
  if (!isTable(entry.value)) {
    report(place, 'a task must be a table with id and title');
    return undefined;
  }
  const fields: TomlTable = entry.value;
  const text = (key: string): string | undefined => {
    const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (value === undefined || (typeof value === 'string' && value.trim() !== '')) return value as string | undefined;
    report(document.placeOf([...entry.path, key]), `${key} must be a text in quotes`);
    return undefined;
  };
  const id = entry.id ?? text('id');
  if (id === undefined) {
    if (!Object.hasOwn(fields, 'id')) report(place, 'the task has no id');
    return undefined;
  }
  const title = text('title');
  if (title === undefined && !Object.hasOwn(fields, 'title')) report(place, `the task ${id} has no title`);
  const assignee = text('assignee');
  const priority = text('priority');
  const symbol = text('symbol');
  const description = text('description');
  const labels = labelsOf(document, entry.path, fields, report);
  return {
    id,
    title: title ?? id,
    status: text('status') ?? DEFAULT_STATUS,
    ...(assignee === undefined ? {} : { assignee }),
    ...(priority === undefined ? {} : { priority }),
    ...(symbol === undefined ? {} : { symbol }),
    ...(description === undefined ? {} : { description }),
    ...(labels === undefined ? {} : { labels }),
    line: place.line,
  };
}

function labelsOf(
  document: ReadableDocument,
  path: TomlPath,
  fields: TomlTable,
  report: Report,
): readonly string[] | undefined {
  const value = Object.hasOwn(fields, 'labels') ? fields.labels : undefined;
  if (value === undefined) return undefined;
  if (Array.isArray(value) && (value as unknown[]).every((label) => typeof label === 'string'))
    return value as string[];
  report(document.placeOf([...path, 'labels']), 'labels must be a list of texts in quotes');
  return undefined;
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

function comparePlaces(a: TomlPlace, b: TomlPlace): number {
  return a.line - b.line || a.column - b.column;
}
