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
/** Shorter prompts, in tokens, say nothing: some templates add a system message of their own, which weighs too much in them. */
const SMALLEST_SAMPLE = 200;
const SAMPLES_NEEDED = 3;
const SAMPLES_KEPT = 9;
const LEAST_SHARE = 0.8;
/** Within this our estimate is as good as it gets. */
const ESTIMATE_ERROR = 1.03;
const CAP_STEP = 512;

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
    if (estimated < SMALLEST_SAMPLE) return 'whole';
    const samples = this.#samples.get(model) ?? [];
    const enough = samples.length >= SAMPLES_NEEDED;
    const small = reported < LEAST_SHARE * estimated * (enough ? median(samples) : 1);
    if (enough && small) return 'truncated';
    this.#samples.set(model, [...samples, reported / estimated].slice(-SAMPLES_KEPT));
    return small ? 'doubtful' : 'whole';
  }

  /**
   * The cap of prompt and reply in our own tokens, so that the server's count stays in the window: less than the window where its
   * tokenizer makes more tokens than we estimate, in steps of 512, so that it changes seldom.
   */
  cap(model: string, window: number): number {
    const samples = this.#samples.get(model) ?? [];
    const more = samples.length < SAMPLES_NEEDED ? 1 : median(samples);
    if (more <= ESTIMATE_ERROR) return window;
    return Math.max(CAP_STEP, Math.floor(window / more / CAP_STEP) * CAP_STEP);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 1;
}
