import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UsageRecord } from '../../../src/core/usage/usageRecord.ts';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import { prometheusText } from '../../../src/metrics/prometheusText.ts';
import { DASHBOARD_FILE, dashboardText } from '../../deploy/writeDashboard.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { promtool, requireProgram, startPrometheus } from '../../support/monitoring.ts';
import { createRandom } from '../../support/random.ts';
import { usageRecord } from '../../unit/core/usage/usageRecords.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';

const DEPLOY = join(projectRoot, 'docs/deploy');
const STEP_MS = 10 * 60_000;
const DAY_MS = 24 * 3600_000;
const START = Date.parse('2026-11-25T08:00:00Z');

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets: readonly { readonly refId: string; readonly expr: string }[];
}
const panels = () => (JSON.parse(readFileSync(DASHBOARD_FILE, 'utf8')) as { readonly panels: readonly Panel[] }).panels;

/** A working day: two models, one of which is gone for a while, accepted and rejected answers, refusals, lines that survive. */
function scriptedDay(): UsageRecord[] {
  const random = createRandom(7);
  return Array.from({ length: 120 }, (_, at): UsageRecord => {
    const made = START + Math.floor((at / 120) * DAY_MS);
    const outcome = (['accepted', 'accepted', 'rejected', 'refused', 'unchanged'] as const)[random(5)] ?? 'accepted';
    const gone = at > 60 && at < 75;
    const usage = { promptTokens: 300 + random(900), replyTokens: 40 + random(200), firstTokenMs: 200 + random(4000) };
    const answered = { ms: 3000, sentTokens: 400, local: !gone, usage };
    const failed = { model: 'ollama/qwen2.5-coder:1.5b', local: true, ms: 5, sentTokens: 400, usage: {} };
    return usageRecord({
      made,
      outcome,
      action: at % 3 === 0 ? 'document' : 'better',
      attempts: gone
        ? [
            { ...failed, failure: 'model-unreachable' },
            { ...answered, model: 'grok/grok-4' },
          ]
        : [{ ...answered, model: 'ollama/qwen2.5-coder:1.5b', videoBytes: 1_900_000_000 }],
      gate: [{ passed: outcome !== 'refused', problems: outcome === 'refused' ? ['elision'] : [] }],
      baselines: { file: 1500 + random(2000), withImports: 5000, grep: 300 + random(900) },
      machine: { processorShare: 0.3, memoryBytes: 9e9 },
      ...(outcome === 'accepted'
        ? {
            accepted: { path: 'a.py', at: made, lines: ['1', '2', '3'] },
            survival: {
              hour: { kept: 3, afterMs: 1 },
              day: { kept: 2, afterMs: 1 },
              commit: { kept: 2 + (at % 2), afterMs: 1 },
            },
          }
        : {}),
    });
  });
}

/** The samples of every ten minutes, as `promtool` turns them into blocks. */
function openMetrics(records: readonly UsageRecord[]): string {
  const samples: string[] = [];
  for (let time = START; time <= START + DAY_MS; time += STEP_MS) {
    const text = prometheusText(groupUsage(records.filter(({ made }) => made <= time)), 'shop');
    for (const line of text.split('\n')) {
      if (line !== '' && !line.startsWith('#')) samples.push(`${line} ${time / 1000}`);
    }
  }
  return `${samples.join('\n')}\n# EOF\n`;
}

describe('the Grafana dashboard of docs/deploy', function () {
  this.timeout(180_000);
  const folder = useTemporaryFolder();

  it('is what its generator makes (npm run dashboard)', () => {
    assert.equal(readFileSync(DASHBOARD_FILE, 'utf8'), dashboardText());
  });

  it('has panels that do not overlap, with ids of their own, and shows every metric there is', () => {
    const all = panels();
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const one of all) {
      assert.ok(one.gridPos.x + one.gridPos.w <= 24, one.title);
      for (const other of all.filter(({ id }) => id > one.id)) {
        const [a, b] = [one.gridPos, other.gridPos];
        const apart = a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
        assert.ok(apart, `${one.title} and ${other.title}`);
      }
    }
    const expressions = all.flatMap(({ targets }) => targets.map(({ expr }) => expr)).join('\n');
    const unused = ['open_suggestions', 'baseline_tokens_total', 'gate_problems_total', 'prompt_truncated_total'];
    const names = prometheusText(groupUsage(scriptedDay()), 'shop').match(/(?<=^# TYPE )\w+/gm) ?? [];
    assert.deepEqual(
      names.filter((name) => !expressions.includes(name) && !unused.includes(name.replace('llmstruct_', ''))),
      ['llmstruct_fallbacks_total', 'llmstruct_accepted_lines_total'],
    );
  });

  it('has data in every panel after a scripted day in a real Prometheus', async function () {
    const tool = requireProgram(this, 'promtool');
    const path = requireProgram(this, 'prometheus');
    writeFileSync(join(folder(), 'day.om'), openMetrics(scriptedDay()));
    promtool(tool, ['tsdb', 'create-blocks-from', 'openmetrics', join(folder(), 'day.om'), join(folder(), 'data')]);
    const prometheus = await startPrometheus(path, folder(), 'scrape_configs: []\n');
    try {
      const end = (START + DAY_MS) / 1000;
      const filled = (expression: string) =>
        expression.replaceAll('$__rate_interval', '4h').replaceAll('$__range', '24h').replaceAll('$project', '.*');
      for (const { title, targets } of panels()) {
        for (const { expr } of targets) {
          const values = await prometheus.query(filled(expr), end);
          assert.ok(values.length > 0, `${title}: ${expr}`);
          for (const { value } of values) assert.ok(Number.isFinite(value), `${title}: ${expr} is ${value}`);
        }
      }
      const [requests] = await prometheus.query('sum(llmstruct_requests_total)', end);
      assert.equal(requests?.value, 120);
    } finally {
      await prometheus.stop();
    }
  });
});

describe('the Prometheus files of docs/deploy', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();

  it('are taken by promtool, and the alerts come when they should', function () {
    const path = requireProgram(this, 'promtool');
    const files = join(DEPLOY, 'prometheus');
    assert.match(promtool(path, ['check', 'rules', join(files, 'llmstruct.rules.yml')]), /SUCCESS: 6 rules found/);
    promtool(path, ['test', 'rules', join(files, 'llmstruct.rules.test.yml')]);
    cpSync(files, folder(), { recursive: true });
    promtool(path, ['check', 'config', join(folder(), 'prometheus.yml')]);
  });
});
