import assert from 'node:assert/strict';
import type { BodyFacts, FileFacts } from '../../../../src/core/model/fileFacts.ts';
import { testParser } from '../../../support/testParser.ts';

const factsOf = async (path: string, text: string): Promise<FileFacts & BodyFacts> => {
  const { facts, body } = await testParser.facts(path, testParser.languageOf(path, text)!, text);
  return { ...facts, ...body, locals: [...facts.locals, ...body.locals] };
};

/** `kind Owner.name` of every definition. */
const namesOf = (facts: FileFacts): string[] =>
  facts.definitions.map(
    ({ kind, name, parent }) => `${kind} ${parent < 0 ? '' : `${facts.definitions[parent]!.name}.`}${name}`,
  );

const chainsFrom = (facts: FileFacts & BodyFacts, name: string): string[] => {
  const at = facts.definitions.findIndex((definition) => definition.name === name);
  return facts.references.filter(({ from }) => from === at).map(({ kind, chain }) => `${kind} ${chain.join(' ')}`);
};

describe('facts of Python', () => {
  const text = [
    '"""Orders.',
    '',
    'More."""',
    'import os.path as p',
    'from .cart import Cart as C, Item',
    'MAX = 10',
    '@register(MAX)',
    'class App(Base):',
    '    """The app."""',
    '    name: str = "x"',
    '    def __init__(self, cart: C):',
    '        self.cart = cart',
    '    @property',
    '    def total(self) -> int:',
    '        for item in self.cart:',
    '            item.run()',
    '        return helper(self.cart.total())',
    'def helper(*args):',
    '    def inner(a): return a',
    '    return inner(args)',
  ].join('\n');

  it('lists definitions with their owners, fields made by assignment included', async () => {
    assert.deepEqual(namesOf(await factsOf('a.py', text)), [
      'constant MAX',
      'class App',
      'field App.name',
      'constructor App.__init__',
      'field App.cart',
      'accessor App.total',
      'function helper',
      'function helper.inner',
    ]);
  });

  it('takes decorators and documentation into the range, and the header as written', async () => {
    const app = (await factsOf('a.py', text)).definitions[1]!;
    assert.deepEqual([app.startLine, app.nameLine, app.endLine], [7, 8, 17]);
    assert.equal(app.signature, 'class App(Base)');
    assert.equal(app.doc, 'The app.');
    assert.deepEqual(app.decorators, ['register(MAX)']);
  });

  it('reads expressions as chains whose roots are resolved in the file', async () => {
    const facts = await factsOf('a.py', text);
    const chains = chainsFrom(facts, 'total');
    assert.ok(chains.includes('value @this .cart .total ()'), chains.join('\n'));
    assert.ok(chains.includes('value ^6 ()'), 'helper is definition 6');
    const item = facts.locals.find(({ values }) => values?.[0]?.join(' ') === '@this .cart each');
    assert.notEqual(item, undefined, 'the loop variable is an element of self.cart');
  });

  it('reads imports with their aliases', async () => {
    assert.deepEqual((await factsOf('a.py', text)).imports, [
      { from: 'os.path', name: '', as: 'p' },
      { from: '.cart', name: 'Cart', as: 'C' },
      { from: '.cart', name: 'Item', as: 'Item' },
    ]);
  });
});

describe('facts of TypeScript', () => {
  it('lists classes, fields, parameter properties, accessors, interfaces, enums, overloads once', async () => {
    const text = [
      'export class Foo<T> extends Base<T> implements I {',
      '  private readonly x: Map<string, C> = new Map();',
      '  constructor(private readonly svc: Service) { super(); }',
      '  get v(): number { return this.x.size }',
      '  #p() {}',
      '}',
      'export function over(a: string): void;',
      'export function over(a: any): void { a(); }',
      'export const arrow = async (k: K): Promise<void> => { k.l(); };',
      'export interface I { foo: string; bar(x: C): D; }',
      'export enum E { A, B = 2 }',
      'namespace N { export const q = 1; }',
    ].join('\n');
    assert.deepEqual(namesOf(await factsOf('b.ts', text)), [
      'class Foo',
      'field Foo.x',
      'constructor Foo.constructor',
      'field Foo.svc',
      'accessor Foo.v',
      'method Foo.#p',
      'function over',
      'function arrow',
      'interface I',
      'field I.foo',
      'method I.bar',
      'enum E',
      'member E.A',
      'member E.B',
      'namespace N',
      'constant N.q',
    ]);
  });

  it('counts a documentation comment to the definition after it, not to one further on', async () => {
    const facts = await factsOf('b.ts', '/** One. */\nfunction one() {}\n\n/** Lost. */\n\nfunction two() {}\n');
    assert.deepEqual(
      facts.definitions.map(({ doc, startLine }) => [doc, startLine]),
      [
        ['One.', 1],
        [undefined, 6],
      ],
    );
  });
});

describe('facts of JavaScript', () => {
  it('knows CommonJS exports, prototype methods and classes without a name', async () => {
    const text = [
      "const { a, b: c } = require('./m');",
      'function A(x) {}',
      'A.prototype.go = function (k) { return this.y; };',
      'module.exports = { A, c };',
      'exports.e = function () { return a(); };',
    ].join('\n');
    const facts = await factsOf('c.js', text);
    assert.deepEqual(namesOf(facts), ['function A', 'method A.go', 'constant default', 'function e']);
    assert.deepEqual(facts.imports, [
      { from: './m', name: 'a', as: 'a' },
      { from: './m', name: 'b', as: 'c' },
    ]);
    assert.deepEqual(facts.exports, [{ name: '=', chain: ['^2'] }]);
    assert.deepEqual(facts.definitions[2]!.aliases, [
      { name: 'A', chain: ['^0'] },
      { name: 'c', chain: ['c'] },
    ]);
  });

  it('leaves out what has no name at all', async () => {
    const facts = await factsOf('a.js', "class A {\n  '' () {}\n  'b c' () {}\n}\n");
    assert.deepEqual(namesOf(facts), ['class A', 'method A.b c']);
  });

  it('takes a component for a call and a plain JSX tag for nothing', async () => {
    const facts = await factsOf('c.jsx', 'const C = () => <Foo.Bar x={c}><div/></Foo.Bar>;');
    assert.deepEqual(chainsFrom(facts, 'C'), ['value Foo .Bar ()', 'value c', 'value Foo .Bar']);
  });
});

describe('syntax errors', () => {
  it('keeps the good definitions, marks the spoiled one, and says where and what', async () => {
    const facts = await factsOf(
      'a.py',
      'def good():\n    return 1\n\n\ndef bad(:\n    return 2\n\n\ndef fine():\n    return 3\n',
    );
    assert.deepEqual(
      facts.definitions.filter(({ partial }) => partial !== true).map(({ name }) => name),
      ['good', 'fine'],
    );
    assert.equal(facts.errors.length > 0, true);
    assert.equal(facts.errors[0]!.line, 5);
    assert.match(facts.errors[0]!.reason, /^(unexpected|missing) /);
  });

  it('survives any text: empty, binary-like, one long line, deep nesting', async () => {
    for (const text of [
      '',
      '\uFEFF',
      '\u0001\u0002(((',
      'x'.repeat(100_000),
      '('.repeat(3000),
      `x = ${'['.repeat(2000)}`,
    ]) {
      for (const path of ['a.py', 'a.js', 'a.ts', 'a.tsx']) {
        const facts = await factsOf(path, text);
        assert.equal(facts.language, testParser.languageOf(path, text));
      }
    }
  });
});
