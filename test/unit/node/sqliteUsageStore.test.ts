import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sumOfGroups } from '../../../src/core/usage/usageTotals.ts';
import { loadSqlite } from '../../../src/node/sqliteModule.ts';
import { createSqliteReceiptStore } from '../../../src/node/sqliteReceiptStore.ts';
import { createSqliteUsageStore } from '../../../src/node/sqliteUsageStore.ts';
import { usageRecord } from '../core/usage/usageRecords.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

describe('sqliteUsageStore', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  const log = { write: (_: string, message: string) => void messages.push(message) };
  const file = () => join(folder(), 'llmstruct.db');
  const open = (mostRecords?: number) =>
    createSqliteUsageStore({ folder: folder(), log, ...(mostRecords === undefined ? {} : { mostRecords }) });
  beforeEach(() => void messages.splice(0));

  it('gives back after a restart what was added and changed, in order, from a time on', () => {
    const first = open();
    const ids = [10, 20, 30].map((made) => first.add(usageRecord({ made, receipt: `r-${made}` })));
    first.change(first.numberOf('r-20')!, (record) => ({ ...record, outcome: 'rejected' }));
    first.change(999, () => assert.fail('there is none'));
    first.close();
    const second = open();
    assert.deepEqual(
      second.list().map(({ id, made, outcome }) => [id, made, outcome]),
      [
        [ids[0], 10, 'accepted'],
        [ids[1], 20, 'rejected'],
        [ids[2], 30, 'accepted'],
      ],
    );
    assert.deepEqual(
      second.list(20).map(({ made }) => made),
      [20, 30],
    );
    assert.equal(second.numberOf('r-9'), undefined);
    second.close();
    assert.deepEqual(messages, []);
  });

  it('keeps old records as sums only', () => {
    const store = open(50);
    for (let count = 0; count < 2100; count++) {
      store.add(usageRecord({ made: count, action: count % 2 === 0 ? 'fix' : 'better' }));
    }
    const kept = store.list().length;
    assert.ok(kept >= 50 && kept < 1050, String(kept));
    const groups = store.forgotten();
    assert.equal(sumOfGroups(groups).requests + kept, 2100);
    assert.deepEqual(
      groups.map(({ action }) => action),
      ['better', 'fix'],
    );
    store.close();
  });

  it('knows what was sent where', () => {
    const store = open(50);
    for (let made = 0; made < 4; made++) store.add(usageRecord({ made }));
    const revision = 0;
    store.markSent('there', [
      { id: 1, revision },
      { id: 3, revision },
    ]);
    store.markSent('there', [{ id: 3, revision }]);
    const unsent = (target: string) => store.unsent(target).map(({ id }) => id);
    assert.deepEqual(
      [unsent('there'), unsent('elsewhere')],
      [
        [2, 4],
        [1, 2, 3, 4],
      ],
    );
    // What was sent is older than what is known by now.
    const [first] = store.list();
    store.change(1, (record) => ({ ...record, outcome: 'rejected' }));
    store.markSent('there', [first!]);
    assert.deepEqual(unsent('there'), [1, 2, 4]);
    store.markSent('there', store.unsent('there'));
    assert.deepEqual(unsent('there'), []);
    for (let made = 4; made < 1100; made++) store.add(usageRecord({ made }));
    assert.ok(unsent('there').length <= 1050);
    store.close();
  });

  it('has another version after every change, of whatever process', () => {
    const one = open();
    const other = open();
    one.add(usageRecord({}));
    const before = other.version();
    assert.equal(other.version(), before);
    one.add(usageRecord({}));
    const after = other.version();
    assert.notEqual(after, before);
    other.change(1, (record) => record);
    assert.notEqual(other.version(), after);
    one.close();
    other.close();
  });

  it('makes no file for whoever only looks', () => {
    const store = open();
    assert.deepEqual([store.list(), store.forgotten(), store.numberOf('r-1')], [[], [], undefined]);
    store.version();
    assert.equal(existsSync(file()), false);
    store.close();
  });

  it('adds its tables to a file that only has receipts', () => {
    const database = new (loadSqlite()!)(file());
    database.exec('CREATE TABLE receipts (number INTEGER PRIMARY KEY); PRAGMA user_version = 1');
    database.close();
    const store = open();
    assert.equal(store.add(usageRecord({})), 1);
    store.close();
    assert.deepEqual(messages, []);
  });

  it('lies beside the receipts', () => {
    const receipts = createSqliteReceiptStore({ folder: folder(), log, now: () => 1 });
    const usage = open();
    const subject = { question: 'why' };
    const record = { subject, form: 'prompt', budget: 1, promptTokens: 1, items: [], dropped: [] } as const;
    const id = receipts.add({ ...record, promptDigest: '0123456789abcdef' });
    usage.add(usageRecord({ receipt: id }));
    assert.equal(usage.list()[0]?.receipt, id);
    receipts.close();
    usage.close();
  });

  it('goes on in memory where the file cannot be used, and says so once', () => {
    writeFileSync(join(folder(), 'blocked'), '');
    const store = createSqliteUsageStore({ folder: join(folder(), 'blocked'), log });
    store.add(usageRecord({}));
    store.add(usageRecord({}));
    assert.equal(store.list().length, 2);
    assert.equal(messages.length, 1);
    assert.match(messages[0]!, /^Usage is kept in memory, .*blocked/);
    store.close();
  });
});
