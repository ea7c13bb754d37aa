import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

describe('members of objects that are written out', () => {
  it('are shown in contexts by the names of the object that they are in', async () => {
    const workspace = createMemoryWorkspace({
      'api.ts': [
        'export const api = {',
        '  cars: { list() { return 1; }, limit: 10, "by key": () => 2, ...more },',
        '};',
        'const more = {};',
        'export function uses() { return api.cars; }',
      ].join('\n'),
    });
    await workspace.index.update({ output: { kind: 'none' } });
    const pack = await workspace.index.context({ target: 'api.ts#uses', budget: 256, fill: 'none' });
    assert.match(pack.text, /cars: \{ list, limit, "by key", \.\.\.more \}/);
  });

  it('are known from other files, as deep as they stand', async () => {
    const symbols = await symbolsOf({
      'api.ts': [
        'export class Car { drive() {} }',
        'export const api = {',
        '  cars: { list() { return new Car(); }, "by key": { first: () => new Car() } },',
        '  kept: { car: new Car(), count: 1 },',
        '  plain: { count: 1, more: { size: 2 } },',
        '  list() {},',
        '};',
      ].join('\n'),
      'main.ts': [
        "import { api } from './api';",
        "import * as all from './api';",
        'export function lists() { api.cars.list().drive(); }',
        "export function first() { all.api.cars['by key'].first(); }",
        'export function taken() { const { cars } = api; cars.list(); }',
        'export function kept() { api.kept.car.drive(); }',
        'export const inner = () => { const own = { cars: { list() {} } }; own.cars.list(); };',
        'export function none() { api.first(); api.plain.list(); api.cars.first(); }',
      ].join('\n'),
    });
    assert.deepEqual(
      kindsOf(symbols).filter((each) => each.includes('#api')),
      [
        'constant api.ts#api',
        'field api.ts#api.cars',
        'method api.ts#api.cars.list',
        'field api.ts#api.cars.by%20key',
        'method api.ts#api.cars.by%20key.first',
        'field api.ts#api.kept',
        'method api.ts#api.list',
      ],
    );
    assert.deepEqual(callsOf(symbols, 'main.ts#lists'), ['exact api.ts#Car.drive', 'exact api.ts#api.cars.list']);
    assert.deepEqual(callsOf(symbols, 'main.ts#first'), ['exact api.ts#api.cars.by%20key.first']);
    assert.deepEqual(callsOf(symbols, 'main.ts#taken'), ['exact api.ts#api.cars.list']);
    assert.deepEqual(callsOf(symbols, 'main.ts#kept'), ['exact api.ts#Car.drive']);
    assert.deepEqual(callsOf(symbols, 'main.ts#none'), []);
    assert.deepEqual(
      kindsOf(symbols).filter((each) => each.includes('#inner')),
      ['function main.ts#inner', 'method main.ts#inner.list'],
    );
    // What stands in a part belongs to the whole.
    assert.deepEqual(callsOf(symbols, 'api.ts#api'), ['exact api.ts#Car']);
  });

  it('are known of objects in functions, and of objects in objects', async () => {
    const symbols = await symbolsOf({
      'jobs.js': [
        'const jobs = { all: { run() {}, stop: () => 1 }, run() {}, start };',
        'function start() {}',
        'export function nested() { jobs.all.run(); jobs.all.stop(); }',
        'export function direct() { jobs.run(); jobs.start(); }',
        'export function local() {',
        '  const own = { run() {}, all: { walk: function () {} } };',
        '  var kept = { keep() {} };',
        '  own.run(); own.all.walk(); kept.keep();',
        '}',
        '/** @typedef {{ match(): void }} Matcher */',
        'export function unknown(other) {',
        '  /** @type {Matcher} */',
        '  const matcher = { match() {} };',
        '  matcher.match();',
        '  let changed = { change() {} };',
        '  changed = other;',
        '  const spread = { run() {}, ...other };',
        '  changed.change(); spread.run(); other.run();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'jobs.js#nested'), ['exact jobs.js#jobs.all.run', 'exact jobs.js#jobs.all.stop']);
    assert.deepEqual(callsOf(symbols, 'jobs.js#direct'), ['exact jobs.js#jobs.run', 'exact jobs.js#start']);
    assert.deepEqual(callsOf(symbols, 'jobs.js#local'), [
      'exact jobs.js#local.keep',
      'exact jobs.js#local.run',
      'exact jobs.js#local.walk',
    ]);
    assert.deepEqual(callsOf(symbols, 'jobs.js#unknown'), []);
  });

  it('are what a function gives that returns one, not its other inner functions', async () => {
    const symbols = await symbolsOf({
      'buffer.ts': [
        'export function createBuffer() {',
        '  const inner = { push() {} };',
        '  inner.push();',
        '  return { push(item: string) {}, read: () => 1 };',
        '}',
        'export function either(a: boolean) { if (a) return { go() {}, one() {} }; return { go() {} }; }',
        'export const createList = () => ({ add() {} });',
        'export function createFixed() { return { seal: () => 1 } as const; }',
      ].join('\n'),
      'use.ts': [
        "import { createBuffer, createFixed, createList, either } from './buffer';",
        'export function use() { const buffer = createBuffer(); buffer.push(""); buffer.read(); }',
        'export function unknown() { const e = either(true); e.go(); e.one(); }',
        'export function taken() { const { add } = createList(); add(); }',
        'export function fixed() { createFixed().seal(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'buffer.ts#createBuffer'), ['exact buffer.ts#createBuffer.push']);
    assert.deepEqual(callsOf(symbols, 'use.ts#use'), [
      'exact buffer.ts#createBuffer',
      'exact buffer.ts#createBuffer.push~2',
      'exact buffer.ts#createBuffer.read',
    ]);
    assert.deepEqual(callsOf(symbols, 'use.ts#unknown'), ['exact buffer.ts#either', 'exact buffer.ts#either.one']);
    assert.deepEqual(callsOf(symbols, 'use.ts#fixed'), [
      'exact buffer.ts#createFixed',
      'exact buffer.ts#createFixed.seal',
    ]);
    assert.deepEqual(callsOf(symbols, 'use.ts#taken'), [
      'exact buffer.ts#createList',
      'exact buffer.ts#createList.add',
    ]);
  });

  it('are what a function gives that returns a variable which holds one, and what the methods of that give back', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'function edit(source: string) {',
        '  const other = { replace() {} };',
        '  other.replace();',
        '  const it = { replace: (name: string) => { return it; }, done() { return source; } };',
        '  return it;',
        '}',
        'function twice(a: boolean) { let made = { go() {} }; if (a) made = { go() {} }; return made; }',
        'export function use() { edit("a").replace("b").replace("c").done(); }',
        'export function unknown() { twice(true).go(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#use'), [
      'exact a.ts#edit',
      'exact a.ts#edit.done',
      'exact a.ts#edit.replace~2',
    ]);
    assert.deepEqual(callsOf(symbols, 'a.ts#unknown'), ['exact a.ts#twice']);
  });

  it('are what the type says that is written for the object, and run as its own', async () => {
    const symbols = await symbolsOf({
      'node.ts': [
        'type Factory = Readonly<{ create(name: string): Node; is(node: Node): boolean }>;',
        'export interface Node { name: string }',
        'const freeze = <T>(obj: T): Readonly<T> => obj;',
        'export const Made: Factory = freeze<Factory>({ create(name) { return { name }; }, is(node) { return true; } });',
        'export const Plain = { create(name: string) { return name; } };',
        'export const Loose: Record<string, () => void> = { create() {} };',
      ].join('\n'),
      'main.ts': [
        "import { Loose, Made, Plain } from './node';",
        "export function made() { Made.create('a'); }",
        "export function plain() { Plain.create('a'); }",
        'export function loose() { Loose.create(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.ts#made'), [
      'exact node.ts#Factory.create',
      'dispatch node.ts#Made.create',
    ]);
    assert.deepEqual(callsOf(symbols, 'main.ts#plain'), ['exact node.ts#Plain.create']);
    assert.deepEqual(callsOf(symbols, 'main.ts#loose'), ['exact node.ts#Loose.create']);
  });
});

describe('elements of arrays', () => {
  it('are known of one value that is written out, and of copies', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class Suite { go() {} }',
        'class Other { go() {} }',
        'export function one(suite: Suite) { const suites = [suite]; suites[0].go(); }',
        'export function each(suite: Suite) { [suite].forEach((x) => x.go()); }',
        'export function copied(suites: Suite[]) { for (const x of [...suites]) x.go(); }',
        'export function mixed(suite: Suite, other: Other) { const all = [suite, other]; all[1].go(); }',
      ].join('\n'),
    });
    for (const name of ['one', 'each', 'copied']) {
      assert.deepEqual(callsOf(symbols, `a.ts#${name}`), ['exact a.ts#Suite.go'], name);
    }
    assert.deepEqual(callsOf(symbols, 'a.ts#mixed'), []);
  });

  it('are both that a function compares, and what it reduces; an index is none', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'class Suite { go() {} }',
        'export function sorted(suites: Suite[]) { suites.sort((a, b) => { b.go(); return 0; }); }',
        'export function kept(suites: Suite[]) { suites.sort((a, b) => 0).forEach((x) => x.go()); }',
        'export function reduced(suites: Suite[]) { suites.reduce((sum, x) => { x.go(); return sum; }, 0); }',
        'export function sum(suites: Suite[]) { suites.reduce((sum, x) => sum.go(), 0); }',
        'export function index(suites: Suite[]) { suites.map((x, index) => index.go()); }',
      ].join('\n'),
    });
    for (const name of ['sorted', 'kept', 'reduced']) {
      assert.deepEqual(callsOf(symbols, `a.ts#${name}`), ['exact a.ts#Suite.go'], name);
    }
    assert.deepEqual(callsOf(symbols, 'a.ts#sum'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#index'), []);
  });
});
