import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RecordingRelay, startRecordingRelay } from '../../servers/recordingRelay.ts';
import { type ScriptedCompatible, startScriptedCompatible } from '../../servers/scriptedCompatible.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { useTemporaryFolder, writeTree } from '../../unit/node/temporaryFolder.ts';
import { runBuilt } from './builtCli.ts';

const KEY = 'xai-relay-test-key-0123456789';
const FILES = {
  'llmstruct.toml': '[privacy]\nlocal_only = ["secret/**"]\n',
  'secret/formula.py': 'def margin_formula(price):\n    """Hidden calculation."""\n    return price * 37\n',
  'secret/caller.py': 'from shop.cart import total\n\n\ndef hidden_report():\n    return total([1])\n',
  'shop/rounding.py': 'def rounded_price(price):\n    return round(price)\n',
  'shop/cart.py':
    'from secret.formula import margin_formula\nfrom shop.rounding import rounded_price\n\n\ndef total(lines):\n    s = 0\n    for l in lines:\n        s += rounded_price(margin_formula(l))\n    return s\n',
};
const BETTER = '```python\ndef total(lines):\n    return sum(rounded_price(margin_formula(l)) for l in lines)\n```\n';

interface Departure {
  readonly model: string;
  readonly endpoint: string;
  readonly symbols: readonly string[];
  readonly bytes: number;
  readonly digest: string;
}

describe('what leaves this machine', function () {
  this.timeout(120_000);
  const folder = useTemporaryFolder();
  let cloud: ScriptedCompatible;
  let ollama: ScriptedOllama;
  let relay: RecordingRelay;

  before(async () => {
    cloud = await startScriptedCompatible();
    ollama = await startScriptedOllama();
    relay = await startRecordingRelay(Number(new URL(cloud.url).port));
  });
  after(async () => {
    await relay.close();
    await cloud.close();
    await ollama.close();
  });
  beforeEach(() => {
    writeTree(folder(), FILES);
    relay.reset();
    ollama.reset();
    cloud.play({ chunks: [BETTER] });
  });

  const cli = (...args: readonly string[]) =>
    runBuilt(args, {
      cwd: folder(),
      environment: { XAI_BASE_URL: `${relay.url}/v1`, XAI_API_KEY: KEY, OLLAMA_HOST: ollama.url },
    });
  const improve = (target: string, ...args: readonly string[]) =>
    cli('improve', target, '--model', 'grok/grok-4', '--json', ...args);
  const departures = async () => {
    const { json, code } = await cli('egress', '--json');
    assert.equal(code, 0);
    assertValid('egress', json);
    return json as readonly Departure[];
  };

  it('is nothing without consent: not one byte, not one connection', async () => {
    const { code } = await improve('shop/cart.py#total');
    assert.deepEqual([code, relay.connections, relay.sent], [2, 0, '']);
    assert.deepEqual(await departures(), []);
    assert.match((await cli('egress')).err, /Nothing left this machine\./);
  });

  it('is nothing of local-only files, neither as context nor as target, and all of it is in the log', async () => {
    const { code, json, err } = await improve('shop/cart.py#total', '--allow-cloud');
    assert.equal(code, 0, err);
    assert.match(relay.sent, /def rounded_price/);
    for (const text of ['secret/', 'Hidden calculation', 'def margin_formula', 'price * 37', 'hidden_report']) {
      assert.ok(!relay.sent.includes(text), text);
    }
    const [departure, ...others] = await departures();
    assert.deepEqual(others, []);
    assert.deepEqual(departure?.symbols, ['shop/cart.py#total', 'shop/rounding.py#rounded_price']);
    assert.deepEqual([departure.model, departure.endpoint], ['grok/grok-4', `${relay.url}/v1`]);
    const body = JSON.parse(relay.sent.slice(relay.sent.indexOf('\r\n\r\n') + 4)) as {
      readonly messages: readonly { readonly content: string }[];
    };
    assert.equal(
      departure.bytes,
      body.messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0),
    );

    const { receipt } = json as { readonly receipt: string };
    const replayed = (await cli('replay', receipt, '--json')).json as {
      readonly promptDigest: string;
      readonly messages: unknown;
      readonly dropped: readonly object[];
    };
    assert.equal(replayed.promptDigest, departure.digest);
    assert.deepEqual(replayed.messages, body.messages);
    for (const id of ['secret/formula.py#margin_formula', 'secret/caller.py#hidden_report']) {
      assert.ok(
        replayed.dropped.some((item) => JSON.stringify(item) === JSON.stringify({ id, why: 'local-only' })),
        id,
      );
    }

    relay.reset();
    const target = await improve('secret/formula.py#margin_formula', '--allow-cloud');
    assert.deepEqual([target.code, relay.connections, relay.sent], [2, 0, '']);
    assert.equal((target.json as { error: { code: string } }).error.code, 'local-only');
    assert.equal((await departures()).length, 1);
  });

  it('is nothing where a rule cannot be read', async () => {
    writeTree(folder(), { 'llmstruct.toml': '[privacy]\nlocal_only = "secret/**"\n' });
    const { code, json } = await improve('shop/cart.py#total', '--allow-cloud');
    assert.deepEqual([code, relay.connections], [2, 0]);
    assert.equal((json as { error: { code: string } }).error.code, 'local-only');
  });

  it('goes to a model on this machine whole', async () => {
    ollama.play({ chat: BETTER });
    const { code } = await cli('improve', 'shop/cart.py#total', '--json');
    assert.equal(code, 0);
    const prompt = JSON.stringify(ollama.chats[0]?.messages);
    for (const text of ['def margin_formula', 'def hidden_report']) assert.ok(prompt.includes(text), text);
    assert.deepEqual(await departures(), []);
  });

  it('is not more after a model on this machine has answered badly', async () => {
    ollama.play({
      chat: '```python\ndef total(lines):\n    # margin_formula is price * 37\n    # ... rest of the code\n```\n',
    });
    writeTree(folder(), {
      'llmstruct.toml': `${FILES['llmstruct.toml']}[model]\norder = ["ollama/qwen2.5-coder:1.5b", "grok/grok-4"]\n`,
    });
    const { code, json } = await cli('improve', 'shop/cart.py#total', '--allow-cloud', '--json');
    assert.equal(code, 0);
    assert.equal((json as { model: string }).model, 'grok/grok-4');
    assert.equal(ollama.chats.length, 2);
    assert.ok(!relay.sent.includes('price * 37'));
  });

  it('never has a key in messages, logs and files, even where a server says it back', async () => {
    const body = { error: { message: `Incorrect API key provided: ${KEY}.` } };
    for (const status of [401, 403, 429, 400, 500]) {
      cloud.play({ status, body });
      const run = await runBuilt(
        ['improve', 'shop/cart.py#total', '--model', 'grok/grok-4', '--allow-cloud', '--json'],
        {
          cwd: folder(),
          environment: { XAI_BASE_URL: `${relay.url}/v1`, XAI_API_KEY: KEY, LLMSTRUCT_DEBUG: '1' },
        },
      );
      assert.equal(run.code, 3, String(status));
      assert.ok(!`${run.out}${run.err}`.includes(KEY), `${status}: ${run.err}`);
    }
    assert.ok(relay.sent.includes(KEY), 'the server did get it');
    for (const name of readdirSync(join(folder(), '.llmstruct'))) {
      assert.ok(!readFileSync(join(folder(), '.llmstruct', name), 'latin1').includes(KEY), name);
    }
  });
});
