import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { type RawAnswer, rawRequest } from './rawRequest.ts';
import { SECRET_LINE, type Served, serve, TOKEN } from './servedWorkspace.ts';

const BODY = JSON.stringify({ question: 'total with tax' });
const LIMITS = { bodyBytes: 10_000, requestMs: 300 };

interface Attack {
  readonly host?: string;
  readonly headers?: readonly string[];
  readonly token?: string;
  readonly body?: string;
}

/** A request to `/context` that would be answered with code, but for what the attack changes. */
function request(port: number, line: string, attack: Attack = {}): string {
  const { host = `127.0.0.1:${port}`, headers = [], token = `Authorization: Bearer ${TOKEN}`, body = BODY } = attack;
  const all = [
    `Host: ${host}`,
    ...(token === '' ? [] : [token]),
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    ...headers,
  ];
  return `${line}\r\n${all.join('\r\n')}\r\n\r\n${body}`;
}

describe('the loopback server under attack', () => {
  let served: Served;
  let port: number;
  const post = 'POST /context HTTP/1.1';
  const send = (text: string): Promise<RawAnswer> => rawRequest(port, [text]);

  before(async () => {
    served = await serve({ limits: LIMITS });
    ({ port } = served.server);
  });
  after(() => served.close());

  /** Sends each and collects those that got anything but a refusal: there must be none. */
  async function successes(attacks: Readonly<Record<string, string>>, status: number): Promise<string[]> {
    const got: string[] = [];
    for (const [name, text] of Object.entries(attacks)) {
      const answer = await send(text);
      const leaked = answer.text.includes(SECRET_LINE.slice(0, 12)) || answer.text.includes('root:');
      if (leaked || answer.status !== status) got.push(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
    return got;
  }

  it('answers the request that the attacks vary, so that they fail for their own reason', async () => {
    const { status, text } = await send(request(port, post));
    assert.equal(status, 200);
    assert.ok(text.includes(SECRET_LINE.slice(0, 12)), text);
  });

  it('listens on 127.0.0.1 only', () => {
    const hex = port.toString(16).toUpperCase().padStart(4, '0');
    if (process.platform !== 'linux') return assert.match(served.server.url, /^http:\/\/127\.0\.0\.1:/);
    const listening = ['/proc/net/tcp', '/proc/net/tcp6']
      .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
      .filter((line) => line.includes(`:${hex} `) && / 0A /.test(line))
      .map((line) => line.trim().split(/\s+/)[1]);
    return assert.deepEqual(listening, [`0100007F:${hex}`]);
  });

  it('writes one line into the log for a request that breaks off', async () => {
    for (const [path, length] of [
      ['/context', 'Content-Length: 1000'],
      ['/update_task', 'Transfer-Encoding: chunked'],
    ] as const) {
      const before = served.logged.length;
      const head = [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Authorization: Bearer ${TOKEN}`, length];
      const socket = connect(port, '127.0.0.1');
      await once(socket, 'connect');
      socket.write(`${head.join('\r\n')}\r\nContent-Type: application/json\r\n\r\n`);
      socket.end(length.startsWith('T') ? '2\r\n{"\r\n' : '{"');
      socket.on('error', () => {}).resume();
      while (served.logged.length === before) await new Promise(setImmediate);
      const said = `warn POST ${path}: the client went away before its request was whole`;
      assert.deepEqual(served.logged.slice(before), [said]);
    }
  });

  it('refuses foreign hosts: DNS rebinding', async () => {
    const hosts = [
      'evil.example',
      `evil.example:${port}`,
      `127.0.0.1.evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:1`,
    ];
    const more = [`0.0.0.0:${port}`, `[::1]:${port}`, `127.0.0.1:${port}@evil.example`, `user@127.0.0.1:${port}`];
    const attacks = Object.fromEntries([...hosts, ...more].map((host) => [host, request(port, post, { host })]));
    const absolute = request(port, `POST http://evil.example/context HTTP/1.1`);
    const got = await successes({ absolute }, 403);
    for (const [name, text] of Object.entries(attacks)) {
      const answer = await send(text);
      // What is no host at all is refused by the parser.
      if (answer.status !== 403 && answer.status !== 400) got.push(`${name}: ${answer.text}`);
    }
    assert.deepEqual(got, []);
    const without = await send(request(port, post).replace(/^Host: .*\r\n/m, ''));
    assert.equal(without.status, 400);
    const old = await send(request(port, 'POST /context HTTP/1.0').replace(/^Host: .*\r\n/m, ''));
    assert.notEqual(old.status, 200);
  });

  it('refuses pages of other origins, token or not', async () => {
    const origins = [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      `https://127.0.0.1:${port}`,
      'vscode-webview://x',
    ];
    const attacks = Object.fromEntries(
      origins.map((origin) => [origin, request(port, post, { headers: [`Origin: ${origin}`] })]),
    );
    const fetched = request(port, post, { headers: ['Sec-Fetch-Site: cross-site'] });
    assert.deepEqual(await successes({ ...attacks, fetched }, 403), []);
    const preflight = await send(
      request(port, 'OPTIONS /context HTTP/1.1', { headers: ['Origin: https://evil.example'] }),
    );
    assert.equal(preflight.status, 403);
    assert.doesNotMatch(preflight.text, /access-control/i);
  });

  it('refuses no token, wrong ones and tokens in other places', async () => {
    const tokens = {
      none: '',
      empty: 'Authorization: Bearer',
      basic: `Authorization: Basic ${Buffer.from(`x:${TOKEN}`).toString('base64')}`,
      short: `Authorization: Bearer ${TOKEN.slice(0, -1)}`,
      long: `Authorization: Bearer ${TOKEN}1`,
      cased: `Authorization: Bearer ${TOKEN.toUpperCase()}`,
      cookie: `Cookie: token=${TOKEN}`,
      other: `X-Token: ${TOKEN}`,
    };
    const attacks = Object.fromEntries(
      Object.entries(tokens).map(([name, token]) => [name, request(port, post, { token })]),
    );
    const query = request(port, `POST /context?token=${TOKEN} HTTP/1.1`, { token: '' });
    const unknownPath = request(port, 'GET /nothing HTTP/1.1', { token: '', body: '' });
    const wrongMethod = request(port, 'DELETE /context HTTP/1.1', { token: '', body: '' });
    assert.deepEqual(await successes({ ...attacks, query, unknownPath, wrongMethod }, 401), []);
  });

  it('refuses other methods, whatever headers say about them', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'QUERY']) {
      const { status, text } = await send(request(port, `${method} /context HTTP/1.1`));
      assert.equal(status, 405, `${method} ${text}`);
      assert.match(text, /^allow: POST\r$/im);
    }
    const overridden = request(port, 'GET /context HTTP/1.1', { headers: ['X-HTTP-Method-Override: POST'], body: '' });
    assert.deepEqual(await successes({ overridden }, 405), []);
    for (const line of ['CONNECT 127.0.0.1:1 HTTP/1.1', 'FOO /context HTTP/1.1', 'post /context HTTP/1.1', 'GET']) {
      assert.notEqual((await send(request(port, line))).status, 200, line);
    }
  });

  it('gives no file by any path', async () => {
    const paths = ['/../../etc/passwd', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd', '//etc/passwd'];
    const more = [
      '/struct.json/../../etc/passwd',
      '/static/..%5c..%5cetc%5cpasswd',
      '/%00/etc/passwd',
      '/.llmstruct/cache.db',
    ];
    const attacks = Object.fromEntries(
      [...paths, ...more].map((path) => [path, request(port, `GET ${path} HTTP/1.1`, { body: '' })]),
    );
    const got = await successes(attacks, 404);
    assert.deepEqual(got, []);
  });

  it('reads nothing outside the folder by targets and places', async () => {
    const targets = ['../../etc/passwd:1', '/etc/passwd:1', '..\\..\\etc\\passwd:1', 'src/../../../etc/passwd#root'];
    for (const target of targets) {
      const { status, text } = await send(request(port, post, { body: JSON.stringify({ target }) }));
      assert.equal(status, 404, `${target}: ${text}`);
      assert.doesNotMatch(text, /root:/);
    }
    const root = served.roots[0]!;
    const outside = [
      'file:///etc',
      `${root}/../..`,
      '/',
      `file://evil.example/${root}`,
      `${root}x`,
      'file:///%00',
      '\0',
    ];
    for (const place of outside) {
      const api = await send(request(port, post, { body: JSON.stringify({ question: 'x', folder: place }) }));
      assert.equal(api.status, 404, `${place}: ${api.text}`);
      const body = JSON.stringify({ query: '', fullInput: 'total with tax', workspacePath: place });
      const item = await send(request(port, post, { body }));
      assert.match(item.text, /does not serve/, place);
    }
  });

  it('refuses huge bodies, declared or not, without reading them', async () => {
    const declared = await rawRequest(port, [
      `${post}\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nContent-Length: 10000000000\r\n\r\n{`,
    ]);
    assert.equal(declared.status, 413);
    const chunk = `${(5000).toString(16)}\r\n${'x'.repeat(5000)}\r\n`;
    const head = `${post}\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    const chunked = await rawRequest(port, [head, ...Array<string>(40).fill(chunk), '0\r\n\r\n'], 1);
    assert.equal(chunked.status, 413);
    const large = await send(request(port, post, { headers: [`X-Large: ${'x'.repeat(20_000)}`] }));
    assert.equal(large.status, 431);
  });

  it('cuts slow headers and slow bodies', async () => {
    const head = `${post}\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Type: application/json\r\n`;
    const drip = Array<string>(100).fill(' ');
    const slowBody = await rawRequest(port, [`${head}Content-Length: 1000\r\n\r\n{`, ...drip], 50);
    assert.notEqual(slowBody.status, 200);
    const slowHead = await rawRequest(port, [head, ...drip.map(() => 'X-A: b\r\n')], 50);
    assert.equal(slowHead.status, 408);
  });

  it('refuses what is no JSON or not as described, and coerces nothing', async () => {
    const bodies = [
      '',
      '{',
      '[]',
      '"x"',
      '1',
      'null',
      '{"target":1}',
      '{"question":"x","budget":"5"}',
      '{"question":" "}',
    ];
    const more = ['{"question":"x","target":"y"}', '{"question":"x","more":1}', '{"question":"x","budget":true}', '{}'];
    for (const body of [...bodies, ...more, '['.repeat(9000), '{"__proto__":{"question":"x"}}']) {
      const { status, text } = await send(request(port, post, { body }));
      assert.equal(status, 400, `${body.slice(0, 40)}: ${text}`);
    }
    const form = request(port, post).replace('application/json', 'text/plain');
    assert.deepEqual(await successes({ form }, 415), []);
  });

  it('is alive afterwards, and has logged no token and no code', async () => {
    assert.equal((await send(request(port, post))).status, 200);
    assert.ok(!served.logged.join('\n').includes(TOKEN));
  });
});
