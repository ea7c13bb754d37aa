import assert from 'node:assert/strict';
import { Cancelled, type ErrorCode, isCancelled, isLlmstructError, LlmstructError } from '../../../src/core/errors.ts';
import { AllModelsFailed, allFailed, askModel, isModelFailure } from '../../../src/llm/modelRouter.ts';
import { createCancellation } from '../../../src/node/cancellation.ts';
import { startScriptedOllama } from '../../servers/scriptedOllama.ts';
import { modelAt, REQUEST } from './chatAsking.ts';

describe('modelRouter', () => {
  const next: readonly ErrorCode[] = [
    'model-unreachable',
    'model-missing',
    'model-out-of-memory',
    'model-failed',
    'model-interrupted',
    'prompt-truncated',
  ];
  for (const code of next) {
    it(`takes ${code} for one model's failure`, () => {
      assert.ok(isModelFailure(new LlmstructError(code, { model: 'a/1' })));
    });
  }

  it('takes nothing else for one', () => {
    for (const error of [new TypeError('a bug'), new LlmstructError('internal', { reason: 'x' }), new Cancelled()]) {
      assert.ok(!isModelFailure(error), String(error));
    }
  });

  it('fails as the first did when all fail, with all attempts', () => {
    const first = new LlmstructError('model-missing', { host: 'h', model: '1' });
    const second = new LlmstructError('model-unreachable', { host: 'h2' });
    const attempts = [
      { model: 'a/1', error: first },
      { model: 'a/2', error: second },
    ];
    const error = allFailed(attempts);
    assert.ok(error instanceof AllModelsFailed && isLlmstructError(error));
    assert.equal(error.code, 'model-missing');
    assert.deepEqual(error.details, { host: 'h', model: '1' });
    assert.deepEqual(error.attempts, attempts);
  });

  it('has nobody to ask', () => {
    assert.equal(allFailed([]).code, 'internal');
  });

  it('stops at a cancellation', async () => {
    const server = await startScriptedOllama({ chat: { firstToken: 'never' } });
    const { token, cancel } = createCancellation();
    const asked = askModel(modelAt(server.url), REQUEST, { onProgress: () => {}, cancellation: token });
    try {
      await server.nextRequest();
      cancel();
      await assert.rejects(asked, isCancelled);
    } finally {
      await server.close();
    }
  });
});
