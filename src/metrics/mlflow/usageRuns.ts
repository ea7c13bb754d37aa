import { answerOf, type KeptUsage } from '../../core/usage/usageRecord.ts';
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

/** What is not known is left out: MLflow stores a value that is no number as 0. */
function metricsOf(record: KeptUsage): RunMetric[] {
  const totals = totalsOf(record);
  const answer = answerOf(record);
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
    accepted: record.outcome === 'accepted' ? 1 : 0,
    rejected: record.outcome === 'rejected' ? 1 : 0,
    accepted_lines: totals.acceptedLines,
    video_memory_gb: totals.videoBytes === 0 ? undefined : totals.videoBytes / 1e9,
    processor_share: record.machine?.processorShare,
    memory_gb: record.machine === undefined ? undefined : record.machine.memoryBytes / 1e9,
  };
  return Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value, timestamp: record.made, step: record.id }],
  );
}
