import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTask, setTask } from '../../../src/core/tasks/editTasks.ts';
import { openLlmstructDatabase } from '../../../src/node/llmstructDatabase.ts';
import { loadSqlite } from '../../../src/node/sqliteModule.ts';
import { createTaskFile } from '../../../src/node/taskFile.ts';
import { createTaskStore } from '../../../src/node/taskStore.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

const TEXT = '[[tasks]]\nid = "TSK-001"\ntitle = "One"\n';

describe('taskStore', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  const log = { write: (_: string, message: string) => void messages.push(message) };
  const toml = () => join(folder(), 'llmstruct.toml');
  const database = () => join(folder(), '.llmstruct', 'llmstruct.db');
  let time = 0;
  const open = (writable = true) =>
    createTaskStore({
      file: createTaskFile(folder(), writable),
      folder: join(folder(), '.llmstruct'),
      log,
      now: () => ++time,
    });
  beforeEach(() => {
    messages.splice(0);
    time = 0;
  });

  it('remembers nothing of a folder without tasks', () => {
    const store = open();
    assert.equal(store.read().exists, false);
    writeFileSync(toml(), '[project]\n');
    assert.deepEqual(store.read().tasks, []);
    assert.equal(existsSync(database()), false);
    store.close();
  });

  it('goes on where the file cannot be read, with the tasks as they were, but changes nothing', () => {
    writeFileSync(toml(), TEXT);
    const store = open();
    store.read();
    writeFileSync(toml(), Buffer.from([0xff, 0xfe, 0xfa]));
    const reading = store.read();
    assert.deepEqual([reading.exists, reading.lastGood, reading.tasks.map(({ id }) => id)], [true, true, ['TSK-001']]);
    assert.deepEqual(reading.problems, [
      { file: 'llmstruct.toml', line: 1, column: 1, message: 'the file is not UTF-8: save it as UTF-8' },
    ]);
    assert.throws(() => store.change((text) => setTask(text, 'TSK-001', { status: 'done' })), {
      code: 'file-unreadable',
    });
    store.close();
    rmSync(toml());
    mkdirSync(toml());
    const again = open();
    assert.match(again.read().problems[0]?.message ?? '', /^it is no file/);
    again.close();
  });

  it('tells what llmstruct changed from what was changed otherwise, over restarts', () => {
    writeFileSync(toml(), TEXT);
    const first = open();
    first.read();
    first.change((text) => setTask(text, 'TSK-001', { status: 'done' }));
    first.close();
    writeFileSync(toml(), readFileSync(toml(), 'utf8').replace('"One"', '"Eins"'));
    const second = open();
    second.read();
    writeFileSync(toml(), '');
    second.read();
    const history = second
      .history('TSK-001')
      .map(({ kind, field, before, after, origin }) =>
        kind === 'changed' ? `${origin}: ${field} ${String(before)} -> ${String(after)}` : `${origin}: ${kind}`,
      );
    assert.deepEqual(history, [
      'file: added',
      'llmstruct: status open -> done',
      'file: title One -> Eins',
      'file: removed',
    ]);
    second.close();
    assert.deepEqual(messages, []);
  });

  it('never gives a number again, and makes the file when it is missing', () => {
    const store = open();
    assert.equal(store.change((text, next) => addTask(text, { title: 'a' }, next)).id, 'TSK-001');
    writeFileSync(toml(), '# empty\n');
    assert.equal(store.change((text, next) => addTask(text, { title: 'b' }, next)).id, 'TSK-002');
    assert.equal(readFileSync(toml(), 'utf8'), '# empty\n\n[[tasks]]\nid = "TSK-002"\ntitle = "b"\nstatus = "open"\n');
    store.close();
  });

  it('keeps the last good tasks while the file is no TOML, and changes nothing then', () => {
    writeFileSync(toml(), TEXT);
    const store = open();
    const { tasks } = store.read();
    writeFileSync(toml(), '[[tasks]\n');
    const reading = store.read();
    assert.deepEqual([reading.tasks, reading.lastGood], [tasks, true]);
    assert.match(reading.problems[0]!.message, /./);
    assert.throws(() => store.change((text) => setTask(text, 'TSK-001', { title: 'x' })), { code: 'tasks-unreadable' });
    assert.equal(readFileSync(toml(), 'utf8'), '[[tasks]\n');
    store.close();
    const other = open();
    assert.deepEqual(other.read().tasks, tasks);
    other.close();
  });

  it('makes a change anew when somebody saves the file meanwhile', () => {
    writeFileSync(toml(), TEXT);
    const store = open();
    let attempts = 0;
    store.change((text) => {
      if (attempts++ === 0) writeFileSync(toml(), `# theirs\n${TEXT}`);
      return setTask(text, 'TSK-001', { status: 'done' });
    });
    assert.equal(readFileSync(toml(), 'utf8'), `# theirs\n${TEXT}status = "done"\n`);
    store.close();
  });

  it('refuses links, other encodings and folders opened for reading, and says why', () => {
    writeFileSync(join(folder(), 'real.toml'), TEXT);
    symlinkSync(join(folder(), 'real.toml'), toml());
    const change = (writable?: boolean) => {
      const store = open(writable);
      try {
        store.change((text) => setTask(text, 'TSK-001', { status: 'done' }));
      } finally {
        store.close();
      }
    };
    assert.throws(() => change(), {
      code: 'struct-unwritable',
      details: { path: 'llmstruct.toml', reason: 'it is a symbolic link' },
    });
    assert.throws(() => change(false), { code: 'struct-unwritable' });
    assert.equal(readFileSync(toml(), 'utf8'), TEXT);
    writeFileSync(toml(), Buffer.from(`\ufeff${TEXT}`, 'utf16le'));
    assert.throws(() => change(), {
      code: 'file-unreadable',
      details: { path: 'llmstruct.toml', reason: 'it is not UTF-8' },
    });
  });

  it('goes on in memory, said once, with a database of a newer version', () => {
    writeFileSync(toml(), TEXT);
    open().read();
    const newer = new (loadSqlite()!)(database());
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    const store = open();
    store.change((text, next) => addTask(text, { title: 'b' }, next));
    store.change((text) => setTask(text, 'TSK-002', { status: 'done' }));
    assert.deepEqual(
      store.read().tasks.map(({ id, status }) => [id, status]),
      [
        ['TSK-001', 'open'],
        ['TSK-002', 'done'],
      ],
    );
    assert.equal(store.history('TSK-002').length, 2);
    store.close();
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /in memory, llmstruct\.db cannot be used: a newer llmstruct made it/);
  });
});

describe('schemas/store.sql', () => {
  const folder = useTemporaryFolder();

  it('is what the migrations make', () => {
    const Sqlite = loadSqlite()!;
    const described = new Sqlite(':memory:');
    described.exec(readFileSync(join(projectRoot, 'schemas/store.sql'), 'utf8'));
    openLlmstructDatabase(folder(), { write: () => assert.fail('damaged') }).close();
    const made = new Sqlite(join(folder(), 'llmstruct.db'));
    assert.deepEqual(formOf(made), formOf(described));
    made.close();
  });
});

/** Tables and indexes with their text, whatever its blanks: a column that was added later has others. */
function formOf(database: InstanceType<NonNullable<ReturnType<typeof loadSqlite>>>): unknown {
  const rows = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'")
    .all();
  const form = rows.map(({ name, sql }) => [
    name,
    String(sql)
      .replace(/\s+/g, ' ')
      .replace(/ ?([(),]) ?/g, '$1'),
  ]);
  return [database.prepare('PRAGMA user_version').get()?.['user_version'], form.sort()];
}
