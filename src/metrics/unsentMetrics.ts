import { LlmstructError } from '../core/errors.ts';

/** Longest wait for a server of metrics, in ms. */
export const METRICS_WAIT_MS = 10_000;

/** The address of a server of metrics, without a slash at the end. Throws `metrics-unsent` for what is none. */
export function metricsServer(written: string): { readonly href: string; readonly shown: string } {
  const url = URL.parse(written.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) throw unsentMetrics(written, 'it is no address');
  return { href: url.href.replace(/\/+$/, ''), shown: `${url.protocol}//${url.host}` };
}

/** The failure that a request to a server of metrics ended with. */
export function unsentMetrics(host: string, reason: unknown): LlmstructError {
  // `fetch` itself only says that it failed.
  const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason;
  const said = cause instanceof Error ? cause.message || cause.name : String(cause);
  return new LlmstructError('metrics-unsent', { host, reason: said }, reason instanceof Error ? reason : undefined);
}
