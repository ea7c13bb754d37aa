import { TEXT_FORMAT } from './textFormat.ts';
import { METRICS_WAIT_MS, metricsServer, unsentMetrics } from './unsentMetrics.ts';

/**
 * Replaces what a Pushgateway holds of a project (job `llmstruct`): for runs that end before anybody scrapes them. Throws
 * `metrics-unsent`.
 */
export async function pushMetrics(gateway: string, project: string, text: string): Promise<void> {
  const { href, shown } = metricsServer(gateway);
  // The gateway's way to write values with any character in them.
  const group = Buffer.from(project).toString('base64url');
  const url = `${href}/metrics/job/llmstruct/project@base64/${group}`;
  let response: Response;
  try {
    const headers = { 'content-type': TEXT_FORMAT };
    response = await fetch(url, { method: 'PUT', headers, body: text, signal: AbortSignal.timeout(METRICS_WAIT_MS) });
  } catch (error) {
    throw unsentMetrics(shown, error);
  }
  if (!response.ok)
    throw unsentMetrics(shown, (await response.text()).trim().slice(0, 300) || `status ${response.status}`);
}
