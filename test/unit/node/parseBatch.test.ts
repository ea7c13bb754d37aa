import assert from 'node:assert/strict';
import { LlmstructError } from '../../../src/core/errors.ts';
import type { SourceParser } from '../../../src/core/parsing/sourceParser.ts';
import { parseBatch } from '../../../src/node/parseBatch.ts';

describe('parseBatch', () => {
  const parser = (error: Error): SourceParser => ({
    languageOf: () => undefined,
    outline: () => Promise.reject(error),
    documented: () => Promise.reject(error),
    facts: () => Promise.reject(error),
    forms: () => Promise.reject(error),
  });
  const file = { path: 'a.py', language: 'python', text: '' };

  it('fails a file whose grammar cannot be used and throws all else', async () => {
    const counter = new Int32Array(1);
    const unusable = new LlmstructError('grammar-unusable', { language: 'python', reason: 'x' });
    assert.deepEqual(await parseBatch(parser(unusable), [file, file], counter), [
      { kind: 'failed', reason: 'grammar unusable' },
      { kind: 'failed', reason: 'grammar unusable' },
    ]);
    assert.equal(counter[0], 2);
    await assert.rejects(parseBatch(parser(new Error('memory access out of bounds')), [file], counter));
  });
});
