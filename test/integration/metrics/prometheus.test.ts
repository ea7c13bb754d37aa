import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import { prometheusText } from '../../../src/metrics/prometheusText.ts';
import { pushMetrics } from '../../../src/metrics/pushGateway.ts';
import { TEXT_FORMAT } from '../../../src/metrics/textFormat.ts';
import { eventually } from '../../e2e/eventually.ts';
import { freePort, promtool, requireProgram, startProgram, startPrometheus } from '../../support/monitoring.ts';
import { usageRecord } from '../../unit/core/usage/usageRecords.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';

const RECORDS = [
  usageRecord({
    accepted: { path: 'a.py', at: 0, lines: ['1', '2'] },
    survival: { hour: { kept: 1, afterMs: 5 }, commit: { kept: 2, afterMs: 5 } },
    machine: { processorShare: 0.4, memoryBytes: 8e9 },
  }),
  usageRecord({ action: 'fix', outcome: 'rejected', gate: [{ passed: false, problems: ['elision'] }] }),
  usageRecord({
    outcome: 'failed',
    attempts: [{ model: 'ollama/"odd"', local: true, ms: 5, sentTokens: 1, usage: {}, failure: 'prompt-truncated' }],
  }),
];

describe('usage in a real Prometheus', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  const text = () => prometheusText(groupUsage(RECORDS), 'shop "one"');

  it('passes promtool’s check without a remark', function () {
    const path = requireProgram(this, 'promtool');
    assert.equal(promtool(path, ['check', 'metrics'], text()), '');
    assert.equal(promtool(path, ['check', 'metrics'], prometheusText([], 'empty')), '');
  });

  it('is scraped and queried back', async function () {
    const path = requireProgram(this, 'prometheus');
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': TEXT_FORMAT }).end(text()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const scraped = `[{job_name: llmstruct, scrape_interval: 1s, static_configs: [{targets: ["127.0.0.1:${port}"]}]}]`;
    const prometheus = await startPrometheus(path, folder(), `scrape_configs: ${scraped}\n`);
    try {
      await eventually(async () => assert.equal((await prometheus.query('up'))[0]?.value, 1));
      const value = async (expression: string) => (await prometheus.query(expression))[0]?.value;
      assert.equal(await value('sum(llmstruct_requests_total)'), 3);
      assert.equal(await value('llmstruct_outcomes_total{outcome="accepted"}'), 1);
      assert.equal(await value('sum(llmstruct_saved_tokens{baseline="file"})'), 1600);
      assert.equal(await value('llmstruct_prompt_truncated_total'), 1);
      assert.equal(await value('histogram_quantile(0.5, sum by (le) (llmstruct_request_seconds_bucket))'), 1.75);
      const kept = 'sum(llmstruct_survival_lines_total{state="kept",span="hour"})';
      assert.equal(await value(`${kept} / sum(llmstruct_survival_lines_total{state="looked",span="hour"})`), 0.5);
      const [odd] = await prometheus.query('llmstruct_requests_total{model="none"}');
      assert.equal(odd?.metric['project'], 'shop "one"');
    } finally {
      await prometheus.stop();
      server.close();
      server.closeAllConnections();
    }
  });

  it('is taken by a real textfile collector', async function () {
    const path = requireProgram(this, 'prometheus-node-exporter');
    mkdirSync(join(folder(), 'textfiles'));
    writeFileSync(join(folder(), 'textfiles/llmstruct.prom'), text());
    const url = `http://127.0.0.1:${await freePort()}`;
    const args = ['--collector.disable-defaults', '--collector.textfile'];
    args.push(
      `--collector.textfile.directory=${join(folder(), 'textfiles')}`,
      `--web.listen-address=${new URL(url).host}`,
    );
    const exporter = await startProgram(path, args, `${url}/metrics`);
    try {
      const served = await (await fetch(`${url}/metrics`)).text();
      assert.match(served, /^node_textfile_scrape_error 0$/m);
      assert.match(served, /^llmstruct_requests_total\{action="fix",model="ollama\/m",project="shop \\"one\\""\} 1$/m);
    } finally {
      await exporter.stop();
    }
  });

  it('is pushed to a real Pushgateway, replacing what was there', async function () {
    const path = requireProgram(this, 'prometheus-pushgateway');
    const url = `http://127.0.0.1:${await freePort()}`;
    const gateway = await startProgram(path, [`--web.listen-address=${new URL(url).host}`], `${url}/-/ready`);
    try {
      await pushMetrics(url, 'shop "one"', text());
      await pushMetrics(`${url}/`, 'shop "one"', prometheusText(groupUsage(RECORDS.slice(0, 1)), 'shop "one"'));
      const served = await (await fetch(`${url}/metrics`)).text();
      const requests = served.match(/^llmstruct_requests_total\{.*$/gm);
      const labels = 'action="better",instance="",job="llmstruct",model="ollama/m",project="shop \\"one\\""';
      assert.deepEqual(requests, [`llmstruct_requests_total{${labels}} 1`]);
      await assert.rejects(pushMetrics(url, 'shop', 'no metrics\n'), { code: 'metrics-unsent' });
    } finally {
      await gateway.stop();
    }
    await assert.rejects(pushMetrics(url, 'shop', text()), { code: 'metrics-unsent' });
    await assert.rejects(pushMetrics('no address', 'shop', text()), { code: 'metrics-unsent' });
    assert.ok(readFileSync(path).length > 0);
  });
});
