import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callTool, connectMcp, type McpConnection } from './mcpClient.ts';

const TASKS = `# What we plan.
[[tasks]]
id = "TSK-1" # the first
title = "Round the sum"
assignee = "@ann"
`;

describe('update_task', function () {
  this.timeout(120_000);
  let folders: string[];
  let connection: McpConnection | undefined;
  const makeFolder = (files: Readonly<Record<string, string>>): string => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'llmstruct-task-')));
    folders.push(folder);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return folder;
  };
  const call = (args: Record<string, unknown>) => callTool(connection!, 'update_task', args);
  const read = (folder: string) => readFileSync(join(folder, 'llmstruct.toml'), 'utf8');

  beforeEach(() => {
    folders = [];
  });
  afterEach(async () => {
    await connection?.client.close();
    connection = undefined;
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });

  it('changes a task and adds one, and leaves what people wrote around them', async () => {
    const folder = makeFolder({ 'cart.py': 'def total():\n    return 1\n', 'llmstruct.toml': TASKS });
    connection = await connectMcp({ era: 'modern', cwd: folder });
    const changed = await call({ id: 'TSK-1', status: 'in_progress', symbol: 'total', assignee: '' });
    assert.equal(changed.text, 'TSK-1 [in_progress] Round the sum');
    assert.deepEqual(changed.data['task'], {
      id: 'TSK-1',
      title: 'Round the sum',
      status: 'in_progress',
      symbol: 'cart.py#total',
    });
    const added = await call({ title: 'Count\nthe lines', description: 'Of a cart.' });
    assert.equal(added.text, 'TSK-002 [open] Count the lines');
    const text = read(folder);
    assert.match(text, /^# What we plan\.\n\[\[tasks]]\nid = "TSK-1" # the first\n/);
    assert.match(text, /symbol = "cart\.py#total"/);
    assert.doesNotMatch(text, /@ann/);
    const listed = await callTool(connection, 'list_tasks', {});
    assert.match(listed.text, /^1 in_progress, 1 open\n/);
    await call({ id: 'TSK-1', symbol: '' });
    assert.doesNotMatch(read(folder), /symbol/);
  });

  it('writes nothing for a wrong call, and says what to do', async () => {
    const folder = makeFolder({
      'cart.py': 'def total():\n    return 1\n',
      'secret/key.py': 'def key():\n    return 2\n',
      'llmstruct.toml': `[privacy]\nlocal_only = ["secret/**"]\n\n${TASKS}`,
    });
    const before = read(folder);
    connection = await connectMcp({ era: 'legacy', cwd: folder });
    const bad: [Record<string, unknown>, RegExp][] = [
      [{}, /Give id .* or title/],
      [{ title: ' ' }, /Give id .* or title/],
      [{ id: 'TSK-1' }, /Say what to change/],
      [{ id: 'TSK-9', status: 'done' }, /no task TSK-9\. See list_tasks/],
      [{ id: 'TSK-1', status: 'finished' }, /must be equal to one of the allowed values/],
      [{ id: 'TSK-1', title: '' }, /title/i],
      [{ id: 'TSK-1', symbol: 'cart.py#nope' }, /find_symbol/],
      [{ id: 'TSK-1', symbol: 'secret/key.py#key' }, /local_only/],
      [{ title: 'x', description: 'y'.repeat(30_000) }, /20000 characters/],
    ];
    for (const [args, reason] of bad) {
      const { failed, text } = await call(args);
      assert.ok(failed, JSON.stringify(args));
      assert.match(text, reason);
    }
    assert.equal(read(folder), before);
  });

  it('writes into the folder of the code or of the task, where there are several', async () => {
    const shop = makeFolder({ 'cart.py': 'def total():\n    return 1\n' });
    const site = makeFolder({ 'page.py': 'def page():\n    return 1\n', 'llmstruct.toml': TASKS });
    connection = await connectMcp({ era: 'modern', cwd: '/', args: ['--input', shop, '--input', site] });
    assert.match((await call({ title: 'Show it', symbol: 'page' })).text, /^TSK-002 /);
    assert.match(read(site), /symbol = "page\.py#page"/);
    assert.equal(existsSync(join(shop, 'llmstruct.toml')), false);
    assert.match((await call({ id: 'TSK-1', status: 'done' })).text, /\[done]/);
    const { failed, text } = await call({ id: 'TSK-1', symbol: 'total' });
    assert.ok(failed);
    assert.match(text, /^TSK-1 is a task of .*; total is code of /);
    assert.match((await call({ title: 'Round it' })).text, /\[open] Round it$/);
    assert.match(read(shop), /title = "Round it"/);
  });
});
