import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { git, useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';
import { runBuilt } from './builtCli.ts';

const SOURCE = 'def total(lines):\n    t = 0\n    for l in lines:\n        t += l\n    return t\n';
const BETTER = '```python\ndef total(lines):\n    result = sum(lines)\n    return result\n```\n';

interface MetricsDocument {
  readonly total: {
    readonly requests: number;
    readonly outcomes: Readonly<Record<string, number>>;
    readonly acceptedLines: number;
    readonly survival: { readonly commit: { readonly lines: number; readonly kept: number } };
    readonly baselines: Readonly<Record<string, number>>;
    readonly machine: { readonly videoBytes: number; readonly memoryBytes: number };
  };
}

describe('llmstruct metrics over several processes', function () {
  this.timeout(60_000);
  const folder = useTemporaryFolder();
  let ollama: ScriptedOllama;
  before(async () => {
    ollama = await startScriptedOllama();
  });
  after(() => ollama.close());

  const cli = (...args: readonly string[]) =>
    runBuilt(args, { cwd: folder(), environment: { OLLAMA_HOST: ollama.url } });
  const metricsLine = () => readFileSync(join(folder(), 'struct.json'), 'utf8').split('\n').at(-3);

  it('knows requests, accepted lines and their next commit, and shows sums in struct.json', async () => {
    ollama.play({ models: [{ name: 'qwen2.5-coder:1.5b', videoBytes: 2_000_000_000 }], chat: BETTER });
    writeFileSync(join(folder(), 'cart.py'), SOURCE);
    git(folder(), 'init', '-q');
    assert.equal((await cli('parse')).code, 0);
    assert.equal(metricsLine(), ' "metrics": {}');
    const improved = await cli('improve', 'cart.py#total', '--apply');
    assert.equal(improved.code, 0, improved.err);

    writeFileSync(join(folder(), 'cart.py'), 'def total(lines):\n    result = sum(lines)\n    return result + 1\n');
    git(folder(), 'add', 'cart.py');
    // The next commit is one of a later second.
    process.env['GIT_COMMITTER_DATE'] = `@${Math.floor(Date.now() / 1000) + 5} +0000`;
    git(folder(), 'commit', '-qm', 'm');
    delete process.env['GIT_COMMITTER_DATE'];

    const { code, json, err } = await cli('metrics', '--json');
    assert.equal(code, 0, err);
    assertValid('metrics', json);
    const { total } = json as MetricsDocument;
    assert.deepEqual([total.requests, total.outcomes, total.acceptedLines], [1, { accepted: 1 }, 2]);
    assert.deepEqual(total.survival.commit, { lines: 2, kept: 1 });
    assert.deepEqual(Object.keys(total.baselines), ['file', 'withImports', 'grep']);
    assert.equal(total.machine.videoBytes, 2_000_000_000);
    assert.ok(total.machine.memoryBytes > 0);

    assert.equal((await cli('parse')).code, 0);
    assert.match(
      metricsLine() ?? '',
      /^ "metrics": \{"requests":1,"tokens":\d+,"saved":-?\d+,"accepted":1,"vram":2\}$/,
    );
    assert.equal((await cli('parse', '--check')).code, 0);
    assert.equal((await cli('verify')).code, 0);
  });

  it('holds no code, no prompt and no secret', async () => {
    const token = 'ghp_0123456789abcdefghijklmnopqrstuvwx';
    ollama.play({ chat: '```python\ndef total(lines):\n    key = "__SECRET_1__"\n    return sum(lines), key\n```\n' });
    writeFileSync(join(folder(), 'cart.py'), `def total(lines):\n    key = "${token}"\n    return lines, key\n`);
    writeFileSync(join(folder(), 'llmstruct.toml'), '[privacy]\nkeep_prompts = false\n');
    const { code, err } = await cli('improve', 'cart.py#total', '--apply');
    assert.equal(code, 0, err);
    assert.ok(readFileSync(join(folder(), 'cart.py'), 'utf8').includes(token));
    const names = readdirSync(join(folder(), '.llmstruct')).filter((name) => name.startsWith('llmstruct.db'));
    assert.ok(names.includes('llmstruct.db'));
    for (const name of names) {
      const bytes = readFileSync(join(folder(), '.llmstruct', name), 'latin1');
      for (const text of [token, 'sum(lines)', 'return lines']) assert.ok(!bytes.includes(text), `${name}: ${text}`);
    }
  });
});
