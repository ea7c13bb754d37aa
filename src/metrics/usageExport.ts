import type { Log } from '../core/ports.ts';
import type { KeptUsage, SentUsage } from '../core/usage/usageRecord.ts';

/** Where requests come from and where they go. What is not sent stays where it is: that is the spool. */
export interface ExportPorts {
  /** The oldest that were not sent yet or have changed since, at most so many. */
  unsent(most: number): Promise<readonly KeptUsage[]>;
  send(records: readonly KeptUsage[]): Promise<void>;
  markSent(sent: readonly SentUsage[]): Promise<void>;
  /** Runs work later, once; gives how to forget it. */
  later(work: () => void, ms: number): () => void;
  readonly log: Log;
}

/** Requests in one go. */
export const EXPORT_BATCH = 100;
/** Requests that come together are sent together. */
const GATHER_MS = 15_000;
/** Waits after failures: twice as long each time. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3600_000;

/** Sends all that is unsent, in batches; gives how many. Throws what `send` throws; what was sent before stays marked. */
export async function exportUsage({ unsent, send, markSent }: Omit<ExportPorts, 'later' | 'log'>): Promise<number> {
  for (let sent = 0; ; ) {
    const records = await unsent(EXPORT_BATCH);
    if (records.length === 0) return sent;
    await send(records);
    await markSent(records.map(({ id, revision }) => ({ id, revision })));
    sent += records.length;
  }
}

/** Sends in the background, some time after `notice`. Nobody waits for it; a server that is gone is asked again less and less often. */
export class BackgroundExport {
  readonly #ports: ExportPorts;
  #forget: (() => void) | undefined;
  #running = false;
  #noticed = false;
  #pause = FIRST_PAUSE_MS;
  #failing = false;
  #disposed = false;

  constructor(ports: ExportPorts) {
    this.#ports = ports;
  }

  /** There may be something to send. */
  notice(): void {
    // What runs may have looked for records before this one was kept.
    this.#noticed ||= this.#running;
    if (this.#forget === undefined) this.#plan(GATHER_MS);
  }

  dispose(): void {
    this.#disposed = true;
    this.#forget?.();
  }

  #plan(ms: number): void {
    if (!this.#disposed) this.#forget = this.#ports.later(() => void this.#run(), ms);
  }

  async #run(): Promise<void> {
    const { log } = this.#ports;
    this.#running = true;
    try {
      const sent = await exportUsage(this.#ports);
      if (this.#failing) log.write('info', `metrics are sent again: ${sent} requests`);
      this.#failing = false;
      this.#pause = FIRST_PAUSE_MS;
      this.#forget = undefined;
      if (this.#noticed) this.#plan(GATHER_MS);
    } catch (error) {
      // Said once, not every hour.
      const level = this.#failing ? 'debug' : 'warn';
      log.write(level, `metrics wait, next try in ${this.#pause / 1000} s: ${String(error)}`);
      this.#failing = true;
      this.#plan(this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE_MS);
    } finally {
      this.#running = false;
      this.#noticed = false;
    }
  }
}
