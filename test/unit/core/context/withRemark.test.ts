import assert from 'node:assert/strict';
import type { PreparedRequest } from '../../../../src/core/context/preparedPrompt.ts';
import { withRemark } from '../../../../src/core/context/withRemark.ts';

const messages = [
  { role: 'system', content: 'Be brief.' },
  { role: 'user', content: 'Improve f.' },
] as const;
const prepared = {
  messages,
  promptTokens: 20,
  replyTokens: 100,
  windowTokens: 4096,
  form: 'whole',
} as unknown as PreparedRequest;

describe('a remark on an answer', () => {
  it('stands behind the answer, all before as it was', () => {
    const { messages: all, promptTokens } = withRemark(prepared, { reply: 'def f(): ...', remark: ' без цикла ' });
    assert.deepEqual(all.slice(0, 2), messages);
    assert.deepEqual(all[2], { role: 'assistant', content: 'def f(): ...' });
    assert.equal(all[3]?.role, 'user');
    assert.ok(all[3]?.content.startsWith('без цикла\n'));
    assert.ok(promptTokens > 20);
  });

  it('stands alone where the answer does not fit into the window', () => {
    const { messages: all } = withRemark(prepared, { reply: 'word '.repeat(5000), remark: 'shorter' });
    assert.deepEqual(
      all.map(({ role }) => role),
      ['system', 'user', 'user'],
    );
  });

  it('asks for a sentence again where one was asked for', () => {
    const sentence = { ...prepared, form: 'sentence' } as const;
    const { messages: all } = withRemark(sentence, {
      reply: '```python\ndef f(): ...\n```',
      remark: 'say what f returns',
    });
    assert.deepEqual(all.slice(2), [
      { role: 'user', content: 'say what f returns\n\nAnswer with one short sentence again.' },
    ]);
  });

  it('has no secret of the person', () => {
    const { messages: all } = withRemark(prepared, { reply: 'x', remark: 'use sk-abcDEF0123456789abcDEF01' });
    assert.ok(!JSON.stringify(all).includes('sk-abc'));
  });
});
