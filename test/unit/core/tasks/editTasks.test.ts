import assert from 'node:assert/strict';
import { isLlmstructError } from '../../../../src/core/errors.ts';
import { addTask, renumberTask, setTask } from '../../../../src/core/tasks/editTasks.ts';
import { readTasks } from '../../../../src/core/tasks/file/readTasks.ts';

const TEXT = `[[tasks]]
id = "TSK-001"
title = "One"   # first
labels = ["a"]
due = 2026-01-01

[[tasks]]
id = "TSK-007"
title = "Two"
depends_on = ["TSK-001"]
`;

/** The code of the error that `work` throws. */
function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (isLlmstructError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('addTask', () => {
  it('gives the next number above all in the file and all that ever were', () => {
    assert.equal(addTask(TEXT, { title: 'x' }, 1).id, 'TSK-008');
    assert.equal(addTask(TEXT, { title: 'x' }, 12).id, 'TSK-012');
    assert.equal(addTask('', { title: 'x' }, 1).text, '[[tasks]]\nid = "TSK-001"\ntitle = "x"\nstatus = "open"\n');
  });

  it('writes every field that is given, and none that is empty', () => {
    const draft = {
      id: 'X',
      title: ' two\n words ',
      symbol: 'a.py#f',
      labels: [],
      goals: ['g'],
      estimate: 3,
      assignee: '',
    };
    const { text } = addTask(TEXT, draft, 1);
    assert.ok(text.startsWith(TEXT));
    const fields = {
      id: 'X',
      title: 'two words',
      status: 'open',
      symbol: 'a.py#f',
      goals: ['g'],
      estimate: 3,
      line: 12,
    };
    assert.deepEqual(readTasks(text).tasks.at(-1), fields);
  });

  it('follows the form [tasks.ID]', () => {
    const { text, id } = addTask('[tasks.A]\ntitle = "a"\n', { title: 'b', dependsOn: ['A'] }, 1);
    assert.equal(id, 'TSK-001');
    const added = '\n[tasks.TSK-001]\ntitle = "b"\nstatus = "open"\ndepends_on = ["A"]\n';
    assert.equal(text, `[tasks.A]\ntitle = "a"\n${added}`);
  });

  it('refuses what would be wrong', () => {
    const add = (draft: object) => codeOf(() => addTask(TEXT, { title: 'x', ...draft }, 1));
    assert.equal(add({ id: 'TSK-007' }), 'task-id-taken');
    assert.equal(add({ title: ' ' }), 'task-title-missing');
    assert.equal(add({ status: 'perhaps' }), 'task-status-unknown');
    assert.equal(add({ dependsOn: ['nobody'] }), 'task-unknown');
    assert.equal(add({ id: 'X', dependsOn: ['X'] }), 'task-circle');
    assert.equal(add({ title: 'half a pair \ud800' }), 'tasks-unwritable');
    assert.equal(
      codeOf(() => addTask('[[tasks]\n', { title: 'x' }, 1)),
      'tasks-unreadable',
    );
    assert.equal(
      codeOf(() => addTask(`${TEXT}[tasks.B]\ntitle = "b"\n`, { title: 'x' }, 1)),
      'tasks-unreadable',
    );
  });
});

describe('setTask', () => {
  const set = (id: string, changes: object) => setTask(TEXT, id, changes).text;

  it('changes only what is another value', () => {
    assert.equal(set('TSK-001', { title: 'One', labels: ['a'], status: 'open', description: undefined }), TEXT);
    assert.equal(set('TSK-001', { title: 'Eins' }), TEXT.replace('"One"', '"Eins"'));
    assert.equal(set('TSK-001', { status: 'done' }), TEXT.replace('-01\n', '-01\nstatus = "done"\n'));
    assert.equal(set('TSK-007', { dependsOn: [] }), TEXT.replace('depends_on = ["TSK-001"]\n', ''));
  });

  it('adds to lists and takes out of them', () => {
    assert.equal(set('TSK-001', { labels: { add: ['b', 'a'] } }), TEXT.replace('["a"]', '["a", "b"]'));
    assert.equal(set('TSK-001', { labels: { remove: ['a'] } }), TEXT.replace('labels = ["a"]\n', ''));
    assert.equal(set('TSK-007', { goals: { add: ['g'] } }), `${TEXT}goals = ["g"]\n`);
  });

  it('refuses what would be wrong', () => {
    const code = (id: string, changes: object) => codeOf(() => set(id, changes));
    assert.equal(code('X', {}), 'task-unknown');
    assert.equal(code('TSK-001', { title: undefined }), 'task-title-missing');
    assert.equal(code('TSK-001', { status: 'x' }), 'task-status-unknown');
    assert.equal(code('TSK-001', { dependsOn: { add: ['TSK-007'] } }), 'task-circle');
  });
});

describe('renumberTask', () => {
  it('gives the later of two the next number, and until then neither can be changed', () => {
    const twice = `${TEXT}\n[[tasks]]\nid = "TSK-001" # merged\ntitle = "Three"\n`;
    assert.equal(
      codeOf(() => setTask(twice, 'TSK-001', { title: 'x' })),
      'task-id-twice',
    );
    assert.deepEqual(renumberTask(twice, 'TSK-001', 1), {
      id: 'TSK-008',
      text: twice.replace('"TSK-001" # merged', '"TSK-008" # merged'),
    });
    assert.equal(
      codeOf(() => renumberTask(TEXT, 'TSK-001', 1)),
      'task-id-single',
    );
    assert.equal(
      codeOf(() => renumberTask(TEXT, 'TSK-404', 1)),
      'task-unknown',
    );
  });
});
