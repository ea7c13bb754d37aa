import assert from 'node:assert/strict';
import type { UsageRecord } from '../../../src/core/usage/usageRecord.ts';
import { usageRuns } from '../../../src/metrics/mlflow/usageRuns.ts';
import { keptUsage } from '../core/usage/usageRecords.ts';

const DAY = Date.parse('2026-11-26T10:00:00Z');
const HOUR = 3600_000;

/** The metrics of a single request. */
function metricsOf(change: Partial<UsageRecord>) {
  const [run, ...more] = usageRuns([keptUsage(7, { made: DAY, ...change })]);
  assert.deepEqual(more, []);
  return run!.metrics;
}

const valuesOf = (change: Partial<UsageRecord>, ...keys: readonly string[]) =>
  metricsOf(change).flatMap(({ key, value }) => (keys.includes(key) ? [[key, value]] : []));

describe('usage as runs of MLflow', () => {
  it('has a run for each day, model and action, and a step for each request', () => {
    const records = [{}, { made: DAY + 24 * HOUR }, { action: 'fix' }, { ms: 9000 }].map((change, id) =>
      keptUsage(id, { made: DAY, ...change }),
    );
    const runs = usageRuns(records);
    assert.deepEqual(
      runs.map(({ day, model, action, metrics }) => [
        day,
        model,
        action,
        [...new Set(metrics.map(({ step }) => step))],
      ]),
      [
        ['2026-11-26', 'ollama/m', 'better', [0, 3]],
        ['2026-11-27', 'ollama/m', 'better', [1]],
        ['2026-11-26', 'ollama/m', 'fix', [2]],
      ],
    );
    assert.deepEqual([runs[0]?.start, runs[0]?.end], [DAY - 9000, DAY]);
  });

  it('says what survived of accepted lines at the time of each look, in numbers only', () => {
    const accepted = { path: 'secret/plan.py', at: DAY + 60_000, lines: ['d1', 'd2', 'd3', 'd4'] };
    const survival = { hour: { kept: 4, afterMs: HOUR + 5 }, commit: { kept: 1, afterMs: 2 * HOUR } };
    const metrics = metricsOf({ accepted, survival, target: 'secret/plan.py#hidden' });
    const looks = metrics.filter(({ key }) => /^survival_|^edited/.test(key));
    assert.deepEqual(looks, [
      { key: 'survival_hour', value: 1, timestamp: DAY + 60_000 + HOUR + 5, step: 7 },
      { key: 'edited_after_accept', value: 0, timestamp: DAY + 60_000 + HOUR + 5, step: 7 },
      { key: 'survival_commit', value: 0.25, timestamp: DAY + 60_000 + 2 * HOUR, step: 7 },
      { key: 'edited_after_accept', value: 1, timestamp: DAY + 60_000 + 2 * HOUR, step: 7 },
    ]);
    assert.doesNotMatch(JSON.stringify(metrics), /secret|hidden|d1/);
    // The names are few, whatever the requests are.
    assert.ok(new Set(metrics.map(({ key }) => key)).size <= 24);
  });

  it('says nothing of lines where there are none, or nobody looked yet', () => {
    const lines = { path: 'a.py', at: DAY, lines: [] };
    for (const accepted of [lines, { ...lines, lines: ['d1'] }]) {
      const survival = accepted.lines.length === 0 ? { hour: { kept: 0, afterMs: HOUR } } : {};
      assert.deepEqual(valuesOf({ accepted, survival }, 'survival_hour', 'edited_after_accept'), []);
    }
  });

  it('leaves open what nobody has said yet', () => {
    assert.deepEqual(valuesOf({ outcome: 'suggested' }, 'accepted', 'rejected', 'accepted_lines'), []);
    assert.deepEqual(valuesOf({ outcome: 'rejected' }, 'accepted', 'rejected'), [
      ['accepted', 0],
      ['rejected', 1],
    ]);
  });
});
