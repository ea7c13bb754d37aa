import { answerOf, type KeptUsage, SURVIVAL_SPANS, type UsageOutcome } from '../../core/usage/usageRecord.ts';
import { totalsOf } from '../../core/usage/usageTotals.ts';
import { modelLabel } from '../boundedLabels.ts';

/** A value of a run at a step, in the form of `runs/log-batch`. */
export interface RunMetric {
  readonly key: string;
  readonly value: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly step: number;
}

/** The requests of one day, model and action. */
export interface UsageRun {
  readonly day: string;
  readonly model: string;
  readonly action: string;
  readonly start: number;
  readonly end: number;
  readonly metrics: readonly RunMetric[];
}

/** Requests as runs; each request is a step of its own, numbered as in the workspace. Days are those of UTC. */
export function usageRuns(records: readonly KeptUsage[]): readonly UsageRun[] {
  const groups = Map.groupBy(records, (record) => {
    const day = new Date(record.made).toISOString().slice(0, 10);
    return `${day}\n${modelLabel(answerOf(record)?.model ?? '')}\n${record.action}`;
  });
  return [...groups].map(([key, group]) => {
    const [day = '', model = '', action = ''] = key.split('\n');
    return {
      day,
      model,
      action,
      start: Math.min(...group.map(({ made, ms }) => made - ms)),
      end: Math.max(...group.map(({ made }) => made)),
      metrics: group.flatMap(metricsOf),
    };
  });
}

/** Nobody has said yet what becomes of it. */
const OPEN: readonly UsageOutcome[] = ['suggested', 'stale'];

/** What is not known is left out: MLflow stores a value that is no number as 0. What is known later has its own time at the same step. */
function metricsOf(record: KeptUsage): RunMetric[] {
  return [...requestMetrics(record), ...survivalMetrics(record)];
}

function requestMetrics(record: KeptUsage): RunMetric[] {
  const totals = totalsOf(record);
  const answer = answerOf(record);
  const isOpen = OPEN.includes(record.outcome);
  const { firstTokenMs } = answer?.usage ?? {};
  const values: Readonly<Record<string, number | undefined>> = {
    tokens_in: totals.tokensIn,
    tokens_out: totals.tokensOut,
    tokens_cached: totals.tokensCached,
    saved_file: totals.saved.file,
    saved_with_imports: totals.saved.withImports,
    saved_grep: totals.saved.grep,
    request_seconds: record.ms / 1000,
    first_token_seconds: firstTokenMs === undefined ? undefined : firstTokenMs / 1000,
    gate_passed: totals.gatePassed,
    gate_refused: totals.gateRefused,
    answered: answer === undefined ? 0 : 1,
    // A 0 that is a 1 later would be two points of one request.
    accepted: isOpen ? undefined : record.outcome === 'accepted' ? 1 : 0,
    rejected: isOpen ? undefined : record.outcome === 'rejected' ? 1 : 0,
    accepted_lines: isOpen ? undefined : totals.acceptedLines,
    video_memory_gb: totals.videoBytes === 0 ? undefined : totals.videoBytes / 1e9,
    processor_share: record.machine?.processorShare,
    memory_gb: record.machine === undefined ? undefined : record.machine.memoryBytes / 1e9,
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value, timestamp: record.made, step: record.id }],
  );
}

/** What part of the accepted lines stood at each look, 0 to 1, and whether one was changed or gone. Numbers only: no path, no line. */
function survivalMetrics({ id: step, accepted, survival = {} }: KeptUsage): RunMetric[] {
  const lines = accepted?.lines.length ?? 0;
  if (accepted === undefined || lines === 0) return [];
  return SURVIVAL_SPANS.flatMap((span) => {
    const look = survival[span];
    if (look === undefined) return [];
    const timestamp = accepted.at + look.afterMs;
    return [
      { key: `survival_${span}`, value: look.kept / lines, timestamp, step },
      { key: 'edited_after_accept', value: look.kept < lines ? 1 : 0, timestamp, step },
    ];
  });
}
