import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('headers of methods and functions in TypeScript', () => {
  it('belong together where others stand between them, which stay what they are', async () => {
    const symbols = await symbolsOf({
      'm.d.ts': [
        'export class M {',
        '  find(key: string): M;',
        '  off(): void;',
        '  find(key: number): M;',
        '}',
        'export interface E { on(a: "a"): void; off(): void; on(a: "b"): void }',
      ].join('\n'),
      'a.ts': 'import { E, M } from "./m";\nexport function f(m: M, e: E) { m.find(1).off(); e.off(); e.on("a"); }',
    });
    assert.deepEqual(
      kindsOf(symbols).filter((each) => each.includes('m.d.ts')),
      [
        'class m.d.ts#M',
        'method m.d.ts#M.off',
        'method m.d.ts#M.find',
        'interface m.d.ts#E',
        'method m.d.ts#E.off',
        'method m.d.ts#E.on',
      ],
    );
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), [
      'exact m.d.ts#E.off',
      'exact m.d.ts#E.on',
      'exact m.d.ts#M.find',
      'exact m.d.ts#M.off',
    ]);
  });

  it('of a static method are none of an instance’s method of the name, and each is called as what it is', async () => {
    const symbols = await symbolsOf({
      'm.d.ts': [
        'export class M {',
        '  static destroy<T>(all: T): void;',
        '  static other(): void;',
        '  destroy(): void;',
        '}',
      ].join('\n'),
      'p.ts': [
        'export class P {',
        '  run(): void { this.own(); }',
        '  static run(a: string): void;',
        '  static run(a: any) { P.shared(); }',
        '  own() {}',
        '  static shared() {}',
        '}',
      ].join('\n'),
      'a.ts': [
        'import { M } from "./m";',
        'import { P } from "./p";',
        'class Q extends P {}',
        'export function ofTypes() { M.destroy(1); P.run("a"); Q.run("b"); }',
        'export function ofObjects(m: M, q: Q) { m.destroy(); q.run(); }',
      ].join('\n'),
    });
    assert.equal(symbols.get('m.d.ts#M.destroy')?.signature, 'static destroy<T>(all: T): void');
    assert.equal(symbols.get('m.d.ts#M.destroy~2')?.signature, 'destroy(): void');
    assert.ok(symbols.has('m.d.ts#M.other'));
    assert.deepEqual(callsOf(symbols, 'a.ts#ofTypes'), ['exact m.d.ts#M.destroy', 'exact p.ts#P.run~2']);
    assert.deepEqual(callsOf(symbols, 'a.ts#ofObjects'), ['exact m.d.ts#M.destroy~2', 'exact p.ts#P.run']);
  });

  it('say what a function gives whose implementation does not', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class A { go() {} static make() { return new A(); } }',
        'function callable<T extends new () => object>(of: T): T & (() => InstanceType<T>)',
        'function callable(of: any) { return wrap(of); }',
        'function read(path: string): A;',
        'function read(path: string, all: true): A;',
        'function read(path: string, all?: boolean) { return load(path, all); }',
        'const Made = callable(A);',
        'function f() { new Made().go(); Made.make().go(); }',
        'function g() { read("a").go(); read("a", true).go(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), [
      'exact a.ts#A',
      'exact a.ts#A.go',
      'exact a.ts#A.make',
      'exact a.ts#Made',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.ts#g'), ['exact a.ts#A.go', 'exact a.ts#read']);
  });
});
