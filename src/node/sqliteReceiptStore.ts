import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Receipt } from '../core/context/receipt.ts';
import type { ChatMessage, Log } from '../core/ports.ts';
import { inTransaction } from './cacheDatabase.ts';
import { digest } from './digest.ts';
import { DATABASE_FILE, openLlmstructDatabase } from './llmstructDatabase.ts';
import { type ClosableReceiptStore, createMemoryReceiptStore, receiptId } from './memoryReceiptStore.ts';
import type { Database } from './sqliteModule.ts';
import { reasonOf } from './systemErrors.ts';

/** Older receipts are forgotten. */
const MOST_RECEIPTS = 10_000;

export interface SqliteReceiptStoreOptions {
  /** Where `llmstruct.db` lies; made when missing. */
  readonly folder: string;
  readonly log: Log;
  /** Milliseconds since 1970; only shown to people. */
  readonly now: () => number;
}

/** A receipt's row without its prompt; roles are kept where the prompt is. */
interface ReceiptDocument extends Omit<Receipt, 'id' | 'messages'> {
  readonly roles?: readonly ChatMessage['role'][];
}

/**
 * Receipts in `llmstruct.db`. Prompts are kept compressed in parts (paragraphs), each once: prompts of one file share most of
 * theirs. Never throws: where the file cannot be used, receipts last as long as the process, which the log says once.
 */
export function createSqliteReceiptStore(options: SqliteReceiptStoreOptions): ClosableReceiptStore {
  const { folder, log } = options;
  const file = join(folder, DATABASE_FILE);
  let store: ClosableReceiptStore | undefined;

  // Opened by the first receipt: most processes never keep one.
  function opened(): ClosableReceiptStore {
    store ??= attempt(() => openStore(options)) ?? createMemoryReceiptStore();
    return store;
  }

  function attempt<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      log.write('warn', `Receipts are kept in memory, ${file} cannot be used: ${reasonOf(error)}`);
      return undefined;
    }
  }

  return {
    add(receipt) {
      const id = attempt(() => opened().add(receipt));
      if (id !== undefined) return id;
      store = createMemoryReceiptStore();
      return store.add(receipt);
    },
    get: (id) => attempt(() => opened().get(id)),
    close() {
      store?.close();
      store = createMemoryReceiptStore();
    },
  };
}

function openStore({ folder, log, now }: SqliteReceiptStoreOptions): ClosableReceiptStore {
  const database = openLlmstructDatabase(folder, log);
  const insert = database.prepare("INSERT INTO receipts (id, made, document) VALUES ('', ?, ?)");
  const name = database.prepare('UPDATE receipts SET id = ? WHERE number = ?');
  const putPart = database.prepare('INSERT OR IGNORE INTO prompt_parts (digest, packed) VALUES (?, ?)');
  const putPlace = database.prepare('INSERT INTO receipt_parts (receipt, message, position, part) VALUES (?, ?, ?, ?)');
  const find = database.prepare('SELECT number, document FROM receipts WHERE id = ?');
  const parts = database.prepare(
    `SELECT message, packed FROM receipt_parts JOIN prompt_parts ON digest = part
     WHERE receipt = ? ORDER BY message, position`,
  );

  return {
    add({ messages, ...rest }) {
      const document: ReceiptDocument = {
        ...rest,
        ...(messages === undefined ? {} : { roles: messages.map(({ role }) => role) }),
      };
      let id = '';
      inTransaction(database, () => {
        const number = Number(insert.run(now(), JSON.stringify(document)).lastInsertRowid);
        id = receiptId(rest.promptDigest, number);
        name.run(id, number);
        messages?.forEach(({ content }, message) => {
          partsOf(content).forEach((part, position) => {
            const key = digest(part);
            putPart.run(key, deflateRawSync(part));
            putPlace.run(number, message, position, key);
          });
        });
        forgetOldest(database, number);
      });
      return id;
    },
    get(id) {
      const row = find.get(id);
      if (row === undefined) return undefined;
      const { roles, ...document } = JSON.parse(String(row['document'])) as ReceiptDocument;
      if (roles === undefined) return { ...document, id };
      const contents = roles.map(() => '');
      for (const { message, packed } of parts.all(row['number']!)) {
        contents[Number(message)] += inflateRawSync(packed as Uint8Array).toString();
      }
      return { ...document, id, messages: roles.map((role, at) => ({ role, content: contents[at]! })) };
    },
    close: () => database.close(),
  };
}

/** Paragraphs with the blank lines behind them; together they are the text. */
function partsOf(text: string): string[] {
  return text.split(/(?<=\n\n)(?!\n)/);
}

function forgetOldest(database: Database, last: number): void {
  const first = last - MOST_RECEIPTS;
  if (first <= 0) return;
  database.prepare('DELETE FROM receipts WHERE number <= ?').run(first);
  const gone = database.prepare('SELECT DISTINCT part FROM receipt_parts WHERE receipt <= ?').all(first);
  database.prepare('DELETE FROM receipt_parts WHERE receipt <= ?').run(first);
  const forget = database.prepare(
    'DELETE FROM prompt_parts WHERE digest = ? AND NOT EXISTS (SELECT 1 FROM receipt_parts WHERE part = digest)',
  );
  for (const { part } of gone) forget.run(part!);
}
