import assert from 'node:assert/strict';
import { roomForContext } from '../../../../src/core/context/buildPrompt.ts';

describe('roomForContext', () => {
  const parts = {
    instructions: { base: { version: 1, rules: [] }, user: [] },
    summary: '',
    language: 'cpp',
    path: 'a.cc',
    targetText: 'namespace a {}',
    request: '',
  };

  it('names some members of what is too large, each once', () => {
    const members = ['a', 'a', ...Array.from({ length: 500 }, (_, at) => `f${at}`)];
    const named = (list: readonly string[]) => {
      try {
        roomForContext(parts, 'better', 10, 'a.cc#a', list);
      } catch (error) {
        return (error as { details: { members: string } }).details.members;
      }
      return undefined;
    };
    assert.equal(named(members), 'a, f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, …');
    assert.equal(named(['a', 'b', 'a']), 'a, b');
  });
});
