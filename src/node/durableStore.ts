import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Log } from '../core/ports.ts';
import { DATABASE_FILE, openLlmstructDatabase } from './llmstructDatabase.ts';
import type { Database } from './sqliteModule.ts';
import { reasonOf } from './systemErrors.ts';

export interface DurableStoreOptions {
  /** Where `llmstruct.db` lies; made when missing. */
  readonly folder: string;
  readonly log: Log;
}

/** A store that may hold a file open. */
export interface Closable {
  close(): void;
}

/** A part of `llmstruct.db`, opened by its first use: most processes never have one. */
export class DurableStore<Store extends Closable> {
  readonly #options: DurableStoreOptions;
  readonly #name: string;
  readonly #open: (database: Database) => Store;
  readonly #memory: () => Store;
  readonly #file: string;
  #store: Store | undefined;

  /** `name`: what it holds, for the log. `memory`: what stands in where the file cannot be used. */
  constructor(options: DurableStoreOptions, name: string, open: (database: Database) => Store, memory: () => Store) {
    this.#options = options;
    this.#name = name;
    this.#open = open;
    this.#memory = memory;
    this.#file = join(options.folder, DATABASE_FILE);
  }

  /** Never throws for the file: where it cannot be used, memory takes its place until the process ends, which the log says once. */
  use<Result>(work: (store: Store) => Result): Result {
    const { folder, log } = this.#options;
    try {
      this.#store ??= this.#open(openLlmstructDatabase(folder, log));
      return work(this.#store);
    } catch (error) {
      log.write('warn', `${this.#name} is kept in memory, ${this.#file} cannot be used: ${reasonOf(error)}`);
      this.#store = this.#memory();
      return work(this.#store);
    }
  }

  /** The same for whoever only looks: no file is made for it. */
  look<Result>(work: (store: Store) => Result, nothing: Result): Result {
    return this.#store === undefined && !existsSync(this.#file) ? nothing : this.use(work);
  }

  close(): void {
    this.#store?.close();
    this.#store = this.#memory();
  }
}
