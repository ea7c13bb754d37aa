/** How many values lay below each bound, in the way of Prometheus: one count for each bucket, the last for all above. */
export interface Histogram {
  readonly counts: readonly number[];
  readonly sum: number;
}

/** Upper bounds in seconds: from a cached prefix on a fast machine to a cold start on a slow one. */
export const SECONDS_BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600] as const;
/** Upper bounds in tokens: windows of small models. */
export const TOKENS_BOUNDS = [128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768] as const;

export function emptyHistogram(bounds: readonly number[]): Histogram {
  return { counts: new Array<number>(bounds.length + 1).fill(0), sum: 0 };
}

export function withValue({ counts, sum }: Histogram, bounds: readonly number[], value: number): Histogram {
  const place = bounds.findIndex((bound) => value <= bound);
  const at = place < 0 ? bounds.length : place;
  return { counts: counts.map((count, each) => (each === at ? count + 1 : count)), sum: sum + value };
}

export function mergeHistograms(one: Histogram, other: Histogram): Histogram {
  return { counts: one.counts.map((count, at) => count + (other.counts[at] ?? 0)), sum: one.sum + other.sum };
}

export function countOf({ counts }: Histogram): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Undefined of no values. */
export function meanOf(histogram: Histogram): number | undefined {
  const count = countOf(histogram);
  return count === 0 ? undefined : histogram.sum / count;
}
