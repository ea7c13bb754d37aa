import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { messagesOf } from '../messagesOf.ts';
import { at } from '../workspace.ts';
import { BETTER_TOTAL, edit, Scene, SHOP, TOTAL } from './scene.ts';

describe('A command that finds nothing to do', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const saidBy = (command: string, ...args: readonly unknown[]) => messagesOf(() => scene.run(command, ...args));

  it('says so where there is no suggestion', async () => {
    await scene.open();
    for (const command of [
      'next',
      'previous',
      'acceptAll',
      'rejectAll',
      'acceptAllInFile',
      'rejectAllInFile',
      'accept',
    ]) {
      assert.deepEqual(await saidBy(command), ['There is no suggestion here.'], command);
    }
    assert.deepEqual(await saidBy('reply', 's999', 'keep the loop'), ['There is no suggestion here.']);
  });

  it('says what is missing in a reply', async () => {
    const { id } = await scene.suggest(await scene.open());
    const asked = scene.server.chats.length;
    assert.deepEqual(await saidBy('reply', id, ' '), ['Write what should be different first.']);
    assert.equal(scene.server.chats.length, asked);
  });

  it('says of stale suggestions that they cannot be accepted, and goes to them', async () => {
    const editor = await scene.open();
    await scene.suggest(editor);
    await edit(editor.document, 's = 0', 's = 1');
    const [said] = await saidBy('acceptAll');
    assert.match(said ?? '', /^All suggestions here are for code that has changed since/);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await scene.run('next');
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('accepts in the other files when one cannot be written', async () => {
    const files = [await scene.open(), await scene.open()];
    for (const editor of files) await scene.suggest(editor);
    const [refused, written] = files
      .map(({ document }) => document)
      .toSorted((a, b) => (a.uri.path < b.uri.path ? -1 : 1));
    const { applyEdit } = vscode.workspace;
    const refuse: typeof applyEdit = (change, metadata) =>
      change.has(refused!.uri) ? Promise.resolve(false) : applyEdit.call(vscode.workspace, change, metadata);
    Object.assign(vscode.workspace, { applyEdit: refuse });
    try {
      const said = await saidBy('acceptAll');
      assert.match(said.join(), /^Suggestions that were not accepted: 1\./);
    } finally {
      Object.assign(vscode.workspace, { applyEdit });
    }
    assert.equal(refused!.getText(), SHOP);
    assert.equal(written!.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('says that the code is gone when it is asked for again', async () => {
    const gone = {
      ...{ id: 's999', target: 'gone.py#total', name: 'total', kind: 'function' },
      uri: at('gone.py').toString(),
    };
    const outcome = { ...gone, action: 'better', state: 'failed' };
    const [said] = await saidBy('askAgain', { kind: 'outcome', outcome });
    assert.match(said ?? '', /^Nothing is named gone\.py#total in this workspace\./);
  });

  it('says that there is no task', async () => {
    const said = await messagesOf(() => Promise.resolve(vscode.commands.executeCommand('llmstruct.task.history')));
    assert.deepEqual(said, ['There is no task yet.']);
  });
});
