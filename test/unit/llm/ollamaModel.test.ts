import assert from 'node:assert/strict';
import { createServer, type Socket } from 'node:net';
import { isCancelled, LlmstructError } from '../../../src/core/errors.ts';
import type { ChatModel } from '../../../src/core/ports.ts';
import { ModelSession } from '../../../src/llm/modelSession.ts';
import { parseOllamaHost } from '../../../src/llm/ollamaHost.ts';
import type { TrialResult } from '../../../src/llm/trialStore.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { startDeadServer } from '../../servers/deadServer.ts';
import type { OllamaScript } from '../../servers/ollamaScript.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { ask, failure, MODEL, modelAt, NEVER, REQUEST } from './chatAsking.ts';

describe('ollamaModel', () => {
  let server: ScriptedOllama;
  const play = (script: OllamaScript): void => server.play(script);
  before(async () => {
    server = await startScriptedOllama();
  });
  beforeEach(() => server.reset());
  after(() => server.close());

  describe('an answer', () => {
    it('is the text of all lines, reported as it comes', async () => {
      play({ chat: { chunks: ['def ', 'add', '(a, b):\n', '    return a + b  # сумма 🙂'] } });
      const { reply, progress } = await ask(modelAt(server.url));
      assert.equal(reply.text, 'def add(a, b):\n    return a + b  # сумма 🙂');
      assert.equal(reply.model, `ollama/${MODEL}`);
      assert.equal(reply.cutOff, false);
      assert.deepEqual(progress[0], { kind: 'waiting' });
      assert.equal(progress.filter(({ kind }) => kind === 'waiting').length, 1);
      assert.equal(progress.map((step) => (step.kind === 'text' ? step.text : '')).join(''), reply.text);
      assert.equal(progress.length, 5);
    });

    it('is asked for with every field that keeps the prompt whole and the model loaded', async () => {
      play({});
      await ask(modelAt(server.url, { keepAlive: 600 }), { replyTokens: 128.9 });
      assert.deepEqual(server.chats, [
        {
          model: MODEL,
          messages: REQUEST.messages,
          stream: true,
          truncate: false,
          shift: false,
          keep_alive: 600,
          think: false,
          options: { num_ctx: 4096, num_predict: 128, temperature: 0 },
        },
      ]);
      assert.equal(server.requests[0]?.headers['origin'], undefined);
      assert.equal(await server.requests[0]?.outcome, 'answered');
    });

    it('carries the usage that the server reported, in ms', async () => {
      const last = {
        load_duration: 783435330,
        prompt_eval_duration: 5633915370,
        eval_duration: 16288896969,
        eval_count: 63,
      };
      play({ chat: { text: 'OK', promptEvalCount: 26, last } });
      const { usage } = (await ask(modelAt(server.url))).reply;
      const { firstTokenMs, ...reported } = usage;
      assert.deepEqual(reported, {
        promptTokens: 26,
        replyTokens: 63,
        loadMs: 783,
        promptMs: 5634,
        replyMs: 16289,
        reusedShare: 0,
      });
      assert.ok(firstTokenMs !== undefined && firstTokenMs >= 0);
    });

    it('leaves out what the server did not report', async () => {
      const nothing = { load_duration: null, prompt_eval_duration: null, eval_duration: null, eval_count: 0 };
      play({ chat: { text: 'OK', promptEvalCount: null, last: nothing } });
      const { usage } = (await ask(modelAt(server.url))).reply;
      assert.deepEqual(Object.keys(usage), ['firstTokenMs']);
    });

    it('tells a cold start by its load', async () => {
      play({});
      const model = modelAt(server.url);
      const cold = await ask(model);
      const warm = await ask(model);
      const reloaded = await ask(model, { windowTokens: 8192 });
      const loads = [cold, warm, reloaded].map(({ reply }) => reply.usage.loadMs);
      assert.deepEqual(loads, [900, 60, 900]);
    });

    it('says that it was cut off', async () => {
      play({ chat: { text: 'x'.repeat(400) } });
      const { reply } = await ask(modelAt(server.url), { replyTokens: 3 });
      assert.equal(reply.cutOff, true);
      assert.equal(reply.text, 'x'.repeat(12));
    });

    it('may be empty, and thoughts are no text', async () => {
      play({ chat: { text: '', thinking: 'Let me see' } });
      const { reply, progress } = await ask(modelAt(server.url));
      assert.equal(reply.text, '');
      assert.deepEqual(progress, [{ kind: 'waiting' }]);
    });

    it('may take longer than the connection was allowed to', async () => {
      play({ chat: { text: 'OK', firstToken: 200 } });
      const { reply } = await ask(modelAt(server.url, { connectMs: 150 }));
      assert.equal(reply.text, 'OK');
      assert.ok((reply.usage.firstTokenMs ?? 0) >= 190);
    });

    it('may take longer in all than one silence', async () => {
      play({ chat: { chunks: [...'abcdefghijkl'], eachToken: 15 } });
      const { reply } = await ask(modelAt(server.url, { firstTokenMs: 150, silenceMs: 150 }));
      assert.equal(reply.text, 'abcdefghijkl');
    });

    it('is asked for again without `think` where that is refused, from then on without', async () => {
      const refusal = { kind: 'status', status: 400, error: `"${MODEL}" does not support thinking` } as const;
      play({ chat: ({ think }) => (think === undefined ? 'OK' : { failure: refusal }) });
      const model = modelAt(server.url);
      assert.equal((await ask(model)).reply.text, 'OK');
      assert.equal((await ask(model)).reply.text, 'OK');
      assert.deepEqual(
        server.chats.map(({ think }) => think),
        [false, undefined, undefined],
      );
    });
  });

  describe('cancellation', () => {
    it('before the request sends nothing', async () => {
      const { token, cancel } = createCancellation();
      cancel();
      await assert.rejects(ask(modelAt(server.url), {}, token), isCancelled);
      assert.equal(server.requests.length, 0);
    });

    it('before the first token closes the connection', async () => {
      play({ chat: { firstToken: 'never' } });
      const { token, cancel } = createCancellation();
      const asked = ask(modelAt(server.url), {}, token);
      const request = await server.nextRequest();
      cancel();
      await assert.rejects(asked, isCancelled);
      assert.equal(await request.outcome, 'aborted');
    });

    it('in the middle of the answer closes the connection and reports nothing more', async () => {
      play({ chat: { chunks: Array.from({ length: 50 }, () => 'x'), eachToken: 10 } });
      const { token, cancel } = createCancellation();
      let pieces = 0;
      const asked = modelAt(server.url).chat(
        REQUEST,
        ({ kind }) => {
          if (kind === 'text' && ++pieces === 2) cancel();
        },
        token,
      );
      await assert.rejects(asked, isCancelled);
      assert.equal(await (await server.nextRequest()).outcome, 'aborted');
      assert.equal(pieces, 2);
    });

    it('after the answer does nothing', async () => {
      play({});
      const { token, cancel } = createCancellation();
      const { reply } = await ask(modelAt(server.url), {}, token);
      cancel();
      assert.equal(reply.text, 'OK');
    });
  });

  describe('failures', () => {
    it('nobody listens', async () => {
      const gone = await startScriptedOllama();
      await gone.close();
      const error = await failure(ask(modelAt(gone.url)));
      assert.equal(error.code, 'model-unreachable');
      assert.deepEqual(error.details, { host: gone.url });
    });

    it('no such host', async () => {
      const error = await failure(ask(modelAt('http://user:secret@nowhere.invalid:1', { connectMs: 300 })));
      assert.equal(error.code, 'model-unreachable');
      assert.deepEqual(error.details, { host: 'http://nowhere.invalid:1' });
    });

    it('the connection is taken and closed, or never ready', async () => {
      const sockets = new Set<Socket>();
      const raw = createServer((socket) => {
        sockets.add(socket);
        socket.once('data', (data) => {
          // 0x16 starts a TLS handshake; that client may wait.
          if (data[0] !== 0x16) socket.destroy();
        });
        socket.on('error', () => {});
      });
      await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
      const place = `127.0.0.1:${(raw.address() as { port: number }).port}`;
      try {
        assert.equal((await failure(ask(modelAt(`http://${place}`)))).code, 'model-unreachable');
        const silent = await failure(ask(modelAt(`https://${place}`, { connectMs: 30 })));
        assert.equal(silent.code, 'model-unreachable');
        assert.match(String(silent.cause), /connect took longer than 30 ms/);
      } finally {
        for (const socket of sockets) socket.destroy();
        raw.close();
      }
    });

    it('no such model', async () => {
      const error = await failure(ask(modelAt(server.url, { model: 'nope:1b' })));
      assert.equal(error.code, 'model-missing');
      assert.deepEqual(error.details, { host: server.url, model: 'nope:1b' });
    });

    it('no token in time', async () => {
      play({ chat: { firstToken: 'never' } });
      const error = await failure(ask(modelAt(server.url, { firstTokenMs: 60 })));
      assert.equal(error.code, 'model-failed');
      assert.equal(error.details['reason'], 'nothing came for 1 s');
      assert.equal(await (await server.nextRequest()).outcome, 'aborted');
    });

    it('silence in the middle', async () => {
      play({ chat: { chunks: ['a', 'b'], eachToken: 5000 } });
      const error = await failure(ask(modelAt(server.url, { silenceMs: 30 })));
      assert.equal(error.code, 'model-interrupted');
    });

    it('a prompt that does not fit', async () => {
      play({});
      const error = await failure(ask(modelAt(server.url), { windowTokens: 16 }));
      assert.equal(error.code, 'prompt-truncated');
      assert.deepEqual(error.details, { model: `ollama/${MODEL}` });
    });

    it('a request for no tokens is ours to avoid, and is not sent', async () => {
      for (const wrong of [{ replyTokens: 0 }, { windowTokens: 0 }, { windowTokens: Number.NaN }]) {
        assert.equal((await failure(ask(modelAt(server.url), wrong))).code, 'internal');
      }
      assert.equal(server.requests.length, 0);
    });

    const refusals: readonly (readonly [code: string, status: number, error: string])[] = [
      ['prompt-truncated', 400, 'the input length exceeds the context length'],
      ['prompt-truncated', 500, 'the request exceeds the available context size, try increasing it'],
      ['prompt-truncated', 413, 'input length exceeds maximum context length'],
      ['model-out-of-memory', 500, 'model requires more system memory (18.2 GiB) than is available (7.1 GiB)'],
      ['model-out-of-memory', 500, 'llama runner process has terminated: cudaMalloc failed: out of memory'],
      ['model-out-of-memory', 500, 'llama runner process has terminated: signal: killed'],
      ['model-out-of-memory', 500, 'error loading model: unable to allocate CPU buffer'],
      ['model-failed', 500, 'llama runner process has terminated: exit status 2'],
      ['model-overloaded', 503, 'server busy, please try again.  maximum pending requests exceeded'],
      ['model-failed', 400, 'time: invalid duration "bogus"'],
    ];
    for (const [code, status, said] of refusals) {
      it(`${status} ${said}`, async () => {
        play({ chat: { failure: { kind: 'status', status, error: said } } });
        const error = await failure(ask(modelAt(server.url)));
        assert.equal(error.code, code);
        if (code === 'model-failed') assert.equal(error.details['reason'], said);
      });
    }

    const pages: readonly (readonly [status: number, text: string, type: string, reason: string])[] = [
      [404, '404 page not found', 'text/plain', '404 page not found'],
      [403, '', 'text/plain', '403 Forbidden'],
      [502, '<html><h1>Bad Gateway</h1></html>', 'text/html', '502 Bad Gateway'],
      [301, '', 'text/plain', '301 Moved Permanently'],
      [200, '<html>Welcome</html>', 'text/html', 'it ended without its last line'],
      [200, '<html>\nWelcome\n</html>', 'text/html', 'the server sent a line that is not JSON'],
    ];
    for (const [status, text, type, reason] of pages) {
      it(`a page instead of an answer: ${status} ${text.replaceAll('\n', ' ')}, and nothing is printed`, async () => {
        play({ chat: { failure: { kind: 'page', status, text, type } } });
        const printed: unknown[] = [];
        const { log, warn } = console;
        console.log = console.warn = (...said: unknown[]) => void printed.push(said);
        try {
          const error = await failure(ask(modelAt(server.url)));
          assert.equal(error.code, status === 200 ? 'model-interrupted' : 'model-failed');
          assert.equal(error.details['reason'], reason);
        } finally {
          Object.assign(console, { log, warn });
        }
        assert.deepEqual(printed, []);
      });
    }

    it('the runner dies in the middle: an error line, the status stays 200', async () => {
      const said = 'an error was encountered while running the model: unexpected EOF';
      play({ chat: { text: 'def add(a, b):', failure: { kind: 'error-line', after: 2, error: said } } });
      const error = await failure(ask(modelAt(server.url)));
      assert.equal(error.code, 'model-interrupted');
      assert.deepEqual(error.details, { model: `ollama/${MODEL}`, reason: said });
    });

    it('memory runs out in the middle', async () => {
      play({ chat: { text: 'x', failure: { kind: 'error-line', after: 0, error: 'CUDA error: out of memory' } } });
      assert.equal((await failure(ask(modelAt(server.url)))).code, 'model-out-of-memory');
    });

    it('the connection breaks in the middle', async () => {
      play({ chat: { text: 'def add(a, b):', eachToken: 5, failure: { kind: 'drop', after: 2 } } });
      const error = await failure(ask(modelAt(server.url)));
      assert.equal(error.code, 'model-interrupted');
      assert.equal(error.details['reason'], 'the connection was lost');
    });

    it('the connection breaks before the first token', async () => {
      play({ chat: { firstToken: 10, failure: { kind: 'drop', after: 0 } } });
      assert.equal((await failure(ask(modelAt(server.url)))).code, 'model-unreachable');
    });

    it('the stream ends in good order without its last line', async () => {
      play({ chat: { text: 'def add(a, b):', failure: { kind: 'no-done', after: 4 } } });
      const error = await failure(ask(modelAt(server.url)));
      assert.equal(error.code, 'model-interrupted');
      assert.equal(error.details['reason'], 'it ended without its last line');
    });

    it('a broken line in the middle would be a hole in the text', async () => {
      play({ chat: { text: 'def add(a, b):', failure: { kind: 'line', after: 2, line: '{"model":"qw' } } });
      assert.equal((await failure(ask(modelAt(server.url)))).code, 'model-interrupted');
    });
  });

  describe('a prompt that was cut silently', () => {
    it('counts up to the window’s edge', async () => {
      for (const promptEvalCount of [4096, 4092]) {
        play({ chat: { text: 'OK', promptEvalCount } });
        const error = await failure(ask(modelAt(server.url), { promptTokens: 6000 }));
        assert.equal(error.code, 'prompt-truncated');
      }
    });

    it('counts far below what was sent, once the model’s counts are known', async () => {
      const session = new ModelSession();
      const said: string[] = [];
      const log = { write: (_: string, message: string) => void said.push(message) };
      // Settings may be read again at each request: the samples are the process's.
      const send = (promptEvalCount: number) => {
        play({ chat: { text: 'OK', promptEvalCount } });
        return ask(modelAt(server.url, { session, log }), { promptTokens: 1000 });
      };
      await send(700);
      assert.deepEqual(said, [`ollama/${MODEL} counted 700 tokens where about 1000 were sent`]);
      await send(750);
      await send(720);
      await send(600);
      assert.equal((await failure(send(500))).code, 'prompt-truncated');
    });
  });

  describe('what is said while nothing of the answer is there', () => {
    const kinds = (progress: readonly { readonly kind: string }[]) => [...new Set(progress.map(({ kind }) => kind))];

    it('tells loading from reading', async () => {
      play({ chat: { text: 'OK', loading: 1200, firstToken: 1100 } });
      const { progress } = await ask(modelAt(server.url, { firstTokenMs: 5000 }));
      assert.deepEqual(
        progress.map(({ kind }) => kind),
        ['waiting', 'loading', 'waiting', 'text'],
      );
      const again = await ask(modelAt(server.url));
      assert.ok(!kinds(again.progress).includes('loading'));
    });

    it('waits for a server that still reads a prompt which was given up, and says so', async () => {
      const session = new ModelSession();
      const model = modelAt(server.url, { session });
      play({ chat: { firstToken: 'never' } });
      const { token, cancel } = createCancellation();
      const given = ask(model, { promptTokens: 10 }, token);
      await server.nextRequest('/api/chat');
      cancel();
      await assert.rejects(given, isCancelled);
      play({});
      const other = { messages: [{ role: 'user', content: 'Something else' } as const] };
      const next = await ask(modelAt(server.url, { session }), other);
      assert.deepEqual(next.progress[0], { kind: 'busy', seconds: 1 });
      assert.equal(next.reply.text, 'OK');
    });

    it('sends nothing where the wait is cancelled', async () => {
      const session = new ModelSession();
      session.load.start(parseOllamaHost(server.url).shown, REQUEST).abandon();
      const { token, cancel } = createCancellation();
      const waiting = ask(modelAt(server.url, { session }), { messages: [{ role: 'user', content: 'x' }] }, token);
      cancel();
      await assert.rejects(waiting, isCancelled);
      assert.equal(server.chats.length, 0);
    });
  });

  describe('reading ahead', () => {
    const opening = { messages: REQUEST.messages, windowTokens: 4096, promptTokens: 20 };
    const warmUp = (model: ChatModel, load = false) => model.warmUp!({ ...opening, load }, NEVER);

    it('asks for one token, of a model that is in memory', async () => {
      play({});
      const model = modelAt(server.url);
      assert.equal(await warmUp(model), false);
      assert.equal(server.chats.length, 0);
      assert.equal(await warmUp(model, true), true);
      assert.equal(server.chats[0]?.options?.num_predict, 1);
      assert.equal(await warmUp(model), true);
    });

    it('does not ask for what was read last', async () => {
      play({});
      const model = modelAt(server.url);
      await ask(model, { messages: [...REQUEST.messages, { role: 'user', content: 'Make it better.' }] });
      assert.equal(await warmUp(model), true);
      assert.equal(server.chats.length, 1);
      await ask(model, { messages: [{ role: 'user', content: 'Something else.' }] });
      assert.equal(await warmUp(model), true);
      assert.equal(server.chats.length, 3);
    });

    it('is not for models elsewhere', async () => {
      play({ models: [{ name: MODEL, remoteHost: 'https://ollama.com' }] });
      assert.equal(await warmUp(modelAt(server.url), true), false);
      assert.equal(server.chats.length, 0);
    });

    it('is not for a server that is busy or was off', async () => {
      play({ chat: { text: 'OK', firstToken: 150 } });
      const session = new ModelSession();
      const asked = ask(modelAt(server.url, { session }));
      assert.equal(await warmUp(modelAt(server.url, { session }), true), false);
      await asked;
      session.circuit.report(server.url, new LlmstructError('model-unreachable', { host: server.url }));
      assert.equal(await warmUp(modelAt(server.url, { session }), true), false);
      assert.equal(server.chats.length, 1);
    });
  });

  it('reads ahead at no server that was gone a moment ago, however often it is told to', async () => {
    const dead = await startDeadServer();
    try {
      let now = 0;
      const session = new ModelSession(() => now);
      // Each look at the editor makes its models anew.
      const look = () =>
        modelAt(dead.url, { session }).warmUp!(
          { messages: REQUEST.messages, windowTokens: 4096, promptTokens: 20, load: false },
          NEVER,
        );
      assert.equal(await look(), false);
      const first = dead.connections;
      assert.ok(first > 0);
      for (let times = 0; times < 5; times += 1) assert.equal(await look(), false);
      assert.equal(dead.connections, first);
      now += 31_000;
      await look();
      assert.ok(dead.connections > first);
    } finally {
      await dead.close();
    }
  });

  describe('traits', () => {
    it('are what the server says of the model, asked once', async () => {
      play({ models: [{ name: MODEL, parameters: '135M', contextTokens: 8192 }] });
      const session = new ModelSession();
      const traits = await modelAt(server.url, { session }).traits!();
      assert.deepEqual([traits.windowTokens, traits.largestWindow, traits.form], [8192, 8192, 'sentence']);
      await modelAt(server.url, { session }).traits!();
      assert.equal(server.requests.length, 2);
    });

    it('are what a trial showed', async () => {
      play({ models: [{ name: MODEL, parameters: '135M' }] });
      const trial = { model: `ollama/${MODEL}`, endpoint: server.url, form: 'whole' } as TrialResult;
      const trials = { get: () => Promise.resolve(trial), put: () => Promise.resolve() };
      assert.equal((await modelAt(server.url, { trials }).traits!()).form, 'whole');
    });

    it('are the usual where the server is not there', async () => {
      const gone = await startScriptedOllama();
      await gone.close();
      const { windowTokens, form } = await modelAt(gone.url).traits!();
      assert.deepEqual([windowTokens, form], [8192, 'whole']);
    });
  });

  it('is local by address and name, until an answer says otherwise', async () => {
    assert.equal(modelAt(server.url).local, true);
    assert.equal(modelAt('http://192.168.1.7:11434').local, false);
    assert.equal(modelAt(server.url, { model: 'gpt-oss:120b-cloud' }).local, false);
    const model = modelAt(server.url);
    play({ chat: { text: 'OK', last: { remote_host: 'https://ollama.com:443', remote_model: 'x' } } });
    await ask(model);
    assert.equal(model.local, false);
    assert.equal(await model.staysOnThisMachine(), false);
    assert.equal(model.endpoint, 'https://ollama.com:443');
  });

  describe('whether a prompt stays on this machine', () => {
    const place = async (model: ChatModel) => [await model.staysOnThisMachine(), model.local, model.endpoint];

    it('says so for a model of this machine, and asks the server once', async () => {
      play({});
      const model = modelAt(server.url);
      assert.deepEqual(await place(model), [true, true, server.url]);
      await model.staysOnThisMachine();
      assert.deepEqual(
        server.requests.map(({ path }) => path),
        ['/api/tags'],
      );
    });

    it('says where a model runs that the server passes on', async () => {
      play({ models: [{ name: MODEL, remoteHost: 'https://ollama.com:443' }] });
      const model = modelAt(server.url);
      assert.deepEqual([model.local, model.endpoint], [true, server.url]);
      assert.deepEqual(await place(model), [false, false, 'https://ollama.com:443']);
    });

    it('asks nobody for a cloud model and for another machine', async () => {
      const cloud = modelAt(server.url, { model: 'gpt-oss:120b-cloud' });
      assert.deepEqual(await place(cloud), [false, false, 'https://ollama.com']);
      const far = modelAt('http://me:secret@192.0.2.1:11434');
      assert.deepEqual(await place(far), [false, false, 'http://192.0.2.1:11434']);
      assert.deepEqual(server.requests, []);
    });

    it('goes by address and name while the server is not there, and asks again', async () => {
      const gone = await startScriptedOllama();
      const { port } = gone;
      await gone.close();
      const model = modelAt(gone.url);
      assert.equal(await model.staysOnThisMachine(), true);
      const back = await startScriptedOllama({ models: [{ name: MODEL, remoteHost: 'https://ollama.com' }] }, port);
      try {
        assert.equal(await model.staysOnThisMachine(), false);
      } finally {
        await back.close();
      }
    });

    it('stops when cancelled', async () => {
      const { token, cancel } = createCancellation();
      const asked = modelAt(server.url).staysOnThisMachine(token);
      cancel();
      await assert.rejects(asked, isCancelled);
      await assert.rejects(modelAt(server.url).staysOnThisMachine(token), isCancelled);
    });
  });
});
