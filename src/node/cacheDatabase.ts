import { rmSync } from 'node:fs';
import { type Database, loadSqlite } from './sqliteModule.ts';

/** How long a statement waits for another process's transaction, in ms. */
const BUSY_WAIT = 5000;

/** Attempts to open: two processes that turn a new file to WAL at once do not wait for each other but fail. */
const OPEN_ATTEMPTS = 20;
const OPEN_PAUSE = 25;

/** SQLite's result codes for a file that is damaged or no database at all. */
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_NOTADB = 26;

/**
 * Opens a disposable database in the form `create` makes, at `version` (its `user_version`). Another version's tables are
 * dropped; a damaged file is deleted and made anew. Throws when that does not help either, and where this Node has no SQLite.
 */
export function openCacheDatabase(file: string, version: number, create: string): Database {
  const prepare = (database: Database) => makeForm(database, version, create);
  try {
    return openPatiently(file, prepare);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    deleteDatabase(file);
    return openPatiently(file, prepare);
  }
}

/** Whether the error says that the file's content is at fault. */
export function isDamaged(error: unknown): boolean {
  return [SQLITE_CORRUPT, SQLITE_NOTADB].includes(primaryCode(error));
}

/** Behind the name of a database: the file itself, and what SQLite keeps beside it. */
export const FILES_OF_DATABASE = ['', '-wal', '-shm', '-journal'];

/** Removes the file and what SQLite keeps beside it. Throws the system's error, on Windows while another process uses it. */
export function deleteDatabase(file: string): void {
  for (const suffix of FILES_OF_DATABASE) rmSync(file + suffix, { force: true });
}

/** Runs `work` as one transaction that other processes wait for; an error undoes it and is thrown. */
export function inTransaction(database: Database, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/**
 * The same for processes that write one after the other without a pause. SQLite waits ever longer between its attempts and may
 * be the unlucky one each time; this asks again after short random waits, as long as a statement would wait.
 */
export function inTransactionPatiently(database: Database, work: () => void): void {
  let begun = false;
  database.exec('PRAGMA busy_timeout = 0');
  try {
    for (const end = performance.now() + BUSY_WAIT; ; ) {
      try {
        inTransaction(database, () => {
          begun = true;
          work();
        });
        return;
      } catch (error) {
        if (begun || primaryCode(error) !== SQLITE_BUSY || performance.now() > end) throw error;
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1 + Math.random() * 15);
      }
    }
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_WAIT}`);
  }
}

/**
 * Opens a database in WAL mode and runs `prepare` in one transaction; patiently where other processes do the same at the same
 * moment. Throws where this Node has no SQLite.
 */
export function openPatiently(file: string, prepare: (database: Database) => void): Database {
  for (let attempt = 1; ; attempt++) {
    try {
      return open(file, prepare);
    } catch (error) {
      if (primaryCode(error) !== SQLITE_BUSY || attempt === OPEN_ATTEMPTS) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_PAUSE);
    }
  }
}

function open(file: string, prepare: (database: Database) => void): Database {
  const Sqlite = loadSqlite();
  if (Sqlite === undefined) throw new Error('this Node has no SQLite');
  const database = new Sqlite(file, { timeout: BUSY_WAIT });
  try {
    // Where WAL is refused (network file systems) SQLite stays with its journal, which is only slower.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    inTransaction(database, () => prepare(database));
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function makeForm(database: Database, version: number, create: string): void {
  if (versionOf(database) === version) return;
  for (const name of tablesOf(database)) database.exec(`DROP TABLE "${name.replaceAll('"', '""')}"`);
  database.exec(create);
  database.exec(`PRAGMA user_version = ${version}`);
}

/** The number that says in which form the tables are, 0 for a new file. */
export function versionOf(database: Database): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
}

function tablesOf(database: Database): string[] {
  const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
  return database
    .prepare(tables)
    .all()
    .map((row) => String(row['name']));
}

/** The part of SQLite's result code that names the kind of error, 0 for errors of others. */
function primaryCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}
