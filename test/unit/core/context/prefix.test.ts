import assert from 'node:assert/strict';
import type { ActionName } from '../../../../src/core/prompts/actions.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const body = (call: string) =>
  `        """Does its part of the work and says so."""\n        value = ${call}\n        return value\n`;
const FILES = {
  'llmstruct.toml': '[project]\nsummary = "A shop."\n[instructions]\nuser = ["Type hints everywhere"]\n',
  'shop/orders.py': [
    'from .prices import taxed, parse_price',
    'from .stock import reserve',
    '',
    '',
    'class Orders:',
    `    def place(self, cart):\n${body('taxed(reserve(cart))')}`,
    `    def change(self, cart, price):\n${body('parse_price(price)')}`,
    '',
    'def helper(order: Orders):',
    '    return order.place(1)',
    '',
  ].join('\n'),
  'shop/prices.py': 'def taxed(items):\n    return items\n\n\ndef parse_price(text):\n    return text\n',
  'shop/stock.py': 'def reserve(cart):\n    return cart\n',
  'shop/other.py': 'def unrelated():\n    return 1\n',
};

async function prompt(target: string, action: ActionName = 'better', changes: Readonly<Record<string, string>> = {}) {
  const { index } = createMemoryWorkspace({ ...FILES, ...changes });
  const request = { target, action, instruction: '', budget: 1024, windowTokens: 8192 };
  const { messages, pack } = await index.prepare(request);
  return { text: messages.map(({ role, content }) => `${role}\n${content}`).join('\n'), pack };
}

function sharedPrefix(a: string, b: string): string {
  let end = 0;
  while (end < a.length && a[end] === b[end]) end++;
  return a.slice(0, end);
}

const PLACE = 'shop/orders.py#Orders.place';
const CHANGE = 'shop/orders.py#Orders.change';

describe('what prompts share from their beginning', () => {
  it('is all but the request for another action on the same target', async () => {
    const [better, document] = [(await prompt(PLACE)).text, (await prompt(PLACE, 'document')).text];
    const shared = sharedPrefix(better, document).length;
    assert.ok(shared >= 0.8 * better.length, `${shared} of ${better.length}`);
    assert.equal(better.slice(shared).includes('\n```'), false);
  });

  it('is instructions, summary and the outline of the module for two targets of one file', async () => {
    const shared = sharedPrefix((await prompt(PLACE)).text, (await prompt(CHANGE)).text);
    const outline = '# shop/orders.py, outline:\nclass Orders: place, change\nhelper\n';
    assert.ok(shared.includes('Type hints everywhere'));
    assert.ok(shared.includes('Project: A shop.'));
    assert.ok(shared.includes(outline), shared);
  });

  it('is everything after an edit elsewhere, and after an edit inside the body of what is used', async () => {
    const { text } = await prompt(PLACE);
    assert.equal(
      (await prompt(PLACE, 'better', { 'shop/other.py': 'def unrelated():\n    return 2\n\n\nX = 1\n' })).text,
      text,
    );
    const prices = FILES['shop/prices.py'].replace('    return items', '    # more\n    return list(items)');
    assert.equal((await prompt(PLACE, 'better', { 'shop/prices.py': prices })).text, text);
  });

  it('says why the outline is there, and cuts it in a module of many', async () => {
    const { pack } = await prompt(PLACE);
    const outline = pack.items.find(({ form }) => form === 'outline');
    assert.deepEqual(
      [outline?.id, outline?.role, outline?.why],
      ['shop/orders.py', 'outline', 'the module of the target'],
    );
    const many = Array.from(
      { length: 400 },
      (_, at) => `class Thing${at}:\n    def run(self):\n        return ${at}\n`,
    ).join('\n');
    const { index } = createMemoryWorkspace({ 'm.py': many });
    const cut = await index.context({ target: 'm.py#Thing7.run', budget: 1024, fill: 'callers' });
    assert.match(cut.text, /^# m\.py, outline:\nclass Thing0: run\n[^…]*\n…\n/);
    assert.ok(cut.tokens <= 210, String(cut.tokens));
  });
});
