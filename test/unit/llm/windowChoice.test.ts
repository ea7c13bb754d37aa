import assert from 'node:assert/strict';
import { nextWindow, windowRange } from '../../../src/llm/windowChoice.ts';

const GIB = 2 ** 30;
/** qwen2.5-coder:7b: 28 layers, 4 heads of 128. */
const SEVEN = { contextTokens: 32_768, bytesPerToken: 57_344, modelBytes: 4.7 * GIB };

describe('windowChoice', () => {
  it('is 8192 and may grow to what the model was made for, where memory allows', () => {
    assert.deepEqual(windowRange({ ...SEVEN, memoryBytes: 32 * GIB }), { usual: 8192, largest: 32_768 });
    assert.deepEqual(windowRange({ ...SEVEN, contextTokens: 131_072, memoryBytes: undefined }), {
      usual: 8192,
      largest: 32_768,
    });
  });

  it('is less where the model or the memory is small', () => {
    assert.deepEqual(windowRange({ ...SEVEN, memoryBytes: 8 * GIB }), { usual: 4096, largest: 4096 });
    assert.deepEqual(windowRange({ ...SEVEN, memoryBytes: 8.6 * GIB }), { usual: 8192, largest: 8192 });
    assert.deepEqual(windowRange({ ...SEVEN, contextTokens: 2048, memoryBytes: 8 * GIB }), {
      usual: 2048,
      largest: 2048,
    });
    // A model that does not fit at all is asked all the same: the server says it better.
    assert.deepEqual(windowRange({ ...SEVEN, memoryBytes: GIB }), { usual: 4096, largest: 4096 });
  });

  it('is the usual where nothing is known', () => {
    const nothing = { contextTokens: undefined, bytesPerToken: undefined, modelBytes: undefined, memoryBytes: GIB };
    assert.deepEqual(windowRange(nothing), { usual: 8192, largest: 8192 });
  });

  it('grows by steps', () => {
    assert.deepEqual(
      [nextWindow(4096, 32_768), nextWindow(8192, 8192), nextWindow(2048, 2048)],
      [8192, undefined, undefined],
    );
  });
});
