import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { sinceOption } from '../../../src/cli/sinceOption.ts';
import type { UsageRecord } from '../../../src/core/usage/usageRecord.ts';
import { groupUsage } from '../../../src/core/usage/usageTotals.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';
import { run } from './standInHost.ts';
import { assertValid } from './validate.ts';

const attempt = { local: true, ms: 1500, sentTokens: 1200 };
const RECORDS: readonly UsageRecord[] = [
  usageRecord({
    accepted: { path: 'a.py', at: 0, lines: ['1', '2', '3', '4'] },
    survival: { hour: { kept: 3, afterMs: 1 }, commit: { kept: 4, afterMs: 1 } },
  }),
  usageRecord({ action: 'fix', outcome: 'rejected', baselines: { file: 1000, withImports: 3000, grep: 5000 } }),
  usageRecord({
    outcome: 'refused',
    gate: [{ passed: false, problems: ['elision'] }],
    attempts: [
      { ...attempt, model: 'ollama/gone', usage: {}, failure: 'model-unreachable' },
      { ...attempt, model: 'ollama/other', usage: {} },
    ],
  }),
];

describe('llmstruct metrics', () => {
  const asked: (number | undefined)[] = [];
  const metrics = (args: readonly string[], records = RECORDS, language = 'en') =>
    run(['metrics', ...args], {
      environment: { LLMSTRUCT_LANG: language },
      index: {
        usage(since) {
          asked.push(since);
          return Promise.resolve(groupUsage(records));
        },
      },
    });
  beforeEach(() => void asked.splice(0));

  it('prints a bar for each model, savings with their sign, and what became of accepted lines', async () => {
    const { code, out, err } = await metrics([]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^ollama\/m {6}█{20} {2}requests 2, tokens 420 \+ 80, 2 s each\n/);
    assert.match(out, /^ollama\/other {2}█{10} {10} {2}requests 1, tokens 1,200 \+ 0/m);
    assert.match(out, /^saved against the whole file {2,}1,400 tokens \(47 %\)/m);
    assert.match(out, /^… a search’s best three files {2,}4,800 tokens \(96 %\)/m);
    assert.match(out, /^outcomes {2,}accepted 1, rejected 1, refused 1$/m);
    assert.match(out, /^answers checked {2,}2 passed, 1 refused$/m);
    assert.match(out, /^models that failed {2,}model-unreachable 1; another answered: 1$/m);
    assert.match(out, /^accepted lines after an hour {2,}3 of 4 still there \(75 %\)$/m);
    assert.match(out, /^accepted lines in the next commit {2,}4 of 4 still there \(100 %\)$/m);
    assert.doesNotMatch(out, /after a day|a\.py/);
  });

  it('shows negative savings as they are', async () => {
    const { out } = await metrics([], [usageRecord({ baselines: { file: 50, withImports: 60 } })]);
    assert.match(out, /^saved against the whole file {2,}-150 tokens \(-300 %\)$/m);
  });

  it('prints the document, by action and from a time on', async () => {
    const { json } = await metrics(['--by', 'action', '--since', '24h', '--json']);
    assertValid('metrics', json);
    const { since, by, total, groups } = json as {
      readonly since: string;
      readonly by: string;
      readonly total: { readonly requests: number; readonly survival: object };
      readonly groups: readonly { readonly action: string; readonly requests: number }[];
    };
    assert.deepEqual([since, by, total.requests], ['2026-11-25T12:00:00.000Z', 'action', 3]);
    assert.deepEqual(asked, [Date.parse('2026-11-25T12:00:00Z')]);
    assert.deepEqual(
      groups.map(({ action, requests }) => [action, requests]),
      [
        ['better', 2],
        ['fix', 1],
      ],
    );
    assert.deepEqual(total.survival, {
      hour: { lines: 4, kept: 3 },
      day: { lines: 0, kept: 0 },
      commit: { lines: 4, kept: 4 },
    });
  });

  it('says that there is nothing, in both languages', async () => {
    assert.equal((await metrics([], [])).out, 'No model was asked yet.\n');
    assert.equal((await metrics([], [], 'ru')).out, 'Моделей ещё не спрашивали.\n');
    assertValid('metrics', (await metrics(['--json'], [])).json);
  });

  it('refuses what is no time or grouping', async () => {
    for (const args of [
      ['--since', 'yesterday'],
      ['--since', '2026-13-01'],
      ['--by', 'path'],
    ]) {
      const { code, json } = await metrics([...args, '--json']);
      assert.equal(code, 2);
      assertValid('error', json);
    }
  });

  it('writes a file for Prometheus instead, with the folder’s name as project', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'llmstruct-metrics-'));
    try {
      const wish = { folder, index: { usage: () => Promise.resolve(groupUsage(RECORDS)) } };
      const { code, out, err } = await run(['metrics', '--textfile', 'llmstruct.prom'], wish);
      assert.deepEqual([code, out, err], [0, '', '']);
      const text = readFileSync(join(folder, 'llmstruct.prom'), 'utf8');
      assert.ok(
        text.includes(`llmstruct_requests_total{project="${basename(folder)}",model="ollama/m",action="fix"} 1\n`),
      );
      const printed = await run(['metrics', '--textfile', '-'], wish);
      assert.deepEqual([printed.code, printed.err, existsSync(join(wish.folder, '-'))], [0, '', false]);
      assert.match(printed.out, /^# HELP /);
      const other = await run(['metrics', '--textfile', 'llmstruct.txt'], wish);
      assert.equal(other.code, 0);
      assert.match(other.err, /files that end in \.prom only; llmstruct\.txt does not/);
      const lost = await run(['metrics', '--textfile', 'missing/llmstruct.prom', '--json'], wish);
      assert.equal(lost.code, 2);
      assertValid('error', lost.json);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('sends to servers that are there, and says where they are not', async () => {
    const gone = await run(['metrics', '--push', 'http://127.0.0.1:1', '--json']);
    assert.equal(gone.code, 3);
    assertValid('error', gone.json);
    assert.equal((gone.json as { error: { code: string } }).error.code, 'metrics-unsent');
    const unsent = { unsentUsage: () => Promise.resolve([{ ...RECORDS[0]!, id: 1, revision: 0 }]) };
    const options = { index: unsent, environment: { MLFLOW_TRACKING_URI: 'http://127.0.0.1:1' } };
    assert.equal((await run(['metrics', '--mlflow'], options)).code, 3);
    const nothing = await run(['metrics', '--mlflow', 'http://127.0.0.1:1']);
    assert.deepEqual([nothing.code, nothing.err], [0, 'Requests sent to MLflow: 0.\n']);
    for (const args of [['--mlflow'], ['--textfile', 'a.prom', '--since', '1d'], ['--mlflow', 'x', '--since', '1d']]) {
      assert.equal((await run(['metrics', ...args])).code, 2, args.join(' '));
    }
  });

  it('reads spans and dates', () => {
    const now = Date.parse('2026-11-26T12:00:00Z');
    assert.equal(sinceOption('90m', now), Date.parse('2026-11-26T10:30:00Z'));
    assert.equal(sinceOption('2w', now), Date.parse('2026-11-12T12:00:00Z'));
    assert.equal(sinceOption('2026-11-01', now), Date.parse('2026-11-01T00:00:00Z'));
    assert.equal(sinceOption('2026-11-01T10:00:00+03:00', now), Date.parse('2026-11-01T07:00:00Z'));
  });
});
