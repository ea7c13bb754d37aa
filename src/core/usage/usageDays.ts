import type { UsageRecord } from './usageRecord.ts';
import { mergeTotals, totalsOf, type UsageTotals } from './usageTotals.ts';

export interface UsageDaysRequest {
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Where days begin: minutes that the clock of who asks is ahead of UTC. */
  readonly ahead: number;
}

/** The requests of one day. */
export interface UsageDay {
  /** `2026-11-26`. */
  readonly day: string;
  readonly totals: UsageTotals;
}

const MINUTE_MS = 60_000;

/** Records by day, the oldest day first; days without requests are left out. */
export function usageDays(records: readonly UsageRecord[], ahead: number): readonly UsageDay[] {
  const days = new Map<string, UsageTotals>();
  for (const record of records) {
    const day = new Date(record.made + ahead * MINUTE_MS).toISOString().slice(0, 10);
    const known = days.get(day);
    days.set(day, known === undefined ? totalsOf(record) : mergeTotals(known, totalsOf(record)));
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, totals]) => ({ day, totals }));
}
