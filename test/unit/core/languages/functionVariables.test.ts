import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('functions that variables and keys hold, in TypeScript and JavaScript', () => {
  it('call themselves by the name of their constant', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'const walk = (depth: number): number => (depth === 0 ? 0 : walk(depth - 1));',
        'function outer() { const visit = function (x: number) { visit(x); }; visit(1); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#walk'), ['exact a.ts#walk']);
    assert.deepEqual(callsOf(symbols, 'a.ts#outer.visit'), ['exact a.ts#outer.visit']);
  });

  it('are called by the variable, unless another function says what it gives', async () => {
    const symbols = await symbolsOf({
      'view.ts': [
        'export function show() {}',
        'export const PATTERN = /a/;',
        'export class View { draw() {} }',
        'export function wrap(a: string): View;',
        'export function wrap(a: number): View;',
        'export function wrap(a: unknown) { function inner() {} return inner; }',
      ].join('\n'),
      'use.ts': [
        "import * as view from './view';",
        'interface Options { on: () => void; test?: () => boolean }',
        'export function run(options: Options, done = view.show) {',
        '  const { on } = options;',
        '  const Made = view.View;',
        '  const test = options.test ?? view.PATTERN;',
        '  const wrapped = view.wrap(1);',
        '  on(); done(); new Made().draw(); test(); wrapped();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'use.ts#run'), [
      'exact use.ts#Options.on',
      'exact use.ts#Options.test',
      'exact view.ts#View',
      'exact view.ts#View.draw',
      'exact view.ts#show',
      'exact view.ts#wrap',
    ]);
  });

  it('are members by a key that is written out, and elements where there is no such member', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'function high() {}',
        'const actions = { "up-high": high, plain() {}, "go.on": () => high() };',
        'class Made { go() {} static make() {} }',
        'const all: Record<string, Made> = {};',
        "function known() { actions['up-high'](); actions['plain'](); Made['make'](); all['first'].go(); }",
        'function unknown(key: string) { actions[key](); Made[key](); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#known'), [
      'exact a.ts#Made.go',
      'exact a.ts#Made.make',
      'exact a.ts#actions.plain',
      'exact a.ts#high',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.ts#unknown'), []);
  });
});
