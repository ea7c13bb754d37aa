import assert from 'node:assert/strict';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import { prometheusText, textOfProjects } from '../../../src/metrics/prometheusText.ts';
import { textFormat } from '../../../src/metrics/textFormat.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';

const attempt = { local: true, ms: 1500, sentTokens: 200, usage: {} };

describe('usage as Prometheus reads it', () => {
  it('has a line for each value, with its labels', () => {
    const records = [
      usageRecord({
        accepted: { path: 'secret/a.py', at: 0, lines: ['1', '2'] },
        survival: { hour: { kept: 1, afterMs: 5 } },
      }),
      usageRecord({ outcome: 'suggested', baselines: { file: 50, withImports: 60, grep: 70 } }),
      usageRecord({
        outcome: 'failed',
        attempts: [{ ...attempt, model: 'ollama/m', failure: 'prompt-truncated' }],
      }),
    ];
    const text = prometheusText(groupUsage(records), 'shop');
    for (const line of [
      'llmstruct_requests_total{project="shop",model="ollama/m",action="better"} 2',
      'llmstruct_requests_total{project="shop",model="none",action="better"} 1',
      'llmstruct_outcomes_total{project="shop",model="ollama/m",action="better",outcome="accepted"} 1',
      'llmstruct_open_suggestions{project="shop"} 1',
      'llmstruct_tokens_total{project="shop",model="ollama/m",action="better",kind="in"} 420',
      'llmstruct_saved_tokens{project="shop",model="ollama/m",action="better",baseline="grep"} -130',
      'llmstruct_saved_tokens{project="shop",model="ollama/m",action="better",baseline="with_imports"} 2660',
      'llmstruct_model_failures_total{project="shop",cause="prompt-truncated"} 1',
      'llmstruct_prompt_truncated_total{project="shop"} 1',
      'llmstruct_survival_lines_total{project="shop",model="ollama/m",action="better",span="hour",state="kept"} 1',
      'llmstruct_first_token_seconds_bucket{project="shop",model="ollama/m",action="better",le="0.5"} 0',
      'llmstruct_first_token_seconds_bucket{project="shop",model="ollama/m",action="better",le="1"} 2',
      'llmstruct_first_token_seconds_bucket{project="shop",model="ollama/m",action="better",le="+Inf"} 2',
      'llmstruct_first_token_seconds_count{project="shop",model="ollama/m",action="better"} 2',
    ]) {
      assert.ok(text.includes(`\n${line}\n`), `${line}\nin\n${text}`);
    }
    assert.doesNotMatch(text, /suggested"|secret|a\.py|\r/);
    assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'));
  });

  it('of several workspaces has each family in one piece and each sample once', () => {
    const groups = groupUsage([usageRecord({})]);
    const text = textOfProjects([
      { project: 'shop', groups },
      { project: 'web', groups },
      { project: 'shop', groups },
    ]);
    const requests = (project: string) =>
      `llmstruct_requests_total{project="${project}",model="ollama/m",action="better"}`;
    assert.ok(text.includes(`# TYPE llmstruct_requests_total counter\n${requests('shop')} 2\n${requests('web')} 1\n`));
    assert.equal(text.match(/^# TYPE llmstruct_request_seconds histogram$/gm)?.length, 1);
    const names = text.split('\n').map((line) => line.replace(/ [^ ]*$/, ''));
    assert.equal(
      new Set(names.filter((name) => !name.startsWith('#'))).size,
      names.filter((name) => !name.startsWith('#')).length,
    );
    assert.equal(textOfProjects([]), '');
  });

  it('has no value of a label that is a path, and few of each', () => {
    const models = ['openai//home/me/models/x.gguf', 'openai/C:\\models\\y.gguf', 'huggingface/Qwen/Qwen3'];
    const named = models.map((model) => usageRecord({ attempts: [{ ...attempt, model }] }));
    const text = prometheusText(groupUsage(named), 'shop');
    assert.doesNotMatch(text, /home|C:/);
    for (const model of ['openai/x.gguf', 'openai/y.gguf', 'huggingface/Qwen/Qwen3']) {
      assert.ok(text.includes(`model="${model}"`), model);
    }
    const many = Array.from({ length: 500 }, (_, at) =>
      usageRecord({ action: `a${at}`, attempts: [{ ...attempt, model: `ollama/m${at}` }] }),
    );
    const bounded = prometheusText(groupUsage(many), 'shop');
    for (const label of ['model', 'action']) {
      const values = new Set(bounded.match(new RegExp(`${label}="[^"]*"`, 'g')));
      assert.ok(values.size <= 31 && values.has(`${label}="other"`), `${label}: ${values.size}`);
    }
    const requests = [...bounded.matchAll(/^llmstruct_requests_total\{.*\} (\d+)$/gm)].map(([, count]) =>
      Number(count),
    );
    assert.equal(
      requests.reduce((sum, count) => sum + count, 0),
      500,
    );
  });

  it('escapes values, and leaves out families without any', () => {
    const family = { name: 'x', help: 'X.', type: 'gauge' } as const;
    assert.equal(
      textFormat([
        { ...family, samples: [{ labels: { project: 'a "b"\\\nc' }, value: 1.5 }] },
        { ...family, name: 'y', samples: [] },
      ]),
      '# HELP x X.\n# TYPE x gauge\nx{project="a \\"b\\"\\\\\\nc"} 1.5\n',
    );
  });

  it('has counters that never go down, whatever becomes of a request', () => {
    const states = (['suggested', 'stale', 'suggested', 'accepted'] as const).map((outcome) =>
      prometheusText(groupUsage([usageRecord({}), usageRecord({ outcome })]), 'shop'),
    );
    let before = new Map<string, number>();
    for (const text of states) {
      const counters = new Map(
        [...text.matchAll(/^(llmstruct_\w+_total\{.*\}) (\S+)$/gm)].map(([, name, value]) => [name!, Number(value)]),
      );
      for (const [name, value] of before) assert.ok((counters.get(name) ?? -1) >= value, name);
      before = counters;
    }
  });
});
