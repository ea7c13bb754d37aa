import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ImproveOutcome } from '../../../src/vscode/suggestions/improveCommand.ts';
import { offersOf } from '../messagesOf.ts';
import { BETTER_TOTAL, fenced, Scene, SHOP, TOTAL } from './scene.ts';

describe('Make it better', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  afterEach(() => scene.reset());

  const failed = (code: string): ImproveOutcome => ({ status: 'failed', code });

  /** Asks and expects that the document is as it was. */
  async function outcome(editor: vscode.TextEditor, needle?: string): Promise<ImproveOutcome> {
    const { version } = editor.document;
    const result = await scene.improve(editor, needle);
    assert.equal(editor.document.version, version);
    assert.equal((await scene.list()).running, 0);
    return result;
  }

  it('sends the definition, not the file', async () => {
    scene.answerWell();
    const editor = await scene.open(`${SHOP}\n\nSECRET_OF_ANOTHER = 1\n`);
    const { origin } = await scene.suggest(editor);
    const prompt = scene.server.chats[0]!.messages!.map(({ content }) => content).join('\n');
    assert.ok(prompt.includes(TOTAL));
    assert.ok(!prompt.includes('SECRET_OF_ANOTHER'));
    assert.deepEqual([origin.model, origin.local], ['ollama/qwen2.5-coder:1.5b', true]);
    assert.ok(origin.sentTokens > 0);
  });

  it('sends the text of the editor, saved or not', async () => {
    scene.answerWell();
    const editor = await scene.open(SHOP);
    const typed = TOTAL.replace('s = 0', 's = 7');
    await editor.edit((edit) => edit.replace(new vscode.Range(4, 4, 4, 9), 's = 7'));
    await scene.suggest(editor);
    assert.ok(scene.server.chats[0]!.messages!.some(({ content }) => content.includes(typed)));
  });

  it('asks once more with the mistake quoted, then shows the better answer', async () => {
    scene.answer('I would use sum().', fenced(BETTER_TOTAL));
    const editor = await scene.open();
    assert.equal((await outcome(editor)).status, 'suggested');
    const [first, second] = scene.server.chats.map(({ messages }) => messages!);
    assert.deepEqual(second!.slice(0, first!.length), first);
    assert.equal(second!.at(-2)?.content, 'I would use sum().');
    assert.equal(second!.at(-1)?.role, 'user');
  });

  for (const [what, answer] of [
    ['prose', 'Use sum() instead of the loop.'],
    ['a syntax error', fenced('def total(items):\n    return sum(item.price for item in')],
    ['another name', fenced('def summed(items):\n    return 1')],
    ['code left out', fenced('def total(items):\n    s = 0\n    # ... rest of the code ...\n    return s')],
    ['another signature', fenced('def total(items, tax):\n    return sum(item.price for item in items) * tax')],
  ] as const) {
    it(`refuses ${what} after one retry`, async () => {
      scene.answer(answer);
      const editor = await scene.open();
      assert.deepEqual(await outcome(editor), failed('reply-refused'));
      assert.equal(scene.server.chats.length, 2);
      assert.deepEqual((await scene.list()).open, []);
    });
  }

  it('goes on to the next model when one is missing or was refused twice, and says who answered', async () => {
    const settings = vscode.workspace.getConfiguration('llmstruct');
    await settings.update(
      'model.order',
      ['ollama/none', 'ollama/weak', 'ollama/good'],
      vscode.ConfigurationTarget.Global,
    );
    try {
      scene.server.play({
        models: ['weak', 'good'],
        chat: ({ model }) => (model === 'good' ? fenced(BETTER_TOTAL) : 'Use sum().'),
      });
      const { origin } = await scene.suggest(await scene.open());
      assert.equal(origin.model, 'ollama/good');
      assert.deepEqual(
        scene.server.chats.map(({ model }) => model),
        ['none', 'weak', 'weak', 'good'],
      );
    } finally {
      await settings.update('model.order', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('says when the answer is empty', async () => {
    scene.answer('');
    assert.deepEqual(await outcome(await scene.open()), failed('reply-empty'));
  });

  it('says when the answer was cut off', async () => {
    scene.answer({ text: fenced(BETTER_TOTAL), doneReason: 'length' });
    assert.deepEqual(await outcome(await scene.open()), failed('reply-refused'));
  });

  it('says when there is nothing to change', async () => {
    scene.answer(fenced(TOTAL));
    assert.deepEqual(await outcome(await scene.open()), { status: 'unchanged' });
  });

  it('says when Ollama is not there', async () => {
    await scene.askAt('http://127.0.0.1:9');
    try {
      assert.deepEqual(await outcome(await scene.open()), failed('model-unreachable'));
    } finally {
      await scene.askAt(scene.server.url);
    }
  });

  it('says when the model is not there', async () => {
    scene.server.play({ models: ['another:7b'] });
    assert.deepEqual(await outcome(await scene.open()), failed('model-missing'));
  });

  it('says when the answer broke off', async () => {
    scene.answer({ text: fenced(BETTER_TOTAL), eachToken: 20, failure: { kind: 'drop', after: 2 } });
    assert.deepEqual(await outcome(await scene.open()), failed('model-interrupted'));
  });

  it('stops at once when cancelled', async () => {
    scene.answer({ firstToken: 'never' });
    const editor = await scene.open();
    const running = scene.improve(editor);
    const request = await scene.server.nextRequest('/api/chat');
    assert.equal((await scene.list()).running, 1);
    await vscode.commands.executeCommand('llmstruct.cancelRequests');
    assert.deepEqual(await running, { status: 'cancelled' });
    assert.equal(await request.outcome, 'aborted');
    assert.equal(editor.document.getText(), SHOP);
    assert.deepEqual((await scene.list()).open, []);
  });

  it('shows the answer where the file is by then, under its new name and then in a renamed folder', async () => {
    scene.answer({ text: fenced(BETTER_TOTAL), firstToken: 1500 });
    const editor = await scene.open();
    const { uri } = editor.document;
    const running = scene.improve(editor);
    await scene.server.nextRequest('/api/chat');
    const folder = vscode.Uri.joinPath(uri, '..');
    const moved = folder.with({ path: `${folder.path}-moved` });
    await scene.rename(uri, vscode.Uri.joinPath(folder, 'store.py'));
    await scene.rename(folder, moved);
    assert.equal((await running).status, 'suggested');
    const [suggestion] = (await scene.list()).open;
    const now = vscode.Uri.joinPath(moved, 'store.py');
    assert.deepEqual([suggestion?.uri, suggestion?.state], [now.toString(), 'pending']);
    await scene.run('accept', suggestion!.id);
    assert.equal((await vscode.workspace.openTextDocument(now)).getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('lets a second request for the same target take the place of the first', async () => {
    scene.answer({ firstToken: 'never' }, fenced(BETTER_TOTAL));
    const editor = await scene.open();
    const first = scene.improve(editor);
    await scene.server.nextRequest('/api/chat');
    assert.equal((await scene.improve(editor)).status, 'suggested');
    assert.deepEqual(await first, { status: 'cancelled' });
    assert.equal((await scene.list()).open.length, 1);
  });

  it('runs requests for several targets side by side', async () => {
    const editor = await scene.open();
    scene.server.play({
      chat: [
        { when: 'def total', text: fenced(BETTER_TOTAL), firstToken: 400 },
        { when: 'def first', text: fenced('def first(items):\n    return items[0]'), firstToken: 400 },
      ],
    });
    const first = scene.improve(editor, 'def total');
    await scene.server.nextRequest('/api/chat');
    const outcomes = await Promise.all([first, scene.improve(editor, 'def first')]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['suggested', 'suggested'],
    );
    assert.equal((await scene.list()).open.length, 2);
  });

  it('says what to do by cursor and commands, and leads to a model where there is none', async () => {
    const editor = await scene.open();
    const [outside] = await offersOf(() => scene.improve(editor, 'import os'));
    assert.match(outside?.text ?? '', /Put the cursor into a function, method or class\.$/);
    assert.deepEqual(outside?.buttons, ['Show Log']);
    scene.server.play({ models: [] });
    const [missing] = await offersOf(() => scene.improve(editor, 'def total'));
    assert.match(missing?.text ?? '', /has no model qwen2\.5-coder:1\.5b\. Run Set Up Local Model, or /);
    assert.deepEqual(missing?.buttons, ['Set Up Local Model', 'Show Log']);
  });

  it('says why outside a definition, in a document that is no file, and without an editor', async () => {
    const editor = await scene.open();
    assert.deepEqual(await outcome(editor, 'import os'), failed('no-definition-at-line'));
    const untitled = await vscode.workspace.openTextDocument({ language: 'python', content: SHOP });
    assert.deepEqual(await outcome(await vscode.window.showTextDocument(untitled)), failed('file-outside-workspace'));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.deepEqual(await vscode.commands.executeCommand('llmstruct.improve'), { status: 'no-editor' });
    assert.deepEqual(scene.server.chats, []);
  });
});
