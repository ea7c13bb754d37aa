import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckedReply } from '../../../src/core/edits/checkedReply.ts';
import type { CheckRequest } from '../../../src/core/edits/editRequests.ts';
import { Cancelled, LlmstructError } from '../../../src/core/errors.ts';
import { BASE, prepared, type RunOptions, run, scriptedModel } from './standInHost.ts';
import { assertValid } from './validate.ts';

const refused: CheckedReply = {
  status: 'refused',
  problems: [{ code: 'elision', severity: 'block', message: 'a placeholder', line: 2 }],
};
const refuseAll = { check: () => Promise.resolve(refused) };
const unreachable = new LlmstructError('model-unreachable', { host: 'http://127.0.0.1:1' });

describe('llmstruct improve', () => {
  let folder: string;
  const file = (): string => join(folder, 'a.py');
  const improve = (args: readonly string[], options: RunOptions) =>
    run(['improve', 'a.py#f', ...args], { folder, ...options });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-improve-'));
    writeFileSync(file(), BASE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('prints the difference on stdout, all else on stderr, and writes nothing', async () => {
    const { code, out, err, closed } = await improve([], { models: [scriptedModel('ollama/a', ['2'])] });
    assert.equal(code, 0);
    assert.equal(out, '--- a/a.py\n+++ b/a.py\n@@ -1,2 +1,2 @@\n def f():\n-    return 1\n+    return 2\n');
    assert.match(err, /A suggestion for a\.py#f by ollama\/a/);
    assert.match(err, /Sent 40 tokens; the whole file has 90\./);
    assert.equal(readFileSync(file(), 'utf8'), BASE);
    assert.equal(closed, 1);
  });

  it('prints the document', async () => {
    const { json } = await improve(['--json'], { models: [scriptedModel('ollama/a', ['2'])] });
    assertValid('improve', json);
    const { status, model, usage, receipt } = json as Record<string, unknown>;
    assert.deepEqual(
      { status, model, usage, receipt },
      {
        status: 'suggested',
        model: 'ollama/a',
        usage: { promptTokens: 41, replyTokens: 9 },
        receipt: 'r-1',
      },
    );
  });

  it('writes with --apply', async () => {
    const { code, json } = await improve(['--apply', '--json'], { models: [scriptedModel('ollama/a', ['2'])] });
    assert.equal(code, 0);
    assertValid('improve', json);
    assert.equal((json as { status: string }).status, 'applied');
    assert.equal(readFileSync(file(), 'utf8'), 'def f():\n    return 2\n');
  });

  it('keeps a BOM and CRLF, byte for byte', async () => {
    const base = '\uFEFFdef f():\r\n    return 1\r\n';
    const newText = '\uFEFFdef f():\r\n    return 2\r\n';
    writeFileSync(file(), base);
    const index = {
      prepare: () => Promise.resolve({ ...prepared(), base }),
      check: () =>
        Promise.resolve({
          status: 'suggested',
          replacement: '',
          addedImports: [],
          newText,
          hunks: [],
          problems: [],
          callers: [],
        } as const),
    };
    await improve(['--apply'], { models: [scriptedModel('ollama/a', ['2'])], index });
    assert.deepEqual(readFileSync(file()), Buffer.from(newText));
  });

  it('does not write over a file that changed meanwhile, nor into UTF-16, nor into a read-only one', async () => {
    const models = (): RunOptions => ({ models: [scriptedModel('ollama/a', ['2'])] });
    writeFileSync(file(), `${BASE}# more\n`);
    const stale = await improve(['--apply', '--json'], models());
    assert.equal(stale.code, 1);
    assertValid('improve', stale.json);
    assert.deepEqual((stale.json as { error: { code: string } }).error.code, 'suggestion-stale');

    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(BASE, 'utf16le')]);
    writeFileSync(file(), wide);
    const index = { prepare: () => Promise.resolve({ ...prepared(), base: `\uFEFF${BASE}` }) };
    assert.equal((await improve(['--apply'], { ...models(), index })).code, 2);
    assert.deepEqual(readFileSync(file()), wide);

    writeFileSync(file(), BASE);
    chmodSync(file(), 0o444);
    const readOnly = await improve(['--apply', '--json'], models());
    assert.equal(readOnly.code, 2);
    assert.equal((readOnly.json as { status: string }).status, 'failed');
    assert.equal(readFileSync(file(), 'utf8'), BASE);
  });

  it('asks once more with the mistake quoted, then the next model', async () => {
    const first = scriptedModel('ollama/a', ['x', 'y']);
    const second = scriptedModel('ollama/b', ['z', '2']);
    let checks = 0;
    const accepted: CheckedReply = {
      status: 'suggested',
      replacement: '',
      addedImports: [],
      newText: 'def f():\n    return 2\n',
      hunks: [],
      problems: [],
      callers: [],
    };
    const index = { check: (_: CheckRequest) => Promise.resolve(++checks < 4 ? refused : accepted) };
    const { code, json } = await improve(['--json'], { models: [first, second], index });
    assert.equal(code, 0);
    assert.equal((json as { model: string }).model, 'ollama/b');
    assert.deepEqual([first.asked, second.asked], [2, 2]);
  });

  it('exits 1 when every answer is refused, and says why', async () => {
    const { code, json, err } = await improve(['--apply', '--json'], {
      models: [scriptedModel('ollama/a', ['x', 'y'])],
      index: refuseAll,
    });
    assert.equal(code, 1);
    assertValid('improve', json);
    const { status, diff, problems } = json as Record<string, unknown>;
    assert.deepEqual({ status, diff, problems }, { status: 'refused', diff: '', problems: refused.problems });
    assert.match(err, /it leaves code out and says so in a comment \(line 2 of the answer\)/);
    assert.equal(readFileSync(file(), 'utf8'), BASE);
  });

  it('exits 0 when the model would change nothing', async () => {
    const index = { check: () => Promise.resolve({ status: 'unchanged', problems: [] } as const) };
    const { code, json } = await improve(['--json'], { models: [scriptedModel('ollama/a', ['1'])], index });
    assert.equal(code, 0);
    assertValid('improve', json);
    assert.equal((json as { status: string }).status, 'unchanged');
  });

  it('exits 3 when no model answers, with a document', async () => {
    const { code, json, err } = await improve(['--json'], { models: [scriptedModel('ollama/a', [unreachable])] });
    assert.equal(code, 3);
    assertValid('improve', json);
    const { status, error } = json as { status: string; error: { code: string; hint: string } };
    assert.deepEqual([status, error.code], ['failed', 'model-unreachable']);
    assert.match(err, /No model server answers at http:\/\/127\.0\.0\.1:1/);
  });

  it('asks nobody outside this machine without --allow-cloud', async () => {
    const cloud = scriptedModel('anthropic/c', ['2'], false);
    const kept = await improve(['--json'], { models: [cloud] });
    assert.equal(kept.code, 2);
    assertValid('error', kept.json);
    assert.equal(cloud.asked, 0);
    const beside = await improve([], { models: [cloud, scriptedModel('ollama/a', ['2'])] });
    assert.equal(beside.code, 0);
    assert.match(beside.err, /anthropic\/c does not run on this machine/);
    assert.equal(cloud.asked, 0);
    assert.equal((await improve(['--allow-cloud'], { models: [cloud] })).code, 0);
    assert.equal(cloud.asked, 1);
  });

  it('keeps what each request cost and what became of it', async () => {
    const failing = scriptedModel('ollama/a', [unreachable]);
    const { usages, verdicts } = await improve([], { models: [failing, scriptedModel('ollama/b', ['2'])] });
    assert.equal(usages.length, 1);
    const { host, action, target, outcome, receipt, attempts, gate, baselines } = usages[0]!;
    assert.deepEqual([host, action, target, outcome, receipt], ['cli', 'better', 'a.py#f', 'suggested', 'r-1']);
    assert.deepEqual(
      attempts.map(({ model, failure, usage }) => [model, failure, usage.replyTokens]),
      [
        ['ollama/a', 'model-unreachable', undefined],
        ['ollama/b', undefined, 9],
      ],
    );
    assert.deepEqual([gate, baselines], [[{ passed: true, problems: [] }], { file: 90, withImports: 200 }]);
    assert.deepEqual(verdicts, []);

    const applied = await improve(['--apply'], { models: [scriptedModel('ollama/a', ['2'])] });
    const edit = { path: 'a.py', before: BASE, after: 'def f():\n    return 2\n' };
    assert.deepEqual(applied.verdicts, [{ receipt: 'r-1', outcome: 'accepted', edit }]);
    const outcomes = await Promise.all([
      improve([], { models: [scriptedModel('ollama/a', ['x', 'y'])], index: refuseAll }),
      improve([], { models: [scriptedModel('ollama/a', [unreachable])] }),
      improve([], { models: [scriptedModel('ollama/a', [new Cancelled()])] }),
    ]);
    assert.deepEqual(
      outcomes.map((run) => run.usages.map((usage) => usage.outcome)),
      [['refused'], ['failed'], ['cancelled']],
    );
  });

  it('exits 2 for a model that cannot be used, and for an unknown action', async () => {
    const modelProblems = [new LlmstructError('provider-unavailable', { provider: 'grok' })];
    const { code, json } = await improve(['--model', 'grok/x', '--json'], { modelProblems });
    assert.equal(code, 2);
    assertValid('error', json);
    const unknown = await improve(['--action', 'polish', '--json'], {});
    assert.deepEqual([unknown.code, (unknown.json as { error: { code: string } }).error.code], [2, 'action-unknown']);
  });
});
