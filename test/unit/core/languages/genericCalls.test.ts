import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const MODEL = [
  'export interface User { rename(to: string): void; home: Home }',
  'export interface Home { paint(): void }',
  'export class Store { load(): User { return null!; } }',
  'export interface Result<T> { data: T; error?: Error }',
  'export function first<T>(all: readonly T[]): T { return all[0]!; }',
  'export const same = <T,>(it: T): T => it;',
  'export function create<T>(Type: new () => T): T { return new Type(); }',
  'export function pair<T>(it: T): [T, (it: T) => void] { return [it, () => {}]; }',
  'export async function request<T>(url: string): Promise<T> { return null!; }',
  'export function wrap<T>(it: T): { data: T } { return { data: it }; }',
  'export function query<T>(load: () => Promise<T>): Result<T> { return null!; }',
  'export function boxed<T extends User>(it: Result<T>): T { return it.data; }',
  'export function either<T>(it: T): T extends User ? Store : Home { return null!; }',
  'export function many<T>(it: T): T;',
  'export function many<T>(it: T, more: T): T[];',
  'export function many<T>(it: T): T | T[] { return it; }',
].join('\n');

const IMPORTS = [
  "import { useState, useRef, useMemo, useCallback, createContext, useContext } from 'react';",
  "import * as React from 'react';",
  "import { computed, ref } from 'vue';",
  "import { fetchAll } from 'elsewhere';",
  "import { type User, type Result, Store, first, same, create, pair, request, wrap, query, boxed, either, many } from './model';",
  'const Context = createContext<Store | null>(null);',
  '',
].join('\n');

async function called(code: string): Promise<string> {
  const functions = 'first|same|create|pair|request|wrap|query|boxed|either|many|Store$';
  const symbols = await symbolsOf({
    'model.ts': MODEL,
    'a.tsx': `${IMPORTS}export async function f(user: User, users: User[], store: Store) { ${code} }`,
  });
  return callsOf(symbols, 'a.tsx#f')
    .filter((call) => !new RegExp(`model.ts#(${functions})`).test(call) || call.includes('Store.'))
    .map((call) => call.replace('exact model.ts#', ''))
    .join(' ');
}

describe('what a generic function gives', () => {
  const cases: readonly (readonly [what: string, code: string, expected: string])[] = [
    ['an element of what is passed', 'first(users).rename("");', 'User.rename'],
    ['what is passed, by an arrow function', 'const it = same(user); it.home.paint();', 'Home.paint'],
    ['what is written', '(await request<User[]>("/"))[0].rename("");', 'User.rename'],
    ['what is written, whatever is passed', 'same<Store>(user).load();', 'Store.load'],
    ['an object of the class that is passed', 'create(Store).load();', 'Store.load'],
    ['one of several values', 'const [it] = pair(user); it.rename("");', 'User.rename'],
    ['a field of what it gives', 'wrap(store).data.load();', 'Store.load'],
    [
      'a field of a generic type, taken apart',
      'const { data } = query<User>(fetchAll); data.rename("");',
      'User.rename',
    ],
    [
      'what a function gives that is passed',
      'query(async () => store.load()).data.rename("");',
      'Store.load User.rename',
    ],
    ['what a type holds that is passed', 'const it: Result<User> = null!; boxed(it).home.paint();', 'Home.paint'],
    ['nothing of a conditional type', 'either(user).load();', ''],
    ['nothing by overloads', 'many(user).rename("");', ''],
    ['nothing of outside, but what is known', 'fetchAll<User>().rename(""); same(fetchAll()).rename("");', ''],
    ['a state by what is written', 'const [it, set] = useState<User | null>(null); it?.rename("");', 'User.rename'],
    ['a state by what makes it', 'const [it] = React.useState(() => new Store()); it.load();', 'Store.load'],
    ['a reference', 'const it = useRef<Store>(null); it.current?.load();', 'Store.load'],
    [
      'what is remembered',
      'const it = useMemo(() => { const made = new Store(); return made; }, []); it.load();',
      'Store.load',
    ],
    ['a context', 'useContext(Context)?.load();', 'Store.load'],
    [
      'a value that is watched',
      'const it = computed(() => store.load()); it.value.rename(""); ref(store).value.load();',
      'Store.load User.rename',
    ],
    ['nothing where the type written is unknown', 'const [it] = useState<string>(user); it.rename("");', ''],
  ];
  for (const [what, code, expected] of cases) it(`is ${what}`, async () => assert.equal(await called(code), expected));
});
