import { join } from 'node:path';
import type { FactStore, Log } from '../core/ports.ts';
import { deleteDatabase, inTransaction, isDamaged, openCacheDatabase } from './cacheDatabase.ts';
import { makeCacheFolder } from './cacheFolder.ts';
import { type ClosableFactStore, createMemoryFactStore } from './memoryFactStore.ts';
import { reasonOf } from './systemErrors.ts';

export interface SqliteFactStoreOptions {
  /** Where `cache.db` lies, `.llmstruct` of the workspace or a host's own storage; made when missing. */
  readonly folder: string;
  /** The version of the form of facts, a positive 32-bit integer. Facts of another version are never returned. */
  readonly version: number;
  readonly log: Log;
}

// The version is in every row as well: a process of another version may still have the file open when we change its form.
const CREATE = `CREATE TABLE facts (
  path TEXT PRIMARY KEY, digest TEXT NOT NULL, version INTEGER NOT NULL, facts TEXT NOT NULL, body TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX held ON facts (path, digest, version);
CREATE TABLE notes (name TEXT PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID`;
const PUT = 'INSERT OR REPLACE INTO facts (path, digest, version, facts, body, words) VALUES (?, ?, ?, ?, ?, ?)';
const FACTS = 'SELECT facts FROM facts WHERE path = ? AND digest = ? AND version = ?';
const BODY = 'SELECT body FROM facts WHERE path = ? AND digest = ? AND version = ?';
const WORDS = 'SELECT words FROM facts WHERE path = ? AND digest = ? AND version = ?';
// By the index alone: the table's pages are full of facts, and a run that finds nothing changed asks this for every file.
const HAS = 'SELECT 1 FROM facts INDEXED BY held WHERE path = ? AND digest = ? AND version = ?';
const LAST = "SELECT value FROM notes WHERE name = 'last' AND version = ?";
const SET_LAST = "INSERT OR REPLACE INTO notes (name, version, value) VALUES ('last', ?, ?)";

/**
 * Facts in `cache.db`, shared by all processes of a workspace. Never throws: a file that is damaged is replaced, and where
 * there can be none (old Node, read-only disk, full disk) facts are kept in memory from then on, which the log says once.
 */
export function createSqliteFactStore(options: SqliteFactStoreOptions): ClosableFactStore {
  const { folder, version, log } = options;
  const file = join(folder, 'cache.db');
  let store = openOrMemory();

  function openOrMemory(): ClosableFactStore {
    try {
      return openStore(folder, file, version);
    } catch (error) {
      return memoryInstead(error);
    }
  }

  function memoryInstead(error: unknown): ClosableFactStore {
    log.write('warn', `Facts are kept in memory, ${file} cannot be used: ${reasonOf(error)}`);
    return createMemoryFactStore();
  }

  function use<T>(work: (store: FactStore) => T): T {
    try {
      return work(store);
    } catch (error) {
      if (isDamaged(error)) discard();
      store = memoryInstead(error);
      return work(store);
    }
  }

  function discard(): void {
    try {
      store.close();
      deleteDatabase(file);
    } catch {
      // The next process finds it damaged and tries again.
    }
  }

  return {
    facts: (path, digest) => use((current) => current.facts(path, digest)),
    body: (path, digest) => use((current) => current.body(path, digest)),
    words: (path, digest) => use((current) => current.words(path, digest)),
    has: (path, digest) => use((current) => current.has(path, digest)),
    remembered: () => use((current) => current.remembered()),
    remember: (text) => use((current) => current.remember(text)),
    put: (entries) => use((current) => current.put(entries)),
    prune: (kept) => use((current) => current.prune(kept)),
    close() {
      store.close();
      store = createMemoryFactStore();
    },
  };
}

/** The store on the file itself; every call may throw SQLite's error. */
function openStore(folder: string, file: string, version: number): ClosableFactStore {
  makeCacheFolder(folder);
  const database = openCacheDatabase(file, version, CREATE);
  const facts = database.prepare(FACTS);
  const body = database.prepare(BODY);
  const words = database.prepare(WORDS);
  const has = database.prepare(HAS);
  const last = database.prepare(LAST);
  const setLast = database.prepare(SET_LAST);
  const put = database.prepare(PUT);
  const paths = database.prepare('SELECT path FROM facts');
  const forget = database.prepare('DELETE FROM facts WHERE path = ?');
  return {
    facts: (path, digest) => textOf(facts.get(path, digest, version)?.['facts']),
    body: (path, digest) => textOf(body.get(path, digest, version)?.['body']),
    words: (path, digest) => textOf(words.get(path, digest, version)?.['words']),
    has: (path, digest) => has.get(path, digest, version) !== undefined,
    remembered() {
      const row = last.get(version);
      return row === undefined ? undefined : String(row['value']);
    },
    remember(text) {
      setLast.run(version, text);
    },
    put(entries) {
      if (entries.length === 0) return;
      inTransaction(database, () => {
        for (const { path, digest, packed } of entries) {
          put.run(path, digest, version, packed.facts, packed.body, packed.words);
        }
      });
    },
    prune(kept) {
      const gone = paths.all().map((row) => String(row['path']));
      const forgotten = gone.filter((path) => !kept.has(path));
      if (forgotten.length === 0) return;
      inTransaction(database, () => {
        for (const path of forgotten) forget.run(path);
      });
    },
    close: () => database.close(),
  };
}

function textOf(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}
