import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { announceFolders, withdrawFolders } from '../../../src/server/windowFolders.ts';
import { assertValid } from '../../unit/cli/validate.ts';
import { type BuiltRun, runBuilt } from './builtCli.ts';

interface Listening {
  readonly url: string;
  readonly token: string;
  /** Stops by the signal and gives what the process ended with. */
  stop(signal: NodeJS.Signals): Promise<BuiltRun>;
}

describe('llmstruct serve', function () {
  this.timeout(180_000);
  let folder: string;
  let state: string;
  const running: Listening[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'llmstruct-serve-'));
    state = mkdtempSync(join(tmpdir(), 'llmstruct-serve-state-'));
    writeFileSync(join(folder, 'cart.py'), 'def total(lines):\n    """Sum with tax."""\n    return sum(lines)\n');
  });
  afterEach(async () => {
    for (const { stop } of running.splice(0)) await stop('SIGKILL');
    for (const made of [folder, state]) rmSync(made, { recursive: true, force: true });
  });

  async function serve(...args: string[]): Promise<Listening> {
    let child: ChildProcess | undefined;
    let line = (_: string): void => {};
    const said = new Promise<string>((resolve) => {
      line = resolve;
    });
    const run = runBuilt(['serve', '--json', ...args], {
      cwd: folder,
      environment: { XDG_STATE_HOME: state },
      started(process) {
        child = process;
        process.stdout?.on('data', (text: string) => line(text));
      },
    });
    const first = await Promise.race([said, run.then(({ err }) => Promise.reject(new Error(err)))]);
    assert.match(first, /^\{.*\}\n$/);
    assertValid('serve', JSON.parse(first));
    const listening = {
      ...(JSON.parse(first) as { url: string; token: string }),
      stop(signal: NodeJS.Signals) {
        child?.kill(signal);
        return run;
      },
    };
    running.push(listening);
    return listening;
  }

  async function items({ url, token }: Listening, fullInput: string, workspacePath?: string): Promise<string[]> {
    const response = await fetch(`${url}/context`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ query: '', fullInput, workspacePath }),
    });
    assert.equal(response.status, 200);
    return ((await response.json()) as { content: string }[]).map(({ content }) => content);
  }

  it('answers for the folder as it is now, and ends by a signal with 0', async () => {
    const server = await serve('--port', '0');
    assert.match((await items(server, 'total with tax'))[0] ?? '', /^cart\.py\n```py\ndef total\(lines\)/);
    appendFileSync(join(folder, 'cart.py'), '\n\ndef discount(price):\n    return price / 2\n');
    const deadline = Date.now() + 20_000;
    let found = '';
    while (!found.includes('def discount(price)') && Date.now() < deadline) {
      found = (await items(server, 'discount', pathToFileURL(folder).href)).join('');
    }
    assert.match(found, /def discount\(price\)/);
    const { code, err } = await server.stop('SIGTERM');
    assert.deepEqual([code, err], [0, '']);
  });

  it('keeps address and token over restarts, and runs beside another one', async () => {
    const first = await serve();
    const beside = await serve();
    assert.equal(beside.token, first.token);
    assert.notEqual(beside.url, first.url);
    await beside.stop('SIGINT');
    await first.stop('SIGINT');
    const again = await serve();
    assert.deepEqual([again.url, again.token], [first.url, first.token]);
  });

  it('serves the folders of the editor’s windows, too', async () => {
    const other = mkdtempSync(join(tmpdir(), 'llmstruct-window-'));
    try {
      writeFileSync(join(other, 'zoo.py'), 'def feed(animal):\n    pass\n');
      announceFolders(join(state, 'llmstruct'), [{ name: basename(other), root: other }]);
      const server = await serve('--port', '0');
      const place = pathToFileURL(other).href;
      assert.match((await items(server, 'feed the animal', place))[0] ?? '', /def feed\(animal\)/);
      withdrawFolders(join(state, 'llmstruct'));
      assert.match((await items(server, 'feed the animal', place))[0] ?? '', /does not serve/);
    } finally {
      rmSync(other, { recursive: true, force: true });
    }
  });

  it('says what is wrong with a port', async () => {
    const environment = { XDG_STATE_HOME: state };
    const wrong = await runBuilt(['serve', '--port', '70000'], { cwd: folder, environment });
    assert.deepEqual([wrong.code, wrong.out], [2, '']);
    assert.match(wrong.err, /0 to 65535, not 70000/);
    const { url } = await serve('--port', '0');
    const taken = await runBuilt(['serve', '--json', '--port', new URL(url).port], { cwd: folder, environment });
    assert.equal(taken.code, 2);
    assert.equal((taken.json as { error: { code: string } }).error.code, 'port-in-use');
  });
});

describe('llmstruct token', function () {
  this.timeout(180_000);
  let state: string;
  const run = (...args: string[]): Promise<BuiltRun> =>
    runBuilt(['token', ...args], { cwd: state, environment: { XDG_STATE_HOME: state } });
  before(() => {
    state = mkdtempSync(join(tmpdir(), 'llmstruct-token-'));
  });
  after(() => rmSync(state, { recursive: true, force: true }));

  it('makes, lists and revokes tokens, and shows each once', async () => {
    const made = await run('add', 'anna', '--roles', 'read,edit', '--json');
    assertValid('token-add', made.json);
    const { token } = made.json as { token: string };
    const second = await run('add', 'ci');
    assert.match(second.out, /^llms_[\w-]{43}\n$/);
    const list = await run('list', '--json');
    assertValid('token-list', list.json);
    const tokens = list.json as { name: string; roles: string[] }[];
    assert.deepEqual(
      tokens.map(({ name, roles }) => [name, roles]),
      [
        ['anna', ['read', 'edit']],
        ['ci', ['read']],
      ],
    );
    assert.ok(!list.out.includes(token));
    const revoked = await run('revoke', 'anna', '--json');
    assertValid('token-revoke', revoked.json);
    assert.match((await run('list')).out, /^ci +read +\d{4}-\d{2}-\d{2}\n$/);
  });

  it('says what is wrong with names and roles', async () => {
    for (const [args, said] of [
      [['add', 'a b'], /a b is no name/],
      [['add', 'x', '--roles', 'admin'], /--roles is one of read, edit, model, not admin/],
      [['revoke', 'nobody'], /nobody has no token/],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 2);
      assert.match(err, said);
    }
  });
});
