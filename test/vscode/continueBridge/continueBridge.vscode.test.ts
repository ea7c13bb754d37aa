import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { contextBlock } from '../../../src/continue/contextBlock.ts';
import type { ContinueContextProvider } from '../../../src/continue/continueApi.ts';
import type { ExportResult } from '../../../src/vscode/continueBridge/exportContinueConfig.ts';
import { type ForeignBlock, findForeignBlock } from '../../../src/vscode/continueBridge/foreignBlock.ts';
import { registerContinueBridge } from '../../../src/vscode/continueBridge/registerContinueBridge.ts';
import type { LocalServer } from '../../../src/vscode/localServer/localServer.ts';
import type { Services } from '../../../src/vscode/services.ts';
import { messagesOf } from '../messagesOf.ts';
import { testLog } from '../testLog.ts';
import { api, at, eventually, listing, read, settled } from '../workspace.ts';

/** What `test/fixtures/continue-stub` was given. */
async function providers(): Promise<readonly ContinueContextProvider[]> {
  const stub = vscode.extensions.getExtension<{ providers: readonly ContinueContextProvider[] }>('Continue.continue');
  assert.ok(stub, 'The runner must pass test/fixtures/continue-stub as a second extensionDevelopmentPath.');
  return (await stub.activate()).providers;
}

async function ask(query: string, contextLength?: number): Promise<string[]> {
  const [provider] = await providers();
  const llm = contextLength === undefined ? {} : { llm: { contextLength } };
  return ((await provider?.getContextItems(query, llm)) ?? []).map(({ content }) => content);
}

describe('The bridge to Continue', () => {
  before(async () => {
    await api();
    await settled();
    await eventually('the provider is registered', async () => (await providers()).length > 0);
  });

  it('registers @llmstruct once, whatever is installed later and however often we are activated', async () => {
    const [provider, ...others] = await providers();
    assert.equal(provider?.description.title, 'llmstruct');
    assert.equal(provider?.description.type, 'submenu');
    assert.deepEqual(others, []);
  });

  it('gives the definition at the cursor, unsaved changes included', async () => {
    const document = await vscode.workspace.openTextDocument(at('shop/prices.py'));
    const editor = await vscode.window.showTextDocument(document);
    const definition = /^def (\w+)/m.exec(document.getText());
    assert.ok(definition);
    const place = document.positionAt(definition.index);
    await editor.edit((edit) => edit.insert(document.lineAt(place.line + 1).range.start, '    # not saved yet\n'));
    editor.selection = new vscode.Selection(place, place);
    const [first = ''] = await ask('symbol');
    assert.match(first, /^shop\/prices\.py:\d+-\d+\n```python\n/);
    assert.match(first, new RegExp(`def ${definition[1]}[\\s\\S]*# not saved yet`));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('gives file, changes, tasks and project, each as a sentence at least', async () => {
    await vscode.window.showTextDocument(at('shop/cart.py'));
    assert.match((await ask('file'))[0] ?? '', /^shop\/cart\.py\n```python\n/);
    for (const query of ['changes', 'tasks']) assert.ok((await ask(query)).join('').length > 10, query);
    assert.match((await ask('project')).join(''), /^shop\/cart\.py: \w/m);
  });

  it('gives what is selected, and says where nothing is', async () => {
    const editor = await vscode.window.showTextDocument(at('shop/prices.py'));
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    assert.match((await ask('selection'))[0] ?? '', /Nothing is selected/);
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.startsWith('def '));
    editor.selection = new vscode.Selection(line, 0, line + 1, 0);
    const [first = ''] = await ask('selection');
    assert.ok(first.includes(editor.document.lineAt(line).text), first);
  });

  it('lists definitions to search by name, and gives the one that is chosen, from a file that is not open', async () => {
    const [provider] = await providers();
    const items = await provider!.loadSubmenuItems({});
    const found = items.find(({ title, description }) => title === 'Cart' && description === 'shop/cart.py');
    assert.ok(found, JSON.stringify(items.map(({ title }) => title)));
    assert.match((await ask(found.id))[0] ?? '', /^shop\/cart\.py:\d+-\d+\n```py\n[\s\S]*class Cart/);
  });

  it('answers by a sentence after our deactivation, since Continue keeps the provider', async () => {
    const [provider] = await providers();
    const log = testLog();
    const folders = {
      all: [],
      find: () => undefined,
      onDidUpdate: new vscode.EventEmitter<never>().event,
      dispose: () => {},
    };
    // A second bridge takes the provider over and leaves it; the command's name is taken by the first.
    const services = { log, folders } as unknown as Services;
    const original = vscode.commands.registerCommand;
    Object.assign(vscode.commands, { registerCommand: () => new vscode.Disposable(() => {}) });
    const second = registerContinueBridge(services, {} as LocalServer);
    Object.assign(vscode.commands, { registerCommand: original });
    assert.match((await provider?.getContextItems('tasks', {}))?.[0]?.content ?? '', /no open tasks/);
    second.dispose();
    assert.match((await provider?.getContextItems('tasks', {}))?.[0]?.content ?? '', /switched off/);
    assert.equal((await providers()).length, 1);
    log.dispose();
  });
});

describe('A block with our title', () => {
  const block = '.continue/context/any.yaml';
  const find = () => {
    const folder = vscode.workspace.workspaceFolders![0]!;
    return findForeignBlock({ folders: { all: [{ folder }] } } as unknown as Services);
  };
  const shown = (found: ForeignBlock | undefined) => found && [vscode.workspace.asRelativePath(found.uri), found.ours];
  const write = (text: string) => vscode.workspace.fs.writeFile(at(block), new TextEncoder().encode(text));
  after(() => vscode.workspace.fs.delete(at('.continue'), { recursive: true }));

  it('is found in the workspace, ours or not, since Continue would call it instead of us', async () => {
    assert.equal(await find(), undefined);
    await write('name: x\nversion: 0.0.1\ncontext:\n  - provider: http\n    params:\n      title: other\n');
    assert.equal(await find(), undefined);
    await write('name: x\nversion: 0.0.1\ncontext:\n  - provider: http\n    params:\n      title: llmstruct\n');
    assert.deepEqual(shown(await find()), [block, false]);
    await write(contextBlock(2048));
    assert.deepEqual(shown(await find()), [block, true]);
  });
});

describe('Export Continue Config', () => {
  const models = '.continue/models/llmstruct.yaml';
  const run = () => vscode.commands.executeCommand<ExportResult>('llmstruct.exportContinueConfig');
  const mine =
    'name: mine # my own\nversion: 0.0.1\nmodels:\n  - name: other\n    provider: ollama\n    model: other\n';
  after(() => vscode.workspace.fs.delete(at('.continue'), { recursive: true }));

  it('writes the models so that Continue hears of it, and no context block beside the provider', async () => {
    const created: string[] = [];
    const listener = vscode.workspace.onDidCreateFiles(({ files }) => {
      created.push(...files.map((uri) => vscode.workspace.asRelativePath(uri)));
    });
    const result = await run();
    listener.dispose();
    assert.deepEqual(result, { written: [models], unchanged: [], shown: [], refused: [] });
    assert.deepEqual(created, [models]);
    assert.match(await read(models), /contextLength: 8192/);
    assert.deepEqual(
      listing().filter((path) => path.startsWith('.continue/')),
      [models],
    );
  });

  it('leaves what is there already', async () => {
    assert.deepEqual(await run(), { written: [], unchanged: [models], shown: [], refused: [] });
  });

  it('shows the difference to a file with another text, and does not touch it', async () => {
    await vscode.workspace.fs.writeFile(at(models), new TextEncoder().encode(mine));
    assert.deepEqual(await run(), { written: [], unchanged: [], shown: [models], refused: [] });
    assert.equal(await read(models), mine);
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    assert.ok(tab?.input instanceof vscode.TabInputTextDiff);
    const proposed = await vscode.workspace.openTextDocument(tab.input.modified);
    assert.match(proposed.getText(), /contextLength: 8192/);
    assert.ok(proposed.getText().startsWith(mine), 'what was there stays');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  it('says that a file is no YAML to merge into, and leaves it', async () => {
    const broken = 'models:\n  - name: precious\n\tprovider: x\n';
    await vscode.workspace.fs.writeFile(at(models), new TextEncoder().encode(broken));
    const said = await messagesOf(run);
    assert.ok(
      said.some((text) => text.startsWith(`${models} is not one YAML map`)),
      said.join('\n'),
    );
    assert.ok(!said.includes('Continue’s configuration is up to date.'));
    assert.equal(await read(models), broken);
  });

  it('writes nothing through a folder that is a link to outside of the workspace', async function () {
    if (process.platform === 'win32') return this.skip();
    const elsewhere = mkdtempSync(join(tmpdir(), 'llmstruct-elsewhere-'));
    await vscode.workspace.fs.delete(at('.continue/models'), { recursive: true });
    symlinkSync(elsewhere, at('.continue/models').fsPath);
    try {
      const said = await messagesOf(run);
      assert.ok(
        said.some((text) => text.startsWith(`${models} lies outside the workspace.`)),
        said.join('\n'),
      );
      assert.deepEqual(readdirSync(elsewhere), []);
    } finally {
      rmSync(at('.continue/models').fsPath);
      rmSync(elsewhere, { recursive: true });
    }
  });

  it('says that the config.json of an older Continue cannot be read, and leaves it', async () => {
    const home = mkdtempSync(join(tmpdir(), 'llmstruct-continue-'));
    const before = process.env['CONTINUE_GLOBAL_DIR'];
    const config = join(home, 'config.json');
    writeFileSync(config, '{ "models": [\n');
    process.env['CONTINUE_GLOBAL_DIR'] = home;
    try {
      const said = await messagesOf(run);
      assert.ok(
        said.some((text) => text.startsWith(`${config} is no JSON object`)),
        said.join('\n'),
      );
      assert.equal(readFileSync(config, 'utf8'), '{ "models": [\n');
    } finally {
      if (before === undefined) delete process.env['CONTINUE_GLOBAL_DIR'];
      else process.env['CONTINUE_GLOBAL_DIR'] = before;
      rmSync(home, { recursive: true });
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
  });
});
