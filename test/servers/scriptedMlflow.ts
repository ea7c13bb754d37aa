import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { partsOf } from '../support/protobuf.ts';

/** How the server is away: connections are cut, answers never come, or a proxy before it answers with a page. */
export type MlflowOutage = 'gone' | 'silent' | 'failing';

/** A value as the server has it. */
export interface StoredMetric {
  readonly run: string;
  readonly key: string;
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

export interface ScriptedMlflow {
  readonly url: string;
  /** In the order of arriving; what is equal is stored once, as by the real server. */
  readonly metrics: readonly StoredMetric[];
  /** Ids of traces in hex, in the order of arriving, each once. */
  readonly traces: readonly string[];
  /** Connections or requests that came while the server was away. */
  readonly inVain: number;
  outage: MlflowOutage | undefined;
  close(): Promise<void>;
}

/**
 * MLflow's REST API 2.0 and its OTLP endpoint over a socket, as far as usage needs them (mlflow.org/docs/latest/api_reference/rest-api.html):
 * experiments by name, runs by a tag, values, traces.
 */
export async function startScriptedMlflow(): Promise<ScriptedMlflow> {
  const runs = new Map<string, string>();
  const metrics = new Map<string, StoredMetric>();
  const traces = new Set<string>();
  const state: { outage: MlflowOutage | undefined; inVain: number } = { outage: undefined, inVain: 0 };

  function answer(path: string, body: Buffer): { status: number; value: unknown } {
    const fine = (value: unknown) => ({ status: 200, value });
    if (path === '/v1/traces') {
      for (const resource of partsOf(body, 1)) {
        for (const scope of partsOf(resource, 2)) {
          for (const span of partsOf(scope, 2)) traces.add(partsOf(span, 1)[0]!.toString('hex'));
        }
      }
      return fine({});
    }
    const said = body.length === 0 ? {} : (JSON.parse(body.toString()) as Record<string, unknown>);
    switch (path.replace('/api/2.0/mlflow/', '')) {
      case 'experiments/get-by-name':
        return fine({ experiment: { experiment_id: '1' } });
      case 'runs/search': {
        const id = runs.get(/'(\w+)'/.exec(String(said['filter']))?.[1] ?? '');
        return fine(id === undefined ? {} : { runs: [{ info: { run_id: id } }] });
      }
      case 'runs/create': {
        const [{ value = '' } = {}] = said['tags'] as { value?: string }[];
        const id = `run-${runs.size + 1}`;
        runs.set(value, id);
        return fine({ run: { info: { run_id: id } } });
      }
      case 'runs/log-batch':
        for (const metric of (said['metrics'] ?? []) as Omit<StoredMetric, 'run'>[]) {
          const stored = { run: String(said['run_id']), ...metric };
          metrics.set(JSON.stringify(stored), stored);
        }
        return fine({});
      case 'runs/update':
        return fine({ run_info: {} });
      default:
        return { status: 404, value: { error_code: 'ENDPOINT_NOT_FOUND' } };
    }
  }

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (state.outage === undefined) {
      const { status, value } = answer(new URL(request.url ?? '/', url).pathname, Buffer.concat(chunks));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
      return;
    }
    state.inVain += 1;
    if (state.outage === 'failing') response.writeHead(503).end('<html>Service Unavailable</html>');
    if (state.outage === 'gone') request.socket.resetAndDestroy();
  }

  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    get metrics() {
      return [...metrics.values()];
    },
    get traces() {
      return [...traces];
    },
    get inVain() {
      return state.inVain;
    },
    get outage() {
      return state.outage;
    },
    set outage(outage) {
      state.outage = outage;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
