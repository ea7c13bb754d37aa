import assert from 'node:assert/strict';
import { Cancelled, LlmstructError } from '../../../../src/core/errors.ts';
import { packError, unpackError } from '../../../../src/node/rpc/packedError.ts';

describe('packedError', () => {
  const travel = (error: unknown) => unpackError(structuredClone(packError(error)));

  it('restores our errors with class, code, details and the stack of where they arose', () => {
    const original = new LlmstructError('target-unknown', { target: 'a.py#f', line: 3 });
    const arrived = travel(original);
    assert.ok(arrived instanceof LlmstructError);
    assert.equal(arrived.code, 'target-unknown');
    assert.deepEqual(arrived.details, { target: 'a.py#f', line: 3 });
    assert.equal(arrived.message, original.message);
    assert.equal(arrived.stack, original.stack);
  });

  it('keeps a cancellation one, also an aborted signal’s', () => {
    assert.ok(travel(new Cancelled()) instanceof Cancelled);
    assert.ok(travel(new DOMException('x', 'AbortError')) instanceof Cancelled);
  });

  it('makes anything else internal with its reason', () => {
    for (const thrown of [new TypeError('boom'), 'boom']) {
      const arrived = travel(thrown);
      assert.ok(arrived instanceof LlmstructError);
      assert.equal(arrived.code, 'internal');
      assert.deepEqual(arrived.details, { reason: 'boom' });
    }
  });
});
