import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ImportOutcome } from '../../../src/vscode/answers/importAnswer.ts';
import { BETTER_FIRST, BETTER_TOTAL, edit, fenced, Scene, undo } from '../suggestions/scene.ts';
import { api, at, eventually } from '../workspace.ts';

describe('Import Chat Answer', () => {
  let scene: Scene;
  const settings = () => at('llmstruct.toml');
  let before_: Uint8Array | undefined;
  before(async () => {
    scene = await Scene.start();
    before_ = await vscode.workspace.fs.readFile(settings()).then(
      (bytes) => bytes,
      () => undefined,
    );
  });
  after(() => scene.stop());
  afterEach(async () => {
    await scene.reset();
    if (before_ === undefined) await vscode.workspace.fs.delete(settings()).then(undefined, () => {});
    else await vscode.workspace.fs.writeFile(settings(), before_);
    await (await api()).settled();
  });

  const run = (text: string) => vscode.commands.executeCommand<ImportOutcome>('llmstruct.importAnswer', text);

  it('makes suggestions that are accepted and undone like any other, and tasks once', async () => {
    const editor = await scene.openIndexed();
    const path = vscode.workspace.asRelativePath(editor.document.uri);
    const answer = `In \`${path}\`:\n\n${fenced(BETTER_TOTAL)}\nand in \`${path}\`:\n\n${fenced(BETTER_FIRST)}\n## Рекомендации\n\n- Добавить тест для пустого списка\n`;
    const text = editor.document.getText();
    const outcome = await run(answer);
    assert.ok(outcome.status === 'imported');
    assert.equal(editor.document.getText(), text, 'nothing is written before Accept');
    assert.deepEqual(
      outcome.tasks.added.map(({ title }) => title),
      ['Добавить тест для пустого списка'],
    );
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ name, state, origin }) => [name, state, origin.imported]),
      [
        ['total', 'pending', true],
        ['first', 'pending', true],
      ],
    );
    await scene.run('accept', outcome.suggestions[0]);
    assert.ok(editor.document.getText().includes(BETTER_TOTAL));
    await undo(editor.document);
    assert.equal(editor.document.getText(), text);

    const again = await run(answer);
    assert.ok(again.status === 'imported');
    assert.deepEqual([again.tasks.added.length, again.tasks.known.length], [0, 1]);
    assert.deepEqual(again.suggestions, outcome.suggestions, 'the same suggestions');
    assert.equal(scene.server.chats.length, 0, 'no model is asked');
  });

  it('reads the answer against unsaved text, and asks a model for the same change where its target was edited', async () => {
    const editor = await scene.openIndexed();
    const path = vscode.workspace.asRelativePath(editor.document.uri);
    await edit(editor.document, 's = 0', 's = 1');
    const outcome = await run(`\`${path}\`\n\n${fenced(BETTER_TOTAL)}`);
    assert.ok(outcome.status === 'imported');
    const [id] = outcome.suggestions;
    assert.equal((await scene.suggestion(id!))?.state, 'pending');
    await edit(editor.document, 's = 1', 's = 2');
    assert.equal((await scene.suggestion(id!))?.state, 'stale');
    scene.answerWell();
    await scene.run('askAgain', id);
    assert.match(JSON.stringify(scene.server.chats[0]?.messages), /Make the same change to the definition/);
  });

  it('offers what is new behind its neighbours, and again where that neighbour was edited', async () => {
    const editor = await scene.openIndexed();
    const { document } = editor;
    const path = vscode.workspace.asRelativePath(document.uri);
    const text = document.getText();
    const added = 'def last(items):\n    return items[-1]';
    const outcome = await run(`In \`${path}\`:\n\n${fenced(added)}`);
    assert.ok(outcome.status === 'imported');
    const [id] = outcome.suggestions;
    const offered = await scene.suggestion(id!);
    assert.deepEqual([offered?.name, offered?.adds, offered?.state], ['first', `${path}#last`, 'pending']);
    assert.equal(document.getText(), text, 'nothing is written before Accept');

    await edit(document, 'result = items[0]', 'result = items[00]');
    assert.equal((await scene.suggestion(id!))?.state, 'stale');
    await scene.run('askAgain', id);
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ adds, state }) => [adds, state]),
      [[`${path}#last`, 'pending']],
    );
    assert.equal(scene.server.chats.length, 0, 'no model is asked');
    const before = document.getText();
    await scene.run('accept', open[0]!.id);
    assert.equal(document.getText(), before.replace('return result\n', `return result\n\n\n${added}\n`));
    await undo(document);
    assert.equal(document.getText(), before);
  });

  it('asks which definition a block is for, and which advice becomes a task', async () => {
    const editors = [await scene.openIndexed(), await scene.openIndexed()];
    const paths = editors.map(({ document }) => vscode.workspace.asRelativePath(document.uri));
    await vscode.env.clipboard.writeText(
      `${fenced(BETTER_TOTAL)}\n## Next steps\n\n- Add a test for an empty list\n- Add a test for one item\n`,
    );
    const running = vscode.commands.executeCommand<ImportOutcome>('llmstruct.importAnswer');
    let done = false;
    void running.then(() => {
      done = true;
    });
    // The clipboard; the first of two places; all advice, which is ticked. A test cannot see a quick pick, but take what it offers first.
    await eventually('the questions are answered', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return done;
    });
    const outcome = await running;
    assert.ok(outcome.status === 'imported');
    assert.equal(outcome.tasks.added.length, 2);
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ target, state }) => [target, state]),
      [[`${paths[0]}#total`, 'pending']],
    );
  });

  it('leaves a block alone whose question nobody answers', async () => {
    for (let count = 0; count < 2; count++) await scene.openIndexed();
    const running = run(fenced(BETTER_TOTAL));
    let done = false;
    void running.then(() => {
      done = true;
    });
    await eventually('the question is closed', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return done;
    });
    const outcome = await running;
    assert.deepEqual(outcome.status === 'imported' && outcome.suggestions, []);
  });

  it('is dismissed by an empty text', async () => {
    assert.deepEqual(await run('  '), { status: 'dismissed' });
  });
});
