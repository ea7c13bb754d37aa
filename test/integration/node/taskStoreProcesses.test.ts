import assert from 'node:assert/strict';
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTask, setTask } from '../../../src/core/tasks/editTasks.ts';
import { readTasks } from '../../../src/core/tasks/file/readTasks.ts';
import { loadSqlite } from '../../../src/node/sqliteModule.ts';
import { createTaskFile } from '../../../src/node/taskFile.ts';
import { createTaskStore } from '../../../src/node/taskStore.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';
import type { TaskWriterMessage } from './taskWriter.ts';

/** How long the processes write; more with `LLMSTRUCT_SECONDS`. */
const SECONDS = Number(process.env['LLMSTRUCT_SECONDS'] ?? 3);

const HEAD = '# Settings of everybody\n[project]\nname = "x"   # kept\n\n';

describe('taskStore in several processes', () => {
  const folder = useTemporaryFolder();
  const toml = () => join(folder(), 'llmstruct.toml');
  /** What the writers said that they have done: descriptions by id. */
  let done: Map<string, string>;
  let complaints: string[];

  function start(name: string, seconds: number, database = 'llmstruct.db'): ChildProcess {
    const until = String(Date.now() + seconds * 1000);
    const options = [folder(), name, until, database];
    const writer = fork(join(import.meta.dirname, 'taskWriter.ts'), options, { stdio: 'inherit' });
    writer.on('message', (message: TaskWriterMessage) => {
      if (message.kind === 'complaint') complaints.push(message.text);
      else if (message.kind === 'set') done.set(message.id, message.value);
      else {
        assert.ok(!done.has(message.id), `${message.id} was given twice`);
        done.set(message.id, '');
      }
    });
    return writer;
  }

  function assertNothingLost(): void {
    const text = readFileSync(toml(), 'utf8');
    assert.ok(text.startsWith(HEAD));
    const { tasks, problems } = readTasks(text);
    assert.deepEqual(problems, []);
    const written = new Map(tasks.map(({ id, description = '' }) => [id, description]));
    for (const [id, value] of done) {
      // A writer that was killed may have done one step more than it could tell.
      assert.ok(written.has(id), `${id} is lost`);
      assert.ok(Number(written.get(id)) >= Number(value), `${id}: ${written.get(id)} is older than ${value}`);
    }
    assert.ok(written.size >= done.size);
  }

  beforeEach(() => {
    writeFileSync(toml(), HEAD);
    done = new Map();
    complaints = [];
  });

  it('loses nothing while two write at once', async function () {
    this.timeout(SECONDS * 1000 + 60_000);
    const writers = ['a', 'b'].map((name) => start(name, SECONDS));
    const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
    assert.deepEqual(codes, [0, 0]);
    assertNothingLost();
    assert.deepEqual(complaints, []);
    const { tasks } = readTasks(readFileSync(toml(), 'utf8'));
    assert.equal(tasks.length, done.size);
    assert.deepEqual(new Set(tasks.flatMap(({ labels = [] }) => labels)), new Set(['a', 'b']));
    const store = createTaskStore({
      file: createTaskFile(folder(), true),
      folder: join(folder(), '.llmstruct'),
      log: { write: (_, text) => void complaints.push(text) },
      now: () => 0,
    });
    // The mirror followed every step of both.
    for (const { id, description } of tasks)
      assert.equal(store.history(id).findLast(({ field }) => field === 'description')?.after, description);
    store.close();
  });

  it('loses nothing where some or all of them have no database', async function () {
    this.timeout(SECONDS * 1000 + 60_000);
    const writers = ['none', 'none', 'llmstruct.db'].map((database, at) => start(String(at), SECONDS, database));
    const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
    assert.deepEqual(codes, [0, 0, 0]);
    assertNothingLost();
    assert.deepEqual(complaints, []);
    assert.deepEqual(
      readdirSync(folder()).filter((file) => file.startsWith('.llmstruct-')),
      [],
    );
  });

  it('loses nothing when writers are killed at any time', async function () {
    this.timeout(120_000);
    for (let round = 0; round < 3; round++) {
      const [one, other] = [start(`a${round}`, 60), start(`b${round}`, 60)];
      await once(one, 'message');
      await once(other, 'message');
      await new Promise((resolve) => setTimeout(resolve, 90 * round));
      for (const writer of [one, other]) writer.kill('SIGKILL');
      await Promise.all([once(one, 'exit'), once(other, 'exit')]);
      assertNothingLost();
    }
    assert.deepEqual(complaints, []);
  });

  it('goes on in memory, said once, while another program keeps the database locked', function () {
    this.timeout(60_000);
    const options = { file: createTaskFile(folder(), true), folder: join(folder(), '.llmstruct'), now: () => 0 };
    const store = createTaskStore({ ...options, log: { write: (_, text) => void complaints.push(text) } });
    store.change((text, next) => addTask(text, { title: 'a' }, next));
    const other = new (loadSqlite()!)(join(folder(), '.llmstruct', 'llmstruct.db'));
    other.exec('BEGIN IMMEDIATE');
    const { id } = store.change((text, next) => addTask(text, { title: 'b' }, next));
    assert.equal(id, 'TSK-002');
    store.change((text) => setTask(text, id, { status: 'done' }));
    other.exec('ROLLBACK');
    other.close();
    store.close();
    assert.equal(complaints.length, 1);
    assert.match(complaints[0]!, /locked/);
    assert.deepEqual(
      readTasks(readFileSync(toml(), 'utf8')).tasks.map(({ status }) => status),
      ['open', 'done'],
    );
  });
});
