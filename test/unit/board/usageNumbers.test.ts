import assert from 'node:assert/strict';
import {
  acceptRate,
  decisionsByDay,
  latency,
  medianBound,
  sentAgainstWhole,
  tokensBy,
  tokensByDay,
} from '../../../src/board/usageNumbers.ts';
import { usageDays } from '../../../src/core/usage/usageDays.ts';
import { groupUsage, NO_USAGE, sumOfGroups } from '../../../src/core/usage/usageTotals.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';

const made = (time: string) => ({ made: Date.parse(time) });
const records = [
  usageRecord(made('2026-11-24T10:00:00Z')),
  usageRecord({
    ...made('2026-11-26T10:00:00Z'),
    outcome: 'rejected',
    action: 'fix',
    baselines: { file: 150, withImports: 200 },
  }),
  usageRecord({ ...made('2026-11-26T11:00:00Z'), outcome: 'failed', attempts: [] }),
];
const usage = { groups: groupUsage(records), days: usageDays(records, 0) };
const total = sumOfGroups(usage.groups);

describe('the numbers of the charts', () => {
  it('are honest about what was sent: also where it was more than the whole file', () => {
    assert.deepEqual(sentAgainstWhole(total), { sent: 400, whole: 1150 });
    assert.deepEqual(tokensBy('action', usage), {
      labels: ['better', 'fix'],
      series: [
        { name: 'sent', values: [200, 200] },
        { name: 'whole', values: [1000, 150] },
      ],
    });
    // What nobody answered is in no row.
    assert.deepEqual(tokensBy('model', usage).labels, ['ollama/m']);
  });

  it('have every day, also those without requests', () => {
    const { labels, series } = tokensByDay(usage, undefined, '2026-11-27');
    assert.deepEqual(labels, ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27']);
    assert.deepEqual(series[0]?.values, [200, 0, 200, 0]);
    assert.equal(tokensByDay(usage, '2026-11-21', '2026-11-27').labels.length, 7);
    assert.deepEqual(
      decisionsByDay(usage, '2026-11-24', '2026-11-26').series.map(({ values }) => values),
      [
        [1, 0, 0],
        [0, 0, 1],
      ],
    );
    assert.deepEqual(tokensByDay({ groups: [], days: [] }, undefined, '2026-11-27').labels, ['2026-11-27']);
  });

  it('say how long half of the requests took, and nothing of none', () => {
    assert.deepEqual([medianBound(total.firstTokenSeconds), acceptRate(total)], [1, 0.5]);
    assert.deepEqual(latency(total).labels, ['0.1', '0.25', '0.5', '1', '2.5']);
    assert.deepEqual([medianBound(NO_USAGE.firstTokenSeconds), acceptRate(NO_USAGE)], [undefined, undefined]);
    const slow = sumOfGroups(groupUsage([usageRecord({ ms: 9e6 })]));
    assert.equal(medianBound(slow.requestSeconds), Number.POSITIVE_INFINITY);
    assert.equal(latency(slow).labels.at(-1), '∞');
  });
});
