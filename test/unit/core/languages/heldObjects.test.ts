import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('what objects hold in TypeScript and JavaScript', () => {
  it('is constructed where a field holds a class', async () => {
    const symbols = await symbolsOf({
      'token.ts': 'export default class Token { constructor(public text: string) {} show() {} }',
      'a.ts': [
        'import Token from "./token";',
        'export class State { Token = Token; static Made = Token; }',
        'export function f(state: State) { new state.Token("a").show(); new State.Made("b"); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), [
      'exact a.ts#State.Made',
      'exact a.ts#State.Token',
      'exact token.ts#Token',
      'exact token.ts#Token.show',
    ]);
  });

  it('is that of all which `Object.assign` puts together', async () => {
    const symbols = await symbolsOf({
      'helpers.js': 'export function go() {}\nexport const stop = () => {};',
      'a.js': [
        'import * as helpers from "./helpers.js";',
        'const plain = { one() {} };',
        'class S { helpers = Object.assign({}, helpers); all = Object.assign({ two() {} }, plain, helpers); }',
        'export function f() { const s = new S(); s.helpers.go(); s.all.one(); s.all.two(); s.all.stop(); }',
        'export function g(more) { const s = Object.assign(new S(), more); s.all.one(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.js#f'), [
      'exact a.js#S',
      'exact a.js#S.all.two',
      'exact a.js#plain.one',
      'exact helpers.js#go',
      'exact helpers.js#stop',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.js#g'), ['exact a.js#S', 'exact a.js#plain.one']);
  });

  it('is known by any key, and of all keys together', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class A { go() {} }',
        'interface S { all: Record<"one" | (string & {}), A>; index: { [key: string]: A }; part?: Partial<Record<string, A>>; map: Map<string, A> }',
        'declare const client: { name: string } & { [mark]: A };',
        'function one() { client.other.go(); }',
        'function keys(s: S) { s.all.one.go(); s.all["two"].go(); s.index.three.go(); s.all.toString(); }',
        'function values(s: S) { for (const a of Object.values(s.all)) a.go(); }',
        'function optional(s: S) { Object.values(s.part ?? {}).forEach((a) => a?.go()); }',
        'function entries(s: S) { Object.entries(s.index).map(([key, a]) => a.go()); }',
        'function pairs(s: S) { for (const [key, a] of Object.entries(s.all)) a.go(); }',
        'function copied(s: S) { Array.from(s.map.values()).forEach((a) => a.go()); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#one'), []);
    for (const name of ['keys', 'values', 'optional', 'entries', 'pairs', 'copied']) {
      assert.deepEqual(callsOf(symbols, `a.ts#${name}`), ['exact a.ts#A.go'], name);
    }
  });

  it('is what Redux makes actions of', async () => {
    const symbols = await symbolsOf({
      'slice.ts': [
        "import { createSlice } from '@reduxjs/toolkit';",
        'export const counter = createSlice({ name: "c", initialState: 0, reducers: { add: (state, action) => state + action.payload } });',
        'export const { add } = counter.actions;',
        'export function f(dispatch) { dispatch(counter.actions.add(1)); counter.reducer(0, add(2)); }',
      ].join('\n'),
      'a.ts': 'import { add } from "./slice";\nexport function g(dispatch) { dispatch(add(3)); }',
    });
    assert.deepEqual(callsOf(symbols, 'slice.ts#f'), ['exact slice.ts#add', 'exact slice.ts#counter.add']);
    assert.deepEqual(callsOf(symbols, 'a.ts#g'), ['exact slice.ts#add', 'exact slice.ts#counter.add']);
    assert.equal(symbols.get('slice.ts#f')?.unresolved, undefined);
  });

  it('hides nothing that a module exports where it is put together with that', async () => {
    const symbols = await symbolsOf({
      'app.ts': [
        'export function make() {}',
        'export interface App { run(): void }',
        'if (typeof module !== "undefined") module.exports = Object.assign(make, module.exports);',
      ].join('\n'),
      'a.ts': 'import { App, make } from "./app";\nexport function f(app: App) { make(); app.run(); }',
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#f'), ['exact app.ts#App.run', 'exact app.ts#make']);
  });

  it('is that of each of many types that are joined', async () => {
    const names = ['A', 'B', 'C', 'D', 'E', 'F'];
    const symbols = await symbolsOf({
      'a.ts': [
        ...names.map((name) => `class ${name} { run${name}() {} }`),
        `type All = ${names.join(' & ')};`,
        'interface Kind extends All { own(): void }',
        `function f(all: All) { ${names.map((name) => `all.run${name}();`).join(' ')} }`,
        'function g(kind: Kind) { kind.runF(); kind.own(); for (const each of kind) each.runF(); }',
      ].join('\n'),
    });
    assert.deepEqual(
      callsOf(symbols, 'a.ts#f'),
      names.map((name) => `exact a.ts#${name}.run${name}`),
    );
    assert.deepEqual(callsOf(symbols, 'a.ts#g'), ['exact a.ts#F.runF', 'exact a.ts#Kind.own']);
  });
});
