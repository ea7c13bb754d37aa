import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('members of objects that are written out', () => {
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
        'export function unknown(other) {',
        '  let changed = { change() {} };',
        '  changed = other;',
        '  const spread = { run() {}, ...other };',
        '  changed.change(); spread.run(); other.run();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'jobs.js#nested'), ['exact jobs.js#jobs.run', 'exact jobs.js#jobs.stop']);
    assert.deepEqual(callsOf(symbols, 'jobs.js#direct'), ['exact jobs.js#jobs.run~2', 'exact jobs.js#start']);
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
        'export const createList = () => ({ add() {} });',
      ].join('\n'),
      'use.ts': [
        "import { createBuffer, createList } from './buffer';",
        'export function use() { const buffer = createBuffer(); buffer.push(""); buffer.read(); }',
        'export function taken() { const { add } = createList(); add(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'buffer.ts#createBuffer'), ['exact buffer.ts#createBuffer.push']);
    assert.deepEqual(callsOf(symbols, 'use.ts#use'), [
      'exact buffer.ts#createBuffer',
      'exact buffer.ts#createBuffer.push~2',
      'exact buffer.ts#createBuffer.read',
    ]);
    assert.deepEqual(callsOf(symbols, 'use.ts#taken'), [
      'exact buffer.ts#createList',
      'exact buffer.ts#createList.add',
    ]);
  });
});
