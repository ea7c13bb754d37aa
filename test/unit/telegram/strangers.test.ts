import assert from 'node:assert/strict';
import { Strangers } from '../../../src/telegram/strangers.ts';

describe('strangers', () => {
  it('are told once an hour each, and not more than a hundred of them', () => {
    let now = 0;
    const strangers = new Strangers(() => now);
    assert.deepEqual(
      [strangers.mayBeTold(1), strangers.mayBeTold(1), strangers.mayBeTold(undefined)],
      [true, false, false],
    );
    for (let user = 2; user <= 100; user++) assert.equal(strangers.mayBeTold(user), true);
    assert.equal(strangers.mayBeTold(101), false);
    now = 60 * 60_000;
    assert.deepEqual([strangers.mayBeTold(101), strangers.mayBeTold(1)], [true, true]);
  });
});
