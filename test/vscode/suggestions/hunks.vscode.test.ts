import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../workspace.ts';
import { BETTER_FIRST, BETTER_TOTAL, edit, FIRST, fenced, onDisk, Scene, SHOP, TOTAL, undo } from './scene.ts';

const REPORT = `def report(items):
    title = str("Report")
    lines = []
    for item in items:
        lines.append(item)
    count = 0 + len(lines)
    return title, lines, count`;
const TITLE = REPORT.replace('str("Report")', '"Report"');
const COUNT = REPORT.replace('0 + len(lines)', 'math.floor(len(lines))');
const BETTER_REPORT = TITLE.replace('0 + len(lines)', 'math.floor(len(lines))');
const FILE = `import os\n\n\n${REPORT}\n`;
const withMath = (text: string) => text.replace('import os\n', 'import os\nimport math\n');

describe('Deciding a suggestion change by change', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answer(fenced(`import math\n\n${BETTER_REPORT}`)));
  afterEach(() => scene.reset());

  const suggest = async () => {
    const editor = await scene.open(FILE, 'report.py');
    return { document: editor.document, ...(await scene.suggest(editor, 'def report')) };
  };
  const lensesOf = async (document: vscode.TextDocument) => {
    const all = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      document.uri,
      99,
    );
    return all
      .filter(({ command }) => command?.command.endsWith('Hunk'))
      .map(({ range, command }) => [range.start.line, command!.command.split('.').at(-1)]);
  };

  it('has buttons above each change, where there are several', async () => {
    const { document, id } = await suggest();
    assert.deepEqual(await lensesOf(document), [
      [4, 'acceptHunk'],
      [4, 'rejectHunk'],
      [8, 'acceptHunk'],
      [8, 'rejectHunk'],
    ]);
    await scene.run('rejectHunk', id, 0, 2);
    assert.deepEqual(await lensesOf(document), []);
  });

  it('accepts one, keeps the other pending, each Accept one step of undo', async () => {
    const { document, id } = await suggest();
    await scene.run('acceptHunk', id, 0, 2);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    assert.equal(onDisk(document), FILE);
    const rest = await scene.suggestion(id);
    assert.deepEqual([rest?.state, rest?.bound.text, rest?.replacement], ['pending', TITLE, BETTER_REPORT]);
    assert.deepEqual(rest?.addedImports, ['import math']);
    await scene.run('accept', id);
    assert.equal(document.getText(), withMath(FILE.replace(REPORT, BETTER_REPORT)));
    assert.deepEqual((await scene.list()).open, []);
    await undo(document);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    await undo(document);
    assert.equal(document.getText(), FILE);
  });

  it('brings the imports that a change needs, and them only', async () => {
    const { document, id } = await suggest();
    await scene.run('acceptHunk', id, 1, 2);
    assert.equal(document.getText(), withMath(FILE.replace(REPORT, COUNT)));
    assert.deepEqual((await scene.suggestion(id))?.addedImports, []);
    await scene.run('acceptHunk', id, 0, 1);
    assert.equal(document.getText(), withMath(FILE.replace(REPORT, BETTER_REPORT)));
  });

  it('rejects one without touching the file, and the rest is what remains', async () => {
    const { document, id } = await suggest();
    const { version } = document;
    await scene.run('rejectHunk', id, 1, 2);
    assert.equal(document.version, version);
    assert.deepEqual((await scene.suggestion(id))?.addedImports, []);
    await scene.run('accept', id);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
  });

  it('shows side by side what is left of it', async () => {
    const { document, id } = await suggest();
    await scene.run('sideBySide', id);
    const uri = document.uri.with({ scheme: 'llmstruct-suggestion', query: `${id}/file` });
    const shown = await vscode.workspace.openTextDocument(uri);
    assert.equal(shown.getText(), withMath(FILE.replace(REPORT, BETTER_REPORT)));
    await scene.run('rejectHunk', id, 1, 2);
    await eventually('the rejected change is gone', () => shown.getText() === FILE.replace(REPORT, TITLE));
  });

  it('counts a suggestion as accepted when its rest is rejected', async () => {
    const { document, id } = await suggest();
    const { ended } = await scene.list();
    await scene.run('acceptHunk', id, 0, 2);
    await scene.run('rejectHunk', id, 0, 1);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    assert.deepEqual((await scene.list()).ended, { ...ended, accepted: ended.accepted + 1 });
  });

  it('does nothing when a button is pressed for a change that is decided already', async () => {
    const { document, id } = await suggest();
    await Promise.all([scene.run('acceptHunk', id, 0, 2), scene.run('acceptHunk', id, 0, 2)]);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    assert.equal((await scene.suggestion(id))?.state, 'pending');
    await scene.run('acceptHunk', id, 0, 2);
    assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    assert.equal((await scene.suggestion(id))?.state, 'pending');
  });

  it('writes once, however fast the button is pressed again', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { document, id } = await suggest();
      await Promise.all([0, 0, 0].map((index) => scene.run('acceptHunk', id, index, 2)));
      assert.equal(document.getText(), FILE.replace(REPORT, TITLE));
    }
  });

  it('acts on the change at the cursor from the palette', async () => {
    const { document, id } = await suggest();
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(8, 4, 8, 4);
    await scene.run('acceptHunk');
    assert.equal(document.getText(), withMath(FILE.replace(REPORT, COUNT)));
    assert.equal((await scene.suggestion(id))?.state, 'pending');
  });

  it('refuses a change that does not stand alone, says so, and changes nothing', async () => {
    const file = (open: string, close: string) =>
      `export function sum(prices) {\n  let result = 0;\n${open}  for (const price of prices) {\n    result += price;\n  }\n${close}  return result;\n}\n`;
    scene.answer(`\`\`\`javascript\n${file('  if (prices) {\n', '  }\n')}\`\`\``);
    const editor = await scene.open(file('', ''), 'sum.js');
    const { id } = await scene.suggest(editor, 'let result');
    const { version } = editor.document;
    for (const command of ['acceptHunk', 'rejectHunk'] as const) {
      for (const index of [0, 1]) await scene.run(command, id, index, 2);
    }
    assert.equal(editor.document.version, version);
    assert.equal((await scene.suggestion(id))?.state, 'pending');
    await scene.run('accept', id);
    assert.equal(editor.document.getText(), file('  if (prices) {\n', '  }\n'));
  });

  it('follows edits between two Accepts', async () => {
    const { document, id } = await suggest();
    await scene.run('acceptHunk', id, 0, 2);
    await edit(document, 'import os\n', 'import os\n# mine\n');
    await scene.run('accept', id);
    assert.equal(
      document.getText(),
      FILE.replace(REPORT, BETTER_REPORT).replace('import os\n', 'import os\nimport math\n# mine\n'),
    );
  });
});

describe('A suggestion after undo and redo of its Accept', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const redo = () => vscode.commands.executeCommand('redo');

  it('comes back with the undo and goes with the redo', async () => {
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    const { ended } = await scene.list();
    await scene.run('accept', id);
    await undo(document);
    assert.equal((await scene.suggestion(id))?.state, 'pending');
    assert.deepEqual((await scene.list()).ended, ended);
    await redo();
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.deepEqual((await scene.list()).open, []);
    await undo(document);
    await scene.run('accept', id);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.equal((await scene.list()).ended.accepted, ended.accepted + 1);
  });

  it('stays away when the undo takes something else back', async () => {
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    await scene.run('accept', id);
    await edit(document, 'return sum(', 'return  sum(');
    await undo(document);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.equal(await scene.suggestion(id), undefined);
    await undo(document);
    assert.equal((await scene.suggestion(id))?.state, 'pending');
  });

  it('stays away after Reject', async () => {
    const { document } = await scene.open();
    const { id } = await scene.suggest(vscode.window.activeTextEditor!);
    await scene.run('accept', id);
    await undo(document);
    await scene.run('reject', id);
    await redo();
    await undo(document);
    assert.equal(document.getText(), SHOP);
    assert.equal(await scene.suggestion(id), undefined);
  });

  it('comes back change by change', async () => {
    scene.answer(fenced(BETTER_REPORT.replace('math.floor(len(lines))', 'len(lines)')));
    const { document } = await scene.open(FILE, 'report.py');
    const { id } = await scene.suggest(vscode.window.activeTextEditor!, 'def report');
    const states = async () => {
      const now = await scene.suggestion(id);
      return [now?.state, now?.bound.text];
    };
    await scene.run('acceptHunk', id, 0, 2);
    await scene.run('acceptHunk', id, 0, 1);
    assert.deepEqual(await states(), [undefined, undefined]);
    await undo(document);
    assert.deepEqual(await states(), ['pending', TITLE]);
    await undo(document);
    assert.deepEqual(await states(), ['pending', REPORT]);
    await redo();
    assert.deepEqual(await states(), ['pending', TITLE]);
    await redo();
    assert.deepEqual(await states(), [undefined, undefined]);
  });
});

describe('Accepting and rejecting all', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const BOTH = SHOP.replace(TOTAL, BETTER_TOTAL).replace(FIRST, BETTER_FIRST);

  it('accepts a file in one step of undo, which brings all suggestions back', async () => {
    const editor = await scene.open();
    await scene.suggest(editor, 'def total');
    await scene.suggest(editor, 'def first');
    await scene.run('acceptAllInFile');
    assert.equal(editor.document.getText(), BOTH);
    assert.deepEqual((await scene.list()).open, []);
    await undo(editor.document);
    assert.equal(editor.document.getText(), SHOP);
    assert.deepEqual(
      (await scene.list()).open.map(({ state }) => state),
      ['pending', 'pending'],
    );
    await vscode.commands.executeCommand('redo');
    assert.equal(editor.document.getText(), BOTH);
    assert.deepEqual((await scene.list()).open, []);
  });

  it('leaves a stale one open and accepts the others', async () => {
    const editor = await scene.open();
    const stale = await scene.suggest(editor, 'def total');
    await scene.suggest(editor, 'def first');
    await edit(editor.document, 's = 0', 's = 1');
    await scene.run('acceptAllInFile');
    assert.equal(editor.document.getText(), SHOP.replace('s = 0', 's = 1').replace(FIRST, BETTER_FIRST));
    assert.deepEqual(
      (await scene.list()).open.map(({ id }) => id),
      [stale.id],
    );
  });

  it('accepts and rejects everywhere', async () => {
    const [one, two] = [await scene.open(SHOP, 'one.py'), await scene.open(SHOP, 'two.py')];
    await scene.suggest(one);
    await scene.suggest(two, 'def first');
    await scene.run('acceptAll');
    assert.equal(one.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
    assert.equal(two.document.getText(), SHOP.replace(FIRST, BETTER_FIRST));
    await scene.suggest(one, 'def first');
    await scene.suggest(two, 'def total');
    const texts = [one.document.getText(), two.document.getText()];
    await vscode.window.showTextDocument(two.document);
    await scene.run('rejectAllInFile');
    assert.equal((await scene.list()).open.length, 1);
    await scene.run('rejectAll');
    assert.deepEqual((await scene.list()).open, []);
    assert.deepEqual([one.document.getText(), two.document.getText()], texts);
  });
});
