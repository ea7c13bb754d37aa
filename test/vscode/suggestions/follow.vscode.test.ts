import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../workspace.ts';
import { BETTER_TOTAL, edit, onDisk, Scene, SHOP, TOTAL, undo } from './scene.ts';

describe('A suggestion follows its document', () => {
  let scene: Scene;
  before(async () => {
    scene = await Scene.start();
  });
  after(() => scene.stop());
  beforeEach(() => scene.answerWell());
  afterEach(() => scene.reset());

  const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const state = async (id: string) => (await scene.suggestion(id))?.state;

  it('moves with edits above and stays with edits below', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { id, firstLine } = await scene.suggest(editor);
    await edit(document, 'import os\n', 'import os\nimport re\n\n');
    await edit(document, 'return result', 'return  result');
    const moved = await scene.suggestion(id);
    assert.equal(moved?.state, 'pending');
    assert.equal(moved.firstLine, firstLine + 2);
    const text = document.getText();
    await scene.run('accept', id);
    assert.equal(document.getText(), text.replace(TOTAL, BETTER_TOTAL));
  });

  it('stays pending when the whole text is replaced by one that has the target', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { id } = await scene.suggest(editor);
    await edit(document, document.getText(), `# formatted\n${SHOP}`);
    assert.equal(await state(id), 'pending');
    await scene.run('accept', id);
    assert.equal(document.getText(), `# formatted\n${SHOP.replace(TOTAL, BETTER_TOTAL)}`);
  });

  it('survives format on save, or is stale where the formatter changed its target', async () => {
    const editor = await scene.open();
    const { document } = editor;
    let format = [vscode.TextEdit.insert(new vscode.Position(0, 0), '# formatted\n')];
    const formatter = vscode.languages.registerDocumentFormattingEditProvider(
      { scheme: 'file', pattern: '**/suggested/**' },
      { provideDocumentFormattingEdits: () => format },
    );
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update('formatOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      const { id } = await scene.suggest(editor);
      await edit(document, 'return result', 'return  result');
      await document.save();
      assert.ok(document.getText().startsWith('# formatted\n'));
      assert.equal(await state(id), 'pending');
      const line = document.positionAt(document.getText().indexOf('s = 0')).line;
      format = [vscode.TextEdit.replace(new vscode.Range(line, 4, line, 9), 's=0')];
      await edit(document, 'return  result', 'return result');
      await document.save();
      assert.equal(await state(id), 'stale');
    } finally {
      formatter.dispose();
      await settings.update('formatOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('becomes stale when the definition grew, without an edit of its text', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { id } = await scene.suggest(editor);
    await edit(document, 'return s\n', 'return s\n    print(s)\n');
    await eventually('stale after a parse', async () => (await state(id)) === 'stale');
    await undo(document);
    await eventually('pending after undo', async () => (await state(id)) === 'pending');
  });

  it('sees a change on disk while the file is open', async () => {
    const editor = await scene.open();
    const { document } = editor;
    const { id } = await scene.suggest(editor);
    await write(document.uri, `# from outside\n${SHOP}`);
    await eventually('the editor has read the file', () => hasRead(document, '# from outside'));
    assert.equal(await state(id), 'pending');
    await write(document.uri, SHOP.replace('s = 0', 's = 9'));
    await eventually('the editor has read the file', () => hasRead(document, 's = 9'));
    assert.equal(await state(id), 'stale');
  });

  it('finds its target when the file comes back, changed or not', async () => {
    const uri = await scene.write();
    // Not opened by the API, which would keep the document for minutes after its editor is closed.
    await vscode.commands.executeCommand('vscode.open', uri);
    const editor = vscode.window.activeTextEditor!;
    const { id, firstLine } = await scene.suggest(editor);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('the document is closed', () => editor.document.isClosed);
    await write(uri, `# from outside\n${SHOP}`);
    await vscode.commands.executeCommand('vscode.open', uri);
    // An editor that is opened right after the file was written may still show what was read before.
    await eventually('the editor has read the file', () =>
      hasRead(vscode.window.activeTextEditor!.document, '# from outside'),
    );
    const back = await scene.suggestion(id);
    assert.deepEqual([back?.state, back?.firstLine], ['pending', firstLine + 1]);

    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await write(uri, SHOP.replace('s = 0', 's = 9'));
    await eventually('the change is seen', async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      return document.getText().includes('s = 9');
    });
    await scene.run('accept', id);
    assert.equal(onDisk({ uri }), SHOP.replace('s = 0', 's = 9'));
    assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), SHOP.replace('s = 0', 's = 9'));
    assert.equal(await state(id), 'stale');
  });

  it('goes with a renamed file and folder, and away with a deleted one', async () => {
    const editor = await scene.open();
    const { uri } = editor.document;
    const { id } = await scene.suggest(editor);
    const renamed = uri.with({ path: uri.path.replace('shop.py', 'store.py') });
    await scene.rename(uri, renamed);
    assert.equal((await scene.suggestion(id))?.uri, renamed.toString());
    const folder = vscode.Uri.joinPath(renamed, '..');
    const elsewhere = folder.with({ path: `${folder.path}-moved` });
    await scene.rename(folder, elsewhere);
    const final = vscode.Uri.joinPath(elsewhere, 'store.py');
    assert.equal((await scene.suggestion(id))?.uri, final.toString());
    await scene.run('accept', id);
    const document = await vscode.workspace.openTextDocument(final);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));

    const other = await scene.open();
    const second = await scene.suggest(other);
    const remove = new vscode.WorkspaceEdit();
    remove.deleteFile(other.document.uri);
    assert.ok(await vscode.workspace.applyEdit(remove));
    assert.equal(await state(second.id), undefined);
  });

  it('comes where its target is by now when the model took its time', async () => {
    const editor = await scene.open();
    const { document } = editor;
    scene.answer({ text: `\`\`\`python\n${BETTER_TOTAL}\n\`\`\``, firstToken: 300 });
    const moved = scene.suggest(editor);
    await scene.server.nextRequest('/api/chat');
    await edit(document, 'import os\n', 'import os\n\n');
    assert.equal((await moved).state, 'pending');
    await scene.run('accept', (await moved).id);
    assert.equal(document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL).replace('import os\n', 'import os\n\n'));
    await undo(document);

    const stale = scene.suggest(editor);
    await scene.server.nextRequest('/api/chat');
    await edit(document, 's = 0', 's = 5');
    assert.equal((await stale).state, 'stale');
    assert.ok(document.getText().includes('s = 5'));
  });

  it('is replaced by a new one when asked again', async () => {
    const editor = await scene.open();
    const { id } = await scene.suggest(editor);
    await edit(editor.document, 's = 0', 's = 5');
    await scene.run('askAgain', id);
    const { open } = await scene.list();
    assert.equal(open.length, 1);
    assert.equal(open[0]?.state, 'pending');
    assert.notEqual(open[0]?.id, id);
    await scene.run('accept', open[0]?.id);
    assert.equal(editor.document.getText(), SHOP.replace(TOTAL, BETTER_TOTAL));
  });
});

/**
 * Whether the active editor shows what another program wrote. The watcher of the oldest supported version loses an event now
 * and then; Revert File reads the file as the event would have it read.
 */
async function hasRead(document: vscode.TextDocument, text: string): Promise<boolean> {
  if (!document.getText().includes(text)) await vscode.commands.executeCommand('workbench.action.files.revert');
  return document.getText().includes(text);
}
