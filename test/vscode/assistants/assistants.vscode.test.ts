import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import * as vscode from 'vscode';
import type { WorkspaceIndex } from '../../../src/core/workspaceIndex.ts';
import { answerContext } from '../../../src/vscode/chat/answerContext.ts';
import { answerImprove } from '../../../src/vscode/chat/answerImprove.ts';
import { answerTasks } from '../../../src/vscode/chat/answerTasks.ts';
import type { ChatAnswer } from '../../../src/vscode/chat/chatAnswer.ts';
import { mcpServers } from '../../../src/vscode/mcp/registerMcpServers.ts';
import type { IndexedFolder, Services } from '../../../src/vscode/services.ts';
import type { Shell } from '../../../src/vscode/shell.ts';
import { editorWorkspace } from '../../../src/vscode/tools/editorWorkspace.ts';
import { confirmTask } from '../../../src/vscode/tools/registerTools.ts';
import { testLog } from '../testLog.ts';
import { api, at, listing, root, settled } from '../workspace.ts';

const extension = () => vscode.extensions.getExtension('llmstruct.llmstruct')!;
const folder = () => vscode.workspace.workspaceFolders![0]!;

/** The parts of the extension's own context that the server's definition is made of. */
function shell(folders: readonly vscode.WorkspaceFolder[]): Pick<Shell, 'context' | 'folders'> {
  const context = {
    extension: extension(),
    extensionPath: extension().extensionPath,
    storageUri: undefined,
    globalStorageUri: vscode.Uri.joinPath(root(), '../mcp-storage'),
  };
  return { context, folders: { all: folders.map((each) => ({ folder: each })) } } as unknown as Shell;
}

describe('The MCP server that the editor is told of', () => {
  before(async () => {
    await api();
    await settled();
  });

  it('is one for all folders of the window, and none where nothing is trusted', () => {
    const [server, ...others] = mcpServers(shell([folder()]));
    assert.deepEqual(others, []);
    assert.equal(server?.label, 'llmstruct');
    assert.equal(server.version, (extension().packageJSON as { version: string }).version);
    assert.deepEqual(server.args.slice(-2), ['--input', folder().uri.fsPath]);
    assert.deepEqual(mcpServers(shell([])), []);
  });

  it('starts as it is told, knows the folder, and leaves nothing in it', async function () {
    this.timeout(60_000);
    // Where tests before this one took llmstruct into use, the index may lie in the folder.
    const others = () => listing().filter((path) => !path.startsWith('.llmstruct/'));
    const before = others();
    const [server] = mcpServers(shell([folder()]));
    const env = { ...process.env, ...server!.env } as Record<string, string>;
    const client = new Client({ name: 'test', version: '1' });
    const { command, args } = server!;
    await client.connect(new StdioClientTransport({ command, args, env, cwd: '/', stderr: 'inherit' }));
    try {
      const { content } = await client.callTool({ name: 'find_symbol', arguments: { name: 'Cart' } });
      assert.match(JSON.stringify(content), /shop\/cart\.py#Cart:/);
    } finally {
      await client.close();
    }
    assert.deepEqual(others(), before);
  });
});

describe("The editor's language-model tools", () => {
  const invoke = async (name: string, input: object) => {
    const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
    return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  };

  it('are listed with descriptions and schemas', () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith('llmstruct_'));
    const declared = (extension().packageJSON as { contributes: { languageModelTools: { name: string }[] } })
      .contributes;
    assert.deepEqual(ours.map(({ name }) => name).sort(), declared.languageModelTools.map(({ name }) => name).sort());
    for (const { description, inputSchema } of ours) assert.ok(description && inputSchema);
  });

  it('answer out of the index of the window', async () => {
    assert.match(await invoke('llmstruct_find_symbol', { name: 'Cart' }), /shop\/cart\.py#Cart:/);
    assert.match(await invoke('llmstruct_get_context', { target: 'Cart.total' }), /^# shop\/cart\.py#Cart\.total/);
    assert.ok((await invoke('llmstruct_list_tasks', {})).length > 0);
  });

  it('have a question of their own before a task is written', () => {
    const { confirmationMessages } = confirmTask({ title: 'Round it', status: 'open' });
    assert.match(confirmationMessages!.title, /Add a task/);
    assert.match((confirmationMessages!.message as vscode.MarkdownString).value, /Round/);
    assert.match(confirmTask({ id: 'TSK-7', status: 'done' }).confirmationMessages!.title, /TSK-7/);
  });

  it('write a task into llmstruct.toml', async () => {
    const file = at('llmstruct.toml').fsPath;
    const before = existsSync(file) ? readFileSync(file) : undefined;
    try {
      // An extension that calls without a chat has asked its user itself.
      assert.match(await invoke('llmstruct_update_task', { title: 'Round it' }), /^TSK-\d+ \[open] Round it$/);
      assert.match(readFileSync(file, 'utf8'), /title = "Round it"/);
    } finally {
      if (before === undefined) rmSync(file, { force: true });
      else writeFileSync(file, before);
    }
  });

  it('say what to do about a wrong call', async () => {
    await assert.rejects(invoke('llmstruct_get_context', {}), /Give target .* or question/);
    await assert.rejects(invoke('llmstruct_find_symbol', { name: 'x', path: '../..' }), /outside the workspace/);
  });

  it('have nothing to answer from where no folder is indexed', () => {
    const none = { all: [], find: () => undefined } as unknown as Services['folders'];
    assert.throws(() => editorWorkspace(none), { name: 'ToolError', message: /Open a folder first/ });
  });
});

describe('@llmstruct in the chat', () => {
  const ask = async (answer: ChatAnswer, prompt: string, folders?: Services['folders']) => {
    const said: string[] = [];
    const stream = {
      markdown: (text: string | vscode.MarkdownString) => void said.push(typeof text === 'string' ? text : text.value),
      progress: (text: string) => void said.push(text),
      button: ({ title }: vscode.Command) => void said.push(`[${title}]`),
    };
    const services = { folders: folders ?? windowFolders, log: testLog() } as unknown as Services;
    const question = { prompt, stream, workspace: editorWorkspace(services.folders), services };
    await answer(question as Parameters<ChatAnswer>[0]);
    return said.join('\n');
  };
  let windowFolders: Services['folders'];
  before(async () => {
    await api();
    const tasks = [{ id: 'TSK-1', title: 'Round it', status: 'open', line: 1 }];
    const reading = { file: 'llmstruct.toml', exists: true, tasks, problems: [] };
    const index = { tasks: () => Promise.resolve(reading) } as unknown as WorkspaceIndex;
    const one: IndexedFolder = { folder: folder(), index, report: undefined };
    windowFolders = {
      trusted: true,
      all: [one],
      find: (uri: vscode.Uri) => ({ folder: one, path: vscode.workspace.asRelativePath(uri, false) }),
      onDidUpdate: new vscode.EventEmitter<IndexedFolder>().event,
      dispose: () => {},
    };
  });

  it('is registered', async () => {
    await api();
    const { chatParticipants } = (extension().packageJSON as { contributes: { chatParticipants: { name: string }[] } })
      .contributes;
    assert.deepEqual(
      chatParticipants.map(({ name }) => name),
      ['llmstruct'],
    );
  });

  it('lists tasks, and leads to their view', async () => {
    assert.match(await ask(answerTasks, ''), /TSK-1 \[open\] Round it[\s\S]*\[Show Tasks\]/);
    assert.doesNotMatch(await ask(answerTasks, 'done'), /TSK-1/);
  });

  it('says what it needs where nothing is named and no editor is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.match(await ask(answerContext, ''), /Name a definition/);
    assert.match(await ask(answerImprove, ''), /Open a file and put the cursor/);
    await vscode.window.showTextDocument(at('shop/cart.py'));
  });
});
