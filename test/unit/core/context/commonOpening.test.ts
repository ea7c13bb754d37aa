import assert from 'node:assert/strict';
import { commonOpening } from '../../../../src/core/context/commonOpening.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

describe('commonOpening', () => {
  it('is all before the request, whatever is asked', async () => {
    const { index } = createMemoryWorkspace({ 'a.py': 'def g():\n    return 1\n\n\ndef f():\n    return g()\n' });
    const prepare = (action: 'better' | 'simplify') =>
      index.prepare({ target: 'a.py#f', action, instruction: '', budget: 256, windowTokens: 4096 });
    const [better, simplify] = await Promise.all([prepare('better'), prepare('simplify')]);
    const opening = commonOpening(better.messages, simplify.messages);
    assert.equal(opening.length, better.messages.length);
    const last = opening.at(-1)!.content;
    assert.match(last, /return g\(\)/);
    for (const { messages } of [better, simplify]) {
      const whole = messages.at(-1)!.content;
      assert.ok(whole.startsWith(last) && whole.length > last.length);
    }
  });

  it('ends where the prompts part', () => {
    const message = (content: string, role: 'system' | 'user' = 'user') => ({ role, content });
    assert.deepEqual(
      commonOpening([message('a', 'system'), message('x\ny\nz')], [message('a', 'system'), message('x\nyes')]),
      [message('a', 'system'), message('x\n')],
    );
    assert.deepEqual(commonOpening([message('a', 'system'), message('b')], [message('a', 'system')]), [
      message('a', 'system'),
    ]);
    assert.deepEqual(commonOpening([message('a')], [message('b')]), []);
  });
});
