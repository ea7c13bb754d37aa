import type { KeptUsage, UsageRecord } from '../core/usage/usageRecord.ts';
import { groupUsage, NO_USAGE, type UsageGroup } from '../core/usage/usageTotals.ts';
import { inTransaction } from './cacheDatabase.ts';
import { DurableStore, type DurableStoreOptions } from './durableStore.ts';
import { type ClosableUsageStore, createMemoryUsageStore } from './memoryUsageStore.ts';
import type { Database } from './sqliteModule.ts';

/** Older records are kept as sums only; they go in batches. */
const MOST_RECORDS = 20_000;
const BATCH = 1000;

export interface SqliteUsageStoreOptions extends DurableStoreOptions {
  /** How many records are kept one by one: 20 000. */
  readonly mostRecords?: number;
}

/**
 * Usage in `llmstruct.db`. Never throws: where the file cannot be used, usage lasts as long as the process, which the log says once.
 */
export function createSqliteUsageStore(options: SqliteUsageStoreOptions): ClosableUsageStore {
  const { mostRecords = MOST_RECORDS } = options;
  const store = new DurableStore(
    options,
    'Usage',
    (database) => openStore(database, mostRecords),
    createMemoryUsageStore,
  );
  return {
    add: (record) => store.use((current) => current.add(record)),
    numberOf: (receipt) => store.look((current) => current.numberOf(receipt), undefined),
    change: (id, change) => store.use((current) => current.change(id, change)),
    list: (since) => store.look((current) => current.list(since), []),
    unsent: (target) => store.look((current) => current.unsent(target), []),
    markSent: (target, sent) => store.use((current) => current.markSent(target, sent)),
    version: () => store.look((current) => current.version(), ''),
    forgotten: () => store.look((current) => current.forgotten(), []),
    close: () => store.close(),
  };
}

function openStore(database: Database, mostRecords: number): ClosableUsageStore {
  const insert = database.prepare('INSERT INTO usage (made, receipt, document) VALUES (?, ?, ?)');
  const number = database.prepare('SELECT id FROM usage WHERE receipt = ?');
  const find = database.prepare('SELECT document FROM usage WHERE id = ?');
  const replace = database.prepare('UPDATE usage SET document = ?, revision = revision + 1 WHERE id = ?');
  const list = database.prepare('SELECT id, document, revision FROM usage WHERE made >= ? ORDER BY id');
  const forgotten = database.prepare('SELECT groups FROM forgotten_usage');
  const unsent = database.prepare(
    `SELECT id, document, revision FROM usage WHERE NOT EXISTS (
      SELECT 1 FROM sent_usage
      WHERE sent_usage.target = ? AND sent_usage.id = usage.id AND sent_usage.revision = usage.revision
    ) ORDER BY id`,
  );
  const mark = database.prepare('INSERT OR REPLACE INTO sent_usage (target, id, revision) VALUES (?, ?, ?)');
  const others = database.prepare('PRAGMA data_version');
  let changes = 0;
  const count = database.prepare('SELECT count(*) AS n FROM usage');
  return {
    add(record) {
      let id = 0;
      changes += 1;
      inTransaction(database, () => {
        id = Number(insert.run(record.made, record.receipt ?? null, JSON.stringify(record)).lastInsertRowid);
        if (Number(count.get()?.['n']) >= mostRecords + BATCH) forgetOldest(database);
      });
      return id;
    },
    numberOf(receipt) {
      const row = number.get(receipt);
      return row === undefined ? undefined : Number(row['id']);
    },
    change(id, change) {
      changes += 1;
      inTransaction(database, () => {
        const row = find.get(id);
        if (row !== undefined) replace.run(JSON.stringify(change(recordOf(row['document']))), id);
      });
    },
    list: (since = 0) => list.all(since).map(keptUsage),
    unsent: (target) => unsent.all(target).map(keptUsage),
    markSent(target, sent) {
      inTransaction(database, () => {
        for (const { id, revision } of sent) mark.run(target, id, revision);
      });
    },
    // SQLite counts what other connections wrote, not what this one did.
    version: () => `${changes} ${Number(others.get()?.['data_version'])}`,
    forgotten: () => groupsOf(forgotten.get()?.['groups']),
    close: () => database.close(),
  };
}

/** Adds the oldest records to the sums, and lets go of them. */
function forgetOldest(database: Database): void {
  const oldest = database.prepare('SELECT id, document FROM usage ORDER BY id LIMIT ?').all(BATCH);
  const before = groupsOf(database.prepare('SELECT groups FROM forgotten_usage').get()?.['groups']);
  const groups = groupUsage(
    oldest.map(({ document }) => recordOf(document)),
    before,
  );
  database.exec('DELETE FROM forgotten_usage');
  database.prepare('INSERT INTO forgotten_usage (groups) VALUES (?)').run(JSON.stringify(groups));
  const last = Number(oldest.at(-1)?.['id']);
  database.prepare('DELETE FROM usage WHERE id <= ?').run(last);
  database.prepare('DELETE FROM sent_usage WHERE id <= ?').run(last);
}

function keptUsage(row: Readonly<Record<string, unknown>>): KeptUsage {
  return { ...recordOf(row['document']), id: Number(row['id']), revision: Number(row['revision']) };
}

function recordOf(document: unknown): UsageRecord {
  return JSON.parse(String(document)) as UsageRecord;
}

function groupsOf(text: unknown): readonly UsageGroup[] {
  if (text === undefined) return [];
  const groups = JSON.parse(String(text)) as readonly UsageGroup[];
  // Sums of an earlier version know less.
  return groups.map(({ totals, ...names }) => ({ ...names, totals: { ...NO_USAGE, ...totals } }));
}
