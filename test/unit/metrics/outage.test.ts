import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { KeptUsage } from '../../../src/core/usage/usageRecord.ts';
import { MlflowClient } from '../../../src/metrics/mlflow/mlflowClient.ts';
import { sendUsage } from '../../../src/metrics/mlflow/sendUsage.ts';
import { usageSpans } from '../../../src/metrics/mlflow/usageSpans.ts';
import { prometheusText } from '../../../src/metrics/prometheusText.ts';
import { pushMetrics } from '../../../src/metrics/pushGateway.ts';
import { BackgroundExport } from '../../../src/metrics/usageExport.ts';
import { createSqliteUsageStore } from '../../../src/node/sqliteUsageStore.ts';
import { startScriptedMlflow } from '../../servers/scriptedMlflow.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { freePort } from '../../support/monitoring.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';
import { useTemporaryFolder } from '../node/temporaryFolder.ts';

const START = Date.parse('2026-11-26T10:00:00Z');
const MINUTE = 60_000;
const quiet = { write: () => {} };

/** A clock that the test turns; what is planned runs when its time comes. */
function createClock() {
  const planned = new Set<{ readonly at: number; readonly work: () => void }>();
  const clock = {
    now: START,
    later(work: () => void, ms: number) {
      const plan = { at: clock.now + ms, work };
      planned.add(plan);
      return () => void planned.delete(plan);
    },
    /** Turns on to a time, and gives what was due by then, in order; each with the time that it was due. */
    *turnTo(time: number) {
      for (;;) {
        const [next] = [...planned].filter(({ at }) => at <= time).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        planned.delete(next);
        clock.now = next.at;
        yield next.work;
      }
      clock.now = time;
    },
  };
  return clock;
}

describe('servers of metrics that are gone for an hour', () => {
  const folder = useTemporaryFolder();

  it('cost no request a moment and lose nothing: all comes to MLflow once and in order, also over a restart', async () => {
    const mlflow = await startScriptedMlflow();
    const clock = createClock();
    const tries: number[] = [];
    const client = new MlflowClient({ url: mlflow.url, waitMs: 300 });
    const destination = { client, experiment: 'llmstruct', project: 'shop', workspaceKey: 'w1' };

    /** A process of the editor: its index and its export. */
    function start() {
      const usage = createSqliteUsageStore({ folder: folder(), log: quiet });
      const { index } = createMemoryWorkspace({ 'a.py': 'def f():\n    return 1\n' }, { usage, now: () => clock.now });
      let running: Promise<unknown> = Promise.resolve();
      const background = new BackgroundExport({
        unsent: (most) => index.unsentUsage({ target: 't', most }),
        markSent: (sent) => index.markUsageSent({ target: 't', sent }),
        send(records: readonly KeptUsage[]) {
          tries.push(clock.now);
          const sending = sendUsage(records, destination);
          running = sending.catch(() => {});
          return sending;
        },
        later: clock.later,
        log: quiet,
      });
      return {
        usage,
        background,
        async ask() {
          await index.keepUsage(usageRecord({ receipt: `r-${clock.now}` }));
          background.notice();
        },
        /** Until what runs has sent its last batch, or failed. */
        async idle() {
          for (let last: unknown; last !== running; ) {
            last = running;
            await running;
            for (let turns = 0; turns < 20; turns++) await turn();
          }
        },
        close() {
          background.dispose();
          usage.close();
        },
      };
    }

    let editor = start();
    try {
      let asked = 0;
      for (let minute = 0; minute < 60; minute++) {
        mlflow.outage = minute < 20 ? 'gone' : minute < 40 ? 'silent' : 'failing';
        for (const work of clock.turnTo(START + minute * MINUTE)) {
          work();
          // A try is on its way and is not answered: the request is kept all the same.
          const before = tries.length;
          await editor.ask();
          asked += 1;
          await editor.idle();
          assert.ok(tries.length > before, 'asked the server');
        }
        await editor.ask();
        asked += 1;
        if (minute === 30) {
          editor.close();
          editor = start();
        }
      }
      assert.deepEqual([mlflow.metrics, mlflow.traces], [[], []]);
      assert.ok(mlflow.inVain > 0 && mlflow.inVain < 15, `${mlflow.inVain} tries in an hour`);

      mlflow.outage = undefined;
      for (const work of clock.turnTo(START + 3 * 60 * MINUTE)) {
        work();
        await editor.idle();
      }
      const records = editor.usage.list();
      assert.equal(records.length, asked);
      const steps = mlflow.metrics.flatMap(({ key, step }) => (key === 'tokens_in' ? [step] : []));
      assert.deepEqual(
        steps,
        records.map(({ id }) => id),
      );
      assert.deepEqual(
        mlflow.traces,
        records.map((record) => Buffer.from(usageSpans(record, 'w1')[0]!.traceId).toString('hex')),
      );
      assert.deepEqual(editor.usage.unsent('t'), []);
    } finally {
      editor.close();
      await mlflow.close();
    }
  });

  it('are told by Prometheus’ text all that they missed, since its counters never start again', async () => {
    const clock = createClock();
    const usage = createSqliteUsageStore({ folder: folder(), log: quiet });
    const { index } = createMemoryWorkspace({ 'a.py': 'def f():\n    return 1\n' }, { usage, now: () => clock.now });
    const scrape = async () => prometheusText(await index.usage(undefined), 'shop');
    const pushed: string[] = [];
    const gateway = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        pushed.push(body);
        response.end();
      });
    });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    try {
      await index.keepUsage(usageRecord({}));
      for (let minute = 0; minute < 60; minute++) {
        clock.now += MINUTE;
        await index.keepUsage(usageRecord({}));
        if (minute % 20 === 0)
          await assert.rejects(pushMetrics(url, 'shop', await scrape()), { code: 'metrics-unsent' });
      }
      const seen = 'llmstruct_requests_total{project="shop",model="ollama/m",action="better"} 61\n';
      assert.ok((await scrape()).includes(seen));
      await new Promise<void>((resolve) => gateway.listen(port, '127.0.0.1', resolve));
      await pushMetrics(url, 'shop', await scrape());
      assert.ok(pushed[0]?.includes(seen), 'the next push has it all');
    } finally {
      usage.close();
      gateway.closeAllConnections();
      gateway.close();
    }
  });
});
