import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { isLlmstructError } from '../../src/core/errors.ts';
import { api, at, editAndSave, eventually, listing, read, settled } from './workspace.ts';

interface Struct {
  readonly schemaVersion: string;
  readonly modules: readonly { readonly path: string }[];
  readonly errors: readonly { readonly file: string }[];
}

async function struct(): Promise<Struct> {
  return JSON.parse(await read('struct.json')) as Struct;
}

async function modulePaths(): Promise<readonly string[]> {
  return (await struct()).modules.map(({ path }) => path);
}

describe('Parse Workspace', () => {
  before(async () => {
    await vscode.commands.executeCommand('llmstruct.parseWorkspace');
    await settled();
  });

  it('writes struct.json', async () => {
    const { schemaVersion, modules, errors } = await struct();
    assert.equal(schemaVersion, '3.0.0');
    assert.deepEqual(
      modules.map(({ path }) => path),
      ['shop/__init__.py', 'shop/broken.py', 'shop/cart.py', 'shop/prices.py', 'web/format.ts', 'web/receipt.ts'],
    );
    assert.deepEqual(
      errors.map(({ file }) => file),
      ['shop/broken.py'],
    );
  });

  it('leaves a file alone that has the right bytes', async () => {
    const { mtimeMs, ino } = statSync(at('struct.json').fsPath);
    await vscode.commands.executeCommand('llmstruct.parseWorkspace');
    const after = statSync(at('struct.json').fsPath);
    assert.deepEqual([after.mtimeMs, after.ino], [mtimeMs, ino]);
  });

  it('after a save changes the record of the saved file only', async () => {
    const before = (await read('struct.json')).split('\n');
    await editAndSave(
      'shop/prices.py',
      'def price_of(item: str) -> int:',
      'def price_of(item: str, tax: int = 0) -> int:',
    );
    await settled();
    const after = (await read('struct.json')).split('\n');
    assert.equal(after.length, before.length);
    const changed = after.filter((line, index) => line !== before[index]);
    assert.equal(changed.length, 1);
    assert.match(changed[0]!, /"path": ?"shop\/prices\.py"/);
    assert.match(changed[0]!, /tax/);
  });

  it('notices what another program does', async () => {
    mkdirSync(at('tools').fsPath);
    writeFileSync(at('tools/count.py').fsPath, 'def count():\n    return 1\n');
    await eventually('the new file is in struct.json', async () => (await modulePaths()).includes('tools/count.py'));
    renameSync(at('tools').fsPath, at('scripts').fsPath);
    await eventually('the folder has its new name', async () => {
      const paths = await modulePaths();
      return paths.includes('scripts/count.py') && !paths.includes('tools/count.py');
    });
    rmSync(at('scripts').fsPath, { recursive: true });
    await eventually('the file is gone', async () => !(await modulePaths()).includes('scripts/count.py'));
  });

  it('notices what is renamed in the editor', async () => {
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(at('web/format.ts'), at('web/money.ts'));
    await vscode.workspace.applyEdit(edit);
    await settled();
    assert.ok((await modulePaths()).includes('web/money.ts'));
    assert.ok(!(await modulePaths()).includes('web/format.ts'));
    const back = new vscode.WorkspaceEdit();
    back.renameFile(at('web/money.ts'), at('web/format.ts'));
    await vscode.workspace.applyEdit(back);
    await settled();
    assert.ok((await modulePaths()).includes('web/format.ts'));
  });

  it('ignores node_modules and its own output', async () => {
    writeFileSync(at('.gitignore').fsPath, 'node_modules/\n');
    await eventually('.gitignore is known', async () => (await read('struct.json')).includes('.gitignore'));
    await settled();
    const before = statSync(at('struct.json').fsPath).mtimeMs;
    mkdirSync(at('node_modules/a').fsPath, { recursive: true });
    writeFileSync(at('node_modules/a/index.js').fsPath, 'function a() {}\n');
    await new Promise((resolve) => setTimeout(resolve, 600));
    await settled();
    assert.equal(statSync(at('struct.json').fsPath).mtimeMs, before);
    rmSync(at('node_modules').fsPath, { recursive: true });
    rmSync(at('.gitignore').fsPath);
    await eventually('.gitignore is gone', async () => !(await read('struct.json')).includes('.gitignore'));
  });

  it('says so when struct.json cannot be written, and goes on indexing', async () => {
    await settled();
    const bytes = await read('struct.json');
    chmodSync(at('struct.json').fsPath, 0o444);
    try {
      await editAndSave('shop/prices.py', 'tax: int = 0', 'tax: int = 1');
      await settled();
      const status = (await api()).status();
      assert.ok(status.kind === 'failed' && isLlmstructError(status.error));
      assert.equal(status.error.code, 'struct-unwritable');
      assert.equal(status.counts.modules, 6);
      assert.equal(await read('struct.json'), bytes);
    } finally {
      chmodSync(at('struct.json').fsPath, 0o644);
    }
    await vscode.commands.executeCommand('llmstruct.parseWorkspace');
    // The editor's watcher may report the save only now; that update is not what this test is about.
    await settled();
    assert.equal((await api()).status().kind, 'ready');
    assert.match(await read('struct.json'), /tax: int = 1/);
  });

  it('leaves nothing behind but struct.json', () => {
    const ours = listing().filter((path) => !path.startsWith('shop/') && !path.startsWith('web/'));
    assert.deepEqual(ours, ['README.md', 'struct.json']);
  });
});
