import type { UsageTotals } from './usageTotals.ts';

const GIGABYTE = 1e9;

/**
 * Usage as the last line of `struct.json` shows it, empty when there is none. Rounded to two digits, so that the file changes seldom:
 * `tokens` were sent and received, `saved` is against whole files, `vram` the most that a model took, in GB.
 */
export function structMetrics(totals: UsageTotals): Readonly<Record<string, number>> {
  if (totals.requests === 0) return {};
  const { file } = totals.saved;
  return {
    requests: rounded(totals.requests),
    tokens: rounded(totals.tokensIn + totals.tokensOut),
    ...(file === undefined ? {} : { saved: rounded(file) }),
    ...(totals.outcomes['accepted'] === undefined ? {} : { accepted: rounded(totals.outcomes['accepted']) }),
    ...(totals.videoBytes === 0 ? {} : { vram: rounded(totals.videoBytes / GIGABYTE) }),
  };
}

/** Two digits that count. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
