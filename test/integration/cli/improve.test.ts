import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDeadServer } from '../../servers/deadServer.ts';
import { startScriptedAnthropic } from '../../servers/scriptedAnthropic.ts';
import { startScriptedCompatible } from '../../servers/scriptedCompatible.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltOptions, type BuiltRun, runBuilt } from './builtCli.ts';

const SOURCE =
  '\uFEFFclass Cart:\r\n    def total(self, lines):\r\n        t = 0\r\n        for l in lines:\r\n            t += l\r\n        return t\r\n\r\n# end\r\n';
const BETTER = '```python\ndef total(self, lines):\n    return sum(lines)\n```\n';

describe('llmstruct improve against a scripted Ollama', function () {
  this.timeout(180_000);
  let folder: string;
  let ollama: ScriptedOllama;
  const file = (): string => join(folder, 'cart.py');
  const improve = (args: readonly string[], options: Partial<BuiltOptions> = {}): Promise<BuiltRun> =>
    runBuilt(['improve', 'cart.py#Cart.total', ...args], {
      cwd: folder,
      environment: { OLLAMA_HOST: ollama.url },
      ...options,
    });

  before(async () => {
    ollama = await startScriptedOllama();
  });
  after(() => ollama.close());
  beforeEach(() => {
    ollama.reset();
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-improve-'));
    writeFileSync(file(), SOURCE);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('prints a difference and writes nothing', async () => {
    ollama.play({ chat: BETTER });
    const { code, out, err } = await improve([]);
    assert.equal(code, 0, err);
    assert.match(out, /^--- a\/cart\.py\n\+\+\+ b\/cart\.py\n@@ /);
    assert.match(out, /\+ {8}return sum\(lines\)\r\n/);
    assert.match(err, /qwen2\.5-coder:1\.5b/);
    assert.equal(readFileSync(file(), 'utf8'), SOURCE);
  });

  it('asks a server with OpenAI’s protocol, and one elsewhere with --allow-cloud only', async () => {
    const server = await startScriptedCompatible();
    try {
      server.play({ chunks: [BETTER], usage: { prompt_tokens: 150, completion_tokens: 20 } });
      const here = { environment: { OPENAI_BASE_URL: server.url } };
      const local = await improve(['--model', 'openai/coder', '--json'], here);
      assert.equal(local.code, 0, local.err);
      assertValid('improve', local.json);
      assert.equal((local.json as { model: string }).model, 'openai/coder');
      server.play({ chunks: [BETTER] });
      const grok = { environment: { XAI_BASE_URL: server.url, XAI_API_KEY: 'x-1' } };
      const refused = await improve(['--model', 'grok/grok-4'], grok);
      assert.deepEqual([refused.code, server.requests.length], [2, 0]);
      assert.match(refused.err, /--allow-cloud/);
      assert.equal((await improve(['--model', 'grok/grok-4', '--allow-cloud'], grok)).code, 0);
      assert.equal(server.requests[0]?.headers['authorization'], 'Bearer x-1');
      const missing = await improve(['--model', 'huggingface/Qwen/Qwen3', '--allow-cloud'], { environment: {} });
      assert.deepEqual([missing.code, /HF_TOKEN/.test(missing.err)], [2, true]);
    } finally {
      await server.close();
    }
  });

  it('asks Anthropic by its SDK, which is a bundle of its own', async () => {
    const server = await startScriptedAnthropic();
    try {
      server.play({ chunks: [BETTER] });
      const environment = { ANTHROPIC_BASE_URL: server.url, ANTHROPIC_API_KEY: 'a-1' };
      const args = ['--model', 'anthropic/claude-haiku-5-5', '--json'];
      assert.equal((await improve(args, { environment })).code, 2);
      assert.equal(server.requests.length, 0);
      const { code, json, err } = await improve([...args, '--allow-cloud'], { environment });
      assert.equal(code, 0, err);
      assertValid('improve', json);
      assert.equal((json as { model: string }).model, 'anthropic/claude-haiku-5-5');
    } finally {
      await server.close();
    }
  });

  it('writes with --apply: BOM, CRLF and all around it as they were', async () => {
    ollama.play({ chat: BETTER });
    const { code, json } = await improve(['--apply', '--json']);
    assert.equal(code, 0);
    assertValid('improve', json);
    assert.equal((json as { status: string }).status, 'applied');
    const expected = '\uFEFFclass Cart:\r\n    def total(self, lines):\r\n        return sum(lines)\r\n\r\n# end\r\n';
    assert.equal(readFileSync(file(), 'utf8'), expected);
  });

  it('refuses a placeholder twice, exits 1 and changes nothing', async () => {
    ollama.play({ chat: '```python\ndef total(self, lines):\n    # ... rest of the code\n```\n' });
    const { code, json, err } = await improve(['--apply', '--json']);
    assert.equal(code, 1, err);
    assertValid('improve', json);
    assert.equal((json as { status: string }).status, 'refused');
    assert.equal(ollama.chats.length, 2);
    assert.equal(readFileSync(file(), 'utf8'), SOURCE);
  });

  it('says unchanged when the model repeats the code', async () => {
    ollama.play({
      chat: '```python\ndef total(self, lines):\n    t = 0\n    for l in lines:\n        t += l\n    return t\n```\n',
    });
    const { code, json } = await improve(['--json']);
    assert.equal(code, 0);
    assert.equal((json as { status: string }).status, 'unchanged');
  });

  it('exits 3 when the model is missing or nobody answers', async () => {
    ollama.play({ models: ['other:1b'] });
    const missing = await improve(['--json']);
    assert.equal(missing.code, 3);
    assertValid('improve', missing.json);
    assert.equal((missing.json as { error: { code: string } }).error.code, 'model-missing');
    const silent = await improve(['--json'], { environment: { OLLAMA_HOST: 'http://127.0.0.1:9' } });
    assert.equal(silent.code, 3);
    assert.equal((silent.json as { error: { code: string } }).error.code, 'model-unreachable');
  });

  it('tries a server that is gone once for a queue, and again when somebody asks anew', async () => {
    const dead = await startDeadServer();
    try {
      writeFileSync(join(folder, 'llmstruct.toml'), '[model]\norder = ["openai/gone", "ollama/qwen2.5-coder:1.5b"]\n');
      writeFileSync(
        join(folder, 'shop.py'),
        'def f(a):\n    return a\n\n\ndef g(a):\n    return a\n\n\ndef h(a):\n    return a\n',
      );
      ollama.play({ chat: '```python\ndef f(a):\n    return a + 0\n```\n' });
      const environment = { OLLAMA_HOST: ollama.url, OPENAI_BASE_URL: dead.url };
      const queue = await runBuilt(['improve', 'shop.py', '--json'], { cwd: folder, environment });
      const { results } = queue.json as { results: { attempts: { model: string; code: string }[] }[] };
      assert.equal(results.length, 3, queue.err);
      assert.equal(dead.connections, 1);
      for (const { attempts } of results) assert.equal(attempts[0]?.model, 'openai/gone');
      await runBuilt(['improve', 'shop.py#f'], { cwd: folder, environment });
      assert.equal(dead.connections, 2);
    } finally {
      await dead.close();
    }
  });

  it('asks the model of --model, and none elsewhere without consent', async () => {
    ollama.play({ chat: BETTER, models: ['other:1b'] });
    assert.equal((await improve(['--model', 'ollama/other:1b'])).code, 0);
    assert.equal((await improve(['--model', 'nonsense'])).code, 2);
    assert.equal((await improve(['--model', 'grok/x'])).code, 2);
    const away = await improve(['--json'], { environment: { OLLAMA_HOST: 'http://192.0.2.1:11434' } });
    assert.equal(away.code, 2);
    assert.match(away.err, /--allow-cloud/);
    ollama.reset();
    ollama.play({ chat: BETTER, models: [{ name: 'far:1b', remoteHost: 'https://ollama.com:443' }] });
    assert.equal((await improve(['--model', 'ollama/far:1b'])).code, 2);
    assert.equal(ollama.chats.length, 0);
    assert.equal((await improve(['--model', 'ollama/far:1b', '--allow-cloud'])).code, 0);
  });

  it('stops at Ctrl-C with 130 while the model thinks', async () => {
    ollama.play({ chat: { firstToken: 'never' } });
    const request = ollama.nextRequest('/api/chat');
    const { code, json } = await improve(['--json'], {
      started: (child) => void request.then(() => child.kill('SIGINT')),
    });
    assert.equal(code, 130);
    assertValid('error', json);
    assert.equal(readFileSync(file(), 'utf8'), SOURCE);
  });
});
