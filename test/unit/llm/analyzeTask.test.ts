import assert from 'node:assert/strict';
import type { ChatModel } from '../../../src/core/ports.ts';
import { RequestMeter } from '../../../src/core/usage/requestMeter.ts';
import { analyzeTask } from '../../../src/llm/analyzeTask.ts';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import { type ScriptedCompatible, startScriptedCompatible } from '../../servers/scriptedCompatible.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { createMemoryWorkspace, type MemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { NEVER } from './chatAsking.ts';

const FILES = {
  'shop/cart.py': 'def total(lines):\n    return sum(lines)\n\n\ndef show(lines):\n    print(total(lines))\n',
  'secret/keys.py': 'def rotate_keys(lines):\n    return total(lines)\n',
  'llmstruct.toml':
    '[privacy]\nlocal_only = ["secret/**"]\n\n[[tasks]]\nid = "T-1"\ntitle = "Round the total and rotate_keys"\nsymbol = "shop/cart.py#total"\n',
};
const GOOD =
  'Summary: Round `total`.\nSteps:\n1. Change `total`.\nSymbols:\n- `shop/cart.py#total`\nRisk: low, one caller.\n';
const INVENTED = 'Summary: Round `total`.\nSteps:\n1. Change `total`.\n2. Update `Cart.print_all`.\nRisk: low\n';

describe('analyzeTask', () => {
  let ollama: ScriptedOllama;
  let cloud: ScriptedCompatible;
  let workspace: MemoryWorkspace;
  before(async () => {
    ollama = await startScriptedOllama();
    cloud = await startScriptedCompatible();
  });
  after(async () => {
    await ollama.close();
    await cloud.close();
  });
  beforeEach(() => {
    ollama.reset();
    workspace = createMemoryWorkspace(FILES, { now: () => 42 });
  });

  const log = { write: () => {} };
  const LOCAL = 'ollama/qwen2.5-coder:1.5b';
  function modelsOf(order: readonly string[]): readonly ChatModel[] {
    const variables = { OLLAMA_HOST: ollama.url, XAI_BASE_URL: cloud.url, XAI_API_KEY: 'x-1' };
    return modelsFromOrder(order, { variables, log }).models;
  }
  function analyze(order: readonly string[] = [LOCAL], id = 'T-1') {
    return analyzeTask(id, {
      ...{ index: workspace.index, log, cancellation: NEVER, modelIds: order, usageHost: 'cli', now: () => 7 },
      models: () => Promise.resolve(modelsOf(order)),
      onProgress: () => {},
      meter: new RequestMeter(
        () => 0,
        () => ({ processorShare: 0, memoryBytes: 0 }),
      ),
    });
  }

  it('gives what holds, keeps it with the task, and records receipt and usage as an action does', async () => {
    ollama.play({ chat: GOOD });
    const analysis = await analyze();
    const { index } = workspace;
    assert.deepEqual(
      [analysis.summary, analysis.steps, analysis.symbols, analysis.callers, analysis.model, analysis.at],
      ['Round total.', ['Change `total`.'], ['shop/cart.py#total'], 1, LOCAL, 7],
    );
    assert.deepEqual((await index.analyses()).get('T-1'), analysis);
    const asked = JSON.stringify(ollama.chats[0]?.messages);
    assert.match(asked, /Task: Round the total/);
    assert.match(asked, /return sum\(lines\)/, 'the code that the task names is in the prompt');
    const receipt = await index.receipt(analysis.receipt);
    assert.deepEqual([receipt.model, receipt.outcome], [LOCAL, 'explained']);
    const [group] = await index.usage(undefined);
    assert.deepEqual([group?.action, group?.totals.requests], ['analyze', 1]);
  });

  it('is marked when the task says something else, and not when its status changes', async () => {
    ollama.play({ chat: GOOD });
    await analyze();
    const { index } = workspace;
    await index.setTask({ id: 'T-1', changes: { status: 'in_progress' } });
    assert.equal((await index.analyses()).get('T-1')?.stale, undefined);
    await index.setTask({ id: 'T-1', changes: { title: 'Round everything' } });
    assert.equal((await index.analyses()).get('T-1')?.stale, true);
  });

  it('asks once more where something is made up, quoting it; what is made up even then is taken out and said', async () => {
    ollama.play({ chat: [INVENTED, GOOD] });
    assert.deepEqual((await analyze()).dropped, []);
    assert.match(JSON.stringify(ollama.chats[1]?.messages), /These do not exist in the project: Cart\.print_all/);
    ollama.reset();
    ollama.play({ chat: INVENTED });
    const analysis = await analyze();
    assert.equal(ollama.chats.length, 2);
    assert.deepEqual([analysis.steps, analysis.dropped], [['Change `total`.'], ['Cart.print_all']]);
  });

  it('goes on to the next model where one is down or answers no analysis, and sends it nothing that stays here', async () => {
    ollama.play({ chat: 'I am only a small model.' });
    cloud.play({ chunks: [GOOD] });
    const analysis = await analyze([LOCAL, 'grok/grok-4']);
    assert.equal(analysis.model, 'grok/grok-4');
    assert.equal(ollama.chats.length, 2);
    assert.match(JSON.stringify(ollama.chats[0]), /def rotate_keys/);
    assert.doesNotMatch(JSON.stringify(cloud.requests.at(-1)), /def rotate_keys/);
    const [departure] = await workspace.index.departures(undefined);
    assert.equal(departure?.model, 'grok/grok-4');
    await assert.rejects(analyze(['ollama/none']), { code: 'model-missing' });
    ollama.play({ chat: 'Nothing.' });
    await assert.rejects(analyze(), { code: 'reply-refused' });
  });

  it('knows no task that there is not, and asks nobody', async () => {
    await assert.rejects(analyze([LOCAL], 'T-9'), { code: 'task-unknown' });
    assert.equal(ollama.chats.length, 0);
  });

  it('takes the user’s own words for the request', async () => {
    workspace.files.set('llmstruct/prompts/analyze.md', 'Say it in one line. {{instruction}}');
    ollama.play({ chat: GOOD });
    await analyze();
    assert.match(JSON.stringify(ollama.chats[0]?.messages), /Say it in one line\. Round the total/);
  });
});
