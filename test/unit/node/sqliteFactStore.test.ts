import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedFacts } from '../../../src/core/model/packedFacts.ts';
import { createMemoryFactStore } from '../../../src/node/memoryFactStore.ts';
import { createSqliteFactStore } from '../../../src/node/sqliteFactStore.ts';
import { useTemporaryFolder, writeTree } from './temporaryFolder.ts';

const packed = (text: string): PackedFacts => ({
  facts: `facts ${text}`,
  body: `body ${text}`,
  words: `words ${text}`,
});

describe('sqliteFactStore', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  const log = { write: (_: string, message: string) => void messages.push(message) };
  const cache = () => join(folder(), '.llmstruct');
  const open = (version = 1) => createSqliteFactStore({ folder: cache(), version, log });
  beforeEach(() => void messages.splice(0));

  it('finds facts again in the next run, for exactly the same content', () => {
    const first = open();
    first.put([
      { path: 'a.py', digest: 'd1', packed: packed('ё 😀') },
      { path: 'имя.py', digest: 'd2', packed: packed('two') },
    ]);
    first.put([]);
    first.close();
    const second = open();
    assert.equal(second.facts('a.py', 'd1'), 'facts ё 😀');
    assert.equal(second.body('a.py', 'd1'), 'body ё 😀');
    assert.equal(second.words('a.py', 'd1'), 'words ё 😀');
    assert.equal(second.facts('a.py', 'd2'), undefined);
    assert.equal(second.facts('b.py', 'd1'), undefined);
    second.put([{ path: 'a.py', digest: 'd3', packed: packed('new') }]);
    assert.equal(second.facts('a.py', 'd1'), undefined);
    second.prune(new Set(['имя.py']));
    assert.equal(second.facts('a.py', 'd3'), undefined);
    assert.deepEqual(second.facts('имя.py', 'd2'), 'facts two');
    second.close();
    assert.deepEqual(messages, []);
    assert.equal(readFileSync(join(cache(), '.gitignore'), 'utf8'), '*\n');
  });

  it('never returns facts of another version, also to a process that had the file open before', () => {
    const old = open(1);
    old.put([{ path: 'a.py', digest: 'd', packed: packed('old form') }]);
    const current = open(2);
    assert.equal(current.facts('a.py', 'd'), undefined);
    old.put([{ path: 'a.py', digest: 'd', packed: packed('old form') }]);
    assert.equal(current.facts('a.py', 'd'), undefined);
    current.put([{ path: 'a.py', digest: 'd', packed: packed('new form') }]);
    assert.equal(old.facts('a.py', 'd'), undefined);
    old.close();
    current.close();
    assert.deepEqual(messages, []);
  });

  it('replaces a file that is no database', () => {
    mkdirSync(cache());
    writeFileSync(join(cache(), 'cache.db'), 'nonsense '.repeat(2000));
    const store = open();
    store.put([{ path: 'a.py', digest: 'd', packed: packed('x') }]);
    store.close();
    const again = open();
    assert.deepEqual(again.facts('a.py', 'd'), 'facts x');
    again.close();
  });

  it('goes on in memory when the file turns out to be damaged later, and is well in the next run', () => {
    const first = open();
    first.put(
      Array.from({ length: 400 }, (_, i) => ({ path: `${i}.py`, digest: 'd', packed: packed('x'.repeat(500)) })),
    );
    first.close();
    const file = join(cache(), 'cache.db');
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 4096 * 2);
    writeFileSync(file, bytes);
    const store = open();
    for (let i = 0; i < 400; i++) store.facts(`${i}.py`, 'd');
    store.put([{ path: 'a.py', digest: 'd', packed: packed('kept') }]);
    assert.deepEqual(store.facts('a.py', 'd'), 'facts kept');
    assert.equal(messages.length, 1);
    store.close();
    const next = open();
    next.put([{ path: 'a.py', digest: 'd', packed: packed('well') }]);
    assert.deepEqual(next.facts('a.py', 'd'), 'facts well');
    next.close();
    assert.equal(messages.length, 1);
  });

  it('keeps facts in memory where there can be no file, and says so once', () => {
    writeTree(folder(), { '.llmstruct': 'a file where the folder should be' });
    const store = open();
    store.put([{ path: 'a.py', digest: 'd', packed: packed('x') }]);
    assert.deepEqual(store.facts('a.py', 'd'), 'facts x');
    store.prune(new Set());
    assert.equal(store.facts('a.py', 'd'), undefined);
    store.close();
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /memory/);
  });
});

describe('memoryFactStore', () => {
  it('finds exactly what was put, until it is pruned', () => {
    const store = createMemoryFactStore();
    store.put([{ path: 'a.py', digest: 'd', packed: packed('x') }]);
    assert.deepEqual(store.facts('a.py', 'd'), 'facts x');
    assert.equal(store.facts('a.py', 'e'), undefined);
    store.prune(new Set(['b.py']));
    assert.equal(store.facts('a.py', 'd'), undefined);
  });
});
