import assert from 'node:assert/strict';
import { callsOf, documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

describe('TypeScript that its grammar takes for something else', () => {
  it('leaves a function alone that begins on a line of its own behind an arrow', async () => {
    const document = await documentOf({
      'a.ts': [
        'export const count = (as: unknown[]) => as.length;',
        'export const take =',
        '  (n: number) =>',
        '  <A>(as: Array<A>): number =>',
        '    count(as);',
        'export interface Reader {',
        '  json: {',
        '    (): string;',
        '    /**',
        '    Reads.',
        '    */',
        '    <T>(schema: T): string;',
        '  };',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    assert.deepEqual(callsOf(symbolsIn(document), 'a.ts#take'), ['exact a.ts#count']);
  });

  it('reads imported types with what follows them, where they stand together with others too', async () => {
    const document = await documentOf({
      'm.ts': 'export interface Bag<T> { put(value: T): void }\nexport interface Shape { area(): number }\n',
      'a.ts': [
        "export type All = import('./m').Bag<Record<string, () => void>>[];",
        "export type Keys = keyof import('./m').Shape;",
        "export type Named = (import('./m').Shape & { name: string })[];",
        "export type Both = import('./m').Bag<",
        '  string',
        '> & {',
        '  also: string;',
        '};',
        "export function fill(bag: import('./m').Bag<string>, shape: import('./m').Shape) { bag.put(String(shape.area())); }",
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.ts#fill'), ['exact m.ts#Bag.put', 'exact m.ts#Shape.area']);
    assert.equal(symbols.get('a.ts#Both.also')?.kind, 'field');
  });

  it('leaves alone what stands behind a list that is not ended yet', async () => {
    const document = await documentOf({
      'a.ts': [
        "export type Open = import('./m').Bag<;",
        'export function first() { return 1; }',
        'export const isMore = first() > 0;',
        'export function last() { return first(); }',
      ].join('\n'),
    });
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.ts#last'), ['exact a.ts#first']);
    assert.notDeepEqual(document.errors, []);
  });

  it('reads `abstract`, `accessor`, `as` and `satisfies` as names where they are', async () => {
    const document = await documentOf({
      'a.ts': [
        'interface Options { abstract?: boolean; accessor: string }',
        'class View { abstract() {} accessor?: string; run() { this.abstract(); } }',
        'function f() { let as: View; let satisfies: View | undefined; as = make(); as.run(); }',
        'declare function make(): View;',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.equal(symbols.get('a.ts#Options.abstract')?.signature, 'abstract?: boolean');
    assert.equal(symbols.get('a.ts#View.accessor')?.signature, 'accessor?: string');
    assert.deepEqual(callsOf(symbols, 'a.ts#View.run'), ['exact a.ts#View.abstract']);
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), ['exact a.ts#View.run', 'exact a.ts#make']);
  });

  it('reads type parameters with a variance, and keywords in lists of exports', async () => {
    const document = await documentOf({
      'a.ts': [
        'export interface Type<out Output = unknown, in out Input extends Output = Output> { read(): Output }',
        'export type Kind<',
        '  /** What it has. */',
        '  out Shape,',
        '> = { read(): Shape };',
        'export type Reader<in T> = (it: T) => void;',
        'function _function() {}',
        'export {',
        '  _function as function,',
        '};',
        'export function f(type: Type<string>) { for (const key in type) { type.read(); } }',
      ].join('\n'),
      'b.ts':
        "export { function, f } from './a';\nimport { function as made } from './a';\nexport function g() { made(); }",
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), ['exact a.ts#Type.read']);
    assert.deepEqual(callsOf(symbols, 'b.ts#g'), ['exact a.ts#_function']);
  });

  it('reads a module as the type argument of a call', async () => {
    const document = await documentOf({
      'x.ts': 'export function go() {}',
      'a.test.ts': [
        "vi.mock('./x', async (original) => ({ ...(await original<typeof import('./x')>()), other: 1 }));",
        'function same<T>(it: unknown): T { return it as T; }',
        'function f() {',
        "  same<typeof import('./x')>(",
        '    read(1),',
        '  ).go();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.test.ts#f'), ['exact a.test.ts#same', 'exact x.ts#go']);
    assert.deepEqual(symbols.get('a.test.ts#f')?.unresolved, ['read']);
  });

  it('reads `using` as a name and keywords as names of exports', async () => {
    const document = await documentOf({
      'b.js': 'function branch() {}\nexport { branch as if, branch as const };\n',
      'a.ts': [
        "import * as b from './b';",
        'class View { using(using: string, also?: string) { return { using, also: using ? b.if(using) : null }; } }',
        'export function make(view: View) { using file = open(); view.using("a"); }',
        'declare function open(): Disposable;',
        'export type Message = `Install \\`${string}\\` first`;',
        'export const text = `a \\\\`;',
      ].join('\n'),
    });
    assert.deepEqual(document.errors, []);
    const symbols = symbolsIn(document);
    assert.deepEqual(callsOf(symbols, 'a.ts#View.using'), ['exact b.js#branch']);
    assert.deepEqual(callsOf(symbols, 'a.ts#make'), ['exact a.ts#View.using', 'exact a.ts#open']);
  });
});
