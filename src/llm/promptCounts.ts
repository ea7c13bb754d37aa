/**
 * How a server's count of a prompt compares with what was sent. `doubtful`: too small, but the model has too few samples to
 * know how its counts relate to our estimates. `unknown`: the server gave no count.
 */
export type PromptVerdict = 'whole' | 'truncated' | 'doubtful' | 'unknown';

export interface PromptCount {
  /** Our estimate in tokens. */
  readonly estimated: number;
  /** What the server counted, undefined when it said nothing. */
  readonly reported: number | undefined;
  /** The window the model was asked to have. */
  readonly window: number;
}

/** Tokens below the window's end at which a prompt was cut: whole messages dropped left 4 (measured), and a reply needs room. */
const EDGE = 8;
const SAMPLES_NEEDED = 3;
const SAMPLES_KEPT = 9;
const LEAST_SHARE = 0.8;

/**
 * Notices prompts that a server cut silently: a count at the window's end, or below 0.8 of the estimate as three earlier
 * prompts of the model correct it. Remembers for each model how its counts relate to our estimates; keep one for as long as the process lives.
 */
export class PromptCounts {
  readonly #samples = new Map<string, readonly number[]>();

  /** Judges a count and, unless the prompt was cut, learns from it. */
  judge(model: string, { estimated, reported, window }: PromptCount): PromptVerdict {
    if (reported === undefined) return 'unknown';
    if (reported >= window - EDGE) return 'truncated';
    if (estimated <= 0) return 'whole';
    const samples = this.#samples.get(model) ?? [];
    const enough = samples.length >= SAMPLES_NEEDED;
    const small = reported < LEAST_SHARE * estimated * (enough ? median(samples) : 1);
    if (enough && small) return 'truncated';
    this.#samples.set(model, [...samples, reported / estimated].slice(-SAMPLES_KEPT));
    return small ? 'doubtful' : 'whole';
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
