import assert from 'node:assert/strict';
import type { KeptUsage, SentUsage } from '../../../src/core/usage/usageRecord.ts';
import { BackgroundExport, EXPORT_BATCH, exportUsage } from '../../../src/metrics/usageExport.ts';
import { keptUsage } from '../core/usage/usageRecords.ts';

/** A spool, a server that may be down, and a clock that the test turns. */
function scene(count: number) {
  const spool = Array.from({ length: count }, (_, id) => keptUsage(id));
  const sent: number[] = [];
  const said: string[] = [];
  const planned: { readonly work: () => void; readonly ms: number }[] = [];
  const state = { down: false };
  const ports = {
    unsent: (most: number) => Promise.resolve(spool.filter(({ id }) => !sent.includes(id)).slice(0, most)),
    send: () => (state.down ? Promise.reject(new Error('gone')) : Promise.resolve()),
    markSent(records: readonly SentUsage[]) {
      sent.push(...records.map(({ id }) => id));
      return Promise.resolve();
    },
    later(work: () => void, ms: number) {
      const plan = { work, ms };
      planned.push(plan);
      return () => void planned.splice(planned.indexOf(plan), 1);
    },
    log: { write: (level: string, message: string) => void said.push(`${level} ${message}`) },
  };
  /** Runs what is planned next, and gives how long it waited. */
  const turn = async (): Promise<number> => {
    const { work, ms } = planned.shift()!;
    work();
    for (let ticks = 0; ticks < 20; ticks++) await Promise.resolve();
    return ms;
  };
  return { spool, sent, said, planned, state, ports, turn };
}

describe('the export of usage', () => {
  it('sends in batches, each marked before the next', async () => {
    const { ports, sent } = scene(EXPORT_BATCH + 5);
    const sizes: number[] = [];
    const send = (records: readonly KeptUsage[]) => {
      sizes.push(records.length);
      assert.equal(sent.length, sizes.length === 1 ? 0 : EXPORT_BATCH);
      return Promise.resolve();
    };
    assert.equal(await exportUsage({ ...ports, send }), EXPORT_BATCH + 5);
    assert.deepEqual(sizes, [EXPORT_BATCH, 5]);
  });

  it('waits for more before it sends, and is planned once', async () => {
    const { ports, planned, sent, turn } = scene(3);
    const background = new BackgroundExport(ports);
    background.notice();
    background.notice();
    assert.equal(planned.length, 1);
    assert.equal(await turn(), 15_000);
    assert.deepEqual([sent, planned], [[0, 1, 2], []]);
    background.notice();
    assert.equal(planned.length, 1);
  });

  it('asks a server that is gone less and less often, says so once, and loses nothing', async () => {
    const { ports, planned, sent, said, state, turn } = scene(3);
    state.down = true;
    const background = new BackgroundExport(ports);
    background.notice();
    const waits: number[] = [];
    for (let tries = 0; tries < 10; tries++) {
      waits.push(await turn());
      background.notice();
      assert.equal(planned.length, 1);
    }
    assert.deepEqual(waits.slice(0, 4), [15_000, 60_000, 120_000, 240_000]);
    assert.equal(waits.at(-1), 3600_000);
    assert.deepEqual([sent, said.filter((line) => line.startsWith('warn')).length], [[], 1]);
    state.down = false;
    await turn();
    assert.deepEqual(sent, [0, 1, 2]);
    assert.match(said.at(-1)!, /^info metrics are sent again: 3 requests/);
    background.notice();
    assert.equal(await turn(), 15_000);
  });

  it('comes again for what was kept while it had already looked', async () => {
    const { ports, planned, spool, sent, turn } = scene(1);
    const { promise: looked, resolve: found } = Promise.withResolvers<void>();
    const background = new BackgroundExport({
      ...ports,
      async unsent(most) {
        const records = await ports.unsent(most);
        if (records.length === 0) await looked;
        return records;
      },
    });
    background.notice();
    await turn();
    spool.push(keptUsage(1));
    background.notice();
    assert.equal(planned.length, 0, 'one run at a time');
    found();
    for (let ticks = 0; ticks < 20; ticks++) await Promise.resolve();
    assert.equal(planned.length, 1);
    await turn();
    assert.deepEqual([sent, planned.length], [[0, 1], 0]);
  });

  it('plans nothing more when it is over, also in the middle of a failure', async () => {
    const { ports, planned, state, turn } = scene(1);
    state.down = true;
    const background = new BackgroundExport(ports);
    background.notice();
    const running = turn();
    background.dispose();
    await running;
    background.notice();
    assert.deepEqual(planned, []);
  });
});
