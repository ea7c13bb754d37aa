import assert from 'node:assert/strict';
import { PromptCounts } from '../../../src/llm/promptCounts.ts';

describe('promptCounts', () => {
  const learned = (...reported: number[]): PromptCounts => {
    const counts = new PromptCounts();
    for (const count of reported) counts.judge('m', { estimated: 1000, reported: count, window: 8192 });
    return counts;
  };

  it('caps a prompt by what the server counts, in steps of 512, once three prompts told', () => {
    assert.equal(learned(1200, 1200).cap('m', 8192), 8192);
    // 8192 / 1.2 = 6826
    assert.equal(learned(1200, 1200, 1200).cap('m', 8192), 6656);
    assert.equal(learned(1210, 1190, 1205).cap('m', 8192), 6656, 'small changes change nothing');
    assert.equal(learned(1500, 1500, 1500).cap('m', 512), 512);
  });

  it('leaves the window as it is where the server counts less or about the same', () => {
    assert.equal(learned(900, 900, 900).cap('m', 8192), 8192);
    assert.equal(learned(1020, 1020, 1020).cap('m', 8192), 8192);
    assert.equal(learned(1200, 1200, 1200).cap('other', 8192), 8192);
  });
});
