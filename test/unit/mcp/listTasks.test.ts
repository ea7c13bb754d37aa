import assert from 'node:assert/strict';
import { wordToolError } from '../../../src/mcp/toolError.ts';
import { listTasks } from '../../../src/mcp/tools/listTasks.ts';

describe('list_tasks', () => {
  const tasks = [
    { id: 'TSK-1', title: 'One', status: 'open', line: 1 },
    { id: 'TSK-2', title: 'Two', status: 'Waiting', line: 4 },
  ];
  const folder = { name: 'a', index: { tasks: () => Promise.resolve({ tasks, problems: [] }) } };
  const ask = (status: string) =>
    listTasks.run({ status }, { workspace: { folders: [folder], stale: false } } as never).then(
      (answer) => JSON.stringify(answer),
      (error: unknown) => `refused: ${wordToolError(error)}`,
    );

  it('refuses a status that there is not, with those that there are', async () => {
    const statuses = 'open, in_progress, blocked, done, dropped, Waiting';
    assert.equal(await ask('nope'), `refused: There is no status nope. Statuses: ${statuses}.`);
  });

  it('takes the known ones, whatever their case, and those that the file has', async () => {
    for (const status of ['done', ' Done ', 'IN_PROGRESS', 'waiting', '']) {
      assert.doesNotMatch(await ask(status), /refused/, status);
    }
    assert.match(await ask('waiting'), /TSK-2/);
  });
});
