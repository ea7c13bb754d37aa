import assert from 'node:assert/strict';
import { usageDays } from '../../../../src/core/usage/usageDays.ts';
import { usageRecord } from './usageRecords.ts';

describe('usage by day', () => {
  const at = (time: string) => usageRecord({ made: Date.parse(time) });
  const records = [at('2026-11-26T00:30:00Z'), at('2026-11-25T22:30:00Z'), at('2026-11-23T12:00:00Z')];
  const shown = (ahead: number) => usageDays(records, ahead).map(({ day, totals }) => [day, totals.requests]);

  it('begins days where the clock of who asks does, the oldest first', () => {
    assert.deepEqual(shown(0), [
      ['2026-11-23', 1],
      ['2026-11-25', 1],
      ['2026-11-26', 1],
    ]);
    assert.deepEqual(shown(180), [
      ['2026-11-23', 1],
      ['2026-11-26', 2],
    ]);
    assert.deepEqual(shown(-60), [
      ['2026-11-23', 1],
      ['2026-11-25', 2],
    ]);
  });

  it('adds up what requests of a day cost and saved', () => {
    const [, day] = usageDays(records, 180);
    assert.deepEqual([day?.totals.baselines.file, day?.totals.saved.file], [2000, 1600]);
    assert.deepEqual(usageDays([], 0), []);
  });
});
