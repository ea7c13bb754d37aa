import assert from 'node:assert/strict';
import { Cancelled, type ErrorCode, isCancelled, isLlmstructError, LlmstructError } from '../../../src/core/errors.ts';
import type { ChatModel, ChatProgress } from '../../../src/core/ports.ts';
import { AllModelsFailed, askInOrder, type Routing } from '../../../src/llm/modelRouter.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { failure, modelAt, NEVER, REQUEST } from './chatAsking.ts';

const QUIETLY: Routing = { onProgress: () => {}, cancellation: NEVER };

function here(id: string): Omit<ChatModel, 'chat'> {
  return { id, endpoint: 'http://127.0.0.1:11434', local: true, staysOnThisMachine: () => Promise.resolve(true) };
}

function answering(id: string, text = 'OK'): ChatModel {
  return {
    ...here(id),
    chat: async (_, onProgress) => {
      onProgress({ kind: 'waiting' });
      onProgress({ kind: 'text', text });
      return { text, model: id, usage: {}, cutOff: false };
    },
  };
}

function failing(id: string, error: Error): ChatModel {
  return { ...here(id), chat: () => Promise.reject(error) };
}

describe('modelRouter', () => {
  it('asks the first and nobody else', async () => {
    const { reply, attempts } = await askInOrder([answering('a/1'), answering('a/2')], REQUEST, QUIETLY);
    assert.equal(reply.model, 'a/1');
    assert.deepEqual(attempts, []);
  });

  const next: readonly ErrorCode[] = [
    'model-unreachable',
    'model-missing',
    'model-out-of-memory',
    'model-failed',
    'model-interrupted',
    'prompt-truncated',
  ];
  for (const code of next) {
    it(`asks the next after ${code}, and says why`, async () => {
      const error = new LlmstructError(code, { model: 'a/1' });
      const { reply, attempts } = await askInOrder([failing('a/1', error), answering('a/2')], REQUEST, QUIETLY);
      assert.equal(reply.model, 'a/2');
      assert.deepEqual(attempts, [{ model: 'a/1', error }]);
    });
  }

  it('does not ask the next after anything else', async () => {
    for (const error of [new TypeError('a bug'), new LlmstructError('internal', { reason: 'x' }), new Cancelled()]) {
      const asked = askInOrder([failing('a/1', error), answering('a/2')], REQUEST, QUIETLY);
      await assert.rejects(asked, (thrown) => thrown === error);
    }
  });

  it('fails as the first did when all fail, with all attempts', async () => {
    const first = new LlmstructError('model-missing', { host: 'h', model: '1' });
    const second = new LlmstructError('model-unreachable', { host: 'h2' });
    const models = [failing('a/1', first), failing('a/2', second)];
    const error = await askInOrder(models, REQUEST, QUIETLY).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof AllModelsFailed && isLlmstructError(error));
    assert.equal(error.code, 'model-missing');
    assert.deepEqual(error.details, { host: 'h', model: '1' });
    assert.deepEqual(error.attempts, [
      { model: 'a/1', error: first },
      { model: 'a/2', error: second },
    ]);
  });

  it('has nobody to ask', async () => {
    assert.equal((await failure(askInOrder([], REQUEST, QUIETLY))).code, 'internal');
  });

  it('falls back over real connections: off, missing, broken off, then an answer', async () => {
    const off = await startScriptedOllama();
    await off.close();
    const server = await startScriptedOllama({
      models: ['one', 'two'],
      chat: ({ model }) =>
        model === 'one' ? { text: 'abcdefgh', failure: { kind: 'drop', after: 1 }, eachToken: 5 } : 'whole',
    });
    const models = [
      modelAt(off.url),
      modelAt(server.url, { model: 'nope' }),
      modelAt(server.url, { model: 'one' }),
      modelAt(server.url, { model: 'two' }),
    ];
    const progress: ChatProgress[] = [];
    try {
      const { reply, attempts } = await askInOrder(models, REQUEST, {
        ...QUIETLY,
        onProgress: (step) => progress.push(step),
      });
      assert.equal(reply.text, 'whole');
      assert.equal(reply.model, 'ollama/two');
      const codes = attempts.map(({ error }) => error.code);
      assert.deepEqual(codes, ['model-unreachable', 'model-missing', 'model-interrupted']);
      // What came before the last `waiting` is void.
      const last = progress.slice(progress.findLastIndex(({ kind }) => kind === 'waiting') + 1);
      assert.equal(last.map((step) => (step.kind === 'text' ? step.text : '')).join(''), 'whole');
    } finally {
      await server.close();
    }
  });

  it('stops at a cancellation', async () => {
    const server = await startScriptedOllama({ chat: { firstToken: 'never' } });
    const { token, cancel } = createCancellation();
    const asked = askInOrder([modelAt(server.url), answering('a/2')], REQUEST, { ...QUIETLY, cancellation: token });
    try {
      await server.nextRequest();
      cancel();
      await assert.rejects(asked, isCancelled);
    } finally {
      await server.close();
    }
  });
});
