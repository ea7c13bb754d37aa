import assert from 'node:assert/strict';
import { boardColumns } from '../../../src/board/boardColumns.ts';
import { typedText, wishOf } from '../../../src/board/fieldValue.ts';
import { sortTasks } from '../../../src/board/sortTasks.ts';
import type { VersionedTask } from '../../../src/core/tasks/taskVersion.ts';

function task(id: string, change: Partial<VersionedTask> = {}): VersionedTask {
  return { id, title: id, status: 'open', version: '0'.repeat(16), ...change };
}

describe('what is typed into a field', () => {
  const one = task('A', { labels: ['a', 'b'], estimate: 2, assignee: '@ann' });

  it('is a wish only where it says something else', () => {
    assert.equal(wishOf(one, 'labels', ' a , b '), undefined);
    assert.equal(wishOf(one, 'estimate', '2'), undefined);
    assert.equal(wishOf(one, 'release', ' '), undefined);
    assert.equal(wishOf(one, 'title', ' '), undefined);
    for (const field of ['labels', 'estimate', 'assignee', 'title', 'status'] as const) {
      assert.equal(wishOf(one, field, typedText(one, field)), undefined, field);
    }
  });

  it('is a list, a number or a text, or takes the field away', () => {
    assert.deepEqual(wishOf(one, 'labels', 'b,, c ,b'), { labels: ['b', 'c'] });
    assert.deepEqual(wishOf(one, 'labels', ''), { labels: null });
    assert.deepEqual(wishOf(one, 'estimate', '2.5'), { estimate: 2.5 });
    assert.deepEqual(wishOf(one, 'estimate', '2d'), { estimate: '2d' });
    assert.deepEqual(wishOf(one, 'assignee', ''), { assignee: null });
  });
});

describe('tasks in an order', () => {
  const tasks = [
    task('T-10', { priority: 'low', status: 'done' }),
    task('T-9', { assignee: '@b' }),
    task('T-2', { priority: 'high', status: 'odd', assignee: '@a' }),
  ];
  const ids = (sort: Parameters<typeof sortTasks>[1], down = false) => sortTasks(tasks, sort, down).map(({ id }) => id);

  it('is by number, rank and name, with empty values last either way', () => {
    assert.deepEqual(ids('file', true), ['T-2', 'T-9', 'T-10']);
    assert.deepEqual(ids('id'), ['T-2', 'T-9', 'T-10']);
    assert.deepEqual(ids('priority'), ['T-2', 'T-10', 'T-9']);
    assert.deepEqual(ids('priority', true), ['T-10', 'T-2', 'T-9']);
    assert.deepEqual(ids('assignee', true), ['T-9', 'T-2', 'T-10']);
    assert.deepEqual(ids('status'), ['T-9', 'T-10', 'T-2']);
  });

  it('has a column for each status, and for what has no assignee', () => {
    const columns = (by: Parameters<typeof boardColumns>[1]) =>
      boardColumns(tasks, by).map(({ key, tasks: cards }) => `${key}: ${cards.map(({ id }) => id).join()}`);
    assert.deepEqual(columns('status'), [
      'open: T-9',
      'in_progress: ',
      'blocked: ',
      'done: T-10',
      'dropped: ',
      'odd: T-2',
    ]);
    assert.deepEqual(columns('assignee'), ['@a: T-2', '@b: T-9', ': T-10']);
    assert.deepEqual(columns('priority'), ['high: T-2', 'low: T-10', ': T-9']);
  });
});
