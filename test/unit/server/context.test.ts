import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { estimateTokens } from '../../../src/core/text/tokenEstimate.ts';
import { provesItself } from '../../../src/server/provesItself.ts';
import { newChallenge, serverProof } from '../../../src/server/serverProof.ts';
import { projectRoot } from '../../host/projectRoot.ts';
import { type Served, serve, TOKEN } from './servedWorkspace.ts';

interface Item {
  readonly name: string;
  readonly description: string;
  readonly content: string;
  readonly uri?: { readonly type: string; readonly value: string };
}

const never = new Promise<never>(() => {});

describe('POST /context as Continue’s http provider asks it', () => {
  let served: Served;
  before(async () => {
    served = await serve();
  });
  after(() => served.close());
  const items = async (body: unknown, from = served): Promise<Item[]> => {
    const response = await from.ask('/context', body);
    assert.equal(response.status, 200);
    const answer = (await response.json()) as Item[];
    assert.ok(Array.isArray(answer) && answer.length > 0);
    return answer;
  };

  it('answers what was typed, one item a file, each with its own header and fence', async () => {
    const found = await items({ query: '', fullInput: 'where is tax in total?' });
    assert.deepEqual(
      found.map(({ name, uri }) => [name, uri?.value]),
      [
        ['src/cart.py', 'file:///w/src/cart.py'],
        ['src/tax.py', 'file:///w/src/tax.py'],
      ],
    );
    assert.equal(found[0]?.content, 'src/cart.py\n```py\ndef total(lines)  # Sum of all lines with tax.\n```\n');
  });

  it('keeps to the budget that the block’s options say, whatever they say', async () => {
    for (const budget of [64, 1, -5, 1e12, undefined]) {
      const found = await items({ query: '', fullInput: 'total with tax', options: { budget } });
      const most = typeof budget === 'number' && budget <= 64 ? 64 : 2048;
      assert.ok(estimateTokens(found.map(({ content }) => content).join('')) <= most);
    }
  });

  it('gives the map of the project for a message without words', async () => {
    const [map] = await items({ query: '', fullInput: '' });
    assert.match(map?.content ?? '', /\nsrc\/cart\.py: total\nsrc\/tax\.py: with_tax\n$/);
  });

  it('says a sentence in place of an empty answer, an unknown folder, a late or failing index', async () => {
    assert.match((await items({ query: '', fullInput: 'zzzz' }))[0]?.content ?? '', /Nothing in the workspace/);
    const unknown = await items({ query: '', fullInput: 'tax', workspacePath: 'file:///somewhere/else' });
    assert.match(unknown[0]?.content ?? '', /does not serve file:\/\/\/somewhere\/else\. Open the folder/);
    const hanging = await serve({ limits: { answerMs: 50 } }, { index: { search: () => never } });
    const failing = await serve({}, { index: { search: () => Promise.reject(new Error('/home/me: boom')) } });
    try {
      assert.match((await items({ fullInput: 'tax' }, hanging))[0]?.content ?? '', /in time/);
      const [failed] = await items({ fullInput: 'tax' }, failing);
      assert.match(failed?.content ?? '', /went wrong.*log/);
      assert.doesNotMatch(failed?.content ?? '', /boom/);
      assert.match(failing.logged.join(), /boom/);
    } finally {
      await Promise.all([hanging.close(), failing.close()]);
    }
  });

  it('picks the folder by the workspace, also by a place inside it, and asks which where none is named', async () => {
    const two = await serve({}, { folders: 2 });
    try {
      const [first, second] = two.roots.map((root) => pathToFileURL(root).href);
      for (const workspacePath of [first, second, `${second}/`]) {
        assert.equal((await items({ fullInput: 'total', workspacePath }, two))[0]?.name, 'src/cart.py');
      }
      assert.match((await items({ fullInput: 'total' }, two))[0]?.content ?? '', /Which folder is meant/);
    } finally {
      await two.close();
    }
    const none = await serve({}, { folders: 0 });
    try {
      assert.match((await items({ fullInput: 'total' }, none))[0]?.content ?? '', /No folder is open/);
    } finally {
      await none.close();
    }
  });

  it('can be read by Continue even where the token is wrong: the problem is an item, too', async () => {
    const response = await served.ask('/context', { fullInput: 'x' }, { headers: { Authorization: 'Bearer wrong' } });
    const item = (await response.json()) as Item & { status: number };
    assert.deepEqual([response.status, item.status, item.name], [401, 401, 'llmstruct']);
    assert.match(item.content, /token is missing or wrong/);
  });

  it('says by an item what is wrong with a request that Continue would not send', async () => {
    for (const body of [
      { query: 1 },
      { fullInput: null },
      { query: '', workspacePath: 7 },
      { query: '', options: 'x' },
    ]) {
      const response = await served.ask('/context', body);
      const [item] = (await response.json()) as Item[];
      assert.equal(response.status, 400, JSON.stringify(body));
      assert.match(item?.content ?? '', /not as it should be/);
    }
  });
});

describe('the HTTP API', () => {
  const description = parse(readFileSync(join(projectRoot, 'schemas/openapi.yaml'), 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly security?: unknown }>>>>;
    readonly components: { readonly schemas: Readonly<Record<string, object>> };
  };
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: 'api', ...description });
  const assertShape = (name: string, value: unknown): void => {
    const validate = ajv.getSchema(`api#/components/schemas/${name}`);
    assert.ok(validate?.(value), `${name}: ${JSON.stringify(validate?.errors)}`);
  };
  let served: Served;
  before(async () => {
    served = await serve();
  });
  after(() => served.close());

  it('gives the pack for a target and for a question, as described', async () => {
    const target = (await (
      await served.ask('/context', { target: 'src/tax.py#with_tax', budget: 200 })
    ).json()) as object;
    assertShape('ContextPack', target);
    assert.match((target as { text: string }).text, /# src\/cart\.py\ndef total\(lines\)/);
    const asked = (await (await served.ask('/context', { question: 'tax', fill: 'bodies' })).json()) as object;
    assertShape('ContextPack', asked);
    assert.deepEqual([(asked as { target: unknown }).target, (asked as { budget: number }).budget], [null, 1024]);
  });

  it('says what is wrong with a target by a problem', async () => {
    for (const [target, status, code] of [
      ['src/tax.py#nobody', 404, 'target-unknown'],
      ['no target', 404, 'target-form'],
      ['src/tax.py:999', 404, 'no-definition-at-line'],
    ] as const) {
      const response = await served.ask('/context', { target });
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const problem = (await response.json()) as { code: string };
      assertShape('Problem', problem);
      assert.deepEqual([response.status, problem.code], [status, code]);
    }
  });

  it('gives nothing of a file of local_only, whoever asks', async () => {
    const modelsFor = () => Promise.resolve([]);
    const guarded = await serve(
      { modelsFor },
      { files: { 'llmstruct.toml': '[privacy]\nlocal_only = ["src/cart.py"]\n' } },
    );
    try {
      const ask = async (path: string, body?: object) => (await guarded.ask(path, body)).text();
      const texts = [
        await ask('/context', { target: 'src/tax.py#with_tax', fill: 'bodies' }),
        await ask('/context', { question: 'sum of all lines', fill: 'bodies' }),
        await ask('/context', { fullInput: 'sum of all lines' }),
        await ask('/context', { fullInput: '' }),
        await ask('/struct.json'),
      ];
      for (const text of texts) assert.doesNotMatch(text, /Sum of all lines|def total|src\/cart\.py: total/);
      for (const [path, body] of [
        ['/context', { target: 'src/cart.py#total' }],
        ['/generate_diff', { target: 'src/cart.py#total' }],
      ] as const) {
        const response = await guarded.ask(path, body);
        assert.deepEqual([response.status, ((await response.json()) as { code: string }).code], [403, 'local-only']);
      }
    } finally {
      await guarded.close();
    }
  });

  it('gives struct.json byte for byte, and its own description', async () => {
    const struct = await (await served.ask('/struct.json')).text();
    assert.ok(struct.startsWith('{\n "schemaVersion": "3.0.0"'));
    assert.ok(struct.endsWith('}\n'));
    const text = await (await served.ask('/openapi.yaml')).text();
    assert.equal(text, readFileSync(join(projectRoot, 'schemas/openapi.yaml'), 'utf8'));
    const head = await served.ask('/struct.json', undefined, { method: 'HEAD' });
    assert.deepEqual([head.status, await head.text()], [200, '']);
  });

  it('answers exactly what is described: every path and method, 405 with Allow for the others', async () => {
    for (const [path, operations] of Object.entries(description.paths)) {
      const described = Object.keys(operations).map((method) => method.toUpperCase());
      const allow = described.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ');
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
        const response = await served.ask(path, undefined, { method });
        if (described.includes(method)) assert.notEqual(response.status, 405, `${method} ${path}`);
        else assert.deepEqual([response.status, response.headers.get('allow')], [405, allow], `${method} ${path}`);
      }
    }
  });

  it('proves that it knows the token, by a challenge of the right form and for its own port alone', async () => {
    const prove = (challenge: string) => fetch(`${served.server.url}/proof?challenge=${challenge}`);
    const challenge = newChallenge();
    const given = await (await prove(challenge)).text();
    assert.equal(given, serverProof(TOKEN, served.server.port, challenge));
    assert.notEqual(given, serverProof(TOKEN, served.server.port + 1, challenge));
    assert.equal(await provesItself(served.server.port, TOKEN), true);
    assert.equal(await provesItself(served.server.port, `${TOKEN}x`), false);
    for (const wrong of ['', 'short', `${challenge}A`, `${challenge.slice(1)}.`]) {
      const response = await prove(wrong);
      assert.equal(response.status, 400, wrong);
      assert.equal(((await response.json()) as { code: string }).code, 'challenge-invalid');
    }
  });

  it('guards every path but the page of the board and the proof by the token and protects every answer', async () => {
    const open = ['/', '/main.js', '/board.css', '/sign_in', '/proof'];
    const described = Object.entries(description.paths).map(([path, operations]) => ({
      path,
      isOpen: Object.values(operations).some(({ security }) => security !== undefined),
    }));
    assert.deepEqual(
      described.filter(({ isOpen }) => isOpen).map(({ path }) => path),
      open,
    );
    const guarded = described.filter(({ isOpen }) => !isOpen).map(({ path }) => path);
    for (const path of [...guarded, '/nothing', '/board', '/main.js/x', '/%2e/main.js/..%2f']) {
      const response = await fetch(`${served.server.url}${path}`);
      assert.equal(response.status, 401, path);
      assertShape('Problem', await response.json());
      assert.equal(response.headers.get('cache-control'), 'no-store');
      assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    }
  });

  it('answers what runs before it stops', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const other = await serve({}, { index: { structText: () => held.then(() => '{}\n') } });
    const answer = other.ask('/struct.json');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = other.close();
    release();
    assert.equal(await (await answer).text(), '{}\n');
    await closed;
  });
});
