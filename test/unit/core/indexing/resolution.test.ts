import assert from 'node:assert/strict';
import type { StructDocument } from '../../../../src/core/model/structDocument.ts';
import { callsOf as callsOfSymbol, documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

const callsOf = (document: StructDocument, id: string) => callsOfSymbol(symbolsIn(document), id);

describe('resolution in Python', () => {
  it('follows imports, relative and absolute, through __init__ re-exports and src layouts', async () => {
    const document = await documentOf({
      'src/shop/__init__.py': 'from .cart import Cart as Cart\n',
      'src/shop/cart.py': 'class Cart:\n    def total(self): return 0\n',
      'tests/test_cart.py': 'import shop\nfrom shop import Cart\ndef test():\n    Cart().total()\n    shop.Cart()\n',
    });
    assert.deepEqual(callsOf(document, 'tests/test_cart.py#test'), [
      'exact src/shop/cart.py#Cart',
      'exact src/shop/cart.py#Cart.total',
    ]);
  });

  it('knows receivers by annotation, construction, self, fields, return annotation, isinstance and super', async () => {
    const document = await documentOf({
      'a.py': [
        'class Base:',
        '    def hello(self): pass',
        'class A(Base):',
        '    def __init__(self, other: "B"):',
        '        self.other = other',
        '    def go(self):',
        '        self.other.run()',
        '        super().hello()',
        '        make().run()',
        '        self.hello()',
        'class B:',
        '    def run(self): pass',
        '    def only(self): pass',
        'def make() -> B: return B()',
        'def check(x):',
        '    if isinstance(x, B):',
        '        x.only()',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'a.py#A.go'), ['exact a.py#B.run', 'exact a.py#Base.hello', 'exact a.py#make']);
    assert.deepEqual(callsOf(document, 'a.py#check'), ['exact a.py#B.only']);
  });

  it('leaves unknown what is unknown, and never links to a namesake elsewhere', async () => {
    const document = await documentOf({
      'one/a.py': 'def helper(): pass\ndef run(x):\n    helper()\n    x.compute()\n    missing()\n',
      'two/a.py':
        'def helper(): pass\ndef missing(): pass\nclass C:\n    def compute(self): pass\ndef run():\n    helper()\n',
    });
    assert.deepEqual(callsOf(document, 'one/a.py#run'), ['exact one/a.py#helper']);
    assert.deepEqual(symbolsIn(document).get('one/a.py#run')!.unresolved, ['compute', 'missing']);
    assert.deepEqual(callsOf(document, 'two/a.py#run'), ['exact two/a.py#helper']);
  });

  it('marks what lies outside with its package', async () => {
    const document = await documentOf({
      'a.py': 'import os.path\nfrom click import echo\ndef f():\n    echo(os.path.join())\n',
    });
    assert.deepEqual(symbolsIn(document).get('a.py#f')!.external, ['click:echo', 'os:path', 'os:path.join']);
  });

  it('names the declared method and, as dispatch, what it may run as', async () => {
    const document = await documentOf({
      'a.py': [
        'class Shape:',
        '    def area(self): ...',
        'class Square(Shape):',
        '    def area(self): return 1',
        'def total(shape: Shape): return shape.area()',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'a.py#total'), ['exact a.py#Shape.area', 'dispatch a.py#Square.area']);
  });

  it('knows super whatever the method behind it is given', async () => {
    const document = await documentOf({
      'a.py': [
        'class Base:',
        '    def __init__(self, a, b): ...',
        '    def save(self, *a, **k): ...',
        'class A(Base):',
        '    def __init__(self, a, b): super().__init__(a, b)',
        '    def save(self, *args, **kwargs): super().save(*args, **kwargs)',
        '    def older(self, a, b): super(A, self).save(a, b)',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'a.py#A.__init__'), ['exact a.py#Base.__init__']);
    assert.deepEqual(callsOf(document, 'a.py#A.save'), ['exact a.py#Base.save']);
    assert.deepEqual(callsOf(document, 'a.py#A.older'), ['exact a.py#Base.save']);
  });

  it('does not take super calls for calls of overrides', async () => {
    const document = await documentOf({
      'a.py': [
        'class Shape:',
        '    def area(self): ...',
        'class Square(Shape):',
        '    def area(self): return super().area()',
      ].join('\n'),
      'b.ts': 'class A { run() {} }\nclass B extends A { run() { super.run(); } }\n',
    });
    assert.deepEqual(callsOf(document, 'a.py#Square.area'), ['exact a.py#Shape.area']);
    assert.deepEqual(callsOf(document, 'b.ts#B.run'), ['exact b.ts#A.run']);
  });

  it('lets locals and parameters hide what is outside', async () => {
    const document = await documentOf({
      'a.py': 'def helper(): pass\ndef f(helper):\n    helper()\ndef g():\n    helper = 1\n    helper()\n',
    });
    assert.deepEqual(callsOf(document, 'a.py#f'), []);
    assert.deepEqual(callsOf(document, 'a.py#g'), []);
  });
});

describe('resolution in TypeScript and JavaScript', () => {
  it('follows named, default, namespace and re-exported imports, `.js` names of `.ts` files too', async () => {
    const document = await documentOf({
      'lib/one.ts': 'export function one() {}\nexport default class Def { go() {} }\n',
      'lib/index.ts': "export * from './one.js';\nexport { default as Def } from './one.js';\n",
      'main.ts': [
        "import { one, Def } from './lib';",
        "import * as all from './lib/index.js';",
        'export function run() { one(); new Def().go(); all.one(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'main.ts#run'), [
      'exact lib/one.ts#Def',
      'exact lib/one.ts#Def.go',
      'exact lib/one.ts#one',
    ]);
  });

  it('knows types of parameters, fields, awaited promises, arrays, maps and destructured properties', async () => {
    const document = await documentOf({
      'a.ts': [
        'export class Item { use() {} }',
        'export class Store {',
        '  private items: Item[] = [];',
        '  byName = new Map<string, Item>();',
        '  constructor(private readonly main: Item) {}',
        '  async load(): Promise<Item> { return this.main; }',
        '}',
        'export async function run(store: Store) {',
        '  (await store.load()).use();',
        '}',
        'export function each(store: Store) { const { main } = store; main.use(); }',
        'export function get(store: Store) { store.byName.get("a")!.use(); }',
      ].join('\n'),
    });
    for (const [name, expected] of [
      ['run', ['exact a.ts#Item.use', 'exact a.ts#Store.load']],
      ['each', ['exact a.ts#Item.use']],
      ['get', ['exact a.ts#Item.use']],
    ] as const) {
      assert.deepEqual(callsOf(document, `a.ts#${name}`), expected, name);
    }
  });

  it('follows CommonJS exports and objects of functions', async () => {
    const document = await documentOf({
      'util.js': 'function a() {}\nmodule.exports = { a, b: () => a() };\n',
      'main.js':
        "const util = require('./util');\nconst { a } = require('./util');\nfunction run() { util.a(); util.b(); a(); }\n",
    });
    assert.deepEqual(callsOf(document, 'main.js#run'), ['exact util.js#a', 'exact util.js#default.b']);
  });
});
