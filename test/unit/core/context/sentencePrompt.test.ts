import assert from 'node:assert/strict';
import type { ActionName } from '../../../../src/core/prompts/actions.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

describe('the prompt for one sentence', () => {
  const { index } = createMemoryWorkspace({ 'a.py': 'def twice(n):\n    return n * 2\n' });
  const messages = async (action: ActionName, answerLanguage?: string) => {
    const asked = { target: 'a.py#twice', action, instruction: '', budget: 100, windowTokens: 4096 } as const;
    const spoken = answerLanguage === undefined ? {} : { answerLanguage };
    const prepared = await index.prepare({ ...asked, ...spoken, form: 'sentence' });
    assert.equal(prepared.form, 'sentence');
    return prepared.messages.map(({ content }) => content);
  };

  it('asks for an explanation in the language of whoever asks, and shows it', async () => {
    const [rule, , first, , second, code] = await messages('explain', 'Russian');
    assert.match(rule ?? '', / Answer in Russian\.$/);
    assert.match(`${first} ${second}`, /^Возвращает .*\. Возвращает .*\.$/);
    assert.equal(code, 'def twice(n):\n    return n * 2');
    assert.match((await messages('explain', 'German'))[0] ?? '', / Answer in German\.$/);
  });

  it('says nothing of a language where none is asked for, and of documentation, which is the code’s', async () => {
    const plain = await messages('explain');
    assert.doesNotMatch(plain.join('\n'), /Answer in|[а-я]/);
    assert.deepEqual(await messages('document', 'Russian'), plain);
  });
});
