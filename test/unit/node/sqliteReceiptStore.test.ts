import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Receipt } from '../../../src/core/context/receipt.ts';
import { loadSqlite } from '../../../src/node/sqliteModule.ts';
import { createSqliteReceiptStore } from '../../../src/node/sqliteReceiptStore.ts';
import { useTemporaryFolder } from './temporaryFolder.ts';

const SHARED = 'Rules of the project.\n\n# src/a.py\ndef shared(): ...\n\n';

function receipt(text: string): Omit<Receipt, 'id'> {
  return {
    subject: { target: 'a.py#f', action: 'better' },
    form: 'prompt',
    budget: 512,
    windowTokens: 8192,
    promptTokens: 7,
    items: [],
    dropped: [{ id: 'a.py#g', why: 'called; over the budget' }],
    model: 'ollama/m',
    promptDigest: '0123456789abcdef',
    messages: [
      { role: 'system', content: '' },
      { role: 'user', content: `${SHARED}${text}\n\n\n\nЗапрос 😀\n\n` },
    ],
  };
}

describe('sqliteReceiptStore', () => {
  const folder = useTemporaryFolder();
  const messages: string[] = [];
  const log = { write: (_: string, message: string) => void messages.push(message) };
  const file = () => join(folder(), 'llmstruct.db');
  const open = () => createSqliteReceiptStore({ folder: folder(), log, now: () => 1 });
  beforeEach(() => void messages.splice(0));

  it('gives back after a restart exactly what was added, by an id of its own', () => {
    const first = open();
    const ids = [first.add(receipt('one')), first.add(receipt('one')), first.add(receipt('two'))];
    first.close();
    assert.deepEqual(ids, ['01234567-1', '01234567-2', '01234567-3']);
    const second = open();
    assert.deepEqual(second.get(ids[0]!), { ...receipt('one'), id: ids[0] });
    assert.deepEqual(second.get(ids[2]!), { ...receipt('two'), id: ids[2] });
    assert.equal(second.get('01234567-9'), undefined);
    second.close();
    assert.deepEqual(messages, []);
  });

  it('keeps what prompts share once', () => {
    const store = open();
    for (let count = 0; count < 5; count++) store.add(receipt(`text ${count}`));
    store.close();
    const database = new (loadSqlite()!)(file());
    // The empty first message, two paragraphs and the end are shared.
    assert.equal(database.prepare('SELECT count(*) AS n FROM prompt_parts').get()?.['n'], 4 + 5);
    database.close();
  });

  it('keeps no prompt where there is none', () => {
    const store = open();
    const { messages: _, ...bare } = receipt('one');
    assert.deepEqual(store.get(store.add(bare)), { ...bare, id: '01234567-1' });
    store.close();
  });

  it('makes no file before there is a receipt', () => {
    open().close();
    assert.equal(existsSync(file()), false);
  });

  it('sets a damaged file aside, and says so', () => {
    writeFileSync(file(), 'no database, but perhaps somebody can mend it '.repeat(50));
    const store = open();
    assert.equal(store.add(receipt('one')), '01234567-1');
    store.close();
    assert.match(messages[0]!, /was damaged; it is kept as .*llmstruct\.db\.damaged/);
    assert.match(readFileSync(`${file()}.damaged`, 'utf8'), /^no database/);
    writeFileSync(file(), 'damaged once more '.repeat(50));
    const again = open();
    again.add(receipt('two'));
    again.close();
    assert.match(readFileSync(`${file()}.damaged`, 'utf8'), /^no database/, 'the first one stays');
    assert.match(readFileSync(`${file()}.damaged2`, 'utf8'), /^damaged once more/);
  });

  it('is shared by two that begin it at the same moment', () => {
    const [one, other] = [open(), open()];
    assert.deepEqual([one.add(receipt('one')), other.add(receipt('two'))], ['01234567-1', '01234567-2']);
    assert.deepEqual(one.get('01234567-2'), { ...receipt('two'), id: '01234567-2' });
    one.close();
    other.close();
    assert.deepEqual(messages, []);
  });

  it('leaves the file of a newer version alone, and goes on in memory', () => {
    const database = new (loadSqlite()!)(file());
    database.exec('PRAGMA user_version = 99; CREATE TABLE theirs (x)');
    database.close();
    const store = open();
    const id = store.add(receipt('one'));
    assert.deepEqual(store.get(id), { ...receipt('one'), id });
    store.close();
    assert.match(messages[0]!, /Receipts are kept in memory, .*: a newer llmstruct made it/);
    const after = new (loadSqlite()!)(file());
    assert.equal(after.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'theirs'").get()?.['n'], 1);
    after.close();
  });
});
