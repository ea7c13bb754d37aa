import assert from 'node:assert/strict';
import type { TaskWithPlace } from '../../../../src/core/tasks/file/tasksReading.ts';
import { filterTasks } from '../../../../src/core/tasks/taskFilter.ts';
import {
  countOpen,
  fieldOfGroup,
  groupTasks,
  type TaskGrouping,
  type TaskOrder,
  type TaskRow,
} from '../../../../src/vscode/tasks/taskGroups.ts';

const task = (id: string, status: string, more: Partial<TaskWithPlace> = {}): TaskWithPlace => ({
  id,
  title: id,
  status,
  line: 1,
  ...more,
});
const row = (
  id: string,
  more: Partial<TaskWithPlace> = {},
  binding?: Partial<NonNullable<TaskRow['binding']>>,
): TaskRow => ({
  task: task(id, 'open', more),
  ...(binding === undefined ? {} : { binding: { task: id, state: 'bound', path: 'a.py', line: 1, ...binding } }),
});
const drawn = (rows: readonly TaskRow[], grouping: TaskGrouping, order?: TaskOrder) =>
  groupTasks(rows, grouping, order).map(({ key, rows: inGroup }) => [key, inGroup.map((each) => each.task.id)]);

describe('groupTasks', () => {
  it('orders known statuses, then others as they come, and keeps the order of the file', () => {
    const tasks = [task('1', 'waiting'), task('2', 'done'), task('3', 'open'), task('4', 'review'), task('5', 'open')];
    assert.deepEqual(
      drawn(
        tasks.map((each) => ({ task: each })),
        'status',
      ),
      [
        ['open', ['3', '5']],
        ['done', ['2']],
        ['waiting', ['1']],
        ['review', ['4']],
      ],
    );
  });

  it('orders priorities by how urgent they are, and those without last', () => {
    const rows = ['low', 'P0', undefined, 'soon', 'high'].map((priority, at) =>
      row(String(at), priority ? { priority } : {}),
    );
    assert.deepEqual(drawn(rows, 'priority'), [
      ['P0', ['1']],
      ['high', ['4']],
      ['low', ['0']],
      ['soon', ['3']],
      ['', ['2']],
    ]);
    assert.deepEqual(drawn(rows, 'status', 'priority'), [['open', ['1', '4', '0', '3', '2']]]);
  });

  it('shows a task under each of its goals', () => {
    const rows = [row('1', { goals: ['b', 'a'] }), row('2'), row('3', { goals: ['a'] })];
    assert.deepEqual(drawn(rows, 'goal'), [
      ['a', ['1', '3']],
      ['b', ['1']],
      ['', ['2']],
    ]);
  });

  it('goes by where tasks stand in the code now, not by where they stood', () => {
    const rows = [
      row('1', { symbol: 'old.py#f' }, { symbol: 'new.py#f', path: 'new.py' }),
      row('2', { symbol: 'old.py#g' }),
    ];
    assert.deepEqual(drawn(rows, 'file'), [
      ['new.py', ['1']],
      ['old.py', ['2']],
    ]);
    assert.deepEqual(drawn(rows, 'symbol'), [
      ['new.py#f', ['1']],
      ['old.py#g', ['2']],
    ]);
  });

  it('tells what a local model can do, the cheapest first', () => {
    const scope = (promptTokens: number, fits: boolean) => ({
      scope: { callers: 0, files: 0, promptTokens, replyTokens: 1, windowTokens: 8192, fits },
    });
    const rows = [
      row('1', {}, scope(9000, false)),
      row('2', {}, scope(900, true)),
      row('3'),
      row('4', {}, scope(300, true)),
    ];
    assert.deepEqual(drawn(rows, 'fit', 'fit'), [
      ['fits', ['4', '2']],
      ['too-large', ['1']],
      ['', ['3']],
    ]);
    assert.deepEqual(drawn(rows, 'status', 'fit'), [['open', ['4', '2', '1', '3']]]);
  });

  it('counts what is open', () => {
    assert.equal(countOpen([task('1', 'open'), task('2', 'in_progress'), task('3', 'done')]), 1);
  });
});

describe('filterTasks', () => {
  it('wants every word, anywhere or in one field', () => {
    const rows = [
      row('TSK-1', { title: 'Handle carts', assignee: '@ann', labels: ['money'] }),
      row('TSK-2', { title: 'Ann writes' }),
    ];
    const found = (filter: string) => filterTasks(rows, filter, ({ task }) => task).map((each) => each.task.id);
    assert.deepEqual(found(''), ['TSK-1', 'TSK-2']);
    assert.deepEqual(found('ann'), ['TSK-1', 'TSK-2']);
    assert.deepEqual(found('assignee:ann'), ['TSK-1']);
    assert.deepEqual(found('CARTS money'), ['TSK-1']);
    assert.deepEqual(found('carts writes'), []);
  });
});

describe('fieldOfGroup', () => {
  it('says what a task gets that is dropped on a group', () => {
    assert.deepEqual(fieldOfGroup({ grouping: 'status', key: 'done' }, 'open'), { status: 'done' });
    assert.deepEqual(fieldOfGroup({ grouping: 'assignee', key: '' }, '@ann'), { assignee: undefined });
    assert.deepEqual(fieldOfGroup({ grouping: 'goal', key: 'b' }, 'a'), { goals: { add: ['b'], remove: ['a'] } });
    assert.deepEqual(fieldOfGroup({ grouping: 'goal', key: '' }, 'a'), { goals: { remove: ['a'] } });
    assert.equal(fieldOfGroup({ grouping: 'fit', key: 'fits' }, ''), undefined);
  });
});
