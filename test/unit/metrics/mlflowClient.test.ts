import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLlmstructError } from '../../../src/core/errors.ts';
import { MlflowClient } from '../../../src/metrics/mlflow/mlflowClient.ts';
import { freePort } from '../../support/monitoring.ts';

interface Answer {
  readonly status?: number;
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly never?: boolean;
}

describe('the client of MLflow', () => {
  let server: Server;
  let url: string;
  let answers: Answer[];
  let requests: { readonly path: string; readonly headers: IncomingMessage['headers']; readonly body: string }[];

  before(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        requests.push({ path: request.url ?? '', headers: request.headers, body });
        const { status = 200, body: text = {}, headers = {}, never } = answers.shift() ?? {};
        if (never) return;
        response.writeHead(status, headers).end(typeof text === 'string' ? text : JSON.stringify(text));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    answers = [];
    requests = [];
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const client = (variables: Readonly<Record<string, string>> = {}) =>
    new MlflowClient({ url: `${url}/`, variables, waitMs: 300 });
  const reason = async (work: Promise<unknown>): Promise<string> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    assert.ok(isLlmstructError(error) && error.code === 'metrics-unsent', String(error));
    return String(error.details['reason']);
  };

  it('makes an experiment where there is none, and takes the one that another process made meanwhile', async () => {
    const missing = { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'No Experiment' } };
    const exists = { status: 400, body: { error_code: 'RESOURCE_ALREADY_EXISTS', message: 'exists' } };
    answers = [missing, { body: { experiment_id: '7' } }];
    assert.equal(await client().experiment('a b'), '7');
    assert.match(requests[0]!.path, /get-by-name\?experiment_name=a%20b$/);
    answers = [missing, exists, { body: { experiment: { experiment_id: '8' } } }];
    assert.equal(await client().experiment('a b'), '8');
  });

  it('logs at most a thousand values at once, and ends the run', async () => {
    const metrics = Array.from({ length: 2100 }, (_, step) => ({ key: 'k', value: 1, timestamp: 5, step }));
    await client().log('r', metrics, 9);
    const sizes = requests.map(({ body }) => (JSON.parse(body) as { metrics?: unknown[] }).metrics?.length);
    assert.deepEqual(sizes, [1000, 1000, 100, undefined]);
    assert.deepEqual(JSON.parse(requests.at(-1)!.body), { run_id: 'r', status: 'FINISHED', end_time: 9 });
  });

  it('words every failure: refusals, pages of HTML, other servers, silence, nobody there', async () => {
    answers = [{ status: 400, body: { error_code: 'INVALID_PARAMETER_VALUE', message: 'Bad \\"filter\\"' } }];
    assert.match(await reason(client().run('1', { name: 'n', key: 'k', params: {}, start: 1 })), /^Bad /);
    answers = [{ status: 500, body: '<html>Internal</html>' }];
    assert.equal(await reason(client().experiment('e')), 'status 500');
    answers = [{ body: 'hello' }];
    assert.match(await reason(client().experiment('e')), /not one of MLflow/);
    answers = [{ never: true }];
    assert.match(await reason(client().experiment('e')), /timeout|aborted/i);
    const gone = `http://127.0.0.1:${await freePort()}`;
    answers = [{ status: 422, body: { detail: 'x-mlflow-experiment-id missing' } }];
    assert.equal(await reason(client().traces('1', new Uint8Array([1]))), 'status 422');
    assert.match(await reason(new MlflowClient({ url: gone }).experiment('e')), /ECONNREFUSED/);
    assert.throws(() => new MlflowClient({ url: 'mlflow.local' }), { code: 'metrics-unsent' });
  });

  it('follows no redirect, and sends credentials to this machine or over TLS only', async () => {
    const variables = { MLFLOW_TRACKING_TOKEN: 'secret-token' };
    answers = [{ status: 302, headers: { location: 'http://127.0.0.1:1/' } }];
    await reason(client(variables).experiment('e'));
    assert.equal(requests[0]?.headers['authorization'], 'Bearer secret-token');
    answers = [{ body: { experiment: { experiment_id: '1' } } }];
    await client({ MLFLOW_TRACKING_USERNAME: 'u', MLFLOW_TRACKING_PASSWORD: 'p' }).experiment('e');
    assert.equal(requests[1]?.headers['authorization'], `Basic ${Buffer.from('u:p').toString('base64')}`);
    const error: unknown = await new MlflowClient({ url: 'http://mlflow.invalid', variables, waitMs: 200 })
      .experiment('e')
      .catch((thrown: unknown) => thrown);
    assert.doesNotMatch(String(error), /secret-token/);
  });

  it('sends traces as protobuf to the experiment', async () => {
    await client().traces('5', new Uint8Array([10, 0]));
    const { path, headers } = requests[0]!;
    assert.deepEqual(
      [path, headers['content-type'], headers['x-mlflow-experiment-id']],
      ['/v1/traces', 'application/x-protobuf', '5'],
    );
  });
});
