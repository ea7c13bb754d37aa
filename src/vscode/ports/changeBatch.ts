import type { RepoPath } from '../../core/model/repoPath.ts';

/** Paths that changed, or the whole tree. */
export type Changes = ReadonlySet<RepoPath> | 'all';

/** More paths than this are dearer to look at one by one than to list the tree once. */
const MANY = 500;

export function mergeChanges(a: Changes | undefined, b: Changes): Changes {
  if (a === undefined) return b;
  if (a === 'all' || b === 'all') return 'all';
  const union = new Set([...a, ...b]);
  return union.size > MANY ? 'all' : union;
}

/** Starts a timer and returns how to stop it. */
export type StartTimer = (ms: number, callback: () => void) => () => void;

const nodeTimer: StartTimer = (ms, callback) => {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
};

/**
 * Collects changes until none came for `quietMs`, at most for four times as long, so that a file that is written without end
 * does not hold the others back; then hands them on once.
 */
export class ChangeBatch {
  readonly #deliver: (changes: Changes) => void;
  readonly #quietMs: number;
  readonly #startTimer: StartTimer;
  #changes: Changes | undefined;
  #stopQuiet: (() => void) | undefined;
  #stopLimit: (() => void) | undefined;

  constructor(deliver: (changes: Changes) => void, quietMs: number, startTimer: StartTimer = nodeTimer) {
    this.#deliver = deliver;
    this.#quietMs = quietMs;
    this.#startTimer = startTimer;
  }

  add(changes: Changes): void {
    this.#changes = mergeChanges(this.#changes, changes);
    this.#stopQuiet?.();
    this.#stopQuiet = this.#startTimer(this.#quietMs, () => this.flush());
    this.#stopLimit ??= this.#startTimer(this.#quietMs * 4, () => this.flush());
  }

  /** Hands on what has been collected, now. */
  flush(): void {
    const changes = this.#changes;
    this.drop();
    if (changes !== undefined) this.#deliver(changes);
  }

  drop(): void {
    this.#changes = undefined;
    this.#stopQuiet?.();
    this.#stopLimit?.();
    this.#stopQuiet = undefined;
    this.#stopLimit = undefined;
  }
}
