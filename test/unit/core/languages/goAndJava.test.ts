import assert from 'node:assert/strict';
import type { StructDocument, SymbolRecord } from '../../../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

async function symbolsOf(files: Readonly<Record<string, string>>): Promise<Map<string, SymbolRecord>> {
  const workspace = createMemoryWorkspace(files);
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  const document = JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
  const found = new Map<string, SymbolRecord>();
  const add = (symbol: SymbolRecord) => {
    found.set(symbol.id, symbol);
    for (const member of symbol.members ?? []) add(member);
  };
  for (const module of document.modules) for (const symbol of module.symbols) add(symbol);
  return found;
}

const callsOf = (symbols: ReadonlyMap<string, SymbolRecord>, id: string) =>
  (symbols.get(id)?.calls ?? []).map((call) => call.id);

const goShop = (folder: string) => ({
  [`${folder}/cart.go`]: [
    'package shop',
    '',
    '// Cart is a cart.',
    'type Cart struct {',
    '\tItems []Item',
    '}',
    '',
    '// Total sums.',
    'func (c *Cart) Total() int {',
    '\tsum := 0',
    '\tfor _, it := range c.Items {',
    '\t\tsum += it.Cost()',
    '\t}',
    '\treturn helper(sum)',
    '}',
  ].join('\n'),
  [`${folder}/item.go`]: [
    'package shop',
    '',
    'type Item struct{ Price int }',
    '',
    'func (i Item) Cost() int { return i.Price }',
    '',
    'func helper(n int) int { return n }',
  ].join('\n'),
});

describe('Go', () => {
  it('knows methods by their receiver, and the other files of a package', async () => {
    const symbols = await symbolsOf(goShop('shop'));
    const total = symbols.get('shop/cart.go#Cart.Total')!;
    assert.deepEqual([total.kind, total.signature, total.doc], ['method', 'func (c *Cart) Total() int', 'Total sums.']);
    assert.deepEqual(callsOf(symbols, total.id), ['shop/item.go#Item.Cost', 'shop/item.go#helper']);
  });

  it('does not link two copies of a program', async () => {
    const symbols = await symbolsOf({ ...goShop('one'), ...goShop('two') });
    for (const copy of ['one', 'two']) {
      assert.deepEqual(callsOf(symbols, `${copy}/cart.go#Cart.Total`), [
        `${copy}/item.go#Item.Cost`,
        `${copy}/item.go#helper`,
      ]);
    }
  });
});

describe('Java', () => {
  it('knows fields, elements of collections, own methods and classes of the package', async () => {
    const symbols = await symbolsOf({
      'a/b/Cart.java': [
        'package a.b;',
        'import java.util.List;',
        '/** A cart. */',
        'public class Cart {',
        '  private final List<Item> items;',
        '  public Cart(List<Item> items) { this.items = items; }',
        '  public int total() { int s = 0; for (Item i : items) { s += i.cost(); } return helper(s); }',
        '  static int helper(int n) { return n; }',
        '}',
      ].join('\n'),
      'a/b/Item.java': 'package a.b;\nclass Item { int cost() { return 1; } }\n',
    });
    assert.equal(symbols.get('a/b/Cart.java#Cart')!.doc, 'A cart.');
    assert.equal(symbols.get('a/b/Cart.java#Cart.Cart')!.kind, 'constructor');
    assert.deepEqual(callsOf(symbols, 'a/b/Cart.java#Cart.total'), [
      'a/b/Cart.java#Cart.helper',
      'a/b/Item.java#Item.cost',
    ]);
  });
});
