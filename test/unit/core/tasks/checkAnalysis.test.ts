import assert from 'node:assert/strict';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'shop/cart.py': `from shop.tax import tax\n\n\nclass Cart:\n    def total(self, country):\n        return sum(self.lines) * tax(country)\n\n\ndef print_cart(cart):\n    print(cart.total("de"))\n`,
  'shop/tax.py': 'def tax(country):\n    return 1.2\n',
  'other.py': 'def tax(x):\n    return x\n',
  'llmstruct.toml':
    '[[tasks]]\nid = "T-1"\ntitle = "Round the total"\nsymbol = "shop/cart.py#Cart.total"\ndescription = "Use `decimal` for money"\n',
};

const GOOD = `Here is my analysis.

**Summary:** \`Cart.total\` returns a float; it should be rounded to cents.

## Steps
1. Change \`Cart.total\` in shop/cart.py to use \`Decimal\`, from a new helper \`round_money\`.
2. Call \`round_money\` in \`tax\` of shop/tax.py.
   It takes a country.
3. Update \`Invoice.render\` in shop/invoice.py.

### Affected symbols
- \`shop/cart.py#Cart.total\` and its callers
- \`shop/tax.py#tax\`
- \`shop/invoice.py\`
- \`Cart.checkout\`

**Risk**: Medium. \`print_cart\` shows what it returns. \`Ledger.post\` would break.
`;

describe('checkAnalysis', () => {
  const check = async (reply: string, shown = '', files: Readonly<Record<string, string>> = FILES) =>
    createMemoryWorkspace(files).index.checkAnalysis({ id: 'T-1', reply, shown });

  it('keeps what is there, tells what would be new, and drops with mention what is made up', async () => {
    const checked = await check(GOOD, 'from decimal import Decimal');
    assert.ok(checked.status === 'usable');
    assert.deepEqual(checked.content, {
      summary: 'Cart.total returns a float; it should be rounded to cents.',
      steps: [
        'Change `Cart.total` in shop/cart.py to use `Decimal`, from a new helper `round_money`.',
        'Call `round_money` in `tax` of shop/tax.py. It takes a country.',
      ],
      symbols: ['shop/cart.py#Cart.total', 'shop/tax.py#tax'],
      risk: { level: 'medium', reason: 'print_cart shows what it returns.' },
      proposed: ['round_money'],
      dropped: ['Invoice.render', 'shop/invoice.py', 'Cart.checkout', 'Ledger.post'],
      callers: 1,
      files: 1,
    });
    assert.deepEqual(checked.invented, ['Invoice.render', 'shop/invoice.py', 'Cart.checkout', 'Ledger.post']);
  });

  it('reads Russian, with labels in Russian too', async () => {
    const checked = await check(
      'Итог: округлить сумму до копеек.\nШаги:\n1) Изменить `Cart.total`.\n2) Добавить новую функцию `round_money`.\nСимволы: shop/cart.py\nРиск: низкий, вызывающих мало.',
    );
    assert.ok(checked.status === 'usable');
    const { summary, steps, symbols, risk, proposed } = checked.content;
    assert.equal(summary, 'округлить сумму до копеек.');
    assert.equal(steps.length, 2);
    assert.deepEqual([symbols, proposed], [['shop/cart.py'], ['round_money']]);
    assert.deepEqual(risk, { level: 'low', reason: 'вызывающих мало.' });
  });

  it('guesses none of several namesakes', async () => {
    const checked = await check('Summary: Change the tax.\nSymbols:\n- `tax`\n');
    assert.ok(checked.status === 'usable');
    assert.deepEqual(checked.content.symbols, []);
    const shown = await check('Summary: Change the tax.\nSymbols:\n- `tax` in other.py\n');
    assert.ok(shown.status === 'usable');
    assert.deepEqual(shown.content.symbols, ['other.py#tax']);
  });

  it('takes names of languages, of the task and of what was shown for there', async () => {
    const reply =
      'Summary: Use `decimal`, `ValueError` and `sum()`; `self.lines` stays.\nSteps:\n- Read `rate_of` first.\n';
    const checked = await check(reply, 'class Cart:\n    self.lines = rate_of');
    assert.ok(checked.status === 'usable');
    assert.deepEqual([checked.content.dropped, checked.content.proposed], [[], []]);
  });

  it('finds no analysis where there is none', async () => {
    for (const reply of [
      '',
      'I cannot help with that.',
      'Summary: `Nobody.knows` this.',
      '```python\ndef f(): pass\n```',
    ]) {
      assert.equal((await check(reply)).status, 'unusable', reply);
    }
  });

  it('says what task is unknown', async () => {
    const { index } = createMemoryWorkspace(FILES);
    await assert.rejects(index.checkAnalysis({ id: 'T-9', reply: GOOD, shown: '' }), { code: 'task-unknown' });
  });
});
