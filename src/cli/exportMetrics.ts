import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { KeptUsage } from '../core/usage/usageRecord.ts';
import { MlflowClient } from '../metrics/mlflow/mlflowClient.ts';
import { sendUsage } from '../metrics/mlflow/sendUsage.ts';
import { sentPrompt } from '../metrics/mlflow/sentPrompt.ts';
import { prometheusText } from '../metrics/prometheusText.ts';
import { pushMetrics } from '../metrics/pushGateway.ts';
import { exportUsage } from '../metrics/usageExport.ts';
import { writeAtomically } from '../node/atomicWrite.ts';
import type { CliContext } from './cliContext.ts';
import { EXIT } from './exitCodes.ts';
import { STANDARD_OUTPUT } from './options.ts';
import { UsageError } from './usageError.ts';
import { type Workspace, withWorkspace } from './workspace.ts';

/** Where `metrics` go instead of the terminal. */
export interface MetricsExport {
  readonly input?: string;
  readonly since?: string;
  readonly textfile?: string;
  readonly push?: string;
  /** True: the server that `MLFLOW_TRACKING_URI` names. */
  readonly mlflow?: string | true;
  readonly experiment?: string;
  /** The prompts go to MLflow, too. */
  readonly prompts?: boolean;
}

/** Writes or sends all usage: counters count from the beginning. Throws `struct-unwritable` and `metrics-unsent`. */
export async function exportMetrics(context: CliContext, options: MetricsExport): Promise<number> {
  const { textfile, push, since, mlflow, prompts } = options;
  if (prompts === true && mlflow === undefined)
    throw new UsageError('The option {0} needs {1}.', '--prompts', '--mlflow');
  if (since !== undefined) {
    const option = textfile !== undefined ? '--textfile' : push !== undefined ? '--push' : '--mlflow';
    throw new UsageError('The options {0} and {1} exclude each other.', '--since', option);
  }
  await withWorkspace(context, options.input, undefined, async (workspace) => {
    const project = await projectName(workspace);
    const text = prometheusText(await workspace.index.usage(undefined), project);
    if (textfile !== undefined) await writeTextfile(context, textfile, text);
    if (push !== undefined) await pushMetrics(push, project, text);
    if (mlflow !== undefined) await sendToMlflow(context, options, workspace, project);
  });
  return EXIT.fine;
}

/** What tells a workspace from the others in a dashboard: never a whole path. */
async function projectName({ root, index }: Workspace): Promise<string> {
  return (await index.settings()).projectName ?? basename(root);
}

/** All that was not sent to this experiment yet. */
async function sendToMlflow(
  { host, t, number }: CliContext,
  { mlflow, experiment = 'llmstruct', prompts }: MetricsExport,
  { index, root }: Workspace,
  project: string,
): Promise<void> {
  const url = mlflow === true ? host.environment['MLFLOW_TRACKING_URI'] : mlflow;
  if (!url) throw new UsageError('{0} needs an address, or MLFLOW_TRACKING_URI.', '--mlflow');
  const target = `${url} ${experiment}`;
  const workspaceKey = createHash('sha256').update(pathToFileURL(root).href).digest('hex').slice(0, 16);
  const client = new MlflowClient({ url, variables: host.environment });
  const promptOf = prompts === true ? { promptOf: (record: KeptUsage) => sentPrompt(index, record) } : {};
  const sent = await exportUsage({
    unsent: (most) => index.unsentUsage({ target, most }),
    send: (records) => sendUsage(records, { client, experiment, project, workspaceKey, ...promptOf }),
    markSent: (sent) => index.markUsageSent({ target, sent }),
  });
  host.err.write(`${t('Requests sent to MLflow: {0}.', number(sent))}\n`);
}

async function writeTextfile({ host, t }: CliContext, textfile: string, text: string): Promise<void> {
  if (textfile === STANDARD_OUTPUT) {
    host.out.write(text);
    return;
  }
  const file = resolve(host.folder, textfile);
  await writeAtomically(file, text, textfile);
  if (!file.endsWith('.prom')) {
    host.err.write(
      `llmstruct: ${t('The textfile collector reads files that end in .prom only; {0} does not.', textfile)}\n`,
    );
  }
}
