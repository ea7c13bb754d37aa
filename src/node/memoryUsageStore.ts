import type { UsageStore } from '../core/ports.ts';
import type { KeptUsage } from '../core/usage/usageRecord.ts';

/** A usage store that may hold a file open. */
export interface ClosableUsageStore extends UsageStore {
  close(): void;
}

/** Usage for as long as the process lives. */
export function createMemoryUsageStore(): ClosableUsageStore {
  const records = new Map<number, KeptUsage>();
  const sentRevisions = new Map<string, number>();
  let last = 0;
  let changes = 0;
  return {
    add(record) {
      last += 1;
      changes += 1;
      records.set(last, { ...record, id: last, revision: 0 });
      return last;
    },
    numberOf: (receipt) => [...records.values()].find((record) => record.receipt === receipt)?.id,
    change(id, change) {
      changes += 1;
      const record = records.get(id);
      if (record !== undefined) records.set(id, { ...change(record), id, revision: record.revision + 1 });
    },
    list: (since = 0) => [...records.values()].filter(({ made }) => made >= since),
    unsent: (target) =>
      [...records.values()].filter(({ id, revision }) => sentRevisions.get(`${target} ${id}`) !== revision),
    markSent(target, sent) {
      for (const { id, revision } of sent) sentRevisions.set(`${target} ${id}`, revision);
    },
    version: () => String(changes),
    forgotten: () => [],
    close: () => records.clear(),
  };
}
