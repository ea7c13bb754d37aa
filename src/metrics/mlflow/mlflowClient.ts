import { METRICS_WAIT_MS, metricsServer, unsentMetrics } from '../unsentMetrics.ts';
import type { RunMetric } from './usageRuns.ts';

export interface MlflowOptions {
  /** Where the server is, `http://127.0.0.1:5000`. */
  readonly url: string;
  /** As MLflow's own clients take them: `MLFLOW_TRACKING_TOKEN`, or `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`. */
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly waitMs?: number;
}

/** What a run is called and found by. */
export interface RunDescription {
  readonly name: string;
  /** Unique in the experiment; letters and digits. */
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly start: number;
}

/** Most metrics in one `runs/log-batch`; more are refused. */
const MOST_METRICS = 1000;
/** The tag by which runs are found again. */
const KEY_TAG = 'llmstruct.key';

/** An MLflow server (3.6 or newer), by its REST API and OTLP. All calls throw `metrics-unsent`. */
export class MlflowClient {
  readonly #href: string;
  readonly #shown: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #waitMs: number;

  constructor({ url, variables = {}, waitMs = METRICS_WAIT_MS }: MlflowOptions) {
    const { href, shown } = metricsServer(url);
    this.#href = href;
    this.#shown = shown;
    this.#headers = credentials(new URL(href), variables);
    this.#waitMs = waitMs;
  }

  /** The id of an experiment, made when missing. */
  async experiment(name: string): Promise<string> {
    const query = `experiments/get-by-name?experiment_name=${encodeURIComponent(name)}`;
    const known = await this.#call<{ experiment: { experiment_id: string } }>('GET', query, undefined, [404]);
    if (known !== undefined) return known.experiment.experiment_id;
    const made = await this.#call<{ experiment_id: string }>('POST', 'experiments/create', { name }, [400]);
    // Another process was first.
    return made?.experiment_id ?? this.experiment(name);
  }

  /** The id of a run, made when missing. */
  async run(experiment: string, { name, key, params, start }: RunDescription): Promise<string> {
    const filter = `tags.\`${KEY_TAG}\` = '${key}'`;
    const search = { experiment_ids: [experiment], filter, max_results: 1 };
    const found = await this.#call<{ runs?: { info: { run_id: string } }[] }>('POST', 'runs/search', search);
    const [known] = found?.runs ?? [];
    if (known !== undefined) return known.info.run_id;
    const tags = [{ key: KEY_TAG, value: key }];
    const wish = { experiment_id: experiment, run_name: name, start_time: start, tags };
    const made = await this.#call<{ run: { info: { run_id: string } } }>('POST', 'runs/create', wish);
    const id = made!.run.info.run_id;
    const listed = Object.entries(params).map(([param, value]) => ({ key: param, value }));
    await this.#call('POST', 'runs/log-batch', { run_id: id, params: listed });
    return id;
  }

  /** Adds values to a run and ends it at a time; more may be added later. The same values again change nothing. */
  async log(run: string, metrics: readonly RunMetric[], end: number): Promise<void> {
    for (let at = 0; at < metrics.length; at += MOST_METRICS) {
      await this.#call('POST', 'runs/log-batch', { run_id: run, metrics: metrics.slice(at, at + MOST_METRICS) });
    }
    await this.#call('POST', 'runs/update', { run_id: run, status: 'FINISHED', end_time: end });
  }

  /** Sends spans, the body of an OTLP request. */
  async traces(experiment: string, body: Uint8Array): Promise<void> {
    const headers = { 'content-type': 'application/x-protobuf', 'x-mlflow-experiment-id': experiment };
    const response = await this.#send('v1/traces', { method: 'POST', headers, body: Buffer.from(body) });
    if (!response.ok) throw await this.#refusal(response);
    await response.body?.cancel();
  }

  /** The answer; undefined for a status of `tolerated`. */
  async #call<Answer>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    tolerated: readonly number[] = [],
  ): Promise<Answer | undefined> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { 'content-type': 'application/json' };
    const response = await this.#send(`api/2.0/mlflow/${path}`, { method, headers, ...json });
    if (tolerated.includes(response.status)) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) throw await this.#refusal(response);
    try {
      return (await response.json()) as Answer;
    } catch {
      throw unsentMetrics(this.#shown, 'its answer is not one of MLflow');
    }
  }

  async #send(
    path: string,
    { headers, ...init }: RequestInit & { headers: Record<string, string> },
  ): Promise<Response> {
    try {
      return await fetch(`${this.#href}/${path}`, {
        ...init,
        headers: { ...headers, ...this.#headers },
        // Not to another host with our credentials.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#waitMs),
      });
    } catch (error) {
      throw unsentMetrics(this.#shown, error);
    }
  }

  /** Errors are JSON with a message, pages of HTML, or nothing. */
  async #refusal(response: Response): Promise<Error> {
    const text = await response.text().catch(() => '');
    const message = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    return unsentMetrics(this.#shown, message?.slice(0, 300) ?? `status ${response.status}`);
  }
}

/** Over TLS or to this machine only: elsewhere they would go in the clear. */
function credentials(
  { protocol, hostname }: URL,
  variables: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol !== 'https:' && !isHere) return {};
  const {
    MLFLOW_TRACKING_TOKEN: token,
    MLFLOW_TRACKING_USERNAME: user,
    MLFLOW_TRACKING_PASSWORD: password,
  } = variables;
  if (token) return { authorization: `Bearer ${token}` };
  if (!user) return {};
  return { authorization: `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}` };
}
