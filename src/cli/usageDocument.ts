import { countOf, type Histogram, meanOf } from '../core/usage/histogram.ts';
import { SURVIVAL_SPANS } from '../core/usage/usageRecord.ts';
import type { UsageTotals } from '../core/usage/usageTotals.ts';

/** Usage as `metrics --json` prints it; means are null where nothing is known. */
export function usageDocument(totals: UsageTotals): object {
  const { tokensIn, tokensOut, tokensCached, gatePassed, gateRefused, problems, processorShare, processorLooks } =
    totals;
  return {
    requests: totals.requests,
    outcomes: totals.outcomes,
    tokens: { in: tokensIn, out: tokensOut, cached: tokensCached },
    baselines: totals.baselines,
    saved: totals.saved,
    seconds: { firstToken: meanSeconds(totals.firstTokenSeconds), request: meanSeconds(totals.requestSeconds) },
    gate: { passed: gatePassed, refused: gateRefused, problems },
    fallbacks: totals.fallbacks,
    causes: totals.causes,
    acceptedLines: totals.acceptedLines,
    survival: Object.fromEntries(
      SURVIVAL_SPANS.map((span) => [span, { lines: totals.linesLooked[span] ?? 0, kept: totals.linesKept[span] ?? 0 }]),
    ),
    edited: { looked: totals.acceptedLooked, edited: totals.acceptedEdited },
    machine: {
      videoBytes: totals.videoBytes,
      memoryBytes: totals.memoryBytes,
      processorShare: processorLooks === 0 ? null : Math.round((processorShare / processorLooks) * 1000) / 1000,
    },
  };
}

function meanSeconds(histogram: Histogram): number | null {
  return countOf(histogram) === 0 ? null : Math.round((meanOf(histogram) ?? 0) * 1000) / 1000;
}
