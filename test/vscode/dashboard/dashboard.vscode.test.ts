import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type {
  BoardRequest,
  BoardStart,
  BoardTasks,
  BoardUpdate,
  BoardUsage,
} from '../../../src/core/board/boardApi.ts';
import { api, at, eventually, read, root, settled } from '../workspace.ts';

const TOML = `[[tasks]]
id = "TSK-001"
title = "Second prices"   # kept
status = "open"
`;

const isDashboard = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.endsWith('llmstruct.dashboard');
const tabs = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs).filter(isDashboard);

describe('Dashboard', () => {
  const folder = root().toString();
  const ask = async <Answer>(request: BoardRequest): Promise<Answer> =>
    (await (await api()).dashboard.answer(request)) as Answer;

  before(async () => {
    await vscode.workspace.fs.writeFile(at('llmstruct.toml'), new TextEncoder().encode(TOML));
    await settled();
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(at('llmstruct.toml'));
    await settled();
  });

  it('opens one tab, whose page asks for the tasks', async () => {
    const { dashboard } = await api();
    const asked: string[] = [];
    const listening = dashboard.onDidAnswer(({ kind }) => asked.push(kind));
    await vscode.commands.executeCommand('llmstruct.openDashboard');
    await vscode.commands.executeCommand('llmstruct.openDashboard');
    await eventually('the page has its tasks', () => asked.includes('start') && asked.includes('tasks'));
    assert.equal(tabs().length, 1);
    asked.length = 0;
    await vscode.workspace.fs.writeFile(at('llmstruct.toml'), new TextEncoder().encode(`# more\n${TOML}`));
    await eventually('it asks again when the file was changed', () => asked.includes('tasks'));
    listening.dispose();
  });

  it('changes tasks as the tree does, and gives both where somebody was first', async () => {
    const { folders, mayEdit } = await ask<BoardStart>({ kind: 'start' });
    assert.deepEqual([folders.map(({ id }) => id), mayEdit], [[folder], true]);
    const { tasks } = await ask<BoardTasks>({ kind: 'tasks', folder });
    const [{ id, version }] = tasks as [BoardTasks['tasks'][number]];
    const wish = { kind: 'update', folder, id, version, changes: { status: 'done', priority: 'high' } } as const;
    const done = await ask<BoardUpdate>(wish);
    assert.equal(done.kind, 'done');
    assert.match(
      await read('llmstruct.toml'),
      /title = "Second prices" {3}# kept\nstatus = "done"\npriority = "high"\n/,
    );
    const late = await ask<BoardUpdate>({ ...wish, changes: { status: 'blocked' } });
    assert.deepEqual([late.kind, late.kind === 'changed' && late.current?.status], ['changed', 'done']);
    const usage = await ask<BoardUsage>({ kind: 'usage', folder, since: 0, ahead: 0 });
    assert.deepEqual([Array.isArray(usage.groups), Array.isArray(usage.days)], [true, true]);
  });

  it('refuses a folder that is not open', async () => {
    await assert.rejects(ask({ kind: 'tasks', folder: 'file:///elsewhere' }), { code: 'folder-missing' });
  });

  it('is gone when its tab is closed, and opens again', async () => {
    await vscode.window.tabGroups.close(tabs());
    assert.equal(tabs().length, 0);
    await vscode.commands.executeCommand('llmstruct.openDashboard');
    await eventually('the tab is there', () => tabs().length === 1);
  });
});
