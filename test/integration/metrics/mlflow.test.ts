import assert from 'node:assert/strict';
import type { SentUsage } from '../../../src/core/usage/usageRecord.ts';
import { MlflowClient } from '../../../src/metrics/mlflow/mlflowClient.ts';
import { sendUsage } from '../../../src/metrics/mlflow/sendUsage.ts';
import { EXPORT_BATCH, exportUsage } from '../../../src/metrics/usageExport.ts';
import { createMemoryUsageStore } from '../../../src/node/memoryUsageStore.ts';
import { mlflowFolder, startMlflow } from '../../support/mlflow.ts';
import { freePort } from '../../support/monitoring.ts';
import { usageRecord } from '../../unit/core/usage/usageRecords.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';

const DAY = Date.parse('2026-11-26T10:00:00Z');
const READ_BACK = `
import json, mlflow
from mlflow import MlflowClient
client = MlflowClient()
experiment = client.get_experiment_by_name("llmstruct")
runs = client.search_runs([experiment.experiment_id], order_by=["params.action ASC"])
traces = mlflow.search_traces(locations=[experiment.experiment_id], return_type="list", max_results=500)
print(json.dumps({
  "runs": [{
    "params": run.data.params, "status": run.info.status,
    "history": {key: [[m.step, m.value] for m in client.get_metric_history(run.info.run_id, key)]
                for key in ("tokens_in", "saved_grep", "accepted", "first_token_seconds", "survival_hour", "survival_day", "edited_after_accept") if key in run.data.metrics},
  } for run in runs],
  "traces": sorted([{
    "tokens": trace.info.token_usage, "state": str(trace.info.state), "ms": trace.info.execution_duration,
    "spans": [[span.name, span.span_type, span.status.status_code.value, span.model_name] for span in trace.data.spans],
    "text": json.dumps(trace.to_dict()) if hasattr(trace, "to_dict") else "",
  } for trace in traces], key=lambda trace: trace["ms"]),
}))
`;

interface ReadBack {
  readonly runs: readonly {
    readonly params: Readonly<Record<string, string>>;
    readonly status: string;
    readonly history: Readonly<Record<string, readonly (readonly [step: number, value: number])[]>>;
  }[];
  readonly traces: readonly {
    readonly tokens: Readonly<Record<string, number>> | null;
    readonly state: string;
    readonly ms: number;
    readonly spans: readonly (readonly string[])[];
    readonly text: string;
  }[];
}

describe('usage in a real MLflow', function () {
  // A Python server starts in half a minute, on a busy machine in several.
  this.timeout(900_000);
  const folder = useTemporaryFolder();

  it('is read back by its own Python client: runs, metrics and traces, each once', async function () {
    const bin = mlflowFolder();
    if (bin === undefined) {
      console.log('      skipped: there is no MLflow here; npm run monitoring -- --mlflow gets it from PyPI');
      return this.skip();
    }
    const store = createMemoryUsageStore();
    const attempt = { local: true, ms: 400, sentTokens: 90 };
    store.add(usageRecord({ made: DAY, ms: 1000, baselines: { file: 500, withImports: 900, grep: 100 } }));
    store.add(usageRecord({ made: DAY + 60_000, ms: 2000, outcome: 'rejected' }));
    store.add(
      usageRecord({
        made: DAY + 120_000,
        ms: 3000,
        action: 'fix',
        target: 'secret/a.py#hidden',
        attempts: [
          { ...attempt, model: 'ollama/gone', usage: {}, failure: 'model-unreachable' },
          {
            ...attempt,
            model: 'grok/grok-4',
            local: false,
            usage: { promptTokens: 100, replyTokens: 20, cachedTokens: 64 },
          },
        ],
      }),
    );

    const server = await startMlflow(bin, folder());
    // The first request of a new server is slow.
    const destination = (url: string) => {
      const client = new MlflowClient({ url, waitMs: 60_000 });
      return { client, experiment: 'llmstruct', project: 'shop', workspaceKey: 'w1' };
    };
    const ports = (url: string) => ({
      unsent: (most: number) => Promise.resolve(store.unsent('m').slice(0, most)),
      send: (records: ReturnType<typeof store.unsent>) => sendUsage(records, destination(url)),
      markSent: (sent: readonly SentUsage[]) => Promise.resolve(store.markSent('m', sent)),
    });
    try {
      assert.equal(await exportUsage(ports(server.url)), 3);
      assert.equal(await exportUsage(ports(server.url)), 0);
      // As after a crash between sending and marking.
      await sendUsage(store.list(), destination(server.url));
      // Gone for an hour: nothing is lost.
      for (let at = 0; at < EXPORT_BATCH + 20; at++) store.add(usageRecord({ made: DAY + 3600_000 + at, ms: 5 }));
      await assert.rejects(exportUsage(ports(`http://127.0.0.1:${await freePort()}`)), { code: 'metrics-unsent' });
      assert.equal(await exportUsage(ports(server.url)), EXPORT_BATCH + 20);

      // What is known of the first one later: lines were accepted, and looked for after an hour and a day.
      const accepted = { path: 'secret/a.py', at: DAY, lines: ['d1', 'd2', 'd3', 'd4'] };
      const look = (span: string, kept: number, afterMs: number) =>
        store.change(1, (record) => ({
          ...record,
          accepted,
          survival: { ...record.survival, [span]: { kept, afterMs } },
        }));
      look('hour', 4, 3600_000);
      assert.equal(await exportUsage(ports(server.url)), 1);
      look('day', 3, 24 * 3600_000);
      assert.equal(await exportUsage(ports(server.url)), 1);
      assert.equal(await exportUsage(ports(server.url)), 0);

      const { runs, traces } = server.python(READ_BACK) as ReadBack;
      assert.deepEqual(
        runs.map(({ params, status }) => [params, status]),
        [
          [{ project: 'shop', day: '2026-11-26', model: 'ollama/m', action: 'better' }, 'FINISHED'],
          [{ project: 'shop', day: '2026-11-26', model: 'grok/grok-4', action: 'fix' }, 'FINISHED'],
        ],
      );
      const { history } = runs[0]!;
      assert.deepEqual(history['saved_grep'], [[1, -100]]);
      const firsts = Object.entries(history).map(([key, values]) => [key, values.slice(0, 2)]);
      assert.deepEqual(Object.fromEntries(firsts), {
        tokens_in: [
          [1, 210],
          [2, 210],
        ],
        saved_grep: [[1, -100]],
        accepted: [
          [1, 1],
          [2, 0],
        ],
        first_token_seconds: [
          [1, 0.7],
          [2, 0.7],
        ],
        survival_hour: [[1, 1]],
        survival_day: [[1, 0.75]],
        edited_after_accept: [
          [1, 0],
          [1, 1],
        ],
      });
      assert.equal(history['tokens_in']?.length, 2 + EXPORT_BATCH + 20);
      assert.equal(traces.length, 3 + EXPORT_BATCH + 20);
      const slow = traces.filter(({ ms }) => ms >= 1000);
      assert.deepEqual(
        slow.map(({ ms, state, tokens }) => [ms, state.replace('TraceState.', ''), tokens?.['input_tokens']]),
        [
          [1000, 'OK', 210],
          [2000, 'OK', 210],
          [3000, 'OK', 100],
        ],
      );
      assert.deepEqual(slow[2]?.spans, [
        ['llmstruct fix', 'AGENT', 'UNSET', null],
        ['chat gone', 'CHAT_MODEL', 'ERROR', 'gone'],
        ['chat grok-4', 'CHAT_MODEL', 'UNSET', 'grok-4'],
      ]);
      assert.doesNotMatch(traces.map(({ text }) => text).join(''), /secret|hidden|a\.py/);
    } finally {
      await server.stop();
    }
  });
});
