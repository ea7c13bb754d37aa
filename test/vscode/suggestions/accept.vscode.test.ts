import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BETTER_FIRST, BETTER_TOTAL, edit, FIRST, fenced, onDisk, Scene, SHOP, sha256, TOTAL, undo } from './scene.ts';

describe('Accepting and rejecting a suggestion', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  it('touches nothing until Accept, then writes in one step of undo and saves nothing', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { version } = document;
    const { id } = await scene.suggest(editor);
    assert.equal(document.version, version);
    await scene.run('accept', id);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.ok(document.isDirty);
    assert.equal(onDisk(document), SHOP);
    await undo(document);
    assert.equal(document.getText(), SHOP);
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('redo');
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.deepEqual((await scene.list()).open, []);
  });

  it('leaves every byte on Reject', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { version } = document;
    const before = [sha256(document.getText()), sha256(onDisk(document))];
    const { id } = await scene.suggest(editor);
    const { rejected } = (await scene.list()).ended;
    await scene.run('reject', id);
    assert.deepEqual([sha256(document.getText()), sha256(onDisk(document))], before);
    assert.equal(document.version, version);
    assert.equal(document.isDirty, false);
    assert.equal((await scene.list()).ended.rejected, rejected + 1);
  });

  it('acts on the suggestion at the cursor when no button was pressed', async () => {
    const editor = await scene.open();
    await scene.suggest(editor, 'def first');
    await scene.suggest(editor, 'def total');
    await scene.run('accept');
    assert.equal(editor.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('keeps CRLF', async () => {
    const text = SHOP.replaceAll('\n', '\r\n');
    const editor = await scene.open(text);
    const { id } = await scene.suggest(editor);
    await scene.run('accept', id);
    await editor.document.save();
    assert.equal(onDisk(editor.document), SHOP.replace(TOTAL, BETTER_TOTAL).replaceAll('\n', '\r\n'));
  });

  it('accepts in a file that mixes line ends', async () => {
    const editor = await scene.open(SHOP.replace('import os\n', 'import os\r\n'));
    const { id } = await scene.suggest(editor);
    await scene.run('accept', id);
    assert.equal(editor.document.getText().replaceAll('\r\n', '\n'), SHOP.replace(TOTAL, BETTER_TOTAL));
    await undo(editor.document);
    assert.equal(editor.document.getText().replaceAll('\r\n', '\n'), SHOP);
  });

  it('writes at the right place when a keystroke overtakes the edit', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const { applyEdit } = vscode.workspace;
    let typing: Thenable<unknown> | undefined;
    const overtaken: typeof applyEdit = (change, metadata) => {
      const applied = applyEdit.call(vscode.workspace, change, metadata);
      typing ??= vscode.commands.executeCommand('type', { text: '# mine\n' });
      return applied;
    };
    Object.assign(vscode.workspace, { applyEdit: overtaken });
    try {
      await scene.run('accept', id);
    } finally {
      Object.assign(vscode.workspace, { applyEdit });
    }
    await typing;
    assert.equal(editor.document.getText(), `# mine\n${SHOP.replace(TOTAL, BETTER_TOTAL)}`);
  });

  it('accepts two of a file, the lower one first', async () => {
    const editor = await scene.open();
    const [upper, lower] = [await scene.suggest(editor, 'def total'), await scene.suggest(editor, 'def first')];
    assert.equal((await scene.list()).open.length, 2);
    await scene.run('accept', lower.id);
    assert.equal((await scene.suggestion(upper.id))?.state, 'pending');
    await scene.run('accept', upper.id);
    assert.equal(editor.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL).replace(FIRST, BETTER_FIRST));
    await undo(editor.document);
    assert.equal(editor.document.getText(), SHOP.replace(FIRST, BETTER_FIRST));
  });

  it('accepts two of a file, the upper one first', async () => {
    const editor = await scene.open();
    const [upper, lower] = [await scene.suggest(editor, 'def total'), await scene.suggest(editor, 'def first')];
    await scene.run('accept', upper.id);
    assert.equal((await scene.suggestion(lower.id))?.state, 'pending');
    await scene.run('accept', lower.id);
    assert.equal(editor.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL).replace(FIRST, BETTER_FIRST));
  });

  it('accepts in a file that was closed, and in one that is not the active editor', async () => {
    const editor = await scene.open();
    const { uri } = editor.document;
    const { id } = await scene.suggest(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await scene.run('accept', id);
    const document = await vscode.workspace.openTextDocument(uri);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));

    const background = await scene.open();
    const other = await scene.suggest(background);
    await scene.open('x = 1\n', 'other.py');
    await scene.run('accept', other.id);
    assert.equal(background.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('adds imports in the same step', async () => {
    const sum = `def total(items):\n    return math.fsum(item.price for item in items)`;
    scene.answer(fenced(`import math\n\n${sum}`));
    const editor = await scene.open();
    const { id, addedImports } = await scene.suggest(editor);
    assert.deepEqual(addedImports, ['import math']);
    await scene.run('accept', id);
    assert.equal(
      editor.document.getText(),
      SHOP.replace(TOTAL, sum).replace('import os\n', 'import os\nimport math\n'),
    );
    await undo(editor.document);
    assert.equal(editor.document.getText(), SHOP);
  });

  it('keeps the indentation of a method', async () => {
    const method = (body: string) =>
      `class Cart:\n    def total(self):\n${body}\n\n    def last(self):\n        return 1\n`;
    const editor = await scene.open(method('        x = 2\n        return x'));
    scene.answer(fenced('def total(self):\n    return 2'));
    const { id } = await scene.suggest(editor, 'return x');
    await scene.run('accept', id);
    assert.equal(editor.document.getText(), method('        return 2'));
  });

  it('keeps what stands around a definition in TypeScript: export, documentation, neighbours on its line', async () => {
    const file = (body: string) =>
      `import { rate } from './rate';\r\n\r\n/** Cents with tax. */\r\nexport function gross(net: number): number {${body}}\r\n\r\nexport const a = 1; // last\r\n`;
    const editor = await scene.open(file('\r\n  const g = net * rate;\r\n  return g;\r\n'), 'tax.ts');
    const better = '/** Cents with tax. */\nexport function gross(net: number): number {\n  return net * rate;\n}';
    scene.answer(`\`\`\`typescript\n${better}\n\`\`\``);
    const { id } = await scene.suggest(editor, 'return g');
    await scene.run('accept', id);
    assert.equal(editor.document.getText(), file('\r\n  return net * rate;\r\n'));
    await undo(editor.document);
    assert.equal(editor.document.getText(), file('\r\n  const g = net * rate;\r\n  return g;\r\n'));
  });

  it('refuses when the target has changed, and says so in the suggestion', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { id } = await scene.suggest(editor);
    await edit(document, 's = 0', 's = 1');
    assert.equal((await scene.suggestion(id))?.state, 'stale');
    const text = document.getText();
    await scene.run('accept', id);
    assert.equal(document.getText(), text);
    await undo(document);
    assert.equal((await scene.suggestion(id))?.state, 'pending');
    await scene.run('accept', id);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });

  it('refuses at once when a line was added at the end of the target', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await edit(editor.document, 'return s\n', 'return s\n    print(s)\n');
    const text = editor.document.getText();
    await scene.run('accept', id);
    assert.equal(editor.document.getText(), text);
    assert.equal((await scene.suggestion(id))?.state, 'stale');
  });
});
