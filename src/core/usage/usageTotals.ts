import type { ProblemCode } from '../edits/checkedReply.ts';
import {
  emptyHistogram,
  type Histogram,
  mergeHistograms,
  SECONDS_BOUNDS,
  TOKENS_BOUNDS,
  withValue,
} from './histogram.ts';
import { answerOf, SURVIVAL_SPANS, type SurvivalSpan, type UsageAttempt, type UsageRecord } from './usageRecord.ts';

/** Against what savings are measured. */
export const BASELINES = ['file', 'withImports', 'grep'] as const;
export type Baseline = (typeof BASELINES)[number];

type Counts<Name extends string = string> = Readonly<Partial<Record<Name, number>>>;

/** Many requests in numbers that can be added up. */
export interface UsageTotals {
  readonly requests: number;
  readonly outcomes: Counts;
  /** Why models did not answer, by the error's code. */
  readonly causes: Counts;
  /** Requests that another model answered than the first one asked. */
  readonly fallbacks: number;
  readonly gatePassed: number;
  readonly gateRefused: number;
  readonly problems: Counts<ProblemCode>;
  /** As servers reported them, our estimate where they did not. */
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly tokensCached: number;
  /** Baseline less what was sent, of all answered requests for which the baseline is known; may be negative. */
  readonly saved: Counts<Baseline>;
  readonly baselines: Counts<Baseline>;
  readonly promptTokens: Histogram;
  readonly firstTokenSeconds: Histogram;
  readonly requestSeconds: Histogram;
  /** Lines of accepted suggestions, and how many stood after each span; `looked`: the lines that were looked for. */
  readonly acceptedLines: number;
  readonly linesLooked: Counts<SurvivalSpan>;
  readonly linesKept: Counts<SurvivalSpan>;
  /** Accepted suggestions whose lines were looked for, and those of which a line was changed or gone at some look. */
  readonly acceptedLooked: number;
  readonly acceptedEdited: number;
  /** The most that was seen, 0 for unknown. */
  readonly videoBytes: number;
  readonly memoryBytes: number;
  /** Sum over the requests for which it is known, and their number. */
  readonly processorShare: number;
  readonly processorLooks: number;
}

/** The requests of one model and action. `model` is empty where none answered. */
export interface UsageGroup {
  readonly model: string;
  readonly action: string;
  readonly totals: UsageTotals;
}

export const NO_USAGE: UsageTotals = {
  requests: 0,
  outcomes: {},
  causes: {},
  fallbacks: 0,
  gatePassed: 0,
  gateRefused: 0,
  problems: {},
  tokensIn: 0,
  tokensOut: 0,
  tokensCached: 0,
  saved: {},
  baselines: {},
  promptTokens: emptyHistogram(TOKENS_BOUNDS),
  firstTokenSeconds: emptyHistogram(SECONDS_BOUNDS),
  requestSeconds: emptyHistogram(SECONDS_BOUNDS),
  acceptedLines: 0,
  linesLooked: {},
  linesKept: {},
  acceptedLooked: 0,
  acceptedEdited: 0,
  videoBytes: 0,
  memoryBytes: 0,
  processorShare: 0,
  processorLooks: 0,
};

/** Failures after which nothing was read: no tokens were spent. */
const NOTHING_SENT: ReadonlySet<string> = new Set([
  'model-unreachable',
  'model-missing',
  'model-form',
  'key-missing',
  'key-refused',
  'rate-limited',
]);

/** One request in numbers. */
export function totalsOf(record: UsageRecord): UsageTotals {
  const { attempts, gate, baselines, survival = {}, accepted, machine } = record;
  const answer = answerOf(record);
  const read = attempts.filter(({ failure }) => failure === undefined || !NOTHING_SENT.has(failure));
  const sent = sum(read, ({ sentTokens }) => sentTokens);
  const known = answer === undefined ? [] : BASELINES.filter((name) => baselines[name] !== undefined);
  const looked = accepted === undefined ? [] : SURVIVAL_SPANS.filter((span) => survival[span] !== undefined);
  const edited = looked.some((span) => (survival[span]?.kept ?? 0) < (accepted?.lines.length ?? 0));
  const firstTokenMs = answer?.usage.firstTokenMs;
  return {
    requests: 1,
    outcomes: { [record.outcome]: 1 },
    causes: countEach(attempts.flatMap(({ failure }) => failure ?? [])),
    fallbacks: answer !== undefined && answer.model !== attempts[0]?.model ? 1 : 0,
    gatePassed: gate.filter(({ passed }) => passed).length,
    gateRefused: gate.filter(({ passed }) => !passed).length,
    problems: countEach(gate.flatMap(({ problems }) => problems)),
    tokensIn: sum(read, tokensRead),
    tokensOut: sum(read, ({ usage }) => usage.replyTokens ?? 0),
    tokensCached: sum(read, ({ usage }) => usage.cachedTokens ?? 0),
    saved: Object.fromEntries(known.map((name) => [name, (baselines[name] ?? 0) - sent])),
    baselines: Object.fromEntries(known.map((name) => [name, baselines[name] ?? 0])),
    promptTokens: histogramOf(
      TOKENS_BOUNDS,
      read.map(({ sentTokens }) => sentTokens),
    ),
    firstTokenSeconds: histogramOf(SECONDS_BOUNDS, firstTokenMs === undefined ? [] : [firstTokenMs / 1000]),
    requestSeconds: histogramOf(SECONDS_BOUNDS, [record.ms / 1000]),
    acceptedLines: accepted?.lines.length ?? 0,
    linesLooked: Object.fromEntries(looked.map((span) => [span, accepted?.lines.length ?? 0])),
    linesKept: Object.fromEntries(looked.map((span) => [span, survival[span]?.kept ?? 0])),
    acceptedLooked: looked.length > 0 ? 1 : 0,
    acceptedEdited: edited ? 1 : 0,
    videoBytes: Math.max(0, ...read.map(({ videoBytes }) => videoBytes ?? 0)),
    memoryBytes: machine?.memoryBytes ?? 0,
    processorShare: machine?.processorShare ?? 0,
    processorLooks: machine === undefined ? 0 : 1,
  };
}

/** Both together, as if the requests had been counted at once. */
export function mergeTotals(one: UsageTotals, other: UsageTotals): UsageTotals {
  return {
    requests: one.requests + other.requests,
    outcomes: mergeCounts(one.outcomes, other.outcomes),
    causes: mergeCounts(one.causes, other.causes),
    fallbacks: one.fallbacks + other.fallbacks,
    gatePassed: one.gatePassed + other.gatePassed,
    gateRefused: one.gateRefused + other.gateRefused,
    problems: mergeCounts(one.problems, other.problems),
    tokensIn: one.tokensIn + other.tokensIn,
    tokensOut: one.tokensOut + other.tokensOut,
    tokensCached: one.tokensCached + other.tokensCached,
    saved: mergeCounts(one.saved, other.saved),
    baselines: mergeCounts(one.baselines, other.baselines),
    promptTokens: mergeHistograms(one.promptTokens, other.promptTokens),
    firstTokenSeconds: mergeHistograms(one.firstTokenSeconds, other.firstTokenSeconds),
    requestSeconds: mergeHistograms(one.requestSeconds, other.requestSeconds),
    acceptedLines: one.acceptedLines + other.acceptedLines,
    linesLooked: mergeCounts(one.linesLooked, other.linesLooked),
    linesKept: mergeCounts(one.linesKept, other.linesKept),
    acceptedLooked: one.acceptedLooked + other.acceptedLooked,
    acceptedEdited: one.acceptedEdited + other.acceptedEdited,
    videoBytes: Math.max(one.videoBytes, other.videoBytes),
    memoryBytes: Math.max(one.memoryBytes, other.memoryBytes),
    processorShare: one.processorShare + other.processorShare,
    processorLooks: one.processorLooks + other.processorLooks,
  };
}

/** Records by model and action, added to `groups`; in order of code units. */
export function groupUsage(records: readonly UsageRecord[], groups: readonly UsageGroup[] = []): UsageGroup[] {
  const found = new Map<string, UsageGroup>();
  const add = (group: UsageGroup) => {
    const key = `${group.model}\n${group.action}`;
    const known = found.get(key);
    found.set(key, known === undefined ? group : { ...known, totals: mergeTotals(known.totals, group.totals) });
  };
  for (const group of groups) add(group);
  for (const record of records) {
    add({ model: answerOf(record)?.model ?? '', action: record.action, totals: totalsOf(record) });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

/** All groups as one. */
export function sumOfGroups(groups: readonly UsageGroup[]): UsageTotals {
  return groups.reduce((sum, { totals }) => mergeTotals(sum, totals), NO_USAGE);
}

function tokensRead({ usage, sentTokens }: UsageAttempt): number {
  return usage.promptTokens ?? sentTokens;
}

function histogramOf(bounds: readonly number[], values: readonly number[]): Histogram {
  return values.reduce((histogram, value) => withValue(histogram, bounds, value), emptyHistogram(bounds));
}

function countEach<Name extends string>(names: readonly Name[]): Counts<Name> {
  const counts: Partial<Record<Name, number>> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function mergeCounts<Name extends string>(one: Counts<Name>, other: Counts<Name>): Counts<Name> {
  const merged: Partial<Record<Name, number>> = { ...one };
  for (const name of Object.keys(other) as Name[]) merged[name] = (merged[name] ?? 0) + (other[name] ?? 0);
  return merged;
}

function sum<Element>(elements: readonly Element[], value: (element: Element) => number): number {
  return elements.reduce((total, element) => total + value(element), 0);
}
