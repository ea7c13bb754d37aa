import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('calls in TypeScript', () => {
  it('are awaited with their type arguments, which the grammar takes for those of the awaited', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class User { greet() {} }',
        'async function load<T>(from: string): Promise<T> { return fetch(from) as never; }',
        'class Store { load<T>(from: string): Promise<T> { return load<T>(from); } }',
        "async function run() { const user = await load<User>('u'); user.greet(); }",
        "async function ask(store: Store) { await store.load<string>('u'); return await load<User>('a'); }",
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#run'), ['exact a.ts#User.greet', 'exact a.ts#load']);
    assert.deepEqual(callsOf(symbols, 'a.ts#ask'), ['exact a.ts#Store.load', 'exact a.ts#load']);
  });

  it('reach what is frozen', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export class Style { clone() { return this; } }',
        'export const DEFAULT = Object.freeze(new Style());',
        'export const other = custom.freeze(new Style());',
        'export function run() { DEFAULT.clone(); }',
        'export function not() { other.clone(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#run'), ['exact a.ts#Style.clone']);
    assert.deepEqual(callsOf(symbols, 'a.ts#not'), []);
  });

  it('are those of components that a variable chooses from, whatever makes them', async () => {
    const symbols = await symbolsOf({
      'a.tsx': [
        "import { forwardRef } from 'react';",
        'const Link = forwardRef((props, ref) => <a ref={ref} />);',
        'const Plain = forwardRef((props, ref) => <b ref={ref} />);',
        'const Themes = { light: 1 };',
        "export function Item({ link }) { const Part = link ? Link : Plain; return <Part a='1' />; }",
        "export function Tag({ link }) { const Part = link ? Link : 'button'; return <Part>a</Part>; }",
        'export function Theme({ name }) { const One = Themes; return <One />; }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.tsx#Item'), ['exact a.tsx#Link', 'exact a.tsx#Plain']);
    assert.deepEqual(callsOf(symbols, 'a.tsx#Tag'), ['exact a.tsx#Link']);
  });
});
