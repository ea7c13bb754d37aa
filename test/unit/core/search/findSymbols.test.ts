import assert from 'node:assert/strict';
import type { SymbolQuery } from '../../../../src/core/search/findSymbols.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const FILES = {
  'shop/app.py':
    'TOKEN = "ghp_0123456789abcdefghijklmnopqrstuvwxyz"\n\n\nclass App:\n    """The shop. It sells."""\n\n    def run(self, port=1):\n        return port\n\n\ndef run_all(apps):\n    return [app.run() for app in apps]\n',
  'shop/cart.py': 'class Cart:\n    run = 1\n\n    def get_total(self):\n        return 1\n',
  'tests/test_app.py': 'class App:\n    def run(self):\n        pass\n\n\ndef rerun():\n    pass\n',
};

const find = (query: Partial<SymbolQuery> & { readonly name: string }) =>
  createMemoryWorkspace(FILES).index.symbols({ from: 0, most: 20, ...query });
const ids = async (query: Partial<SymbolQuery> & { readonly name: string }) =>
  (await find(query)).symbols.map(({ id }) => id);

describe('finding definitions by name', () => {
  it('gives those with the name itself, code before data, tests last', async () => {
    assert.deepEqual(await ids({ name: 'run' }), [
      'shop/app.py#App.run',
      'shop/cart.py#Cart.run',
      'tests/test_app.py#App.run',
    ]);
    assert.deepEqual(await ids({ name: 'App.run' }), ['shop/app.py#App.run', 'tests/test_app.py#App.run']);
    assert.deepEqual(await ids({ name: 'shop/app.py#App.run' }), ['shop/app.py#App.run']);
    assert.deepEqual(await ids({ name: 'CART' }), ['shop/cart.py#Cart']);
  });

  it('says when it found only what holds the name or its words', async () => {
    const { exact, symbols } = await find({ name: 'total' });
    assert.deepEqual([exact, symbols.map(({ id }) => id)], [false, ['shop/cart.py#Cart.get_total']]);
    assert.deepEqual(await ids({ name: 'total get' }), ['shop/cart.py#Cart.get_total']);
    assert.deepEqual(await ids({ name: 'nothing like that' }), []);
    assert.deepEqual(await ids({ name: ' ' }), []);
  });

  it('takes a star for any characters, and other signs as they are', async () => {
    assert.deepEqual(await ids({ name: 'get_*' }), ['shop/cart.py#Cart.get_total']);
    assert.deepEqual(await ids({ name: 'App.*' }), ['shop/app.py#App.run', 'tests/test_app.py#App.run']);
    assert.deepEqual(await ids({ name: '(*' }), []);
    assert.deepEqual(await ids({ name: 'A*r*n' }), ['shop/app.py#App.run', 'tests/test_app.py#App.run']);
    assert.deepEqual(await ids({ name: 'get_total*total' }), []);
  });

  it('takes many stars, and looks for each part once', async () => {
    const long = 'a'.repeat(200);
    const { index } = createMemoryWorkspace({ 'a.py': `def ${long}():\n    pass\n` });
    const stars = (name: string) => index.symbols({ name, from: 0, most: 20 }).then(({ total }) => total);
    assert.deepEqual([await stars('*a'.repeat(60)), await stars(`${'*a'.repeat(60)}*b`)], [1, 0]);
  });

  it('keeps to a kind and to a folder or file', async () => {
    assert.deepEqual(await ids({ name: 'run', kind: 'method', path: 'shop' }), ['shop/app.py#App.run']);
    assert.deepEqual(await ids({ name: '*', path: 'shop/cart.py' }), [
      'shop/cart.py#Cart',
      'shop/cart.py#Cart.get_total',
      'shop/cart.py#Cart.run',
    ]);
    assert.deepEqual(await ids({ name: '*', path: 'sho' }), []);
  });

  it('pages, and counts all', async () => {
    const { total, symbols } = await find({ name: 'run', from: 1, most: 1 });
    assert.deepEqual([total, symbols.map(({ id }) => id)], [3, ['shop/cart.py#Cart.run']]);
  });

  it('shows signature, lines and first sentence, secrets masked', async () => {
    const [app] = (await find({ name: 'App', path: 'shop' })).symbols;
    assert.deepEqual(app, {
      id: 'shop/app.py#App',
      kind: 'class',
      path: 'shop/app.py',
      startLine: 4,
      endLine: 8,
      signature: 'class App',
      doc: 'The shop.',
    });
    const [token] = (await find({ name: 'TOKEN' })).symbols;
    assert.match(token!.signature, /__SECRET__/);
  });
});

describe('the neighbours of a definition', () => {
  const files = {
    'a.py':
      'import os\n\nfrom b import Base\n\n\nclass Runner(Base):\n    def go(self):\n        self.step()\n        os.getcwd()\n        unknown()\n\n    def step(self):\n        pass\n\n\nRunner().go()\n',
    'b.py': 'class Base:\n    def step(self):\n        pass\n\n\ndef use(base: Base):\n    base.step()\n',
  };
  const neighbours = (target: string) => createMemoryWorkspace(files).index.neighbours(target);

  it('are what it calls and who calls it, top level of modules and overrides included', async () => {
    const { symbol, callers, callingModules, callees, external, unresolved } = await neighbours('a.py#Runner.go');
    assert.equal(symbol.id, 'a.py#Runner.go');
    assert.deepEqual([callers, callingModules], [[], ['a.py']]);
    assert.deepEqual(
      callees.map(({ id, confidence }) => [id, confidence]),
      [['a.py#Runner.step', 'exact']],
    );
    assert.deepEqual([external, unresolved], [['os:getcwd'], ['unknown']]);
    const used = await neighbours('b.py#use');
    assert.deepEqual(
      used.callees.map(({ id, confidence }) => [id, confidence]),
      [
        ['a.py#Runner.step', 'dispatch'],
        ['b.py#Base.step', 'exact'],
      ],
    );
  });

  it('of a type are those of its members, its own calls left out', async () => {
    const { callers, callees, external } = await neighbours('a.py#Runner');
    assert.deepEqual([callees, external], [[], ['os:getcwd']]);
    assert.deepEqual(
      callers.map(({ id }) => id),
      ['b.py#use'],
    );
  });

  it('of nothing there are none', async () => {
    await assert.rejects(neighbours('a.py#Nothing'), { code: 'target-unknown' });
    await assert.rejects(neighbours('a.py'), { code: 'target-form' });
  });
});
