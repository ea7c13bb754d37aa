import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ActionOutcome } from '../../../src/vscode/actions/actionCommand.ts';
import type { AskOutcome } from '../../../src/vscode/actions/askCommand.ts';
import type { QueueOutcome } from '../../../src/vscode/actions/improveQueue.ts';
import { TestProposals } from '../../../src/vscode/actions/testProposals.ts';
import { messagesOf } from '../messagesOf.ts';
import { eventually, settled } from '../workspace.ts';
import { BETTER_FIRST, BETTER_TOTAL, FIRST, fenced, Scene, SHOP, TOTAL } from './scene.ts';

const TEST = fenced('from shop import total\n\n\ndef test_total():\n    assert total([]) == 0');

describe('Actions on a definition', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const asked = () => scene.server.chats.at(-1)!.messages!.at(-1)!.content;
  const run = <Outcome = ActionOutcome>(command: string, ...args: unknown[]) =>
    Promise.resolve(vscode.commands.executeCommand<Outcome>(`llmstruct.${command}`, ...args));
  const putCursor = (editor: vscode.TextEditor, needle: string) => {
    const at = editor.document.positionAt(editor.document.getText().indexOf(needle));
    editor.selection = new vscode.Selection(at, at);
  };
  const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const comparisons = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .flatMap(({ input }) => (input instanceof vscode.TabInputTextDiff ? [input] : []))
      .filter(({ modified }) => modified.scheme === 'llmstruct-proposal');

  it('explains beside the code, without taking the focus or touching anything', async () => {
    const editor = await scene.open();
    putCursor(editor, 's = 0');
    scene.answer({ text: 'It adds up **prices**.' });
    const outcome = await run('explain');
    assert.deepEqual(outcome, { status: 'explained', text: 'It adds up **prices**.' });
    assert.match(asked(), /Explain in a few sentences/);
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'llmstruct-answer');
    assert.match(shown?.getText() ?? '', /^# total\(\) · Explain\n\nIt adds up \*\*prices\*\*\.\n\n---\n\nSent /);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), editor.document.uri.toString());
    assert.equal(editor.document.getText(), SHOP);
    assert.equal(editor.document.isDirty, false);
  });

  it('shows a test as a new file, makes it on Accept only, and never over another', async () => {
    const editor = await scene.open();
    const { uri } = editor.document;
    await settled();
    putCursor(editor, 's = 0');
    scene.answer({ text: TEST });
    const outcome = await run('writeTest');
    assert.equal(outcome.status, 'proposed', JSON.stringify(outcome));
    const [shown] = comparisons();
    const path = shown!.modified.path;
    const file = uri.with({ path: `${vscode.workspace.getWorkspaceFolder(uri)!.uri.path}${path}` });
    assert.match(path, /test_shop.*\.py$/);
    assert.match((await vscode.workspace.openTextDocument(shown!.modified)).getText(), /def test_total/);
    await assert.rejects(async () => vscode.workspace.fs.stat(file));
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('kept = 1\n'));
    await run('proposal.accept');
    assert.equal(await read(file), 'kept = 1\n');
    assert.equal(comparisons().length, 1, 'the proposal stays');
    await vscode.workspace.fs.delete(file);
    await run('proposal.accept');
    assert.equal(await read(file), 'from shop import total\n\n\ndef test_total():\n    assert total([]) == 0\n');
    await eventually('the comparison is closed', () => comparisons().length === 0);
    await vscode.workspace.fs.delete(file);
  });

  it('keeps a proposal over a reload of the window, but for one with secrets, and tells what became of it', async () => {
    const { uri } = (await scene.open()).document;
    const folder = vscode.workspace.getWorkspaceFolder(uri)!.uri;
    const stored = new Map<string, unknown>();
    const memory = {
      keys: () => [...stored.keys()],
      get: (key: string, otherwise?: unknown) => stored.get(key) ?? otherwise,
      update: (key: string, value: unknown) =>
        Promise.resolve(void stored.set(key, JSON.parse(JSON.stringify(value ?? [])))),
    } as vscode.Memento;
    const said: unknown[] = [];
    const session = () =>
      new TestProposals(memory, ({ path, receipt }, verdict) => void said.push([path, receipt, verdict.outcome]));
    const first = session();
    const id = await first.show({
      folder,
      path: 'tests/test_kept.py',
      newText: 'def test_kept(): ...\n',
      title: 'kept',
    });
    first.haveReceipt(id, 'r-9');
    const secret = await first.show({
      folder,
      path: 'tests/test_key.py',
      newText: 'KEY = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"\n',
      title: 'key',
    });
    assert.deepEqual([first.isKept(id), first.isKept(secret)], [true, false]);
    const shown = comparisons().find(({ modified }) => modified.path.endsWith('test_key.py'))!.modified;
    first.dispose();
    const second = session();
    try {
      assert.match(second.provideTextDocumentContent(shown), /not there any more/);
      assert.equal(second.count, 1);
      await second.showKept();
      assert.equal(
        second.provideTextDocumentContent(
          comparisons().find(({ modified }) => modified.path.endsWith('test_kept.py'))!.modified,
        ),
        'def test_kept(): ...\n',
      );
      await Promise.all([second.accept(id), second.accept(id)]); // a double click
      assert.equal(await read(vscode.Uri.joinPath(folder, 'tests/test_kept.py')), 'def test_kept(): ...\n');
      assert.deepEqual(said, [['tests/test_kept.py', 'r-9', 'accepted']]);
    } finally {
      second.dispose();
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'tests/test_kept.py'));
    }
    const third = session();
    assert.equal(third.count, 0);
    third.dispose();
  });

  it('says of a proposal with a secret that it is kept nowhere', async () => {
    const editor = await scene.open();
    await settled();
    putCursor(editor, 's = 0');
    scene.answer({
      text: fenced(
        'from shop import total\n\nKEY = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"\n\n\ndef test_total():\n    assert total([]) == 0',
      ),
    });
    const said = await messagesOf(async () => {
      const outcome = await run('writeTest');
      assert.equal(outcome.status, 'proposed', JSON.stringify(outcome));
    });
    assert.match(said.join('\n'), /has a secret in it and is kept nowhere/);
    await run('proposal.reject');
  });

  it('leaves nothing behind on Reject', async () => {
    const editor = await scene.open();
    await settled();
    putCursor(editor, 's = 0');
    scene.answer({ text: TEST });
    const outcome = await run('writeTest');
    assert.equal(outcome.status, 'proposed');
    await run('proposal.reject', outcome.status === 'proposed' ? outcome.id : '');
    await eventually('the comparison is closed', () => comparisons().length === 0);
    assert.deepEqual(await vscode.workspace.findFiles('**/test_shop*.py'), []);
  });

  it('adds to a test file that is there as one edit, not saved, and refuses when it changed', async () => {
    const test = await scene.write('def test_first():\n    assert True\n', 'test_shop.py');
    const source = vscode.Uri.joinPath(test, '../shop.py');
    await vscode.workspace.fs.writeFile(source, new TextEncoder().encode(SHOP));
    // The index hears at once of what the editor saves, of other writes only when the file system tells.
    for (const uri of [source, test]) {
      const shown = await vscode.window.showTextDocument(uri);
      await shown.edit((edit) => edit.insert(shown.document.positionAt(shown.document.getText().length), '\n'));
      await shown.document.save();
    }
    await settled();
    const editor = await vscode.window.showTextDocument(source);
    putCursor(editor, 's = 0');
    scene.answer({ text: TEST });
    assert.equal((await run('writeTest')).status, 'proposed');
    const document = await vscode.workspace.openTextDocument(test);
    const before = document.getText();
    const typed = new vscode.WorkspaceEdit();
    typed.insert(test, new vscode.Position(0, 0), '# mine\n');
    await vscode.workspace.applyEdit(typed);
    await run('proposal.accept');
    assert.equal(document.getText(), `# mine\n${before}`);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    await run('proposal.accept');
    assert.equal(document.getText().includes('def test_total'), true);
    assert.equal(document.isDirty, true);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('tells Fix what is reported of the definition, and of nothing else', async () => {
    const editor = await scene.open();
    const { uri } = editor.document;
    putCursor(editor, 's = 0');
    const reports = vscode.languages.createDiagnosticCollection('checker');
    const at = (line: number) => new vscode.Range(line, 0, line, 1);
    const other = new vscode.Diagnostic(at(10), 'elsewhere');
    const slow = new vscode.Diagnostic(at(5), 'use sum()', vscode.DiagnosticSeverity.Warning);
    slow.source = 'checker';
    reports.set(uri, [slow, other, new vscode.Diagnostic(at(6), 'only a hint', vscode.DiagnosticSeverity.Hint)]);
    try {
      assert.equal((await run('fix')).status, 'suggested');
      assert.match(
        asked(),
        /Reported problems:\n- Line 3, `for i in range\(len\(items\)\):`: use sum\(\) \(checker\)\n/,
      );
      assert.equal(/elsewhere|only a hint/.test(asked()), false);
    } finally {
      reports.dispose();
    }
  });

  it('improves a whole file, each function on its own', async () => {
    const editor = await scene.open();
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const outcome = await run<QueueOutcome>('improveFile');
    assert.deepEqual(outcome, { suggested: 2, unchanged: 0, failed: [], left: 0 });
    const { open } = await scene.list();
    assert.deepEqual(
      open.map(({ name }) => name),
      ['total', 'first'],
    );
    for (const { id } of open) await scene.run('accept', id);
    assert.equal(editor.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL).replace(FIRST, BETTER_FIRST));
  });

  it('goes on after a refused answer, stops where no model is, and at Cancel', async () => {
    const editor = await scene.open();
    scene.answer({ when: 'def total', text: 'no' }, { when: 'def first', text: fenced(BETTER_FIRST) });
    assert.deepEqual(await run('improveFile'), { suggested: 1, unchanged: 0, failed: ['reply-refused'], left: 0 });
    await scene.askAt('http://127.0.0.1:9');
    assert.deepEqual(await run('improveFile'), { suggested: 0, unchanged: 0, failed: ['model-unreachable'], left: 1 });
    await scene.askAt(scene.server.url);
    assert.equal(editor.document.getText(), SHOP);
  });

  it('asks in words about what the cursor is in, or what is named', async () => {
    const editor = await scene.open(`${SHOP}\n\ndef only_here(x):\n    return x\n`);
    // The index hears at once of what the editor saves.
    await editor.edit((edit) => edit.insert(editor.document.positionAt(editor.document.getText().length), '\n'));
    await editor.document.save();
    await settled();
    putCursor(editor, 's = 0');
    const better = await run<AskOutcome>('ask', 'дружище, сделай код крутым');
    assert.equal(better.status, 'suggested', JSON.stringify(better));
    assert.match(asked(), /Make this definition better[\s\S]*\nдружище, сделай код крутым/);
    const [first] = (await scene.list()).open;
    assert.equal(first?.name, 'total');
    scene.answer(fenced(BETTER_TOTAL.replace('sum(', 'sum(  ')));
    await scene.run('askAgain', first!.id);
    const again = scene.server.chats.at(-1)!.messages!.map(({ content }) => content);
    assert.match(again.join('\n'), /\nдружище, сделай код крутым/, 'the words are part of the request');
    assert.notEqual((await scene.list()).open[0]?.id, first!.id);
    scene.answer({ text: 'It gives x back.' });
    const named = await run<AskOutcome>('ask', 'what does only_here do?');
    assert.deepEqual(named, { status: 'explained', text: 'It gives x back.' });
    const question = await run<AskOutcome>('ask', 'where are prices added up?');
    assert.deepEqual(question, { status: 'answered', text: 'It gives x back.' });
    assert.equal(editor.document.isDirty, false);
  });
});
