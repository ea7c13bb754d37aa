import assert from 'node:assert/strict';
import type { FillMode } from '../../../../src/core/context/contextPack.ts';
import type { LlmstructError } from '../../../../src/core/errors.ts';
import { estimateTokens } from '../../../../src/core/text/tokenEstimate.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'shop/cart.py': [
    '"""Carts."""',
    'from .prices import Price, taxed',
    '',
    '',
    'class Basket:',
    '    def total(self) -> Price: ...',
    '',
    '',
    'class Cart(Basket):',
    '    """What somebody is about to buy. Long story."""',
    '',
    '    def __init__(self):',
    '        self.items: list[Price] = []',
    '',
    '    def total(self) -> Price:',
    '        """The sum of all items."""',
    '        return taxed(self.items)',
  ].join('\n'),
  'shop/prices.py':
    'class Price:\n    """An amount."""\n\n\ndef taxed(items):\n    """Adds the tax."""\n    return items\n',
  'shop/main.py': 'from .cart import Cart\n\n\ndef show(cart: Cart):\n    print(cart.total())\n',
  'README.md': '# Shop\n\nA shop.\n',
};

const context = (target: string, budget: number, fill: FillMode = 'none') =>
  createMemoryWorkspace(FILES).index.context({ target, budget, fill });

describe('context of a definition', () => {
  it('shows what the definition refers to, as signatures with the first sentence of their documentation', async () => {
    const pack = await context('shop/cart.py#Cart.total', 512);
    assert.deepEqual(
      pack.items.map(({ id, role, form }) => [id, role, form]),
      [
        ['shop/prices.py#taxed', 'dependency', 'signature'],
        ['shop/prices.py#Price', 'type', 'signature'],
        ['shop/cart.py#Cart.items', 'member', 'signature'],
      ],
    );
    assert.equal(
      pack.text,
      [
        '# shop/cart.py',
        'class Cart:',
        ' self.items: list[Price] = []',
        '',
        '# shop/prices.py',
        'class Price  # An amount.',
        'def taxed(items)  # Adds the tax.',
        '',
      ].join('\n'),
    );
  });

  it('says of an object only the lines that it shows, not those of its methods', async () => {
    const { index } = createMemoryWorkspace({
      'prices.js':
        'module.exports = {\n  rate: 2,\n  taxed(x) {\n    return x;\n  },\n  plain(x) {\n    return x;\n  },\n};\n',
      'cart.js': "const prices = require('./prices');\nfunction total(x) {\n  return prices.plain(x);\n}\n",
    });
    const pack = await index.context({ target: 'cart.js#total', budget: 512, fill: 'none' });
    assert.deepEqual(
      pack.items.map(({ id, startLine, endLine }) => [id, startLine, endLine]),
      [
        ['prices.js#default.plain', 6, 6],
        ['prices.js#default', 1, 2],
      ],
    );
  });

  it('puts what is overridden and who calls under headings of their own', async () => {
    const { text, items } = await context('shop/cart.py#Cart.total', 512, 'callers');
    assert.match(text, /\nOverridden by it:\n# shop\/cart\.py\nclass Basket:\n def total\(self\) -> Price\n/);
    assert.match(text, /\nCalled from:\n# shop\/main\.py\ndef show\(cart: Cart\)\n/);
    assert.deepEqual(
      items.filter(({ role }) => role === 'caller').map(({ id }) => id),
      ['shop/main.py#show'],
    );
  });

  it('never goes over its budget, and says what was dropped', async () => {
    for (let budget = 1; budget < 120; budget += 3) {
      for (const fill of ['none', 'callers', 'bodies'] as const) {
        const pack = await context('shop/cart.py#Cart.total', budget, fill);
        assert.ok(pack.tokens <= budget, `${pack.tokens} of ${budget}`);
        assert.equal(pack.tokens, estimateTokens(pack.text));
      }
    }
    const { dropped } = await context('shop/cart.py#Cart.total', 20);
    assert.ok(
      dropped.length > 0 && dropped.every(({ why }) => why.endsWith('over the budget')),
      JSON.stringify(dropped),
    );
  });

  it('takes whole bodies where they fit', async () => {
    const { text, items } = await context('shop/cart.py#Cart.total', 512, 'bodies');
    assert.match(text, /def taxed\(items\):\n {4}"""Adds the tax\."""\n {4}return items/);
    assert.deepEqual(
      items.filter(({ form }) => form === 'body').map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [5, 7],
        [1, 2],
        [13, 13],
      ],
    );
  });

  it('finds a target by line, and says what it cannot find', async () => {
    assert.equal((await context('shop/cart.py:16', 512)).target, 'shop/cart.py#Cart.total');
    assert.equal((await context('shop/cart.py:10', 512)).target, 'shop/cart.py#Cart');
    await assert.rejects(context('shop/cart.py:3', 512), { code: 'no-definition-at-line' });
    await assert.rejects(context('shop/cart.py#Cart.totals', 512), { code: 'target-unknown' });
    await assert.rejects(context('nothing.py:1', 512), { code: 'target-unknown' });
    await assert.rejects(context('../out.py:1', 512), { code: 'file-outside-workspace' });
    await assert.rejects(context('what', 512), { code: 'target-form' });
  });

  it('takes a path as a shell completes it', async () => {
    assert.equal((await context('./shop/cart.py#Cart.total', 512)).target, 'shop/cart.py#Cart.total');
    assert.equal((await context('shop/../shop/cart.py#Cart', 512)).target, 'shop/cart.py#Cart');
    assert.equal((await context('./shop/cart.py:16', 512)).target, 'shop/cart.py#Cart.total');
  });

  it('names overloads in source order where one is asked for that is not there', async () => {
    const run =
      'class A {\n  void run() {}\n' +
      Array.from({ length: 11 }, (_, at) => `  void run(B${at} b) {}\n`).join('') +
      '}\n';
    const { index } = createMemoryWorkspace({ 'A.java': run });
    await assert.rejects(index.context({ target: 'A.java#A.run~13', budget: 100, fill: 'none' }), {
      details: { target: 'A.java#A.run~13', near: 'A.java#A.run, A.java#A.run~2, A.java#A.run~3' },
    });
  });

  it('says what a wrong target may have meant, and answers with none of it', async () => {
    const near = async (target: string) =>
      context(target, 512).then(
        () => assert.fail(target),
        (error: LlmstructError) => [error.code, error.details['near']],
      );
    assert.deepEqual(await near('shop/cart.py#Cart.totl'), [
      'target-unknown',
      'shop/cart.py#Basket.total, shop/cart.py#Cart.total',
    ]);
    assert.deepEqual(await near('shop/cart.py#total'), [
      'target-unknown',
      'shop/cart.py#Basket.total, shop/cart.py#Cart.total',
    ]);
    assert.deepEqual(await near('cart.py#Cart.total'), ['target-unknown', 'shop/cart.py#Cart.total']);
    assert.deepEqual(await near('shop/cart.py#Cart~2'), ['target-unknown', 'shop/cart.py#Cart']);
    assert.deepEqual(await near('Cart.total'), ['target-form', 'shop/cart.py#Cart.total']);
    assert.deepEqual(await near('shop/cart.py'), ['target-form', 'shop/cart.py#Basket, shop/cart.py#Cart']);
    assert.deepEqual(await near('shop/mian.py:12'), ['target-unknown', 'shop/main.py:12']);
    assert.deepEqual(await near('shop/abc.py:12'), ['target-unknown', undefined]);
    assert.deepEqual(await near('shop/crat.py:12'), ['target-unknown', 'shop/cart.py:12']);
    assert.deepEqual(await near('shop/cart.py#Nothing'), ['target-unknown', undefined]);
    assert.deepEqual(await near('shop/cart.py#'), ['target-unknown', undefined]);
  });
});

describe('prompt', () => {
  const request = { target: 'shop/cart.py#Cart.total', action: 'better', instruction: '', budget: 256 } as const;

  it('stands in the order instructions, summary, context, target, request, and is the same every time', async () => {
    const [first, second] = await Promise.all(
      [1, 2].map(() => createMemoryWorkspace(FILES).index.prepare({ ...request, windowTokens: 4096 })),
    );
    assert.deepEqual(first, second);
    const text = first!.messages.map(({ content }) => content).join('\n');
    const places = ['one code fence', 'Project: A shop.', 'From the project:', 'The definition, in', 'Make this'];
    const found = places.map((part) => text.indexOf(part));
    assert.deepEqual(
      found,
      [...found].sort((a, b) => a - b),
      text,
    );
    assert.ok(
      found.every((at) => at >= 0),
      text,
    );
  });

  it('shows the target with its own indentation', async () => {
    const { messages } = await createMemoryWorkspace(FILES).index.prepare({ ...request, windowTokens: 4096 });
    assert.match(messages[1]!.content, /```python\n {4}def total\(self\) -> Price:\n {8}"""The sum/);
  });

  it('shares its prefix with another action on the same target', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const textOf = async (action: 'better' | 'document') =>
      (await index.prepare({ ...request, action, windowTokens: 4096 })).messages
        .map(({ content }) => content)
        .join('\n');
    const [better, document] = [await textOf('better'), await textOf('document')];
    let shared = 0;
    while (better[shared] === document[shared]) shared++;
    assert.ok(shared / better.length >= 0.8, `${shared} of ${better.length}`);
  });

  it('is capped as a whole by the window less the reply, and refused when the target alone does not fit', async () => {
    const { index } = createMemoryWorkspace(FILES);
    for (const windowTokens of [360, 400, 500, 4096]) {
      const prepared = await index.prepare({ ...request, windowTokens });
      assert.ok(prepared.promptTokens + prepared.replyTokens <= windowTokens, String(windowTokens));
    }
    await assert.rejects(index.prepare({ ...request, windowTokens: 200 }), { code: 'prompt-too-large' });
  });

  it('uses the text of unsaved editors', async () => {
    const { index } = createMemoryWorkspace(FILES);
    const text = `${FILES['shop/cart.py']}\n\n    def clear(self):\n        self.items = []\n`;
    const prepared = await index.prepare({
      ...request,
      target: 'shop/cart.py#Cart.clear',
      windowTokens: 4096,
      open: [{ path: 'shop/cart.py', text }],
    });
    assert.equal(prepared.base.slice(prepared.start, prepared.end), 'def clear(self):\n        self.items = []');
  });

  it('shows the type of a method that does not stand in it: receivers, out-of-class definitions, prototypes', async () => {
    const of = async (files: Readonly<Record<string, string>>, target: string) => {
      const pack = await createMemoryWorkspace(files).index.context({ target, budget: 512, fill: 'none' });
      return pack.items.filter(({ why }) => why === 'its type').map(({ id }) => id);
    };
    const go = {
      'cart/cart.go': 'package cart\n\ntype Cart struct {\n\titems int\n}\n',
      'cart/total.go': 'package cart\n\nfunc (c *Cart) Total() int {\n\treturn 1\n}\n',
    };
    assert.deepEqual(await of(go, 'cart/total.go#Cart.Total'), ['cart/cart.go#Cart']);
    const cpp = {
      'cart.h': 'class Cart {\n public:\n  int total();\n};\n',
      'cart.cc': '#include "cart.h"\n\nint Cart::total() {\n  return 1;\n}\n',
    };
    assert.deepEqual(await of(cpp, 'cart.cc#Cart.total'), ['cart.h#Cart']);
    const js = { 'cart.js': 'function Cart() {}\nCart.prototype.total = function () { return 1; };\n' };
    assert.deepEqual(await of(js, 'cart.js#Cart.total'), ['cart.js#Cart']);
    assert.deepEqual(await of(FILES, 'shop/cart.py#Cart.total'), []);
  });
});
