import type { BotState } from './botState.ts';
import type { FixJob } from './fixWish.ts';

/** Requests that ask a model, one after another, while the bot answers everything else at once. */
export class JobQueue {
  readonly #state: BotState;
  readonly #run: (job: FixJob) => Promise<void>;
  #last: Promise<void> = Promise.resolve();
  #running: string | undefined;

  /** `run` must not throw. */
  constructor(state: BotState, run: (job: FixJob) => Promise<void>) {
    this.#state = state;
    this.#run = run;
  }

  /** Those that wait or run. */
  get length(): number {
    return this.#state.jobs.length;
  }

  get running(): string | undefined {
    return this.#running;
  }

  /** Keeps a request until it is answered. */
  add(job: FixJob): void {
    this.#state.putJob(job);
    this.resume(job);
  }

  /** Goes on with one that is kept already. */
  resume(job: FixJob): void {
    this.#last = this.#last.then(async () => {
      this.#running = job.wish.target;
      await this.#run(job);
      this.#running = undefined;
    });
  }

  settled(): Promise<void> {
    return this.#last;
  }
}
