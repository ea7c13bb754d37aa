import assert from 'node:assert/strict';
import type { FoundTargets, TargetsRequest } from '../../../../src/core/search/foundTargets.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'shop/cart.py':
    'class Cart:\n    def total(self):\n        return 1\n\n    def add_item(self, item):\n        """Puts an item into the cart."""\n        self.items.append(item)\n\n\ndef first(items):\n    return items[0]\n',
  'shop/orders.py':
    'class Order:\n    def total(self):\n        return 2\n\n\ndef send_invoice(order):\n    """Mails the invoice to the customer."""\n    return order\n',
  'tests/test_cart.py': 'def first(items):\n    return items[0]\n\n\ndef test_first():\n    assert first([1]) == 1\n',
};

const find = (text: string, more: Omit<TargetsRequest, 'text'> = {}, files: Readonly<Record<string, string>> = FILES) =>
  createMemoryWorkspace(files).index.targets({ text, ...more });
const shown = ({ kind, targets }: FoundTargets) => [kind, ...targets.map(({ id, why }) => `${id} ${why}`)];

describe('the code that a request in words is about', () => {
  it('is what it names as the code does', async () => {
    assert.deepEqual(shown(await find('simplify Cart.total')), ['chosen', 'shop/cart.py#Cart.total named']);
    assert.deepEqual(shown(await find('упрости add_item')), ['chosen', 'shop/cart.py#Cart.add_item named']);
    assert.deepEqual(shown(await find('make `first` faster')), ['chosen', 'shop/cart.py#first named']);
    assert.deepEqual(shown(await find('fix add_item and send_invoice')), [
      'chosen',
      'shop/cart.py#Cart.add_item named',
      'shop/orders.py#send_invoice named',
    ]);
    assert.deepEqual(shown(await find('why shop/orders.py:3 is wrong')), [
      'chosen',
      'shop/orders.py#Order.total line-named',
    ]);
  });

  it('is left open where a name fits several, and decided by the file', async () => {
    assert.deepEqual(shown(await find('simplify total')), [
      'unclear',
      'shop/cart.py#Cart.total named',
      'shop/orders.py#Order.total named',
    ]);
    assert.deepEqual(shown(await find('simplify total in orders.py')), ['chosen', 'shop/orders.py#Order.total named']);
    const near = { path: 'shop/orders.py', line: 6 };
    assert.deepEqual(shown(await find('simplify total', { near })), ['chosen', 'shop/orders.py#Order.total named']);
  });

  it('takes a plain word for a name only where no other word says what is meant', async () => {
    const files = { ...FILES, 'tests/test_app.py': 'def test_app():\n    class customer:\n        pass\n' };
    const mailed = await find('simplify what mails the invoice to the customer', {}, files);
    assert.deepEqual(shown(mailed), ['chosen', 'shop/orders.py#send_invoice words']);
  });

  it('is found by what the code says, English or Russian', async () => {
    assert.deepEqual(shown(await find('mail the invoice in HTML')), ['chosen', 'shop/orders.py#send_invoice words']);
  });

  it('is where the cursor is for "this", and for a request that names nothing', async () => {
    const near = { path: 'shop/cart.py', line: 3 };
    for (const text of ['make this cool', 'дружище, сделай код крутым', 'упрости эту функцию', 'add docs']) {
      assert.deepEqual(shown(await find(text, { near })), ['chosen', 'shop/cart.py#Cart.total at-cursor'], text);
    }
  });

  it('is every function of a file that is named, or at hand', async () => {
    const all = [
      'chosen',
      'shop/cart.py#Cart.total in-file',
      'shop/cart.py#Cart.add_item in-file',
      'shop/cart.py#first in-file',
    ];
    assert.deepEqual(shown(await find('document shop/cart.py')), all);
    assert.deepEqual(shown(await find('задокументируй весь файл', { near: { path: 'shop/cart.py', line: 1 } })), all);
  });

  it('is asked for where nothing tells, with what there is', async () => {
    const { kind, targets } = await find('дружище, сделай код крутым');
    assert.equal(kind, 'unclear');
    assert.deepEqual(
      targets.map(({ why }) => why),
      targets.map(() => 'large'),
    );
    assert.ok(targets.length >= 4 && targets.every(({ path }) => path.startsWith('shop/')));
    const single = { 'a.py': 'def only():\n    return 1\n' };
    assert.deepEqual(shown(await find('сделай код крутым', {}, single)), ['chosen', 'a.py#only only-one']);
    assert.deepEqual(shown(await find('improve the frobnicator')), ['unclear']);
  });
});
