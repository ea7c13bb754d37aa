import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { WarmUpSetting } from '../../../src/vscode/settings.ts';
import { Scene } from '../suggestions/scene.ts';
import { eventually, settled } from '../workspace.ts';

describe('Warm-up', () => {
  let scene: Scene;
  const setting = (value: WarmUpSetting | undefined) =>
    vscode.workspace.getConfiguration('llmstruct').update('warmUp', value, vscode.ConfigurationTarget.Global);
  const openLightBulb = ({ document }: vscode.TextEditor) => {
    const position = document.positionAt(document.getText().indexOf('s = s +'));
    const range = new vscode.Range(position, position);
    return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range);
  };
  const chats = () => scene.server.chats;

  before(async () => {
    scene = await Scene.start();
  });
  after(async () => {
    await setting('off');
    await scene.stop();
  });
  afterEach(() => scene.reset());

  it('reads the opening of the next prompt when the light bulb is opened', async () => {
    await setting('ask');
    scene.answerWell();
    const editor = await scene.open();
    await settled();
    const actions = await openLightBulb(editor);
    assert.ok(actions.every(({ title }) => title !== ''));
    await eventually('the opening is sent', () => chats().length === 1);
    const [warmUp] = chats();
    assert.equal(warmUp?.options?.num_predict, 1);
    await scene.suggest(editor);
    const [, request] = chats();
    assert.equal(request?.options?.num_ctx, warmUp?.options?.num_ctx);
    const [opening, whole] = [warmUp, request].map((chat) => chat?.messages?.at(-1)?.content ?? '');
    assert.ok(opening!.length > 0 && whole!.startsWith(opening!) && whole !== opening);
    assert.match(opening!, /def total/);
  });

  it('does so for a cursor at rest on a header, when the model is in memory', async () => {
    await setting('rest');
    const editor = await scene.open();
    await settled();
    const rest = (needle: string) => {
      const position = editor.document.positionAt(editor.document.getText().indexOf(needle));
      editor.selection = new vscode.Selection(position, position);
    };
    rest('def first');
    await delay(2600);
    assert.equal(chats().length, 0, 'a rest loads no model');
    scene.answerWell();
    await scene.suggest(editor);
    rest('result = items');
    await delay(300);
    const before = chats().length;
    await delay(2600);
    assert.equal(chats().length, before, 'a body is no header');
    rest('def first');
    await eventually('the opening is sent', () => chats().length === before + 1);
    assert.match(chats().at(-1)?.messages?.at(-1)?.content ?? '', /def first/);
    rest('result = items');
    rest('def first');
    await delay(2600);
    assert.equal(chats().length, before + 1, 'what was read last is not read again');
  });

  it('is off where the setting says so, and for models elsewhere', async () => {
    await setting('off');
    const editor = await scene.open();
    await settled();
    await openLightBulb(editor);
    await setting('ask');
    scene.server.play({ models: [{ name: 'qwen2.5-coder:1.5b', remoteHost: 'https://far.example:443' }] });
    await openLightBulb(editor);
    await delay(500);
    assert.equal(chats().length, 0);
  });
});
