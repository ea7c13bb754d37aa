import type { DatabaseSync } from 'node:sqlite';

/** An open database, by whichever name this Node exports it. */
export type Database = DatabaseSync;
type SqliteModule = typeof import('node:sqlite') & { readonly Database?: typeof DatabaseSync };

/** Node's own SQLite, undefined where this Node has none (before 22.13). Node 22's warning about it is not shown. */
export function loadSqlite(): typeof DatabaseSync | undefined {
  const module = withoutSqliteWarning(() => process.getBuiltinModule?.('node:sqlite') as SqliteModule | undefined);
  return module?.Database ?? module?.DatabaseSync;
}

/** The warning comes while the module loads, synchronously; all others pass. */
function withoutSqliteWarning<T>(load: () => T): T {
  const emitWarning = process.emitWarning;
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!/sqlite/i.test(String(warning))) emitWarning.call(process, warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
