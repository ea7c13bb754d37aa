import { join } from 'node:path';
import type { Log } from '../core/ports.ts';
import { makeCacheFolder } from './cacheFolder.ts';
import { openDurableDatabase } from './durableDatabase.ts';
import type { Database } from './sqliteModule.ts';

/** The durable database of a workspace, in `.llmstruct/` or a host's own storage. */
export const DATABASE_FILE = 'llmstruct.db';

/** Its forms, one after another; what has shipped is never changed. All of them together make what `schemas/store.sql` describes. */
const MIGRATIONS = [
  `CREATE TABLE receipts (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, made INTEGER NOT NULL, document TEXT NOT NULL
  ) STRICT;
  CREATE TABLE prompt_parts (digest TEXT PRIMARY KEY, packed BLOB NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE receipt_parts (
    receipt INTEGER NOT NULL, message INTEGER NOT NULL, position INTEGER NOT NULL, part TEXT NOT NULL,
    PRIMARY KEY (receipt, message, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX receipt_parts_by_part ON receipt_parts (part)`,
  `CREATE TABLE usage (
    id INTEGER PRIMARY KEY AUTOINCREMENT, made INTEGER NOT NULL, receipt TEXT, document TEXT NOT NULL
  ) STRICT;
  CREATE INDEX usage_by_receipt ON usage (receipt);
  CREATE TABLE forgotten_usage (groups TEXT NOT NULL) STRICT`,
  `CREATE TABLE departures (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, document TEXT NOT NULL) STRICT`,
  `CREATE TABLE sent_usage (target TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (target, id)) STRICT, WITHOUT ROWID`,
  `CREATE TABLE tasks (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, present INTEGER NOT NULL, document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE task_events (
    number INTEGER PRIMARY KEY AUTOINCREMENT, task TEXT NOT NULL, at INTEGER NOT NULL, origin TEXT NOT NULL, kind TEXT NOT NULL,
    field TEXT NOT NULL, before TEXT, after TEXT
  ) STRICT;
  CREATE INDEX task_events_by_task ON task_events (task, number)`,
  `CREATE TABLE task_places (task TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE todo_candidates (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID`,
  'CREATE TABLE issue_states (issue TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE task_analyses (task TEXT PRIMARY KEY, document TEXT NOT NULL) STRICT, WITHOUT ROWID',
  `ALTER TABLE usage ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE sent_usage ADD COLUMN revision INTEGER NOT NULL DEFAULT 0`,
];

/** Opens `llmstruct.db`, made when missing. Throws as `openDurableDatabase`; that a damaged one was set aside, the log says. */
export function openLlmstructDatabase(folder: string, log: Log): Database {
  makeCacheFolder(folder);
  const file = join(folder, DATABASE_FILE);
  return openDurableDatabase(file, MIGRATIONS, (aside) => {
    log.write('warn', `${file} was damaged; it is kept as ${aside}, and a new one begun`);
  });
}
