import type { BoardUsage } from '../core/board/boardApi.ts';
import { countOf, type Histogram, SECONDS_BOUNDS } from '../core/usage/histogram.ts';
import { mergeTotals, NO_USAGE, sumOfGroups, type UsageTotals } from '../core/usage/usageTotals.ts';

/** Numbers of one chart: a value of each series at each label. */
export interface ChartNumbers {
  readonly labels: readonly string[];
  readonly series: readonly { readonly name: SeriesName; readonly values: readonly number[] }[];
}

export type SeriesName = 'sent' | 'whole' | 'accepted' | 'rejected' | 'first-token' | 'request';

/** Bars that fit into a chart; the rest is not shown, the least first. */
const MOST_BARS = 12;
const DAY_MS = 24 * 3600_000;

/** Tokens of answered requests as they were sent, and what the whole files would have been. */
export function sentAgainstWhole({ baselines, saved }: UsageTotals): { readonly sent: number; readonly whole: number } {
  const whole = baselines.file ?? 0;
  return { sent: whole - (saved.file ?? 0), whole };
}

/** Of what people decided, the part that they accepted; undefined where nobody decided. */
export function acceptRate({ outcomes }: UsageTotals): number | undefined {
  const [accepted, rejected] = [outcomes['accepted'] ?? 0, outcomes['rejected'] ?? 0];
  return accepted + rejected === 0 ? undefined : accepted / (accepted + rejected);
}

/** The bound below which half of the values lie; undefined of no values, infinite above all bounds. */
export function medianBound(histogram: Histogram): number | undefined {
  const half = countOf(histogram) / 2;
  if (half === 0) return undefined;
  let below = 0;
  const at = histogram.counts.findIndex((count) => {
    below += count;
    return below >= half;
  });
  return SECONDS_BOUNDS[at] ?? Number.POSITIVE_INFINITY;
}

export function totalOf({ groups }: BoardUsage): UsageTotals {
  return sumOfGroups(groups);
}

/** Tokens sent against whole files, day by day; days without requests are zero. */
export function tokensByDay(usage: BoardUsage, from: string | undefined, today: string): ChartNumbers {
  const days = everyDay(usage, from, today);
  return {
    labels: days.map(([day]) => day),
    series: [
      { name: 'sent', values: days.map(([, totals]) => sentAgainstWhole(totals).sent) },
      { name: 'whole', values: days.map(([, totals]) => sentAgainstWhole(totals).whole) },
    ],
  };
}

/** What people decided, day by day. */
export function decisionsByDay(usage: BoardUsage, from: string | undefined, today: string): ChartNumbers {
  const days = everyDay(usage, from, today);
  const values = (outcome: string) => days.map(([, { outcomes }]) => outcomes[outcome] ?? 0);
  return {
    labels: days.map(([day]) => day),
    series: [
      { name: 'accepted', values: values('accepted') },
      { name: 'rejected', values: values('rejected') },
    ],
  };
}

/** Tokens sent against whole files, by model or action, the most used first. */
export function tokensBy(by: 'model' | 'action', { groups }: BoardUsage): ChartNumbers {
  const sums = new Map<string, UsageTotals>();
  for (const group of groups) {
    // What nobody answered has no baseline.
    if (sentAgainstWhole(group.totals).whole > 0)
      sums.set(group[by], mergeTotals(sums.get(group[by]) ?? NO_USAGE, group.totals));
  }
  const rows = [...sums].sort(([, a], [, b]) => b.requests - a.requests).slice(0, MOST_BARS);
  return {
    labels: rows.map(([name]) => name),
    series: [
      { name: 'sent', values: rows.map(([, totals]) => sentAgainstWhole(totals).sent) },
      { name: 'whole', values: rows.map(([, totals]) => sentAgainstWhole(totals).whole) },
    ],
  };
}

/** How many requests took how long: upper bounds in seconds, the last label is `∞`. Bounds beyond all values are left out. */
export function latency(totals: UsageTotals): ChartNumbers {
  const { firstTokenSeconds, requestSeconds } = totals;
  const labels = [...SECONDS_BOUNDS.map(String), '∞'];
  const used = (counts: readonly number[]) => counts.findLastIndex((count) => count > 0) + 1;
  const length = Math.max(used(firstTokenSeconds.counts), used(requestSeconds.counts));
  return {
    labels: labels.slice(0, length),
    series: [
      { name: 'first-token', values: firstTokenSeconds.counts.slice(0, length) },
      { name: 'request', values: requestSeconds.counts.slice(0, length) },
    ],
  };
}

/** From the day `from`, or from the first with requests, to today. */
function everyDay(
  { days }: BoardUsage,
  from: string | undefined,
  today: string,
): (readonly [day: string, UsageTotals])[] {
  const known = new Map(days.map(({ day, totals }) => [day, totals]));
  const first = from ?? days[0]?.day ?? today;
  const all: (readonly [string, UsageTotals])[] = [];
  for (let time = Date.parse(first); time <= Date.parse(today); time += DAY_MS) {
    const day = new Date(time).toISOString().slice(0, 10);
    all.push([day, known.get(day) ?? NO_USAGE]);
  }
  return all;
}
