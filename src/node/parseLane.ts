import { Worker } from 'node:worker_threads';
import type { ParseBatch, ParseReply, ParseWorkerData } from './parseMessages.ts';
import { reasonOf } from './systemErrors.ts';

export interface ParseLaneOptions {
  readonly scriptPath: string;
  readonly bundleFolder: string;
  /** The longest one file may take, in ms. */
  readonly limitMs: number;
  /** A worker that has parsed so many files is replaced, since WebAssembly memory only grows. */
  readonly recycleAfter: number;
}

/**
 * Nodes die young in great numbers, but those of a large file live at the same time: with 48 MB a cold run takes 7 to 9 % more CPU than with
 * 96, with more no less. A thread that waits for the next save needs no such room. A worker's default is 192, for each thread.
 */
const YOUNG_MB = { many: 96, few: 32 };
/** The largest file allowed needs less than half of it. */
const OLD_MB = 384;

/** The longest a worker may take to begin with its first file, in ms. */
const START_LIMIT = 20_000;

/** What became of a batch: all results, or the worker is gone while at file `index` (-1: before the first). */
export type LaneOutcome =
  | { readonly kind: 'done'; readonly results: ParseReply }
  | { readonly kind: 'lost'; readonly index: number; readonly cause: 'crash' | 'timeout'; readonly detail: string };

/** One place in the pool: a worker, made when first needed and again after it was lost. Runs one batch at a time. */
export class ParseLane {
  readonly #options: ParseLaneOptions;
  readonly #begun = new SharedArrayBuffer(4);
  readonly #counter = new Int32Array(this.#begun);
  #worker: Worker | undefined;
  #parsed = 0;
  /** The languages whose grammars the worker has loaded, or is loading. */
  readonly #languages = new Set<string>();
  /** Ends the batch that runs now. */
  #end: ((outcome: LaneOutcome) => void) | undefined;

  constructor(options: ParseLaneOptions) {
    this.#options = options;
  }

  /** How many files the worker that is alive has parsed. */
  get parsed(): number {
    return this.#parsed;
  }

  /** Whether the worker that is alive need not load the grammar of a language any more. */
  knows(language: string): boolean {
    return this.#languages.has(language);
  }

  /**
   * Never rejects. The worker keeps the process alive only while a batch runs. `amount`: how much there is to do, which a worker that is
   * started for it is made for.
   */
  async run(batch: ParseBatch, amount: 'many' | 'few'): Promise<LaneOutcome> {
    if (this.#parsed >= this.#options.recycleAfter) await this.stop();
    for (const { language } of batch) this.#languages.add(language);
    const before = Atomics.load(this.#counter, 0);
    const outcome = await this.#ending(batch, amount);
    if (outcome.kind === 'done') {
      this.#parsed += batch.length;
      this.#worker?.unref();
      return outcome;
    }
    const index = Atomics.load(this.#counter, 0) - before - 1;
    await this.stop();
    return { ...outcome, index };
  }

  /** Ends the worker, also in the middle of a file; the batch is lost then. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#parsed = 0;
    this.#languages.clear();
    this.#lose('crash', 'stopped');
    await worker?.terminate();
  }

  #ending(batch: ParseBatch, amount: 'many' | 'few'): Promise<LaneOutcome> {
    return new Promise((resolve) => {
      const stopWatching = this.#watchProgress();
      this.#end = (outcome) => {
        this.#end = undefined;
        stopWatching();
        resolve(outcome);
      };
      try {
        this.#worker ??= this.#start(amount);
        this.#worker.ref();
        this.#worker.postMessage(batch);
      } catch (error) {
        this.#lose('crash', reasonOf(error));
      }
    });
  }

  #start(amount: 'many' | 'few'): Worker {
    const { scriptPath, bundleFolder } = this.#options;
    const workerData: ParseWorkerData = { bundleFolder, begun: this.#begun };
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MB[amount], maxOldGenerationSizeMb: OLD_MB };
    const worker = new Worker(scriptPath, { workerData, name: 'llmstruct parser', resourceLimits });
    // What a worker says after it was given up concerns nobody.
    const ifCurrent = (act: () => void) => (this.#worker === worker ? act() : undefined);
    worker.on('message', (results: ParseReply) => ifCurrent(() => this.#end?.({ kind: 'done', results })));
    worker.on('error', (error) => ifCurrent(() => this.#lose('crash', reasonOf(error))));
    worker.on('exit', (code) =>
      ifCurrent(() => {
        this.#worker = undefined;
        this.#lose('crash', `the worker ended with code ${code}`);
      }),
    );
    return worker;
  }

  #lose(cause: 'crash' | 'timeout', detail: string): void {
    this.#end?.({ kind: 'lost', index: -1, cause, detail });
  }

  #watchProgress(): () => void {
    const { limitMs } = this.#options;
    const first = Atomics.load(this.#counter, 0);
    const startLimit = this.#worker === undefined ? Math.max(START_LIMIT, limitMs) : limitMs;
    let seen = first;
    let since = performance.now();
    const timer = setInterval(() => {
      const now = Atomics.load(this.#counter, 0);
      const limit = now === first ? startLimit : limitMs;
      if (now !== seen) {
        seen = now;
        since = performance.now();
      } else if (performance.now() - since >= limit) this.#lose('timeout', `no end after ${limit} ms`);
    }, limitMs / 10);
    return () => clearInterval(timer);
  }
}
