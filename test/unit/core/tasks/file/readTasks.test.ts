import assert from 'node:assert/strict';
import { readTasks } from '../../../../../src/core/tasks/file/readTasks.ts';

function problemsOf(...lines: string[]): string[] {
  return readTasks(lines.join('\n')).problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('readTasks', () => {
  it('tells a missing file from one without tasks', () => {
    assert.deepEqual(readTasks(undefined), { file: 'llmstruct.toml', exists: false, tasks: [], problems: [] });
    assert.deepEqual(readTasks('[project]\n'), { file: 'llmstruct.toml', exists: true, tasks: [], problems: [] });
  });

  it('reads [[tasks]] with their lines, statuses as given, open by default', () => {
    const { tasks, problems } = readTasks(
      [
        '# the work',
        '[[tasks]]',
        'id = "TSK-011"',
        'title = "Parse tasks"',
        'status = "in_progress"',
        'assignee = "@kpblcaoo"',
        '',
        '[[tasks]]',
        'id = "TSK-012"',
        'title = "Разобрать"',
        'priority = "high"',
        'symbol = "src/a.py#f"',
        'description = """',
        'Long',
        'text"""',
        'labels = ["a", "b"]',
        'goals = ["g"]',
        'depends_on = ["TSK-011"]',
        'release = "2.0"',
        'estimate = 5',
        'issue = "owner/name#12"',
        'todo = "TODO: sum"',
        'unknown = 2026-01-01',
      ].join('\r\n'),
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(tasks, [
      { id: 'TSK-011', title: 'Parse tasks', status: 'in_progress', assignee: '@kpblcaoo', line: 2 },
      {
        id: 'TSK-012',
        title: 'Разобрать',
        status: 'open',
        priority: 'high',
        symbol: 'src/a.py#f',
        description: 'Long\ntext',
        labels: ['a', 'b'],
        goals: ['g'],
        dependsOn: ['TSK-011'],
        release: '2.0',
        estimate: 5,
        issue: 'owner/name#12',
        todo: 'TODO: sum',
        line: 8,
      },
    ]);
  });

  it('reads [tasks.ID] in the order of the file, also for ids that look like numbers', () => {
    const { tasks, problems } = readTasks(
      '[tasks.TSK-2]\ntitle = "b"\n[tasks.10]\ntitle = "c"\n[tasks.2]\ntitle = "a"\nstatus = "done"\n',
    );
    assert.deepEqual(problems, []);
    assert.deepEqual(tasks, [
      { id: 'TSK-2', title: 'b', status: 'open', line: 1 },
      { id: '10', title: 'c', status: 'open', line: 3 },
      { id: '2', title: 'a', status: 'done', line: 5 },
    ]);
  });

  it('reads a list of inline tables', () => {
    const { tasks } = readTasks('tasks = [\n  {id = "A", title = "a"},\n  {id = "B", title = "b"},\n]\n');
    assert.deepEqual(
      tasks.map(({ id, line }) => [id, line]),
      [
        ['A', 2],
        ['B', 3],
      ],
    );
  });

  it('reports both forms in one file, at the line, whichever comes first', () => {
    const mixed = 'tasks are written both as [[tasks]] and as [tasks.ID]; use one form';
    assert.deepEqual(problemsOf('[[tasks]]', 'id = "A"', 'title = "a"', '', '[tasks.B]', 'title = "b"'), [
      `5:1 ${mixed}`,
    ]);
    assert.deepEqual(problemsOf('[tasks.B]', 'title = "b"', '[[tasks]]', 'id = "A"'), [`3:3 ${mixed}`]);
  });

  it('reports a second task with the same id and keeps the first', () => {
    const text = '[[tasks]]\nid = "A"\ntitle = "a"\n[[tasks]]\ntitle = "b"\nid = "A"\n';
    assert.deepEqual(problemsOf(text), ['6:1 the id A is already used in line 1']);
    assert.deepEqual(readTasks(text).tasks, [{ id: 'A', title: 'a', status: 'open', line: 1 }]);
  });

  it('reports a missing id and a missing title', () => {
    const text = '[[tasks]]\ntitle = "a"\n[[tasks]]\nid = "B"\n';
    assert.deepEqual(problemsOf(text), ['1:1 the task has no id', '3:1 the task B has no title']);
    assert.deepEqual(readTasks(text).tasks, [{ id: 'B', title: 'B', status: 'open', line: 3 }]);
  });

  it('reports wrong types at their key', () => {
    assert.deepEqual(problemsOf('[[tasks]]', 'id = "A"', 'title = "a"', 'status = 1', 'labels = "x"'), [
      '4:1 status must be a text in quotes',
      '5:1 labels must be a list of texts in quotes',
    ]);
    assert.deepEqual(problemsOf('tasks = 5'), ['1:1 tasks must be written as [[tasks]]']);
    assert.deepEqual(problemsOf('[tasks]', 'A = 1'), ['2:1 a task must be a table with id and title']);
    assert.deepEqual(problemsOf('[[tasks]]', 'id = ""', 'title = "x"'), ['2:1 id must be a text in quotes']);
  });

  it('reports an unknown status and keeps it', () => {
    const text = ['[[tasks]]', 'id = "A"', 'title = "a"', 'status = "in review"'];
    const known = 'open, in_progress, blocked, done, dropped';
    assert.deepEqual(problemsOf(...text), [`4:1 the status in review is unknown; it is one of ${known}`]);
    assert.equal(readTasks(text.join('\n')).tasks[0]?.status, 'in review');
  });

  it('reports circles once, and what depends on nothing', () => {
    const task = (id: string, ...on: string[]) =>
      `[[tasks]]\nid = "${id}"\ntitle = "t"\ndepends_on = ${JSON.stringify(on)}\n`;
    assert.deepEqual(problemsOf(task('A', 'B', 'X') + task('B', 'C') + task('C', 'A') + task('D', 'A')), [
      '4:1 tasks depend on each other in a circle: A → B → C → A',
      '4:19 A depends on X, and there is no such task',
    ]);
    assert.deepEqual(problemsOf(task('A', 'A')), ['4:1 tasks depend on each other in a circle: A → A']);
  });

  it('shows where a broken TOML breaks', () => {
    assert.deepEqual(problemsOf('[[tasks]]', 'id = "A'), ['2:6 unfinished string']);
  });
});
