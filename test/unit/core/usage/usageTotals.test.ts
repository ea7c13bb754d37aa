import assert from 'node:assert/strict';
import { countOf } from '../../../../src/core/usage/histogram.ts';
import { structMetrics } from '../../../../src/core/usage/structMetrics.ts';
import type { UsageRecord } from '../../../../src/core/usage/usageRecord.ts';
import { groupUsage, mergeTotals, NO_USAGE, sumOfGroups, totalsOf } from '../../../../src/core/usage/usageTotals.ts';
import { usageRecord } from './usageRecords.ts';

describe('totals of usage', () => {
  it('count what was read, by the server’s counts where it gave them, else by ours', () => {
    const local = { local: true, ms: 900, sentTokens: 100 };
    const totals = totalsOf(
      usageRecord({
        attempts: [
          { ...local, model: 'ollama/a', usage: {}, failure: 'model-unreachable' },
          { ...local, model: 'ollama/b', usage: { promptTokens: 120, replyTokens: 30, cachedTokens: 90 } },
          { ...local, model: 'ollama/b', usage: { replyTokens: 7, firstTokenMs: 400 }, videoBytes: 3 },
        ],
        gate: [
          { passed: false, problems: ['elision', 'elision'] },
          { passed: true, problems: ['documentation-lost'] },
        ],
      }),
    );
    assert.deepEqual([totals.tokensIn, totals.tokensOut, totals.tokensCached], [220, 37, 90]);
    assert.deepEqual(totals.causes, { 'model-unreachable': 1 });
    assert.equal(totals.fallbacks, 1);
    assert.deepEqual([totals.gatePassed, totals.gateRefused], [1, 1]);
    assert.deepEqual(totals.problems, { elision: 2, 'documentation-lost': 1 });
    assert.equal(totals.firstTokenSeconds.sum, 0.4);
    assert.equal(totals.videoBytes, 3);
  });

  it('measure savings against each baseline that is known, negative ones too, retries included', () => {
    const twice = [
      { model: 'ollama/a', local: true, ms: 1, sentTokens: 300, usage: {} },
      { model: 'ollama/a', local: true, ms: 1, sentTokens: 350, usage: {} },
    ];
    const totals = totalsOf(usageRecord({ attempts: twice, baselines: { file: 500, withImports: 900 } }));
    assert.deepEqual(totals.saved, { file: -150, withImports: 250 });
    assert.deepEqual(totals.baselines, { file: 500, withImports: 900 });
  });

  it('save nothing where nobody answered', () => {
    const attempts = [
      { model: 'ollama/a', local: true, ms: 1, sentTokens: 300, usage: {}, failure: 'model-failed' as const },
    ];
    const totals = totalsOf(usageRecord({ attempts, outcome: 'failed' }));
    assert.deepEqual([totals.saved, totals.fallbacks, totals.outcomes], [{}, 0, { failed: 1 }]);
  });

  it('count accepted suggestions as edited where a line was gone at any look', () => {
    const accepted = { path: 'a.py', at: 0, lines: ['x', 'y'] };
    const seen = (...kept: number[]) => {
      const [hour, day] = kept.map((count) => ({ kept: count, afterMs: 1 }));
      return totalsOf(usageRecord({ accepted, survival: { ...(hour && { hour }), ...(day && { day }) } }));
    };
    const counts = [seen(), seen(2), seen(2, 2), seen(2, 1), seen(1, 1)].map(({ acceptedLooked, acceptedEdited }) => [
      acceptedLooked,
      acceptedEdited,
    ]);
    assert.deepEqual(counts, [
      [0, 0],
      [1, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
    assert.deepEqual(
      [mergeTotals(seen(1), seen(2)).acceptedLooked, mergeTotals(seen(1), seen(2)).acceptedEdited],
      [2, 1],
    );
  });

  it('add up, in any order, to the same sums', () => {
    const records = ['accepted', 'rejected', 'accepted'].map((outcome, at) =>
      usageRecord({ outcome: outcome as UsageRecord['outcome'], ms: 1000 * (at + 1) }),
    );
    const [a, b, c] = records.map(totalsOf) as [typeof NO_USAGE, typeof NO_USAGE, typeof NO_USAGE];
    assert.deepEqual(mergeTotals(mergeTotals(a, b), c), mergeTotals(a, mergeTotals(b, c)));
    assert.deepEqual(mergeTotals(NO_USAGE, a), a);
    assert.deepEqual(sumOfGroups(groupUsage(records)).outcomes, { accepted: 2, rejected: 1 });
    assert.equal(countOf(sumOfGroups(groupUsage(records)).requestSeconds), 3);
  });

  it('are grouped by who answered and the action, added to earlier groups', () => {
    const records = [usageRecord({ action: 'fix' }), usageRecord({}), usageRecord({ attempts: [] })];
    const groups = groupUsage(records, groupUsage([usageRecord({})]));
    assert.deepEqual(
      groups.map(({ model, action, totals }) => [model, action, totals.requests]),
      [
        ['', 'better', 1],
        ['ollama/m', 'better', 2],
        ['ollama/m', 'fix', 1],
      ],
    );
  });

  it('appear in struct.json in two digits, and not at all before the first request', () => {
    assert.deepEqual(structMetrics(NO_USAGE), {});
    const attempt = { model: 'ollama/m', local: true, ms: 1, sentTokens: 1234, videoBytes: 3_213_000_000 };
    const record = usageRecord({ attempts: [{ ...attempt, usage: { promptTokens: 1234, replyTokens: 222 } }] });
    assert.deepEqual(structMetrics(totalsOf(record)), {
      requests: 1,
      tokens: 1500,
      saved: -230,
      accepted: 1,
      vram: 3.2,
    });
  });
});
