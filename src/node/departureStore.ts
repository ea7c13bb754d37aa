import type { DepartureStore } from '../core/ports.ts';
import type { Departure } from '../core/privacy/departure.ts';
import { type Closable, DurableStore, type DurableStoreOptions } from './durableStore.ts';
import type { Database } from './sqliteModule.ts';

/** A store of departures that may hold a file open. */
export interface ClosableDepartureStore extends DepartureStore, Closable {}

/** Older departures are forgotten. */
const MOST_DEPARTURES = 50_000;

/** Departures for as long as the process lives. */
export function createMemoryDepartureStore(): ClosableDepartureStore {
  const departures: Departure[] = [];
  return {
    add: (departure) => void departures.push(departure),
    list: (since = 0) => departures.filter(({ at }) => at >= since),
    close: () => void departures.splice(0),
  };
}

/** Departures in `llmstruct.db`. Never throws: where the file cannot be used, they last as long as the process, which the log says once. */
export function createSqliteDepartureStore(options: DurableStoreOptions): ClosableDepartureStore {
  const store = new DurableStore(options, 'The egress log', openStore, createMemoryDepartureStore);
  return {
    add: (departure) => store.use((current) => current.add(departure)),
    list: (since) => store.look((current) => current.list(since), []),
    close: () => store.close(),
  };
}

function openStore(database: Database): ClosableDepartureStore {
  const insert = database.prepare('INSERT INTO departures (at, document) VALUES (?, ?)');
  const forget = database.prepare('DELETE FROM departures WHERE id <= ?');
  const list = database.prepare('SELECT document FROM departures WHERE at >= ? ORDER BY id');
  return {
    add(departure) {
      const id = Number(insert.run(departure.at, JSON.stringify(departure)).lastInsertRowid);
      forget.run(id - MOST_DEPARTURES);
    },
    list: (since = 0) => list.all(since).map(({ document }) => JSON.parse(String(document)) as Departure),
    close: () => database.close(),
  };
}
