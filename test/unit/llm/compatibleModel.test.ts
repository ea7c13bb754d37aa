import assert from 'node:assert/strict';
import { isCancelled } from '../../../src/core/errors.ts';
import type { ChatModel } from '../../../src/core/ports.ts';
import { createCompatibleModel } from '../../../src/llm/compatibleModel.ts';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import {
  type ScriptedAnswer,
  type ScriptedCompatible,
  startScriptedCompatible,
} from '../../servers/scriptedCompatible.ts';
import { ask, failure, REQUEST } from './chatAsking.ts';

describe('a model behind OpenAI’s protocol', () => {
  let server: ScriptedCompatible;
  before(async () => {
    server = await startScriptedCompatible();
  });
  after(() => server.close());

  const model = (provider: 'openai' | 'grok' = 'openai', url = server.url): ChatModel =>
    createCompatibleModel({
      provider,
      model: 'some/coder:7b',
      baseUrl: new URL(url),
      key: 'k-1',
      keyVariable: 'OPENAI_API_KEY',
      mayBeLocal: provider === 'openai',
      connectMs: 1000,
      firstTokenMs: 300,
      silenceMs: 300,
    });

  it('answers with the text of all chunks, as they come, and what the server counted', async () => {
    server.play({ chunks: ['def ', 'f():', ' pass  # сумма 🙂'], usage: { prompt_tokens: 21, completion_tokens: 6 } });
    const { reply, progress } = await ask(model());
    assert.equal(reply.text, 'def f(): pass  # сумма 🙂');
    assert.deepEqual([reply.model, reply.cutOff], ['openai/some/coder:7b', false]);
    assert.deepEqual([reply.usage.promptTokens, reply.usage.replyTokens], [21, 6]);
    assert.deepEqual(progress[0], { kind: 'waiting' });
    assert.equal(progress.map((step) => (step.kind === 'text' ? step.text : '')).join(''), reply.text);
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = server.requests;
    assert.deepEqual([path, headers['authorization']], ['/v1/chat/completions', 'Bearer k-1']);
    assert.deepEqual(body, {
      model: 'some/coder:7b',
      messages: REQUEST.messages,
      stream: true,
      stream_options: { include_usage: true },
      max_tokens: 200,
      temperature: 0,
    });
  });

  it('says that an answer was cut off', async () => {
    server.play({ finish: 'length' });
    assert.equal((await ask(model())).reply.cutOff, true);
  });

  it('sends otherwise what the server wants otherwise, once and for all', async () => {
    const refusal = (message: string) => ({ status: 400, body: { error: { message, type: 'invalid_request_error' } } });
    server.play(
      refusal("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead."),
      refusal("'temperature' does not support 0 with this model."),
      {},
    );
    const asked = model();
    assert.equal((await ask(asked)).reply.text, 'OK');
    await ask(asked);
    assert.equal(server.requests.length, 4);
    const { body } = server.requests[3]!;
    assert.deepEqual([body['max_completion_tokens'], 'max_tokens' in body, 'temperature' in body], [200, false, false]);
  });

  const failures: readonly (readonly [string, ScriptedAnswer, string, RegExp])[] = [
    [
      'a wrong key',
      { status: 401, body: { error: { message: 'Incorrect API key provided' } } },
      'key-refused',
      /OPENAI_API_KEY/,
    ],
    ['a key without the right', { status: 403, body: { error: 'no permission' } }, 'key-refused', /127/],
    ['too many requests', { status: 429, headers: { 'retry-after': '7' }, body: {} }, 'rate-limited', /7 s/],
    [
      'no more credit',
      { status: 429, body: { error: { message: 'You exceeded your quota' } } },
      'rate-limited',
      /quota/,
    ],
    [
      'a prompt that is too long',
      { status: 400, body: { error: { message: "This model's maximum context length is 4096 tokens" } } },
      'prompt-truncated',
      /./,
    ],
    [
      'no such model',
      { status: 404, body: { error: { message: 'The model x does not exist' } } },
      'model-unknown',
      /"model":"some\/coder:7b"/,
    ],
    ['an overloaded server', { status: 503, body: '<html>busy</html>' }, 'model-overloaded', /503/],
    [
      'an error inside the stream',
      { tail: 'data: {"error":{"message":"engine died"}}\n\n' },
      'model-interrupted',
      /engine died/,
    ],
    ['a stream that just ends', { tail: '' }, 'model-interrupted', /without saying why/],
    ['an event that is no JSON', { tail: 'data: {"a\n\n' }, 'model-interrupted', /not JSON/],
    ['a lost connection', { drop: true }, 'model-interrupted', /./],
    ['a content filter', { finish: 'content_filter' }, 'model-refused', /content filter/],
    ['silence', { hang: true }, 'model-failed', /nothing came/],
  ];
  for (const [name, answer, code, words] of failures) {
    it(`tells ${name} apart`, async () => {
      server.play(answer);
      const error = await failure(ask(model()));
      assert.equal(error.code, code);
      assert.match(JSON.stringify(error.details), words);
      assert.ok(!JSON.stringify(error.details).includes('k-1'));
    });
  }

  it('is unreachable where nobody listens', async () => {
    const other = await startScriptedCompatible();
    const { url } = other;
    await other.close();
    assert.equal((await failure(ask(model('openai', url)))).code, 'model-unreachable');
  });

  it('stops when cancelled, also before the first token', async () => {
    server.play({ hang: true });
    const { token, cancel } = createCancellation();
    const asked = ask(model(), {}, token);
    setTimeout(cancel, 50);
    await assert.rejects(asked, isCancelled);
  });

  it('stays on this machine only where the provider may and the address does', async () => {
    assert.equal(await model('openai').staysOnThisMachine(), true);
    assert.equal(await model('grok').staysOnThisMachine(), false);
    assert.equal(await model('openai', 'https://203.0.113.7/v1').staysOnThisMachine(), false);
    assert.equal(model('openai', 'https://user:secret@203.0.113.7/v1').endpoint, 'https://203.0.113.7/v1');
  });
});

describe('providers of [model] order', () => {
  const from = (order: readonly string[], variables: Readonly<Record<string, string>>) => {
    const { models, problems } = modelsFromOrder(order, { variables });
    return [
      models.map(({ id, endpoint, local }) => [id, endpoint, local]),
      problems.map(({ code, details }) => [code, Object.values(details).join(' ')]),
    ];
  };

  it('need a key where the server is elsewhere, and none on this machine', () => {
    assert.deepEqual(from(['grok/grok-4', 'huggingface/Qwen/Qwen3:novita', 'openai/gpt'], {}), [
      [],
      [
        ['key-missing', 'grok XAI_API_KEY'],
        ['key-missing', 'huggingface HF_TOKEN'],
        ['key-missing', 'openai OPENAI_API_KEY'],
      ],
    ]);
    assert.deepEqual(from(['grok/grok-4', 'huggingface/Qwen/Qwen3:novita'], { XAI_API_KEY: 'x', HF_TOKEN: 'h' }), [
      [
        ['grok/grok-4', 'https://api.x.ai/v1', false],
        ['huggingface/Qwen/Qwen3:novita', 'https://router.huggingface.co/v1', false],
      ],
      [],
    ]);
    assert.deepEqual(from(['openai/local'], { OPENAI_BASE_URL: 'http://localhost:8080/v1/' }), [
      [['openai/local', 'http://localhost:8080/v1', true]],
      [],
    ]);
  });

  it('send no key in the clear', () => {
    const [models, problems] = from(['openai/x'], { OPENAI_BASE_URL: 'http://example.com/v1', OPENAI_API_KEY: 'k' });
    assert.deepEqual([models, problems], [[], [['model-unreachable', 'http://example.com/v1']]]);
  });
});
