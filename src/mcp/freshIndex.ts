import { Cancelled } from '../core/errors.ts';
import type { UpdateProgress, UpdateRequest } from '../core/indexing/updateRequest.ts';
import type { Cancellation } from '../core/ports.ts';
import type { WorkspaceIndex } from '../core/workspaceIndex.ts';
import { createCancellation } from '../node/cancellation.ts';
import type { ChangeCheck } from '../node/changeCheck.ts';

/** Who waits for the index to be up to date. */
export interface Waiting {
  readonly cancellation: Cancellation;
  onProgress(progress: UpdateProgress): void;
}

/** How the index stands after a refresh. */
export interface Freshness {
  /** The update was not done in time: answers are of the code as it was. */
  readonly stale: boolean;
  /** Counts the states of the index; another number means that lists may have changed. */
  readonly generation: number;
}

interface Update {
  readonly done: Promise<void>;
  readonly waiting: Set<Waiting>;
  /** Whether it looks for changes already, and so knows nothing of those to come. */
  begun: boolean;
  cancel(): void;
}

/** How long a call waits for an update before it answers from the index as it was, in ms; for the first one without limit. */
const PATIENCE = 10_000;

/**
 * Keeps an index up to date between calls: each call looks for changed files first (stamps only), and updates what changed.
 * Calls that come meanwhile share the next update, since this one may have looked before what they ask about was written. An update is cancelled
 * when nobody waits for it any more.
 */
export class FreshIndex {
  readonly #index: WorkspaceIndex;
  readonly #changes: ChangeCheck;
  readonly #patience: number;
  #generation = 0;
  /** The last one that somebody asked for, while it has not ended. */
  #last: Update | undefined;
  readonly #waiting = new Set<Waiting>();

  constructor(index: WorkspaceIndex, changes: ChangeCheck, patience = PATIENCE) {
    this.#index = index;
    this.#changes = changes;
    this.#patience = patience;
  }

  /** Throws what the index throws, and `Cancelled` when this caller no longer waits. */
  async refresh(waiting: Waiting): Promise<Freshness> {
    if (this.#last === undefined || this.#last.begun) this.#last = this.#start(this.#last);
    const update = this.#last;
    update.waiting.add(waiting);
    this.#waiting.add(waiting);
    const first = this.#generation === 0;
    const left = new Promise<'left'>((resolve) => waiting.cancellation.onCancel(() => resolve('left')));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      if (!first) timer = setTimeout(() => resolve('late'), this.#patience);
    });
    try {
      const end = await Promise.race([update.done.then(() => 'done' as const), left, late]);
      if (end === 'left') throw new Cancelled();
      return { stale: end === 'late', generation: this.#generation };
    } finally {
      clearTimeout(timer);
      update.waiting.delete(waiting);
      this.#waiting.delete(waiting);
      // A late update goes on for the next call; one that a person has given up does not.
      if (waiting.cancellation.cancelled && update.waiting.size === 0) update.cancel();
    }
  }

  /** An update that begins when the one before has ended, however that ends: who waits for that one is told. */
  #start(before: Update | undefined): Update {
    const { token, cancel } = createCancellation();
    const run = async (): Promise<void> => {
      await before?.done.catch(() => {});
      update.begun = true;
      try {
        if (token.cancelled) throw new Cancelled();
        await this.#update(token);
      } finally {
        if (this.#last === update) this.#last = undefined;
      }
    };
    const update: Update = { done: Promise.resolve().then(run), waiting: new Set(), begun: false, cancel };
    // Whoever waits is told; a failure after everybody left is told by the next update.
    update.done.catch(() => {});
    return update;
  }

  async #update(cancellation: Cancellation): Promise<void> {
    const { paths, accept } = await this.#changes.look(cancellation);
    if (this.#generation > 0 && paths.length === 0) return;
    const request: UpdateRequest = { output: { kind: 'none', lazy: true }, ...(this.#generation > 0 ? { paths } : {}) };
    const tell = (progress: UpdateProgress) => {
      for (const each of this.#waiting) each.onProgress(progress);
    };
    await this.#index.update(request, tell, cancellation);
    accept();
    this.#generation++;
  }
}
