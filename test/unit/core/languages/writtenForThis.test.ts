import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('types that TypeScript writes for what has no name of its own', () => {
  it('say what `this` is in a function, though it stands in an object', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Store { read(): void }',
        'export const handlers = {',
        '  add(this: Set<string>, value: string) { this.add(value); },',
        '  read(this: Store) { this.read(); },',
        '  plain() { this.add("a"); },',
        '};',
        'export function load(this: Store) { this.read(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#handlers.add'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#handlers.read'), ['exact a.ts#Store.read']);
    assert.deepEqual(callsOf(symbols, 'a.ts#handlers.plain'), ['exact a.ts#handlers.add']);
    assert.deepEqual(callsOf(symbols, 'a.ts#load'), ['exact a.ts#Store.read']);
  });

  it('say what `this` is in a function without a name, and in arrow functions in it', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Store { read(): void }',
        'export class Page {',
        '  read() {}',
        '  make() { return function (this: Store) { [1].forEach(() => this.read()); }; }',
        '  other() { return () => this.read(); }',
        '}',
        'export function insert(how: string) { return function (this: Store) { const go = () => this.read(); go(); }; }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#Page.make'), ['exact a.ts#Store.read']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Page.other'), ['exact a.ts#Page.read']);
    assert.deepEqual(callsOf(symbols, 'a.ts#insert.go'), ['exact a.ts#Store.read']);
  });

  it('say what an interface extends with other modifiers, without what is only left out', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Base { base(): void; run(): void }',
        'interface Left { left(): void }',
        "export interface Context extends Required<Omit<Base, keyof Left | 'run'>>, Left { id: number }",
        'export interface Other extends Partial<Pick<Base, keyof Left>> { id: number }',
        'export function use(context: Context, other: Other) { context.base(); context.left(); other.left(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#use'), ['exact a.ts#Base.base', 'exact a.ts#Left.left']);
  });

  it('say what functions get that are elements of an object with one type for all', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Locale { day(n: number): string }',
        'type Format = (date: Date, locale: Locale) => string;',
        'export const formats: { [token: string]: Format } = {',
        '  a: (date, locale) => locale.day(1),',
        '  b(date, locale) { return locale.day(2); },',
        '};',
        'export const records: Record<string, Format> = { c: function (date, locale) { return locale.day(3); } };',
      ].join('\n'),
    });
    for (const name of ['formats.a', 'formats.b', 'records.c']) {
      assert.deepEqual(callsOf(symbols, `a.ts#${name}`), ['exact a.ts#Locale.day'], name);
    }
  });
});

describe('headers of functions in TypeScript', () => {
  it('in a type that is written out belong to no function of the name further down', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'function other() {}',
        'check(() => { define<{ default(props: string): void }>(); other(); });',
        'check(() => { define({ default: () => [] }); });',
        'export function over(a: string): void; // one',
        'export function over(a: unknown) { other(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#default'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#over'), ['exact a.ts#other']);
  });

  it('say what a type gives that is named after a function', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Server { listen(): void }',
        'type Make = typeof make;',
        'declare function make(port: number): Server;',
        'declare const made: Make;',
        'export function use() { made(1).listen(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#use'), ['exact a.ts#Server.listen', 'exact a.ts#made', 'exact a.ts#make']);
  });
});
