import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { TrialResult } from '../../../src/llm/trialStore.ts';
import { remotePlace } from '../../../src/vscode/errorMessage.ts';
import { Scene } from '../suggestions/scene.ts';

describe('Set Up Local Model', () => {
  let scene: Scene;
  let picks: readonly vscode.QuickPickItem[];
  const { showQuickPick: shown } = vscode.window;
  const configuration = () => vscode.workspace.getConfiguration('llmstruct');
  const order = () => configuration().inspect<readonly string[]>('model.order')?.globalValue;

  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => {
    picks = [];
    // Lists stay open in tests: the window of the extension under test answers itself.
    const showQuickPick = (items: readonly vscode.QuickPickItem[]) => {
      picks = items;
      return Promise.resolve(items[0]);
    };
    Object.assign(vscode.window, { showQuickPick });
  });
  afterEach(async () => {
    Object.assign(vscode.window, { showQuickPick: shown });
    await configuration().update('model.order', undefined, vscode.ConfigurationTarget.Global);
    await scene.reset();
  });

  it('downloads what fits the machine and puts it into the order', async () => {
    scene.server.play({ models: ['other:7b'] });
    await vscode.commands.executeCommand('llmstruct.setUpLocalModel');
    const [first] = picks;
    assert.match(first?.label ?? '', /^qwen2\.5-coder:/);
    assert.ok(picks.some(({ label }) => label === 'other:7b'));
    assert.deepEqual(scene.server.requests.filter(({ path }) => path === '/api/pull').length, 1);
    assert.deepEqual(order(), [`ollama/${first?.label}`]);
  });

  it('takes what is there without a download', async () => {
    scene.server.play({ models: ['qwen2.5-coder:1.5b', 'qwen2.5-coder:0.5b'] });
    await vscode.commands.executeCommand('llmstruct.setUpLocalModel');
    assert.ok(scene.server.requests.every(({ path }) => path !== '/api/pull'));
    assert.deepEqual(order(), [`ollama/${picks[0]?.label}`]);
  });

  it('offers and changes nothing where no server answers', async () => {
    await scene.askAt('http://127.0.0.1:9');
    await vscode.commands.executeCommand('llmstruct.setUpLocalModel');
    await scene.askAt(scene.server.url);
    assert.deepEqual([picks, order()], [[], undefined]);
  });

  it('says on which machine it was looked for where that is not the one in front of the user', () => {
    assert.equal(remotePlace(undefined), undefined);
    assert.match(remotePlace('wsl') ?? '', /WSL/);
    assert.match(remotePlace('ssh-remote') ?? '', /SSH/);
    assert.match(remotePlace('somewhere') ?? '', /somewhere/);
  });

  it('tries the model when asked to', async () => {
    scene.server.play({ chat: ({ messages = [] }) => (messages.length > 4 ? 'returns what is asked for' : 'Sure!') });
    const result = await vscode.commands.executeCommand<TrialResult>('llmstruct.tryModel');
    const { form, whole, sentence } = result;
    assert.deepEqual([form, whole.first, sentence.usable], ['sentence', 0, sentence.asked]);
  }).timeout(120_000);
});
