import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('parameters of callbacks in TypeScript', () => {
  it('have the type that all headers say, whatever these write for its parameters, also by rest parameters', async () => {
    const symbols = await symbolsOf({
      'app.ts': [
        'export class Context<E, P = string> { text(a: string) {} }',
        'export class Other { text(a: string) {} }',
        'export type Handler<E = any, P = any> = (c: Context<E, P>, next: () => void) => void;',
        'export type Middleware<E = any> = (c: Context<E>, next: () => void) => Promise<void>;',
        'export type H<E, P = any> = Handler<E, P> | Middleware<E>;',
        'export interface Route<E> {',
        '  <P, E2 = E>(handler: H<E2, P>): App<E>',
        '  <P, E2 = E, M1 extends H<E2, P> = H<E2, P>>(path: P, ...handlers: [H<E2, P> & M1, H<E2>]): App<E>',
        '  <P>(path: P, ...handlers: H<E, P>[]): App<E>',
        '}',
        'export class App<E> {',
        '  get!: Route<E>;',
        '  either(...run: [first: (a: Context<E>) => void, second: (a: Other) => void]): void {}',
        '  clash(run: (a: Context<E>) => void): void;',
        '  clash(run: (a: Other) => void): void;',
        '  clash(run: any) {}',
        '}',
        'export function routes(app: App<number>) {',
        "  app.get('/', (c) => c.text('a'));",
        '}',
        "export const second = (app: App<number>) => app.get('/', (c) => {}, (c) => c.text('b'));",
        "export const pair = (app: App<number>) => app.either((a) => {}, (a) => a.text('c'));",
        "export const clash = (app: App<number>) => app.clash((a) => a.text('d'));",
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'app.ts#routes'), ['exact app.ts#App.get', 'exact app.ts#Context.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#second'), ['exact app.ts#App.get', 'exact app.ts#Context.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#pair'), ['exact app.ts#App.either', 'exact app.ts#Other.text']);
    assert.deepEqual(callsOf(symbols, 'app.ts#clash'), ['exact app.ts#App.clash']);
  });

  it('are what is written for the parameters of a generic type, through aliases of aliases', async () => {
    const symbols = await symbolsOf({
      'ops.ts': [
        'export interface Source<V> { subscribe(value: V): void }',
        'export class Item { go() {} }',
        'type Unary<S, R> = (source: S) => R;',
        'type Operator<A, B> = Unary<Source<A>, Source<B>>;',
        'type Same<A> = Operator<A, A>;',
        'type Visit<X> = Unary<X, void>;',
        'interface Handler<C> { (context: C): void }',
        'export function map<A, B>(): Operator<A, B> { return (source) => { source.subscribe(1 as any); return null!; }; }',
        'export function same<A>(): Same<A> { return (source) => { source.subscribe(1 as any); return null!; }; }',
        'export const handler: Handler<Item> = (context) => context.go();',
        'function each(visit: Visit<Item>) {}',
        'function open<T>(visit: Visit<T>) {}',
        'export function known() { each((item) => item.go()); }',
        'export function unknown() { open((item) => item.go()); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'ops.ts#map'), ['exact ops.ts#Source.subscribe']);
    assert.deepEqual(callsOf(symbols, 'ops.ts#same'), ['exact ops.ts#Source.subscribe']);
    assert.deepEqual(callsOf(symbols, 'ops.ts#handler'), ['exact ops.ts#Item.go']);
    assert.deepEqual(callsOf(symbols, 'ops.ts#known'), ['exact ops.ts#Item.go', 'exact ops.ts#each']);
    assert.deepEqual(callsOf(symbols, 'ops.ts#unknown'), ['exact ops.ts#open']);
  });
});

describe('parameters of methods in objects that are written out', () => {
  const TYPES = [
    'export class Source { text(at: number) {} }',
    'export interface Context { source: Source; report(at: number): void }',
    'export namespace Rules { interface Rule { create(context: Context): object; done?: (context: Context) => void } }',
  ].join('\n');

  it('have the types that are written for the object: behind satisfies, and for what a function returns', async () => {
    const symbols = await symbolsOf({
      'types.ts': TYPES,
      'a.ts': [
        "import type { Rules } from './types';",
        'export const held = { create(c) { c.report(1); return {}; }, done: (c) => c.source.text(1) } satisfies Rules.Rule;',
        'export function made(): Rules.Rule { return { create(c) { c.report(2); return {}; } }; }',
        'export const given = (): Rules.Rule => ({ create: (c) => { c.report(3); return {}; } });',
        'export const other = { create(c) { c.report(4); } };',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#held.create'), ['exact types.ts#Context.report']);
    assert.deepEqual(callsOf(symbols, 'a.ts#held.done'), ['exact types.ts#Source.text']);
    assert.deepEqual(callsOf(symbols, 'a.ts#made.create'), ['exact types.ts#Context.report']);
    assert.deepEqual(callsOf(symbols, 'a.ts#given.create'), ['exact types.ts#Context.report']);
    assert.deepEqual(callsOf(symbols, 'a.ts#other.create'), []);
  });

  it('have the types that documentation states of the object, in JavaScript', async () => {
    const symbols = await symbolsOf({
      'types.d.ts': TYPES,
      'a.js': [
        "/** @type {import('./types').Rules.Rule} */",
        'module.exports = {',
        '  create(c) {',
        '    function text(at) { c.source.text(at); }',
        '    return { report(at) { c.report(at); text(at); } };',
        '  },',
        '};',
        "/** @type {import('./types').Rules.Rule} */",
        'const held = { done: (c) => c.report(1), other(c) { c.report(1); } };',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.js#default.create.text'), ['exact types.d.ts#Source.text']);
    assert.deepEqual(callsOf(symbols, 'a.js#held.done'), ['exact types.d.ts#Context.report']);
    assert.deepEqual(callsOf(symbols, 'a.js#held.other'), []);
  });
});
