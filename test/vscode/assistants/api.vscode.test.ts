import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { IndexChange, LlmstructApi } from '../../../src/vscode/publicApi.ts';
import { api, at, editAndSave, eventually, settled } from '../workspace.ts';

interface Sample {
  llmstruct(): Promise<LlmstructApi>;
  follow(): Promise<void>;
  readonly changes: readonly IndexChange[];
}

describe('The API for other extensions, as test/fixtures/api-sample uses it', () => {
  let sample: Sample;
  let llmstruct: LlmstructApi;
  before(async () => {
    await api();
    await settled();
    const extension = vscode.extensions.getExtension<Sample>('sample.api-sample');
    assert.ok(extension, 'The runner must install test/fixtures/api-sample.');
    sample = await extension.activate();
    llmstruct = await sample.llmstruct();
  });

  it('gives the context of the definition at a place, within the budget', async () => {
    const editor = await vscode.window.showTextDocument(at('shop/cart.py'));
    const place = editor.document.positionAt(editor.document.getText().indexOf('def total') + 4);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand('apiSample.copyContext');
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^# shop\/cart\.py#Cart\.total, lines \d+-\d+\n\s*def total/);
    const { text, tokens } = await llmstruct.getContext({ target: 'Cart.total', budget: 500 });
    assert.equal(text, copied);
    assert.ok(tokens > 10 && tokens <= 500);
    assert.match((await llmstruct.getContext({ question: 'total price of the cart' })).text, /total/);
  });

  it('reads what is not saved yet', async () => {
    const editor = await vscode.window.showTextDocument(at('shop/prices.py'));
    const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
    await editor.edit((edit) => edit.insert(end, '\n\ndef brand_new_price():\n    return 1\n'));
    assert.match((await llmstruct.getContext({ target: 'shop/prices.py#brand_new_price' })).text, /return 1/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('rejects with a sentence that says what to do', async () => {
    await assert.rejects(llmstruct.getContext({ target: 'shop/cart.py#Nothing' }), /Nothing is named .*Targets are/);
    await assert.rejects(llmstruct.getContext({ target: 'Nothing' }), /Nothing is named Nothing/);
    const outside = { uri: vscode.Uri.file('/somewhere/else.py'), position: new vscode.Position(0, 0) };
    await assert.rejects(llmstruct.getContext(outside), /outside the workspace/);
    await assert.rejects(llmstruct.improve(outside), /outside the workspace/);
  });

  it('tells that an index changed', async () => {
    await sample.follow();
    await editAndSave('shop/prices.py', 'def ', 'def another_price():\n    return 2\n\n\ndef ');
    await settled();
    await eventually('a change is told', () => sample.changes.length > 0);
    const { folder, modules, symbols } = sample.changes.at(-1)!;
    assert.equal(folder.uri.toString(), vscode.workspace.workspaceFolders![0]!.uri.toString());
    assert.ok(modules > 0 && symbols > 0);
    await editAndSave('shop/prices.py', 'def another_price():\n    return 2\n\n\n', '');
    await settled();
  });
});
