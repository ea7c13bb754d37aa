import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../core/model/chat.ts';
import type { KeptUsage } from '../../core/usage/usageRecord.ts';
import type { MlflowClient } from './mlflowClient.ts';
import { encodeTraces, type Span } from './otlpTraces.ts';
import { usageRuns } from './usageRuns.ts';
import { usageSpans } from './usageSpans.ts';

export interface UsageDestination {
  readonly client: MlflowClient;
  readonly experiment: string;
  /** What tells the workspace from others. */
  readonly project: string;
  /** Not shown; makes ids of workspaces with one name differ. */
  readonly workspaceKey: string;
  /** Gives the prompt of a request, for who asked for prompts; absent: none is sent. */
  readonly promptOf?: (record: KeptUsage) => Promise<readonly ChatMessage[] | undefined>;
}

/**
 * Sends requests to MLflow: a run for each day, model and action, and a trace for each request. Sending the same again changes
 * nothing. Throws `metrics-unsent`.
 */
export async function sendUsage(records: readonly KeptUsage[], destination: UsageDestination): Promise<void> {
  if (records.length === 0) return;
  const { client, project, workspaceKey } = destination;
  const experiment = await client.experiment(destination.experiment);
  for (const { day, model, action, start, end, metrics } of usageRuns(records)) {
    const key = createHash('sha256').update([workspaceKey, day, model, action].join('\n')).digest('hex').slice(0, 32);
    const params = { project, day, model, action };
    const run = await client.run(experiment, { name: `${day} ${model} ${action}`, key, params, start });
    await client.log(run, metrics, end);
  }
  const spans: Span[] = [];
  for (const record of records) {
    spans.push(...usageSpans(record, workspaceKey, await destination.promptOf?.(record)));
  }
  await client.traces(
    experiment,
    encodeTraces(spans, { 'service.name': 'llmstruct', 'llmstruct.project': project }, 'llmstruct'),
  );
}
