import type { KeptUsage, UsageRecord } from '../../../../src/core/usage/usageRecord.ts';

/** A request that was answered at once and accepted; `change` says what was otherwise. */
export function usageRecord(change: Partial<UsageRecord>): UsageRecord {
  return {
    made: 0,
    host: 'cli',
    action: 'better',
    target: 'a.py#f',
    outcome: 'accepted',
    attempts: [
      {
        model: 'ollama/m',
        local: true,
        ms: 1500,
        sentTokens: 200,
        usage: { promptTokens: 210, replyTokens: 40, firstTokenMs: 700 },
      },
    ],
    gate: [{ passed: true, problems: [] }],
    ms: 2000,
    baselines: { file: 1000, withImports: 3000 },
    ...change,
  };
}

/** The same as it is kept, never changed since. */
export function keptUsage(id: number, change: Partial<UsageRecord> = {}): KeptUsage {
  return { ...usageRecord(change), id, revision: 0 };
}
