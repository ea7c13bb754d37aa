import assert from 'node:assert/strict';
import { countOpen, groupTasks } from '../../../src/vscode/views/taskGroups.ts';

const task = (id: string, status: string) => ({ id, title: id, status, line: 1 });

describe('groupTasks', () => {
  it('orders known statuses, then others as they come, and keeps the order of the file', () => {
    const tasks = [task('1', 'waiting'), task('2', 'done'), task('3', 'open'), task('4', 'review'), task('5', 'open')];
    assert.deepEqual(
      groupTasks(tasks).map((group) => [group.status, group.tasks.map(({ id }) => id)]),
      [
        ['open', ['3', '5']],
        ['done', ['2']],
        ['waiting', ['1']],
        ['review', ['4']],
      ],
    );
  });

  it('counts what is open', () => {
    assert.equal(countOpen([task('1', 'open'), task('2', 'in_progress'), task('3', 'done')]), 1);
  });
});
