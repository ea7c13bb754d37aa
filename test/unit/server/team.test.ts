import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { RequestRate } from '../../../src/server/requestRate.ts';
import type { AccessEntry } from '../../../src/server/serverOptions.ts';
import { addTeamToken, readTeamTokens, revokeTeamToken } from '../../../src/server/teamTokens.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { rawRequest } from './rawRequest.ts';
import { serve, TOKEN } from './servedWorkspace.ts';

const execute = promisify(execFile);

describe('the tokens of a team', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-team-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const bearer = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

  it('are kept hashed, each once by its name, and can be revoked', () => {
    const token = addTeamToken(folder, { name: 'anna', roles: ['read'] }, '2026-11-26');
    const file = join(folder, 'tokens.json');
    assert.match(token, /^llms_[\w-]{43}$/);
    assert.ok(!readFileSync(file, 'utf8').includes(token.slice(5)));
    if (process.platform !== 'win32') assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.throws(() => addTeamToken(folder, { name: 'anna', roles: ['edit'] }, ''), { code: 'token-name-taken' });
    assert.deepEqual(
      readTeamTokens(folder).map(({ name, roles, made }) => [name, roles, made]),
      [['anna', ['read'], '2026-11-26']],
    );
    revokeTeamToken(folder, 'anna');
    assert.throws(() => revokeTeamToken(folder, 'anna'), { code: 'token-unknown' });
    assert.deepEqual(readTeamTokens(folder), []);
  });

  it('allow what their roles say, from the moment they are made to that when they are revoked', async () => {
    const served = await serve({ teamTokens: folder });
    try {
      const ask = async (token: string, path: string, body?: unknown) =>
        (await served.ask(path, body, bearer(token))).status;
      const reader = addTeamToken(folder, { name: 'reader', roles: ['read'] }, '');
      assert.equal(await ask(reader, '/tasks'), 200);
      assert.equal(await ask(reader, '/context', { question: 'tax' }), 200);
      assert.equal(await ask(reader, '/generate_diff', { target: 'src/cart.py#total' }), 403);
      const model = addTeamToken(folder, { name: 'model', roles: ['model'] }, '');
      assert.equal(await ask(model, '/tasks'), 403);
      const refused = await served.ask('/generate_diff', { target: 'src/cart.py#total' }, bearer(model));
      // Let in; that no model may be asked is another matter.
      assert.equal(((await refused.json()) as { code: string }).code, 'consent-missing');
      revokeTeamToken(folder, 'reader');
      assert.equal(await ask(reader, '/tasks'), 401);
      assert.equal(await ask(TOKEN, '/tasks'), 200);
    } finally {
      await served.close();
    }
  });

  it('let nobody in where they cannot be read, and tell only the log where they lie', async () => {
    const served = await serve({ teamTokens: folder });
    const file = join(folder, 'tokens.json');
    try {
      const anna = addTeamToken(folder, { name: 'anna', roles: ['read'] }, '');
      writeFileSync(file, '[{"name": 1}]');
      const refused = await served.ask('/tasks', undefined, bearer(anna));
      const text = await refused.text();
      assert.deepEqual([refused.status, (JSON.parse(text) as { code: string }).code], [500, 'tokens-lost']);
      assert.ok(!text.includes(folder), text);
      const [logged = ''] = served.logged;
      assert.match(logged, /^error GET \/tasks: tokens-unreadable /);
      assert.ok(logged.includes(file) && !logged.includes('\n'), logged);
      assert.equal((await served.ask('/tasks')).status, 200);
    } finally {
      await served.close();
    }
  });

  it('are not written over where they cannot be read', () => {
    // Stands for a file of another user, which root could read.
    mkdirSync(join(folder, 'tokens.json'));
    assert.throws(() => readTeamTokens(folder), { code: 'tokens-unreadable' });
    assert.throws(() => addTeamToken(folder, { name: 'anna', roles: ['read'] }, ''), { code: 'tokens-unreadable' });
    assert.ok(statSync(join(folder, 'tokens.json')).isDirectory());
  });

  it('are all kept where several processes make them at once, and after one that was killed', async () => {
    const module = pathToFileURL(join(projectRoot, 'src/server/teamTokens.ts')).href;
    const together = Date.now() + 2000;
    const make = (who: string) =>
      execute(process.execPath, [
        '--input-type=module',
        '-e',
        `import { addTeamToken } from ${JSON.stringify(module)};
         // They begin together, however long each took to start.
         while (Date.now() < ${together}) {}
         for (let at = 0; at < 40; at++) addTeamToken(${JSON.stringify(folder)}, { name: '${who}' + at, roles: ['read'] }, '');`,
      ]);
    await Promise.all(['a', 'b', 'c'].map(make));
    assert.equal(new Set(readTeamTokens(folder).map(({ name }) => name)).size, 120);
    assert.deepEqual(readdirSync(folder), ['tokens.json']);
    mkdirSync(join(folder, '.tokens.json.lock'));
    addTeamToken(folder, { name: 'late', roles: ['read'] }, '');
    assert.equal(readTeamTokens(folder).length, 121);
  }).timeout(60_000);

  it('say which file cannot be written', function () {
    if (process.getuid?.() === 0) {
      console.log('      skipped: root may write everywhere');
      return this.skip();
    }
    chmodSync(folder, 0o500);
    const add = () => addTeamToken(folder, { name: 'anna', roles: ['read'] }, '');
    assert.throws(add, { code: 'struct-unwritable' });
    chmodSync(folder, 0o700);
  });

  it('have their limits, which stop no other caller', async () => {
    const limits = { requests: { requests: 3, window: 60_000 }, anonymous: { requests: 2, window: 60_000 } };
    const served = await serve({ teamTokens: folder, limits });
    try {
      const busy = addTeamToken(folder, { name: 'busy', roles: ['read'] }, '');
      const statuses: number[] = [];
      for (let at = 0; at < 4; at++) statuses.push((await served.ask('/tasks', undefined, bearer(busy))).status);
      assert.deepEqual(statuses, [200, 200, 200, 429]);
      const wrong: number[] = [];
      for (let at = 0; at < 3; at++) wrong.push((await served.ask('/tasks', undefined, bearer('wrong'))).status);
      assert.deepEqual(wrong, [401, 401, 429]);
      const other = await served.ask('/tasks');
      assert.equal(other.status, 200);
      const again = await served.ask('/tasks', undefined, bearer(busy));
      assert.ok(Number(again.headers.get('retry-after')) > 0);
    } finally {
      await served.close();
    }
  });

  it('are logged by name with what was asked, never with what was in it', async () => {
    const entries: AccessEntry[] = [];
    const served = await serve({ teamTokens: folder, onAccess: (entry) => entries.push(entry) });
    try {
      const anna = addTeamToken(folder, { name: 'anna', roles: ['read'] }, '');
      await served.ask('/context', { question: 'my secret question' }, bearer(anna));
      await served.ask('/tasks?folder=/private/place', undefined, bearer(anna));
      await served.ask('/some/private/path', undefined, bearer('wrong'));
      assert.deepEqual(
        entries.map(({ ms: _, ...entry }) => entry),
        [
          { caller: 'anna', method: 'POST', path: '/context', status: 200 },
          { caller: 'anna', method: 'GET', path: '/tasks', status: 404 },
          { caller: '-', method: 'GET', path: '-', status: 401 },
        ],
      );
      assert.ok(entries.every(({ ms }) => Number.isInteger(ms)));
    } finally {
      await served.close();
    }
  });

  it('reach the server by the names it was given, and by no other', async () => {
    const served = await serve({ publicHosts: ['llmstruct.example.org'] });
    try {
      const { port } = served.server;
      const get = async (host: string, origin = '') =>
        (
          await rawRequest(port, [
            `GET /tasks HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${TOKEN}\r\nConnection: close\r\n${origin}\r\n`,
          ])
        ).status;
      assert.equal(await get('LLMstruct.example.org'), 200);
      assert.equal(await get('llmstruct.example.org', 'Origin: https://llmstruct.example.org\r\n'), 200);
      assert.equal(await get('llmstruct.example.org', 'Origin: https://evil.example\r\n'), 403);
      assert.equal(await get('evil.example'), 403);
      assert.equal(await get(`127.0.0.1:${port}`), 200);
    } finally {
      await served.close();
    }
  });
});

describe('a limit of requests', () => {
  it('begins anew with each window', () => {
    let now = 0;
    const rate = new RequestRate({ requests: 2, window: 1000 }, () => now);
    assert.deepEqual(
      [rate.count('a'), rate.count('a'), rate.count('a'), rate.count('b')],
      [undefined, undefined, 1, undefined],
    );
    now = 1000;
    assert.equal(rate.count('a'), undefined);
  });
});
