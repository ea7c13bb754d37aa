import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Cancelled } from '../core/errors.ts';
import type { ExtractionResult, FactExtraction, Log, SourceFile } from '../core/ports.ts';
import { ParseLane } from './parseLane.ts';

export interface ParsePoolOptions {
  /** The built `parseWorker.ts`; the WebAssembly files lie beside it. */
  readonly scriptPath: string;
  readonly log: Log;
  /** How many threads at most; as many as this machine has cores, at most 8, when absent. */
  readonly workers?: number;
  /** The longest one file may take, in ms; 60 000 when absent, since a busy machine must not cost a file. */
  readonly limitMs?: number;
  /** 5000 files when absent. */
  readonly recycleAfter?: number;
  /** The last idle thread ends after so many ms; an hour when absent, since the next save must not wait for another. */
  readonly idleMs?: number;
}

/** `extract` rejects with `Cancelled` for what was waiting when the pool was closed, and never otherwise. */
export interface ParsePool extends FactExtraction {
  close(): Promise<void>;
}

interface Job {
  readonly file: SourceFile;
  readonly resolve: (result: ExtractionResult) => void;
  readonly reject: (reason: Error) => void;
  /** It was being parsed when a worker crashed; next time it goes alone, and a second crash is its own. */
  suspect: boolean;
}

/** A batch ends at so many files or UTF-16 code units: few messages, yet no core idles while another holds many files. */
const BATCH_FILES = 16;
const BATCH_TEXT = 512 * 1024;

/**
 * A grammar that another thread has loaded is loaded once more for so many UTF-16 code units that wait: compiling it takes 0.1 to 0.2 s and,
 * for a moment, up to 200 MB; parsing less than that is not faster by two.
 */
const WORTH_LOADING = 256 * 1024;

/** So many files at a time are no save: a thread that is started for them gets room. */
const MANY_WAITING = 32;

/** A thread that has parsed fewer is as good as new. */
const MANY_FILES = 200;

/** Workers that die before their first file, so many in a row, mean that the installation is broken. */
const FAILED_STARTS = 3;

/** Extracts facts in worker threads; a language that few files are in by one of them. */
export function createParsePool(options: ParsePoolOptions): ParsePool {
  return new WorkerParsePool(options);
}

class WorkerParsePool implements ParsePool {
  readonly #log: Log;
  readonly #idleMs: number;
  readonly #lanes: ParseLane[];
  readonly #idle: ParseLane[];
  #queue: Job[] = [];
  #failedStarts = 0;
  #running = 0;
  #wakeUp = false;
  #closed = false;
  #idleTimer: NodeJS.Timeout | undefined;

  constructor(options: ParsePoolOptions) {
    const { scriptPath, limitMs = 60_000, recycleAfter = 5000 } = options;
    this.#log = options.log;
    this.#idleMs = options.idleMs ?? 3_600_000;
    const count = options.workers ?? Math.min(8, availableParallelism());
    const lane = { scriptPath, bundleFolder: dirname(scriptPath), limitMs, recycleAfter };
    this.#lanes = Array.from({ length: Math.max(1, count) }, () => new ParseLane(lane));
    this.#idle = [...this.#lanes];
  }

  extract(file: SourceFile): Promise<ExtractionResult> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(new Cancelled());
      this.#queue.push({ file, resolve, reject, suspect: false });
      this.#wake();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idleTimer);
    for (const job of this.#queue.splice(0)) job.reject(new Cancelled());
    await Promise.all(this.#lanes.map((lane) => lane.stop()));
  }

  /** Waits for the files that are being handed over now, so that they travel together. */
  #wake(): void {
    if (this.#wakeUp) return;
    this.#wakeUp = true;
    setImmediate(() => {
      this.#wakeUp = false;
      clearTimeout(this.#idleTimer);
      // The last one that went idle is the warmest. One that finds nothing to do is idle again at once.
      for (const lane of [...this.#idle].reverse()) {
        if (this.#queue.length === 0) break;
        this.#idle.splice(this.#idle.indexOf(lane), 1);
        void this.#work(lane);
      }
    });
  }

  async #work(lane: ParseLane): Promise<void> {
    for (let batch = this.#takeBatch(lane); batch.length > 0; batch = this.#takeBatch(lane)) {
      this.#running += batch.length;
      const amount = this.#running + this.#queue.length > MANY_WAITING ? 'many' : 'few';
      const outcome = await lane.run(
        batch.map((job) => job.file),
        amount,
      );
      this.#running -= batch.length;
      if (outcome.kind === 'done') {
        this.#failedStarts = 0;
        batch.forEach((job, index) => void job.resolve(outcome.results[index]!));
      } else if (this.#closed) for (const job of batch) job.reject(new Cancelled());
      else if (outcome.index < 0) this.#startFailed(batch, outcome.detail);
      else this.#crashed(batch, outcome.index, outcome.cause, outcome.detail);
    }
    this.#idle.push(lane);
    if (this.#idle.length === this.#lanes.length && !this.#closed) this.#rest();
  }

  /** What a thread does next; nothing where all that waits is better done by those that have loaded its grammars. */
  #takeBatch(lane: ParseLane): Job[] {
    if (this.#queue[0]?.suspect) return this.#queue.splice(0, 1);
    const language = this.#languageFor(lane);
    if (language === undefined) return [];
    const waiting = this.#queue.filter((job) => job.file.language === language && !job.suspect);
    const most = Math.min(BATCH_FILES, Math.ceil(waiting.length / this.#lanes.length));
    let count = 0;
    for (let text = 0; count < most && text < BATCH_TEXT; count++) text += waiting[count]!.file.text.length;
    const batch = new Set(waiting.slice(0, count));
    this.#queue = this.#queue.filter((job) => !batch.has(job));
    return [...batch];
  }

  /** The first language that waits and that the thread knows, else the first that nobody else would do as well. */
  #languageFor(lane: ParseLane): string | undefined {
    const waiting = new Map<string, number>();
    for (const { file, suspect } of this.#queue) {
      if (suspect) continue;
      if (lane.knows(file.language)) return file.language;
      waiting.set(file.language, (waiting.get(file.language) ?? 0) + file.text.length);
    }
    const isLeft = ([language, text]: [string, number]) =>
      text >= WORTH_LOADING || !this.#lanes.some((other) => other.knows(language) && !this.#idle.includes(other));
    return [...waiting].find(isLeft)?.[0];
  }

  /** Only the file at fault pays, and only when it is at fault twice: the first crash may come of what the worker did before. */
  #crashed(batch: Job[], index: number, cause: 'crash' | 'timeout', detail: string): void {
    const [culprit] = batch.splice(index, 1);
    this.#queue.unshift(...batch);
    if (culprit === undefined) return;
    this.#log.write('warn', `${culprit.file.path} was not parsed: ${detail}`);
    if (cause === 'timeout') culprit.resolve({ kind: 'failed', reason: 'took too long' });
    else if (culprit.suspect) culprit.resolve({ kind: 'failed', reason: 'parser crashed' });
    else {
      culprit.suspect = true;
      this.#queue.unshift(culprit);
    }
  }

  #startFailed(batch: readonly Job[], detail: string): void {
    this.#queue.unshift(...batch);
    if (++this.#failedStarts < FAILED_STARTS * this.#lanes.length) return;
    this.#log.write('error', `Parse workers do not start: ${detail}`);
    this.#failedStarts = 0;
    for (const job of this.#queue.splice(0)) job.resolve({ kind: 'failed', reason: 'parser did not start' });
  }

  /**
   * One thread stays warm for the next save, unless it has grown over many files: WebAssembly's memory never shrinks, and
   * whoever works on with the results needs the room.
   */
  #rest(): void {
    const last = this.#idle.at(-1)!;
    for (const lane of this.#lanes) if (lane !== last || lane.parsed >= MANY_FILES) void lane.stop();
    this.#idleTimer = setTimeout(() => {
      if (this.#idle.length === this.#lanes.length) void last.stop();
    }, this.#idleMs).unref();
  }
}
