import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer that a test puts before the next requests. */
export interface ScriptedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface AskedRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

/** A tracker's server over a real socket: paging by `Link`, `ETag` and 304, and whatever a test scripts. */
export interface IssueServer {
  readonly origin: string;
  readonly requests: readonly AskedRequest[];
  /** Answered instead of what the next requests would get, one each; undefined lets one through. */
  readonly script: (ScriptedAnswer | undefined)[];
  close(): Promise<void>;
}

/** What a route gives: a value to be sent, or a list to be paged. */
export type RouteResult =
  | { readonly status: number; readonly body: unknown; readonly headers?: Record<string, string> }
  | { readonly list: readonly unknown[] };

/** Starts a server whose lists come in pages of at most `pageSize`. */
export async function startIssueServer(
  route: (request: AskedRequest, url: URL) => RouteResult,
  pageSize: number,
): Promise<IssueServer> {
  const requests: AskedRequest[] = [];
  const script: (ScriptedAnswer | undefined)[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { method = 'GET', url: path = '/', headers } = request;
      const asked = { method, url: path, headers, body };
      requests.push(asked);
      const scripted = script.shift();
      if (scripted !== undefined)
        return send(response, scripted.status, scripted.body ?? { message: 'scripted' }, scripted.headers);
      const url = new URL(path, origin());
      const result = route(asked, url);
      if (!('list' in result)) return send(response, result.status, result.body, result.headers);
      const page = Number(url.searchParams.get('page') ?? 1);
      const size = Math.min(pageSize, Number(url.searchParams.get('per_page') ?? 30));
      const part = result.list.slice((page - 1) * size, page * size);
      const etag = `W/"${createHash('sha256').update(JSON.stringify(part)).digest('hex').slice(0, 16)}"`;
      const more = result.list.length > page * size;
      url.searchParams.set('page', String(page + 1));
      const found = { etag, ...(more ? { link: `<${url.href}>; rel="next", <${url.href}>; rel="last"` } : {}) };
      if (headers['if-none-match'] === etag) return send(response, 304, undefined, found);
      return send(response, 200, part, found);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin: origin(),
    requests,
    script,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(body === undefined || status === 304 ? undefined : JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
