import { existsSync, renameSync } from 'node:fs';
import { FILES_OF_DATABASE, isDamaged, openPatiently, versionOf } from './cacheDatabase.ts';
import type { Database } from './sqliteModule.ts';

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
  const migrate = (database: Database) => {
    const done = versionOf(database);
    if (done > migrations.length) throw new Error('a newer llmstruct made it');
    for (const migration of migrations.slice(done)) database.exec(migration);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  };
  try {
    return openPatiently(file, migrate);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    const aside = freeName(`${file}.damaged`);
    for (const suffix of FILES_OF_DATABASE) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
    onDamaged(aside);
    return openPatiently(file, migrate);
  }
}

/** One that was set aside before stays, too. */
function freeName(name: string): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}${number}`;
    if (!existsSync(free)) return free;
  }
}
