import type { Log } from '../core/ports.ts';
import type { TaskAnalysis } from '../core/tasks/analysis/taskAnalysis.ts';
import { numberOfId } from '../core/tasks/editTasks.ts';
import type { TaskWithPlace } from '../core/tasks/file/tasksReading.ts';
import type { AgreedState } from '../core/tasks/sync/issue.ts';
import { compareTasks, type TaskEvent, type TaskOrigin } from '../core/tasks/taskEvents.ts';
import type { PlaceMemory } from '../core/tasks/tasksInCode.ts';
import { inTransactionPatiently } from './cacheDatabase.ts';
import { openLlmstructDatabase } from './llmstructDatabase.ts';
import type { Database } from './sqliteModule.ts';
import type { TaskMirror } from './taskMirror.ts';

export interface SqliteTaskMirrorOptions {
  /** Where `llmstruct.db` lies; made when missing. */
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Remembers tasks in `llmstruct.db`. Throws SQLite's errors, and where the database cannot be used. */
export function openSqliteTaskMirror({ folder, log, now }: SqliteTaskMirrorOptions): TaskMirror {
  const database = openLlmstructDatabase(folder, log);
  const present = database.prepare('SELECT document FROM tasks WHERE present = 1 ORDER BY position');
  const ids = database.prepare('SELECT id FROM tasks');
  const leave = database.prepare('UPDATE tasks SET present = 0 WHERE id = ?');
  const put = database.prepare('INSERT OR REPLACE INTO tasks (id, position, present, document) VALUES (?, ?, 1, ?)');
  const add = database.prepare(
    'INSERT INTO task_events (task, at, origin, kind, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const events = database.prepare('SELECT * FROM task_events WHERE task = ? ORDER BY number');

  const putPlace = database.prepare('INSERT OR REPLACE INTO task_places (task, document) VALUES (?, ?)');
  const candidates = database.prepare('SELECT key FROM todo_candidates');
  const putCandidate = database.prepare('INSERT OR IGNORE INTO todo_candidates (key) VALUES (?)');

  const putIssueState = database.prepare('INSERT OR REPLACE INTO issue_states (issue, document) VALUES (?, ?)');

  const putAnalysis = database.prepare('INSERT OR REPLACE INTO task_analyses (task, document) VALUES (?, ?)');

  const last = () => present.all().map(({ document }) => JSON.parse(String(document)) as TaskWithPlace);
  const tell = ({ task, kind, field = '', before, after }: TaskEvent, origin: TaskOrigin) =>
    add.run(task, now(), origin, kind, field, asJson(before), asJson(after));
  const takeOver = (before: readonly TaskWithPlace[], after: readonly TaskWithPlace[], origin: TaskOrigin) => {
    for (const event of compareTasks(before, after)) {
      tell(event, origin);
      if (event.kind === 'removed') leave.run(event.task);
    }
    for (const [position, task] of after.entries()) put.run(task.id, position, JSON.stringify(task));
  };
  return {
    alone(step) {
      let result: { readonly value: ReturnType<typeof step> } | undefined;
      inTransactionPatiently(database, () => {
        result = { value: step() };
      });
      return result!.value;
    },
    follow(after, origin) {
      const before = last();
      if (JSON.stringify(before) === JSON.stringify(after)) return;
      if (database.isTransaction) takeOver(before, after, origin);
      // Another process may have been here since.
      else inTransactionPatiently(database, () => takeOver(last(), after, origin));
    },
    last,
    nextNumber: () => 1 + Math.max(0, ...ids.all().map(({ id }) => numberOfId(String(id)) ?? 0)),
    history: (id) =>
      events.all(id).map((row) => ({
        task: id,
        at: Number(row['at']),
        origin: row['origin'] as TaskOrigin,
        kind: row['kind'] as TaskEvent['kind'],
        ...(row['field'] === '' ? {} : { field: String(row['field']) }),
        ...(row['before'] === null ? {} : { before: JSON.parse(String(row['before'])) as unknown }),
        ...(row['after'] === null ? {} : { after: JSON.parse(String(row['after'])) as unknown }),
      })),
    places: () => documentsOf<PlaceMemory>(database, 'SELECT task AS key, document FROM task_places'),
    candidates: () => new Set(candidates.all().map(({ key }) => String(key))),
    rememberPlaces(places, others) {
      const before = documentsOf<PlaceMemory>(database, 'SELECT task AS key, document FROM task_places');
      const known = new Set(candidates.all().map(({ key }) => String(key)));
      const changed = [...places].filter(([task, place]) => JSON.stringify(before.get(task)) !== JSON.stringify(place));
      if (changed.length === 0 && known.size === others.size && [...others].every((key) => known.has(key))) return;
      inTransactionPatiently(database, () => {
        for (const [task, place] of changed) putPlace.run(task, JSON.stringify(place));
        database.exec('DELETE FROM todo_candidates');
        for (const key of others) putCandidate.run(key);
      });
    },
    issueStates: () => documentsOf<AgreedState>(database, 'SELECT issue AS key, document FROM issue_states'),
    rememberIssueState: (issue, state) => void putIssueState.run(issue, JSON.stringify(state)),
    analyses: () => documentsOf<TaskAnalysis>(database, 'SELECT task AS key, document FROM task_analyses'),
    rememberAnalysis: (task, analysis) => void putAnalysis.run(task, JSON.stringify(analysis)),
    close: () => database.close(),
  };
}

function documentsOf<Document>(database: Database, query: string): ReadonlyMap<string, Document> {
  const rows = database.prepare(query).all();
  return new Map(rows.map(({ key, document }) => [String(key), JSON.parse(String(document)) as Document]));
}

function asJson(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
