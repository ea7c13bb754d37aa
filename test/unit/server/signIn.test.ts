import assert from 'node:assert/strict';
import type { AccessEntry } from '../../../src/server/serverOptions.ts';
import { SignInCodes } from '../../../src/server/signInCodes.ts';
import { rawRequest } from './rawRequest.ts';
import { type Served, serve, TOKEN } from './servedWorkspace.ts';

describe('the page of the board', () => {
  let served: Served;
  const entries: AccessEntry[] = [];
  before(async () => {
    served = await serve({ onAccess: (entry) => entries.push(entry) });
  });
  after(() => served.close());

  const signIn = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${served.server.url}/sign_in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('is given to whoever asks, with a policy that lets nothing in, and holds nothing of the folder', async () => {
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/main.js', 'text/javascript'],
      ['/board.css', 'text/css'],
    ] as const) {
      const response = await fetch(served.server.url + path);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, `${type}; charset=utf-8`], path);
      assert.ok(!(await response.text()).includes(served.roots[0]!));
    }
    const { headers } = await fetch(served.server.url);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
    assert.doesNotMatch(policy, /unsafe|\*|https?:/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });

  it('lets somebody in by a code once, and logs no code', async () => {
    const link = new URL(served.server.boardLink());
    const code = new URLSearchParams(link.hash.slice(1)).get('code')!;
    assert.equal(link.origin, served.server.url);
    const first = await signIn({ code });
    assert.deepEqual(await first.json(), { token: TOKEN });
    const second = await signIn({ code });
    assert.deepEqual([second.status, ((await second.json()) as { code: string }).code], [401, 'code-refused']);
    for (const body of [{}, { code: '' }, { code: 1 }, { code: 'a b' }, { code: 'x'.repeat(200) }]) {
      assert.equal((await signIn(body)).status, 400, JSON.stringify(body));
    }
    assert.ok(!JSON.stringify([entries, served.logged]).includes(code));
  });

  it('lets nobody guess: wrong codes count as wrong tokens', async () => {
    const strict = await serve({ limits: { anonymous: { requests: 3, window: 60_000 } } });
    try {
      const statuses: number[] = [];
      for (let at = 0; at < 5; at++) {
        const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"code":"wrong"}' };
        statuses.push((await fetch(`${strict.server.url}/sign_in`, init)).status);
      }
      assert.deepEqual(statuses, [401, 401, 401, 429, 429]);
      assert.equal((await strict.ask('/tasks')).status, 200);
    } finally {
      await strict.close();
    }
  });

  it('opens by a link of another site, which may do nothing else', async () => {
    const { port } = served.server;
    const ask = async (line: string, ...headers: string[]) => {
      const lines = [line, `Host: 127.0.0.1:${port}`, 'Connection: close', 'Sec-Fetch-Site: cross-site', ...headers];
      return (await rawRequest(port, [`${lines.join('\r\n')}\r\n\r\n`])).status;
    };
    const navigation = ['Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'];
    assert.equal(await ask('GET / HTTP/1.1', ...navigation), 200);
    assert.equal(await ask('GET / HTTP/1.1', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: iframe'), 403);
    assert.equal(await ask('GET / HTTP/1.1', 'Sec-Fetch-Mode: no-cors', 'Sec-Fetch-Dest: script'), 403);
    assert.equal(await ask('GET /main.js HTTP/1.1', ...navigation), 403);
    assert.equal(await ask('GET /tasks HTTP/1.1', ...navigation, `Authorization: Bearer ${TOKEN}`), 403);
    assert.equal(await ask('POST /sign_in HTTP/1.1', ...navigation, 'Content-Length: 0'), 403);
    assert.equal((await signIn({ code: 'x' }, { Origin: 'https://evil.example' })).status, 403);
  });

  it('tells who has signed in what they may do', async () => {
    const answer = (await (await served.ask('/session')).json()) as { folders: { id: string; name: string }[] };
    const name = served.roots[0]!.split('/').at(-1)!;
    assert.deepEqual(answer, { name: 'own', roles: ['read', 'edit', 'model'], folders: [{ id: name, name }] });
  });
});

describe('codes', () => {
  it('are forgotten when many more were made', () => {
    const codes = new SignInCodes();
    const first = codes.make('t');
    const others = Array.from({ length: 32 }, () => codes.make('t'));
    assert.equal(codes.take(first), undefined);
    assert.equal(codes.take(others[0]!), 't');
    assert.equal(codes.take(others[0]!), undefined);
  });
});
