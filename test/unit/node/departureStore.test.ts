import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createMemoryDepartureStore, createSqliteDepartureStore } from '../../../src/node/departureStore.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

const departure = (at: number) => ({
  at,
  model: 'grok/grok-4',
  endpoint: 'https://api.x.ai/v1',
  symbols: ['a.py#f'],
  bytes: 12,
  digest: '0123456789abcdef',
});

describe('departureStore', () => {
  const folder = useTemporaryFolder();
  const open = () => createSqliteDepartureStore({ folder: folder(), log: { write: () => {} } });

  it('gives back after a restart what was added, oldest first, from a time on', () => {
    const first = open();
    assert.deepEqual(first.list(), []);
    assert.equal(existsSync(join(folder(), 'llmstruct.db')), false);
    for (const at of [10, 20, 30]) first.add(departure(at));
    first.close();
    const second = open();
    assert.deepEqual(second.list(), [departure(10), departure(20), departure(30)]);
    assert.deepEqual(second.list(20), [departure(20), departure(30)]);
    second.close();
  });

  it('lasts as long as the process where there is no file', () => {
    const store = createMemoryDepartureStore();
    store.add(departure(10));
    assert.deepEqual([store.list(), store.list(11)], [[departure(10)], []]);
  });
});
