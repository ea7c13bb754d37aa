import assert from 'node:assert/strict';
import { LlmstructError } from '../../../src/core/errors.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';
import { run, scriptedModel } from './standInHost.ts';
import { assertValid } from './validate.ts';

const FILES = {
  'cart.py': 'def total(lines):\n    return sum(lines)\n\n\ndef show(lines):\n    print(total(lines))\n',
  'llmstruct.toml': '[[tasks]]\nid = "T-1"\ntitle = "Round the total"\nsymbol = "cart.py#total"\n',
};
const ANSWER =
  'Summary: Round `total`.\nSteps:\n1. Add a new `round_money`.\n2. Use it in `total`.\n3. Fix `Till.close`.\nSymbols:\n- `cart.py#total`\nRisk: low, one caller.\n';

describe('llmstruct tasks analyze', () => {
  const analyze = (words: readonly string[], replies: readonly (string | Error)[], environment = {}) =>
    run(['tasks', 'analyze', ...words], {
      index: { ...createMemoryWorkspace(FILES).index },
      models: [scriptedModel('ollama/a', replies)],
      environment,
    });

  it('prints what holds, and what does not apart, in Russian too', async () => {
    const { code, out } = await analyze(['T-1'], [ANSWER, ANSWER]);
    assert.equal(code, 0);
    assert.equal(
      out,
      `Round total.

Steps:
1. Add a new \`round_money\`.
2. Use it in \`total\`.

Code:
- cart.py#total
Callers: 1, in files: 1

Risk: low. one caller.

New, not there yet:
- round_money

Left out, for it is not in the code:
- Till.close

By ollama/a; kept with the task.
`,
    );
    const russian = await analyze(['T-1'], [ANSWER, ANSWER], { LLMSTRUCT_LANG: 'ru' });
    assert.match(russian.out, /Шаги:[\s\S]*Опущено: этого нет в коде:\n- Till\.close/);
    const json = await analyze(['T-1', '--json'], [ANSWER, ANSWER]);
    assertValid('analysis', json.json);
  });

  it('says why there is none', async () => {
    const unknown = await analyze(['T-9', '--json'], [ANSWER]);
    assert.equal(unknown.code, 2);
    assertValid('error', unknown.json);
    const none = await analyze(['T-1'], ['No.', 'No.']);
    assert.equal(none.code, 1);
    const down = await analyze(['T-1'], [new LlmstructError('model-unreachable', { host: 'http://x' })]);
    assert.equal(down.code, 3);
  });
});
