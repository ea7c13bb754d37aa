import assert from 'node:assert/strict';
import type { ErrorCode } from '../../../src/core/errors.ts';
import type { ChatModel, ChatProgress } from '../../../src/core/ports.ts';
import { type Answer, askForReplacement } from '../../../src/llm/askForReplacement.ts';
import { CircuitBreaker } from '../../../src/llm/circuitBreaker.ts';
import type { RequestSource } from '../../../src/llm/fitRequest.ts';
import { AllModelsFailed, type Routing } from '../../../src/llm/modelRouter.ts';
import { ModelSession } from '../../../src/llm/modelSession.ts';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import type { OllamaScript } from '../../servers/ollamaScript.ts';
import {
  type ScriptedAnthropic,
  type ScriptedMessage,
  startScriptedAnthropic,
} from '../../servers/scriptedAnthropic.ts';
import {
  type ScriptedCompatible,
  type ScriptedAnswer as ScriptedCompletion,
  startScriptedCompatible,
} from '../../servers/scriptedCompatible.ts';
import { type ScriptedOllama, startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { failure, NEVER } from './chatAsking.ts';

const LINES = Array.from({ length: 60 }, (_, line) => `    total += lines[${line}] * rate(${line})`).join('\n');
const FILES = {
  'cart.py': `from rates import rate, limit\n\n\ndef total(lines):\n    return limit(sum(rate(line) for line in lines))\n\n\ndef big(lines):\n    total = 0\n${LINES}\n    return total\n\n\nclass Cart:\n    def first(self):\n${LINES}\n\n    def second(self):\n${LINES}\n`,
  'rates.py':
    'def rate(line):\n    """The rate of a line."""\n    return line * 2\n\n\ndef limit(value):\n    """At most 100."""\n    return min(value, 100)\n',
};
const BETTER = '```python\ndef total(lines):\n    return limit(sum(map(rate, lines)))\n```\n';
const PROSE = 'I am sorry, I cannot help with that.';

/** What goes wrong, as each backend says it; absent where a backend has no such thing. */
interface Cause {
  readonly ollama?: OllamaScript['chat'];
  readonly openai?: ScriptedCompletion;
  readonly anthropic?: ScriptedMessage;
  /** What it is by backend where that differs. */
  readonly code: ErrorCode | Partial<Record<Backend, ErrorCode>>;
  /** How often the first model is asked; 1 unless told. */
  readonly requests?: number;
}
type Backend = 'ollama' | 'openai' | 'anthropic';
const BACKENDS: readonly Backend[] = ['ollama', 'openai', 'anthropic'];

const refused = (status: number, error: string) => ({ failure: { kind: 'status', status, error } }) as const;
const failing = (status: number, message: string) => ({ status, body: { error: { message, type: 'error' } } });
const said = (status: number, type: string, message: string): ScriptedMessage => ({ status, error: { type, message } });

const CAUSES: Readonly<Record<string, Cause>> = {
  'no such model': {
    ollama: refused(404, "model 'coder' not found"),
    openai: failing(404, 'The model coder does not exist'),
    anthropic: said(404, 'not_found_error', 'model: coder'),
    code: { ollama: 'model-missing', openai: 'model-unknown', anthropic: 'model-unknown' },
  },
  'out of memory': {
    ollama: refused(500, 'model requires more system memory (18.2 GiB) than is available (7.1 GiB)'),
    openai: failing(500, 'CUDA out of memory'),
    anthropic: said(500, 'api_error', 'out of memory'),
    code: 'model-out-of-memory',
  },
  'too many requests': {
    ollama: refused(429, 'too many requests'),
    openai: { ...failing(429, 'slow down'), headers: { 'retry-after': '300' } },
    anthropic: { ...said(429, 'rate_limit_error', 'slow down'), headers: { 'retry-after': '300' } },
    code: 'rate-limited',
  },
  overload: {
    ollama: refused(503, 'server busy, please try again.  maximum pending requests exceeded'),
    openai: failing(503, 'The engine is currently overloaded'),
    anthropic: said(529, 'overloaded_error', 'Overloaded'),
    code: 'model-overloaded',
  },
  'a prompt over the window': {
    ollama: refused(400, 'the input length exceeds the context length'),
    openai: failing(400, "This model's maximum context length is 128 tokens"),
    anthropic: said(400, 'invalid_request_error', 'prompt is too long: 300 tokens > 128 maximum'),
    code: 'prompt-truncated',
    requests: 2,
  },
  'a prompt that was cut silently': {
    ollama: { text: BETTER, promptEvalCount: 8190 },
    openai: { chunks: [BETTER], usage: { prompt_tokens: 8190, completion_tokens: 20 } },
    anthropic: { chunks: [BETTER], stop: 'model_context_window_exceeded' },
    code: 'prompt-truncated',
    requests: 2,
  },
  'a refusal': {
    openai: { chunks: [PROSE], finish: 'content_filter' },
    anthropic: { chunks: [PROSE], stop: 'refusal' },
    code: 'model-refused',
  },
  'a wrong key': {
    openai: failing(401, 'Incorrect API key'),
    anthropic: said(401, 'authentication_error', 'invalid x-api-key'),
    code: 'key-refused',
  },
  'a failure': {
    ollama: refused(500, 'llama runner process has terminated: exit status 2'),
    openai: failing(500, 'internal error'),
    anthropic: said(500, 'api_error', 'internal error'),
    code: 'model-failed',
  },
  'an answer that breaks off': {
    ollama: { text: BETTER, eachToken: 5, failure: { kind: 'drop', after: 2 } },
    openai: { chunks: [BETTER.slice(0, 20)], drop: true },
    anthropic: { chunks: [BETTER.slice(0, 20)], ends: true },
    code: 'model-interrupted',
  },
  'an answer that is refused twice': {
    ollama: PROSE,
    openai: { chunks: [PROSE] },
    anthropic: { chunks: [PROSE] },
    code: 'reply-refused',
    requests: 2,
  },
  'an empty answer, twice': {
    ollama: { text: '' },
    openai: { chunks: [''] },
    anthropic: { chunks: [''] },
    code: 'reply-empty',
    requests: 2,
  },
};

describe('what makes the next model be asked', () => {
  let ollama: ScriptedOllama;
  let openai: ScriptedCompatible;
  let anthropic: ScriptedAnthropic;
  let next: ScriptedOllama;
  const { index } = createMemoryWorkspace(FILES);

  before(async () => {
    [ollama, openai, anthropic, next] = await Promise.all([
      startScriptedOllama(),
      startScriptedCompatible(),
      startScriptedAnthropic(),
      startScriptedOllama(),
    ]);
  });
  beforeEach(() => {
    for (const server of [ollama, next]) server.reset();
    ollama.play({ models: ['coder'] });
    next.play({ chat: BETTER });
  });
  after(() => Promise.all([ollama, openai, anthropic, next].map((server) => server.close())));

  /** The models of an order, all with one session. */
  const models = (...order: string[]): ChatModel[] => {
    const session = new ModelSession();
    const waits = { connectMs: 1000, firstTokenMs: 2000, silenceMs: 2000 };
    const of = (entry: string, ollamaHost: string) =>
      modelsFromOrder([entry], {
        ollamaHost,
        variables: {
          OPENAI_BASE_URL: openai.url,
          ANTHROPIC_BASE_URL: anthropic.url,
          ANTHROPIC_API_KEY: 'k-1',
        },
        ollama: waits,
        waits,
        session,
      }).models;
    return order.flatMap((entry) =>
      entry === 'next' ? of('ollama/qwen2.5-coder:1.5b', next.url) : of(entry, ollama.url),
    );
  };
  const ask = (asked: readonly ChatModel[], target = 'cart.py#total', more: Partial<Routing> = {}): Promise<Answer> => {
    const source: RequestSource = {
      action: 'better',
      prepare: (limits) => index.prepare({ target, action: 'better', instruction: '', budget: 512, ...limits }),
    };
    const log = { write: () => {} };
    return askForReplacement({
      ...source,
      index,
      log,
      models: asked,
      onProgress: () => {},
      cancellation: NEVER,
      ...more,
    });
  };
  const play = (backend: Backend, cause: Cause): void => {
    if (backend === 'ollama') ollama.play({ models: ['coder'], chat: cause.ollama! });
    else if (backend === 'openai') openai.play(cause.openai!);
    else anthropic.play(cause.anthropic!);
  };
  const requestsTo = (backend: Backend): number => {
    if (backend === 'ollama') return ollama.chats.length;
    return (backend === 'openai' ? openai : anthropic).requests.length;
  };

  for (const [name, cause] of Object.entries(CAUSES)) {
    for (const backend of BACKENDS) {
      if (cause[backend] === undefined) continue;
      it(`${name}, ${backend}`, async () => {
        play(backend, cause);
        const answer = await ask(models(`${backend}/coder`, 'next'));
        assert.equal(answer.checked.status, 'suggested', JSON.stringify(answer.checked));
        assert.equal(answer.reply.model, 'ollama/qwen2.5-coder:1.5b');
        const code = typeof cause.code === 'string' ? cause.code : cause.code[backend];
        assert.ok(answer.attempts.length > 0);
        for (const { model, error } of answer.attempts)
          assert.deepEqual([model, error.code], [`${backend}/coder`, code]);
        assert.equal(requestsTo(backend), cause.requests ?? 1);
        assert.equal(next.chats.length, 1);
      });
    }
  }

  for (const backend of BACKENDS) {
    it(`nobody there, ${backend}`, async () => {
      const gone = await startScriptedOllama();
      await gone.close();
      const variables = { OPENAI_BASE_URL: gone.url, ANTHROPIC_BASE_URL: gone.url, ANTHROPIC_API_KEY: 'k-1' };
      const off = modelsFromOrder([`${backend}/coder`], { ollamaHost: gone.url, variables }).models;
      const answer = await ask([...off, ...models('next')]);
      assert.equal(answer.reply.model, 'ollama/qwen2.5-coder:1.5b');
      assert.deepEqual(
        answer.attempts.map(({ error }) => error.code),
        ['model-unreachable'],
      );
    });

    it(`all fail, ${backend} first: its failure is the request’s, and all are named`, async () => {
      play(backend, CAUSES['a failure']!);
      next.play({ chat: refused(404, "model 'qwen2.5-coder:1.5b' not found") });
      const error = await failure(ask(models(`${backend}/coder`, 'next')));
      assert.ok(error instanceof AllModelsFailed);
      assert.deepEqual(
        [error.code, ...error.attempts.map((attempt) => attempt.error.code)],
        ['model-failed', 'model-failed', 'model-missing'],
      );
    });
  }

  it('a window that is too small, Ollama: the model is not asked', async () => {
    ollama.play({ models: [{ name: 'coder', contextTokens: 1024 }] });
    next.play({ chat: PROSE });
    const answer = await ask(models('ollama/coder', 'next'), 'cart.py#big');
    assert.deepEqual(answer.attempts[0]?.error.code, 'prompt-too-large');
    assert.equal(ollama.chats.length, 0);
    assert.ok(next.chats.length > 0);
  });

  it('a window that is too small for all: what could be chosen is named', async () => {
    ollama.play({ models: [{ name: 'coder', contextTokens: 1024 }] });
    const error = await failure(ask(models('ollama/coder'), 'cart.py#Cart'));
    assert.equal(error.code, 'definition-too-large');
    assert.equal(error.details['members'], 'first, second');
  });

  it('a larger definition: the model’s window grows, and stays', async () => {
    ollama.play({ models: [{ name: 'coder', contextTokens: 8192 }], chat: PROSE });
    const session = new ModelSession();
    session.promptCounts.judge('ollama/coder', { estimated: 100, reported: 100, window: 8192 });
    const model = modelsFromOrder(['ollama/coder'], { ollamaHost: ollama.url, variables: {}, session }).models[0]!;
    session.windows.set(`${ollama.url} coder`, 4096);
    await ask([model], 'cart.py#Cart');
    assert.deepEqual([...new Set(ollama.chats.map(({ options }) => options?.num_ctx))], [8192]);
    await ask([model]);
    assert.equal(ollama.chats.at(-1)?.options?.num_ctx, 8192);
  });

  it('a prompt over the window: the second has half the context or none, and may be answered', async () => {
    ollama.play({
      models: ['coder'],
      chat: [refused(400, 'the input length exceeds the context length'), { text: BETTER }],
    });
    const answer = await ask(models('ollama/coder'));
    assert.equal(answer.checked.status, 'suggested');
    const [first, second] = ollama.chats.map(({ messages = [] }) => JSON.stringify(messages).length);
    assert.ok(second! < first!, `${second} < ${first}`);
    assert.equal(answer.prepared.pack.tokens, 0);
    assert.deepEqual(
      answer.attempts.map(({ error }) => error.code),
      ['prompt-truncated'],
    );
  });

  for (const [backend, short] of [
    ['openai', { ...failing(429, 'slow down'), headers: { 'retry-after': '0.02' } }],
    ['anthropic', { ...said(529, 'overloaded_error', 'Overloaded'), headers: { 'retry-after': '0.02' } }],
  ] as const) {
    it(`a server that asks to come back soon is waited for, ${backend}`, async () => {
      if (backend === 'openai') openai.play(short as ScriptedCompletion, { chunks: [BETTER] });
      else anthropic.play(short as ScriptedMessage);
      const progress: ChatProgress[] = [];
      const onProgress = (step: ChatProgress): void => {
        // The server has come to itself by the time it is asked again.
        if (step.kind === 'pausing' && backend === 'anthropic') anthropic.play({ chunks: [BETTER] });
        progress.push(step);
      };
      const answer = await ask(models(`${backend}/coder`, 'next'), 'cart.py#total', { onProgress });
      assert.equal(answer.reply.model, `${backend}/coder`);
      assert.deepEqual(answer.attempts, []);
      assert.deepEqual(progress.filter(({ kind }) => kind === 'pausing').length, 1);
    });
  }

  it('a server that was off is not asked again by what nobody waits for, and is by a person', async () => {
    const gone = await startScriptedOllama();
    await gone.close();
    let now = 0;
    const circuit = new CircuitBreaker(() => now);
    const off = modelsFromOrder(['ollama/qwen2.5-coder:1.5b'], { ollamaHost: gone.url, variables: {} }).models;
    assert.equal((await failure(ask(off, 'cart.py#total', { circuit }))).code, 'model-unreachable');
    const back = await startScriptedOllama({ chat: BETTER }, gone.port);
    try {
      assert.equal((await failure(ask(off, 'cart.py#total', { circuit, byHand: false }))).code, 'model-unreachable');
      assert.equal(back.chats.length, 0);
      assert.equal((await ask(off, 'cart.py#total', { circuit })).checked.status, 'suggested');
      assert.equal((await ask(off, 'cart.py#total', { circuit, byHand: false })).checked.status, 'suggested');
    } finally {
      await back.close();
    }
    assert.equal((await failure(ask(off, 'cart.py#total', { circuit }))).code, 'model-unreachable');
    now += 31_000;
    assert.equal(circuit.outage(gone.url), undefined);
  });
});
