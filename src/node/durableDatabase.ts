import { renameSync } from 'node:fs';
import { inTransaction, isDamaged } from './cacheDatabase.ts';
import { type Database, loadSqlite } from './sqliteModule.ts';

/** How long a statement waits for another process's transaction, in ms. */
const BUSY_WAIT = 5000;

/**
 * Opens a database that must not be lost. `migrations` lead from one form to the next, the first from an empty file; how many
 * were done is its `user_version`. A damaged file is set aside as `FILE.damaged` (`onDamaged` is told) and a new one begun. Throws
 * where this Node has no SQLite, where the file cannot be opened, and where a newer llmstruct made it.
 */
export function openDurableDatabase(
  file: string,
  migrations: readonly string[],
  onDamaged: (aside: string) => void,
): Database {
  try {
    return open(file, migrations);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const aside = `${file}.damaged`;
    renameSync(file, aside);
    onDamaged(aside);
    return open(file, migrations);
  }
}

function open(file: string, migrations: readonly string[]): Database {
  const Sqlite = loadSqlite();
  if (Sqlite === undefined) throw new Error('this Node has no SQLite');
  const database = new Sqlite(file, { timeout: BUSY_WAIT });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    inTransaction(database, () => {
      const done = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
      if (done > migrations.length) throw new Error('a newer llmstruct made it');
      for (const migration of migrations.slice(done)) database.exec(migration);
      database.exec(`PRAGMA user_version = ${migrations.length}`);
    });
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
