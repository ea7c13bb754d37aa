import assert from 'node:assert/strict';
import type { PageHost } from '../../../src/board/pageHost.ts';
import { type Conflict, type Decision, TaskBook } from '../../../src/board/taskBook.ts';
import type { BoardRequest } from '../../../src/core/board/boardApi.ts';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { versionedTask } from '../../../src/core/tasks/taskVersion.ts';
import { taskChanges } from '../../../src/core/tasks/wishedChanges.ts';
import { digest } from '../../../src/node/digest.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

const TOML = '[[tasks]]\nid = "A"\ntitle = "One"\nstatus = "open"\nassignee = "@ann"\n';

/** A book over a real engine, and what a person was asked. */
async function open(decision: Decision = 'cancel') {
  const { index, files } = createMemoryWorkspace({ 'llmstruct.toml': TOML });
  const asked: Conflict[] = [];
  const answer = async (request: BoardRequest): Promise<unknown> => {
    if (request.kind === 'tasks') {
      const { tasks } = await index.tasks();
      return { tasks: tasks.map((task) => versionedTask(task, digest)), problems: [] };
    }
    if (request.kind !== 'update') throw new Error(request.kind);
    const { id, version, changes } = request;
    try {
      const task = await index.setTask({ id, version, changes: taskChanges(changes) });
      return { kind: 'done', task: versionedTask(task, digest) };
    } catch (error) {
      if (isLlmstructError(error) && error.code === 'task-unknown') return { kind: 'changed', current: null };
      if (!isLlmstructError(error) || error.code !== 'task-changed') throw error;
      const { tasks } = await index.tasks();
      return { kind: 'changed', current: versionedTask(tasks[0]!, digest) };
    }
  };
  const host = { ask: (request: BoardRequest) => answer(request) } as unknown as PageHost;
  const decide = (conflict: Conflict) => {
    asked.push(conflict);
    return Promise.resolve(decision);
  };
  const book = new TaskBook(host, decide, () => {});
  await book.read('shop');
  return { book, index, files, asked, before: book.task('A')!, toml: () => files.get('llmstruct.toml') };
}

describe('a book of tasks', () => {
  it('writes a wish, and knows the task as it is then', async () => {
    const { book, before, asked } = await open();
    assert.equal(await book.update(before, { status: 'done' }), 'done');
    assert.equal(book.task('A')?.status, 'done');
    assert.deepEqual(asked, []);
  });

  it('writes beside what somebody else wrote into other fields, or said alike', async () => {
    const { book, before, index, asked, toml } = await open();
    await index.setTask({ id: 'A', changes: { title: 'Two', priority: 'high' } });
    assert.equal(await book.update(before, { assignee: null, priority: 'high' }), 'merged');
    assert.equal(toml(), '[[tasks]]\nid = "A"\ntitle = "Two"\nstatus = "open"\npriority = "high"\n');
    assert.deepEqual(asked, []);
  });

  it('asks where both changed the same, and does what is said', async () => {
    for (const [decision, outcome, title] of [
      ['mine', 'merged', 'Mine'],
      ['theirs', 'merged', 'Theirs'],
      ['cancel', 'cancelled', 'Theirs'],
    ] as const) {
      const { book, before, index, asked } = await open(decision);
      await index.setTask({ id: 'A', changes: { title: 'Theirs' } });
      assert.equal(await book.update(before, { title: 'Mine', release: '2' }), outcome);
      const [{ fields, now, wished }] = asked as [Conflict];
      assert.deepEqual([fields, before.title, now.title, wished.title], [['title'], 'One', 'Theirs', 'Mine']);
      const { tasks } = await index.tasks();
      assert.deepEqual([tasks[0]?.title, tasks[0]?.release], [title, decision === 'cancel' ? undefined : '2']);
    }
  });

  it('writes nothing where all that was wished is theirs, or the task is gone', async () => {
    const { book, before, index } = await open('theirs');
    await index.setTask({ id: 'A', changes: { title: 'Theirs' } });
    assert.equal(await book.update(before, { title: 'Mine' }), 'cancelled');
    const other = await open();
    other.files.set('llmstruct.toml', '');
    assert.equal(await other.book.update(other.before, { title: 'Mine' }), 'gone');
    assert.deepEqual(other.book.tasks, []);
  });
});
