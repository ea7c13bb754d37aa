import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { ServerAddress } from '../../../src/vscode/localServer/localServer.ts';
import { api, at, settled } from '../workspace.ts';

describe('The local server in the editor', () => {
  let state: string;
  const environment = { ...process.env };
  const start = () => vscode.commands.executeCommand<ServerAddress>('llmstruct.startServer');
  const stop = () => vscode.commands.executeCommand('llmstruct.stopServer');

  before(async () => {
    state = mkdtempSync(join(tmpdir(), 'llmstruct-state-'));
    process.env['XDG_STATE_HOME'] = state;
    process.env['CONTINUE_GLOBAL_DIR'] = join(state, 'continue');
    await api();
    await settled();
  });
  after(async () => {
    await stop();
    for (const name of ['XDG_STATE_HOME', 'CONTINUE_GLOBAL_DIR']) {
      const value = environment[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    rmSync(state, { recursive: true, force: true });
  });

  async function ask({ url, token }: ServerAddress, fullInput: string, workspacePath: string): Promise<string> {
    const response = await fetch(`${url}/context`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '', fullInput, workspacePath }),
    });
    const items = (await response.json()) as { content: string }[];
    return items.map(({ content }) => content).join('\n');
  }

  it('answers for the folders of the window, unsaved text included, and for no other place', async () => {
    const address = await start();
    const folder = vscode.workspace.workspaceFolders![0]!.uri.toString();
    assert.match(await ask(address, 'what is in the cart?', folder), /^shop\/cart\.py\n```py\n/m);
    assert.match(await ask(address, 'what is in the cart?', 'file:///elsewhere'), /does not serve/);
    const editor = await vscode.window.showTextDocument(at('shop/prices.py'));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(0, 0), 'def zebra_stripes(count):\n    return count\n\n\n'),
    );
    assert.match(await ask(address, 'zebra stripes', folder), /def zebra_stripes\(count\)/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is the same one however often it is started, has its address and token after a restart, and is gone when stopped', async () => {
    const address = await start();
    assert.deepEqual(await start(), address);
    await stop();
    await assert.rejects(fetch(address.url));
    assert.deepEqual(await start(), address);
    const file = join(state, 'llmstruct', 'server.json');
    assert.ok(readFileSync(file, 'utf8').includes(address.token));
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
  });

  it('says which folders this window has, for the server of another one', async () => {
    await start();
    const file = join(state, 'llmstruct', 'windows', `${process.pid}.json`);
    const folders = JSON.parse(readFileSync(file, 'utf8')) as { root: string }[];
    assert.deepEqual(
      folders.map(({ root }) => root),
      vscode.workspace.workspaceFolders!.map(({ uri }) => uri.fsPath),
    );
  });
});
