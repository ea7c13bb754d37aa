import assert from 'node:assert/strict';
import { isCancelled } from '../../../src/core/errors.ts';
import { createAnthropicModel } from '../../../src/llm/anthropicModel.ts';
import { modelsFromOrder } from '../../../src/llm/modelsFromOrder.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import {
  type ScriptedAnthropic,
  type ScriptedMessage,
  startScriptedAnthropic,
} from '../../servers/scriptedAnthropic.ts';
import { ask, failure, REQUEST } from './chatAsking.ts';

describe('a model of Anthropic’s', () => {
  let server: ScriptedAnthropic;
  before(async () => {
    server = await startScriptedAnthropic();
  });
  after(() => server.close());

  const model = (url = server.url) =>
    createAnthropicModel({
      model: 'claude-haiku-5-5',
      baseUrl: new URL(url),
      key: 'k-1',
      keyVariable: 'ANTHROPIC_API_KEY',
      connectMs: 1000,
      firstTokenMs: 400,
      silenceMs: 400,
    });

  it('answers with the text of all deltas, as they come, and what was counted, cached or not', async () => {
    const usage = { input_tokens: 5, cache_creation_input_tokens: 10, cache_read_input_tokens: 6 };
    server.play({ chunks: ['def ', 'f(): pass', '  # сумма 🙂'], usage });
    const { reply, progress } = await ask(model());
    assert.equal(reply.text, 'def f(): pass  # сумма 🙂');
    assert.deepEqual([reply.model, reply.cutOff], ['anthropic/claude-haiku-5-5', false]);
    assert.deepEqual([reply.usage.promptTokens, reply.usage.replyTokens], [21, 7]);
    assert.deepEqual(progress[0], { kind: 'waiting' });
    const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = server.requests;
    assert.deepEqual([path, headers['authorization']], ['/v1/messages', 'Bearer k-1']);
    // No sampling parameters: the server refuses them.
    assert.deepEqual(body, {
      model: 'claude-haiku-5-5',
      max_tokens: 200,
      system: REQUEST.messages[0]!.content,
      messages: [REQUEST.messages[1]],
      stream: true,
    });
  });

  it('says that an answer was cut off', async () => {
    server.play({ stop: 'max_tokens' });
    assert.equal((await ask(model())).reply.cutOff, true);
  });

  const error = (type: string, message: string) => ({ error: { type, message } });
  const failures: readonly (readonly [string, ScriptedMessage, string, RegExp])[] = [
    [
      'a wrong key',
      { status: 401, ...error('authentication_error', 'invalid x-api-key') },
      'key-refused',
      /ANTHROPIC_API_KEY/,
    ],
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '9' }, ...error('rate_limit_error', 'slow') },
      'rate-limited',
      /9 s/,
    ],
    [
      'an overloaded server',
      { status: 529, ...error('overloaded_error', 'Overloaded') },
      'model-overloaded',
      /Overloaded/,
    ],
    [
      'a prompt that is too long',
      { status: 400, ...error('invalid_request_error', 'prompt is too long: 9 tokens') },
      'prompt-truncated',
      /./,
    ],
    ['a window that is full', { stop: 'model_context_window_exceeded' }, 'prompt-truncated', /./],
    [
      'no such model',
      { status: 404, ...error('not_found_error', 'model: claude-x') },
      'model-unknown',
      /claude-haiku-5-5/,
    ],
    ['a refusal', { stop: 'refusal' }, 'model-refused', /rules/],
    ['an overload inside the stream', error('overloaded_error', 'Overloaded'), 'model-overloaded', /Overloaded/],
    ['an error inside the stream', error('api_error', 'Internal'), 'model-interrupted', /Internal/],
    ['a stream that just ends', { ends: true }, 'model-interrupted', /./],
    ['silence', { hang: true }, 'model-failed', /nothing came/],
  ];
  for (const [name, message, code, words] of failures) {
    it(`tells ${name} apart, and asks once`, async () => {
      server.play(message);
      const failed = await failure(ask(model()));
      assert.equal(failed.code, code, JSON.stringify(failed.details));
      assert.match(JSON.stringify(failed.details), words);
      assert.equal(server.requests.length, 1);
      assert.ok(!JSON.stringify(failed.details).includes('k-1'));
    });
  }

  it('is unreachable where nobody listens, and stops when cancelled', async () => {
    const other = await startScriptedAnthropic();
    await other.close();
    assert.equal((await failure(ask(model(other.url)))).code, 'model-unreachable');
    server.play({ hang: true });
    const { token, cancel } = createCancellation();
    const asked = ask(model(), {}, token);
    setTimeout(cancel, 50);
    await assert.rejects(asked, isCancelled);
  });

  it('is never local, and needs a key', async () => {
    assert.equal(await model().staysOnThisMachine(), false);
    const without = modelsFromOrder(['anthropic/claude-haiku-5-5'], { variables: { ANTHROPIC_BASE_URL: server.url } });
    assert.deepEqual(
      without.problems.map(({ code, details }) => [code, details['variable']]),
      [['key-missing', 'ANTHROPIC_API_KEY']],
    );
    const { models } = modelsFromOrder(['anthropic/claude-haiku-5-5'], { variables: { ANTHROPIC_API_KEY: 'k' } });
    assert.deepEqual(
      models.map(({ id, endpoint, local }) => [id, endpoint, local]),
      [['anthropic/claude-haiku-5-5', 'https://api.anthropic.com', false]],
    );
  });
});
