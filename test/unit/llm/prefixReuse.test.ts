import assert from 'node:assert/strict';
import { PrefixReuse } from '../../../src/llm/prefixReuse.ts';

/** As measured on a real Ollama, run A of the notes: tokens, ms. */
const COLD = { promptTokens: 1156, promptMs: 27_545, loadMs: 900 };
const AGAIN = { promptTokens: 1156, promptMs: 55, loadMs: 60 };

describe('prefixReuse', () => {
  it('says nothing before it saw a prompt that was read from its start', () => {
    const reuse = new PrefixReuse();
    assert.equal(reuse.estimate('m', 4096, { promptTokens: 10 }), undefined);
    assert.equal(reuse.estimate('m', 4096, { promptTokens: 31, promptMs: 25 }), undefined, 'too short to tell');
    assert.equal(reuse.coldPace('m', 4096), undefined);
    assert.equal(reuse.estimate('m', 4096, COLD), 0);
    assert.equal(reuse.estimate('m', 8192, AGAIN), undefined);
  });

  it('estimates by the time a token took', () => {
    const reuse = new PrefixReuse();
    reuse.estimate('m', 4096, COLD);
    assert.ok(reuse.estimate('m', 4096, AGAIN)! > 0.99);
    const half = reuse.estimate('m', 4096, { promptTokens: 683, promptMs: 7980, loadMs: 60 })!;
    assert.ok(half > 0.4 && half < 0.6, String(half));
    assert.equal(reuse.estimate('m', 4096, { promptTokens: 675, promptMs: 40_000, loadMs: 60 }), 0);
  });

  it('takes the first for cold where the model was in memory already, and corrects that', () => {
    const reuse = new PrefixReuse();
    assert.equal(reuse.estimate('m', 4096, { ...COLD, loadMs: 60 }), undefined);
    assert.ok(reuse.estimate('m', 4096, AGAIN)! > 0.99);
    const known = new PrefixReuse();
    known.estimate('m', 4096, AGAIN);
    assert.equal(known.estimate('m', 4096, { ...COLD, loadMs: 60 }), 0);
    assert.ok(known.estimate('m', 4096, AGAIN)! > 0.99);
  });

  it('learns that the machine has become slower', () => {
    const reuse = new PrefixReuse();
    reuse.estimate('m', 4096, COLD);
    const before = reuse.coldPace('m', 4096)!;
    for (let request = 0; request < 3; request++) {
      reuse.estimate('m', 4096, { promptTokens: 1000, promptMs: 60_000, loadMs: 60 });
    }
    assert.ok(reuse.coldPace('m', 4096)! > before);
  });
});
