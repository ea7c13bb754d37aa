import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { api, at, settled } from './workspace.ts';

const PRICES = 'def taxed(items):\n    """Adds the tax."""\n    return items\n\n\ndef other():\n    return 1\n';
const CART =
  'from prices import taxed\n\n\ndef total(items):\n    return taxed(items)\n\n\ndef show(items):\n    print(total(items))\n';

describe('The context of a definition', () => {
  before(async () => {
    await api();
    const write = (name: string, text: string) =>
      vscode.workspace.fs.writeFile(at(`context/${name}`), new TextEncoder().encode(text));
    await write('prices.py', PRICES);
    await write('cart.py', CART);
    // What other programs write is seen when the editor's watcher tells of it; this does not wait for it.
    await vscode.commands.executeCommand('llmstruct.parseWorkspace');
    await settled();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('context'), { recursive: true });
  });

  /** The cart in an editor, with the cursor in `total`. */
  async function open(): Promise<vscode.TextEditor> {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(at('context/cart.py')));
    const position = editor.document.positionAt(CART.indexOf('return taxed'));
    editor.selection = new vscode.Selection(position, position);
    return editor;
  }

  it('opens as a document: what is sent and why, what it costs, the whole request', async () => {
    await open();
    await vscode.commands.executeCommand('llmstruct.showContext');
    const document = vscode.window.activeTextEditor!.document;
    const text = document.getText();
    assert.equal(document.languageId, 'markdown');
    assert.match(text, /^# Context of context\/cart\.py#total\n/);
    assert.match(text, /\| \d+ +\| signature +\| called +\| `context\/prices\.py#taxed` \|/);
    assert.match(text, /\| \d+ +\| signature +\| calls it +\| `context\/cart\.py#show` \|/);
    const tokens = (row: string) => Number(new RegExp(`\\| ${row}[^|]*\\| ([\\d,]+) +\\|`).exec(text)?.[1]);
    assert.ok(tokens('This context') > 0);
    assert.ok(tokens('The file and all that it imports') > tokens('The whole file'));
    assert.ok(text.includes('def total(items):\n    return taxed(items)\n'));
    assert.ok(!text.includes('def other'));
  });

  it('shows what an unsaved editor says', async () => {
    const editor = await open();
    await editor.edit((edit) => edit.insert(new vscode.Position(4, 4), 'assert items\n    '));
    await vscode.commands.executeCommand('llmstruct.showContext');
    assert.ok(vscode.window.activeTextEditor!.document.getText().includes('    assert items\n    return taxed'));
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('goes to the clipboard for any chat', async () => {
    await open();
    await vscode.commands.executeCommand('llmstruct.copyContext');
    const copied = await vscode.env.clipboard.readText();
    assert.ok(copied.includes('# context/prices.py\ndef taxed(items)'), copied);
    assert.ok(copied.endsWith('context/cart.py\n```python\ndef total(items):\n    return taxed(items)\n```\n'), copied);
  });

  it('is named on the definition, not on its uses, and not where it is switched off', async () => {
    const { document } = await open();
    const hovers = async (needle: string) => {
      const position = document.positionAt(CART.indexOf(needle) + needle.length - 1);
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      const texts = found.flatMap(({ contents }) => contents.map((text) => (text as vscode.MarkdownString).value));
      return texts.filter((text) => text.startsWith('llmstruct:'));
    };
    const [text] = await hovers('def total');
    assert.match(
      text!,
      /^llmstruct: context \d+ tokens, the file \d+ · \[Show Context\]\(command:llmstruct\.showContext\?/,
    );
    assert.deepEqual(await hovers('print(total'), []);
    const settings = vscode.workspace.getConfiguration('llmstruct');
    await settings.update('hover', false, vscode.ConfigurationTarget.Global);
    assert.deepEqual(await hovers('def total'), []);
    await settings.update('hover', undefined, vscode.ConfigurationTarget.Global);
  });
});
