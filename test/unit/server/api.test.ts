import assert from 'node:assert/strict';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { assertValid } from '../cli/validate.ts';
import { type Served, serve, TOKEN } from './servedWorkspace.ts';

describe('GET /tasks', () => {
  it('gives each task with a version that changes with the task alone', async () => {
    let line = 3;
    let status = 'open';
    const problems = [{ file: 'llmstruct.toml', line: 9, column: 1, message: 'the task x has no title' }];
    const tasks = () => {
      const task = { id: 'TSK-1', title: 'Parse', status, assignee: '@a', line };
      return Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [task], problems });
    };
    const served = await serve({}, { index: { tasks } });
    try {
      const get = async () => (await (await served.ask('/tasks')).json()) as { tasks: { version: string }[] };
      const first = await get();
      const [{ version }] = first.tasks as [{ version: string }];
      assert.deepEqual(first, { tasks: [{ id: 'TSK-1', title: 'Parse', status, assignee: '@a', version }], problems });
      assert.match(version, /^[0-9a-f]{16}$/);
      line = 4;
      assert.deepEqual(await get(), first);
      status = 'done';
      assert.notEqual((await get()).tasks[0]?.version, version);
    } finally {
      await served.close();
    }
  });
});

describe('POST /generate_diff', () => {
  let ollama: ScriptedOllama;
  let served: Served;
  before(async () => {
    ollama = await startScriptedOllama();
    const log = { write: () => {} };
    served = await serve({
      modelsFor: (_, order) =>
        Promise.resolve(modelsFromOrder(order, { variables: { OLLAMA_HOST: ollama.url }, log }).models),
    });
  });
  after(async () => {
    await served.close();
    await ollama.close();
  });
  beforeEach(() => ollama.reset());

  it('gives the checked difference of the model’s answer, and writes nothing', async () => {
    ollama.play({ chat: '```python\ndef with_tax(lines):\n    return round(total(lines) * 1.2, 2)\n```\n' });
    const response = await served.ask('/generate_diff', { target: 'src/tax.py#with_tax', instruction: 'round it' });
    const answer = (await response.json()) as Record<string, unknown>;
    assert.equal(response.status, 200, JSON.stringify(answer));
    assert.deepEqual([answer['status'], answer['model']], ['suggested', 'ollama/qwen2.5-coder:1.5b']);
    assert.match(
      String(answer['diff']),
      /^--- a\/src\/tax\.py\n[\s\S]*\n\+ {4}return round\(total\(lines\) \* 1\.2, 2\)\n/,
    );
    assert.match(JSON.stringify(ollama.chats[0]?.messages), /round it/);
  });

  it('says what the gate refused, and what the model’s server did not do', async () => {
    ollama.play({ chat: '```python\ndef with_tax(lines):\n    # rest of the code\n```\n' });
    const refused = (await (await served.ask('/generate_diff', { target: 'src/tax.py#with_tax' })).json()) as {
      status: string;
      diff: string;
      problems: { code: string }[];
    };
    assert.deepEqual([refused.status, refused.diff], ['refused', '']);
    assert.ok(refused.problems.length > 0);
    const missing = await served.ask('/generate_diff', { target: 'src/tax.py#with_tax', model: 'ollama/none' });
    assert.deepEqual([missing.status, ((await missing.json()) as { code: string }).code], [503, 'model-missing']);
    const unknown = await served.ask('/generate_diff', { target: 'src/tax.py#nobody' });
    assert.equal(unknown.status, 404);
    for (const body of [{}, { target: 'a#b', action: 'explain' }, { target: 'a#b', model: 'x' }, { target: 1 }]) {
      assert.equal((await served.ask('/generate_diff', body)).status, 400, JSON.stringify(body));
    }
  });

  it('stops the model when the client goes', async () => {
    ollama.play({ chat: { text: 'x', firstToken: 'never' } });
    const gone = new AbortController();
    const answer = served.ask('/generate_diff', { target: 'src/tax.py#with_tax' }, { signal: gone.signal });
    const chat = await ollama.nextRequest('/api/chat');
    gone.abort();
    await assert.rejects(answer);
    assert.equal(await chat.outcome, 'aborted');
  });
});

describe('POST /analyze_task', () => {
  it('gives what of a model’s analysis holds, and says what it cannot do', async () => {
    const ollama = await startScriptedOllama({
      chat: 'Summary: Round `with_tax`.\nSteps:\n1. Round in `with_tax`.\n2. Change `Ledger.close`.\nSymbols:\n- `src/tax.py#with_tax`\nRisk: low\n',
    });
    const log = { write: () => {} };
    const toml = '[[tasks]]\nid = "T-1"\ntitle = "Round"\nsymbol = "src/tax.py#with_tax"\n';
    const models = (order: readonly string[]) =>
      modelsFromOrder(order, { variables: { OLLAMA_HOST: ollama.url }, log }).models;
    const options = { modelsFor: (_: unknown, order: readonly string[]) => Promise.resolve(models(order)) };
    const served = await serve(options, { files: { 'llmstruct.toml': toml } });
    try {
      const response = await served.ask('/analyze_task', { id: 'T-1' });
      const answer = (await response.json()) as Record<string, unknown>;
      assert.equal(response.status, 200, JSON.stringify(answer));
      assertValid('analysis', answer);
      assert.deepEqual(
        [answer['symbols'], answer['dropped'], answer['model']],
        [['src/tax.py#with_tax'], ['Ledger.close'], 'ollama/qwen2.5-coder:1.5b'],
      );
      assert.equal((await served.ask('/analyze_task', { id: 'T-9' })).status, 404);
      for (const body of [{}, { id: '' }, { id: 1 }, { id: 'T', model: 'x' }, { id: 'T', more: 1 }]) {
        assert.equal((await served.ask('/analyze_task', body)).status, 400, JSON.stringify(body));
      }
    } finally {
      await served.close();
      await ollama.close();
    }
  });
});

describe('GET /events', () => {
  it('says how it is now, then only what changes, and ends with the server', async () => {
    let status = 'open';
    const tasks = () => {
      const task = { id: 'TSK-1', title: 'Parse', status, line: 1 };
      return Promise.resolve({ file: 'llmstruct.toml', exists: true, tasks: [task], problems: [] });
    };
    const served = await serve({ limits: { eventsMs: 20 } }, { index: { tasks } });
    const response = await fetch(`${served.server.url}/events`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    let text = '';
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    const readUntil = async (count: number): Promise<void> => {
      while ((text.match(/^event: tasks$/gm) ?? []).length < count) text += (await reader.read()).value ?? '';
    };
    await readUntil(1);
    const again = text;
    status = 'done';
    await readUntil(2);
    const digests = [...text.matchAll(/^data: \{"digest":"([0-9a-f]{16})"\}$/gm)].map(([, digest]) => digest);
    assert.equal(new Set(digests).size, 2, `${again}\n${text}`);
    await served.close();
    for (;;) if ((await reader.read()).done) break;
  });

  it('ends without a word when the index fails, and has room for the next one', async () => {
    let fails = true;
    const tasks = () =>
      fails
        ? Promise.reject(new Error('cannot open /home/anna/secret'))
        : Promise.resolve({ file: 'llmstruct.toml', exists: false, tasks: [], problems: [] });
    const served = await serve({}, { index: { tasks } });
    const listen = () => fetch(`${served.server.url}/events`, { headers: { Authorization: `Bearer ${TOKEN}` } });
    try {
      // More than may listen at once.
      for (let count = 0; count < 70; count++) assert.equal(await (await listen()).text(), '');
      assert.ok(served.logged.some((line) => line.includes('/home/anna/secret')));
      fails = false;
      const response = await listen();
      assert.equal(response.status, 200);
      const { value } = await response.body!.pipeThrough(new TextDecoderStream()).getReader().read();
      assert.match(value ?? '', /^event: tasks$/m);
    } finally {
      await served.close();
    }
  });
});
