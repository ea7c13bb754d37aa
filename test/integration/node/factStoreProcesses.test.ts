import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createSqliteFactStore } from '../../../src/node/sqliteFactStore.ts';
import { useTemporaryFolder } from '../../unit/node/temporaryFolder.ts';

describe('sqliteFactStore in several processes', () => {
  const folder = useTemporaryFolder();

  it('opens one new file at once and keeps what each of them puts', async function () {
    this.timeout(30_000);
    const script = join(import.meta.dirname, 'factWriter.ts');
    const names = ['a', 'b', 'c', 'd'];
    const writers = names.map((name) => fork(script, [folder(), name], { stdio: 'inherit' }));
    const codes = await Promise.all(writers.map(async (writer) => (await once(writer, 'exit'))[0] as number));
    assert.deepEqual(codes, [0, 0, 0, 0]);
    const messages: string[] = [];
    const log = { write: (_: string, message: string) => void messages.push(message) };
    const store = createSqliteFactStore({ folder: folder(), version: 1, log });
    for (const name of names) assert.equal(store.facts(`${name}99.py`, 'd'), name);
    store.close();
    assert.deepEqual(messages, []);
  });
});
