import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptFresh } from '../../../src/server/keptFresh.ts';
import { serverProof } from '../../../src/server/serverProof.ts';
import { loadState, saveState, stateFolder } from '../../../src/server/serverState.ts';
import { type KeptServer, type KeptServerOptions, startKeptServer } from '../../../src/server/startKeptServer.ts';
import { announcedFolders, announceFolders, withdrawFolders } from '../../../src/server/windowFolders.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'llmstruct-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the state of the server', () => {
  it('is made once, with a long token that only its owner can read', async () => {
    const inside = join(folder, 'a', 'b');
    const first = await loadState(inside);
    assert.match(first.token, /^[\w-]{43}$/);
    assert.deepEqual(await loadState(inside), first);
    if (process.platform !== 'win32') assert.equal(statSync(join(inside, 'server.json')).mode & 0o777, 0o600);
    assert.notEqual((await loadState(folder)).token, first.token);
    assert.deepEqual(readdirSync(inside), ['server.json']);
  });

  it('is made anew where it is damaged', async () => {
    for (const text of ['', '{}', '[]', 'null', '{"port":0,"token":"x"}', '{"port":7317,"token":"a b"}']) {
      writeFileSync(join(folder, 'server.json'), text);
      assert.match((await loadState(folder)).token, /^[\w-]{43}$/, text);
    }
  });

  it('lies outside of every workspace', () => {
    assert.equal(stateFolder({ XDG_STATE_HOME: '/s' }), join('/s', 'llmstruct'));
    if (process.platform !== 'win32') assert.equal(stateFolder({ HOME: '/h' }), '/h/.local/state/llmstruct');
  });
});

describe('the server that is kept', () => {
  const running: KeptServer[] = [];
  const start = async (change: Partial<KeptServerOptions> = {}): Promise<KeptServer & { url: string }> => {
    const kept = await startKeptServer({
      stateFolder: folder,
      whenRunning: 'beside',
      folders: { folders: () => [] },
      itemsFor: () => Promise.resolve([]),
      modelsFor: () => Promise.resolve([]),
      boardFolder: folder,
      t: (text) => text,
      log: { write: () => {} },
      ...change,
    });
    running.push(kept);
    return { ...kept, url: kept.kind === 'started' ? kept.server.url : kept.url };
  };
  const stopAll = async (): Promise<void> => {
    for (const kept of running.splice(0)) if (kept.kind === 'started') await kept.server.close();
  };
  beforeEach(async () => {
    // Not the port of a server that a person runs here.
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    await new Promise((resolve) => other.close(resolve));
    const { token } = await loadState(folder);
    await saveState(folder, { port, token });
  });
  afterEach(stopAll);

  it('has the same address and token after a restart', async () => {
    const first = await start();
    await stopAll();
    const second = await start();
    assert.deepEqual([second.url, second.token], [first.url, first.token]);
  });

  it('takes another port, and keeps it, where a stranger has the kept one', async () => {
    const { port, token } = await loadState(folder);
    const stranger = createServer((_, response) => response.end('title: something')).listen(port, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    try {
      const moved = await start({ whenRunning: 'leave' });
      assert.equal(moved.kind, 'started');
      assert.notEqual(moved.url, `http://127.0.0.1:${port}`);
      assert.deepEqual(await loadState(folder), { port: Number(new URL(moved.url).port), token });
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  it('tells a stranger at the kept port nothing, whatever it answers', async () => {
    const { port, token } = await loadState(folder);
    const seen: string[] = [];
    const answers = [
      (url: string) => `title: llmstruct ${url}`,
      (url: string) => new URL(url, 'http://a').searchParams.get('challenge') ?? '',
      // What a server of ours at another port, asked by the stranger, would say.
      (url: string) => serverProof(token, port + 1, new URL(url, 'http://a').searchParams.get('challenge') ?? ''),
    ];
    for (const answer of answers) {
      await saveState(folder, { port, token });
      const stranger = createServer((request, response) => {
        seen.push(JSON.stringify([request.url, request.rawHeaders]));
        response.end(answer(request.url ?? ''));
      }).listen(port, '127.0.0.1');
      await new Promise((resolve) => stranger.once('listening', resolve));
      const kept = await start({ whenRunning: 'leave' });
      await new Promise((resolve) => stranger.close(resolve));
      assert.equal(kept.kind, 'started');
    }
    assert.equal(seen.length, answers.length);
    assert.ok(!seen.join('').includes(token), seen.join('\n'));
  });

  it('leaves the port to one of ours, or listens beside it without keeping that', async () => {
    const first = await start();
    assert.deepEqual(await start({ whenRunning: 'leave' }), { kind: 'running', url: first.url, token: first.token });
    const beside = await start();
    assert.equal(beside.kind, 'started');
    assert.equal((await loadState(folder)).port, Number(new URL(first.url).port));
  });

  it('says that a port asked for is in use, and keeps none that was asked for', async () => {
    const kept = await loadState(folder);
    const first = await start({ port: 0 });
    assert.notEqual(first.url, `http://127.0.0.1:${kept.port}`);
    assert.deepEqual(await loadState(folder), kept);
    const port = Number(new URL(first.url).port);
    await assert.rejects(start({ port }), { code: 'port-in-use' });
  });

  it('runs, and says so, where nothing can be kept', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const said: string[] = [];
    const kept = await start({ stateFolder: join(file, 'x'), log: { write: (_, message) => void said.push(message) } });
    assert.equal(kept.kind, 'started');
    assert.match(said.join(), /cannot be kept/);
  });
});

describe('the folders of the windows', () => {
  it('are those of all processes that run', () => {
    announceFolders(folder, [{ name: 'shop', root: '/w/shop' }]);
    const place = join(folder, 'windows');
    writeFileSync(
      join(place, '1.json'),
      JSON.stringify([{ name: 'x', root: '/w/x' }, { name: 'y', root: 'relative' }, {}]),
    );
    writeFileSync(join(place, '4194999.json'), JSON.stringify([{ name: 'gone', root: '/w/gone' }]));
    writeFileSync(join(place, 'note.txt'), '');
    const roots = announcedFolders(folder).map(({ root }) => root);
    assert.deepEqual(roots, ['/w/x', '/w/shop']);
    assert.deepEqual(readdirSync(place).sort(), ['1.json', `${process.pid}.json`, 'note.txt'].sort());
    writeFileSync(join(place, '1.json'), 'broken');
    withdrawFolders(folder);
    assert.deepEqual(announcedFolders(folder), []);
  });

  it('are none before a window announced any', () => assert.deepEqual(announcedFolders(join(folder, 'none')), []));
});

describe('an index that is kept fresh', () => {
  it('is updated once for many questions, and again when the update is old', async () => {
    const { index } = createMemoryWorkspace({ 'a.py': 'def f(): pass\n' });
    let now = 0;
    let updates = 0;
    const counted: typeof index = {
      ...index,
      update(request) {
        updates++;
        return index.update(request);
      },
    };
    const { refresh, digest } = keptFresh(counted, () => now);
    assert.equal(digest(), undefined);
    await Promise.all([refresh(), refresh(), refresh()]);
    await refresh();
    assert.equal(updates, 1);
    assert.match(digest() ?? '', /^[0-9a-f]{16}$/);
    now += 251;
    await refresh();
    assert.equal(updates, 2);
  });

  it('tries again after a failure', async () => {
    const { index } = createMemoryWorkspace({});
    let fail = true;
    const failing: typeof index = {
      ...index,
      update: (request) => (fail ? Promise.reject(new Error('boom')) : index.update(request)),
    };
    const { refresh } = keptFresh(failing, () => 0);
    await assert.rejects(refresh(), /boom/);
    fail = false;
    await refresh();
  });
});
