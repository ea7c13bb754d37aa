import assert from 'node:assert/strict';
import { createCancellation, fromAbortSignal } from '../../../src/node/cancellation.ts';

describe('createCancellation', () => {
  it('calls each listener once, late ones at once, and forgets those that left', () => {
    const { token, cancel } = createCancellation();
    const heard: string[] = [];
    token.onCancel(() => heard.push('first'));
    const leave = token.onCancel(() => heard.push('left'));
    leave();
    assert.equal(token.cancelled, false);
    cancel();
    cancel();
    token.onCancel(() => heard.push('late'));
    assert.equal(token.cancelled, true);
    assert.deepEqual(heard, ['first', 'late']);
  });

  it('takes the same listener twice as two', () => {
    const { token, cancel } = createCancellation();
    let count = 0;
    const listener = () => count++;
    token.onCancel(listener);
    const leave = token.onCancel(listener);
    leave();
    cancel();
    assert.equal(count, 1);
  });
});

describe('fromAbortSignal', () => {
  it('follows the signal', () => {
    const controller = new AbortController();
    const token = fromAbortSignal(controller.signal);
    const heard: string[] = [];
    token.onCancel(() => heard.push('kept'));
    token.onCancel(() => heard.push('left'))();
    assert.equal(token.cancelled, false);
    controller.abort();
    token.onCancel(() => heard.push('late'));
    assert.equal(token.cancelled, true);
    assert.deepEqual(heard, ['kept', 'late']);
  });
});
