import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

const SHOP = 'class Shop {\n  open() {}\n  close() {}\n}\nmodule.exports = Shop;\n';

describe('types in documentation comments of JavaScript', () => {
  it('are imported by a comment that has no braces', async () => {
    const symbols = await symbolsOf({
      'shop.js': SHOP,
      'main.js':
        '/** @import Shop from "./shop" */\n\n/** @param {Shop} shop */\nfunction run(shop) { shop.open(); }\n',
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact shop.js#Shop.open']);
  });

  it('are those of the parameters of a function that a name is bound to, here and inside of others', async () => {
    const symbols = await symbolsOf({
      'shop.js': SHOP,
      'main.js': [
        'const Shop = require("./shop");',
        '/** @param {Shop} shop */',
        'const run = (shop) => { shop.open(); };',
        '/** @param {Shop} shop */',
        'exports.later = async function (shop) { shop.close(); };',
        'function outer() {',
        '  /**',
        '   * @param {Shop} shop',
        '   * @param {number} count',
        '   */',
        '  const inner = (shop, count) => shop.open();',
        '  inner();',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#later'), ['exact shop.js#Shop.close']);
    assert.deepEqual(callsOf(symbols, 'main.js#outer.inner'), ['exact shop.js#Shop.open']);
  });

  it('are said of an expression in parentheses, and only of the one behind them', async () => {
    const symbols = await symbolsOf({
      'shop.js': SHOP,
      'main.js': [
        'const Shop = require("./shop");',
        'class Other { open() {} go() { return (this); } }',
        'function run(x) { const shop = /** @type {Shop} */ (x.held); shop.open(); }',
        'function direct(x) { /** @type {Shop} */ (x).close(); }',
        'function counts(x) { const other = new Other(); /** @type {Shop} */ (other).open(); }',
        'function plain(x) { /** @type {Shop} */ const y = x; (new Other()).open(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#direct'), ['exact shop.js#Shop.close']);
    assert.deepEqual(callsOf(symbols, 'main.js#counts'), ['exact main.js#Other', 'exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#plain'), ['exact main.js#Other', 'exact main.js#Other.open']);
  });

  it('are those that comments define: objects by their properties, other names, and those of other files', async () => {
    const symbols = await symbolsOf({
      'shop.js': [
        'class Shop { open() {} close() {} }',
        '/**',
        ' * @typedef {object} Town',
        ' * @property {Shop} first the first',
        ' * @property {Shop[]=} others',
        ' * @typedef {Town & { last: Shop }} City',
        ' */',
        'module.exports = Shop;',
      ].join('\n'),
      'main.js': [
        '/** @import { Town, City } from "./shop" */',
        '/** @typedef {import("./shop").City} Big */',
        '/** @typedef {{ shop: import("./shop") }} Own */',
        '/** @param {Town} town */',
        'function run(town) { town.first.open(); for (const shop of town.others) shop.close(); }',
        '/** @param {City} city */',
        'const all = (city) => { city.first.open(); city.last.close(); };',
        '/** @param {number} count @param {Big} of */',
        'function apart(count, { last }) { last.open(); }',
        '/** @param {Own} own */',
        'function here(own) { own.shop.close(); }',
        '/** @param {import("./shop").Town} town */',
        'function inline(town) { town.first.close(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact shop.js#Shop.close', 'exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#all'), ['exact shop.js#Shop.close', 'exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#apart'), ['exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#here'), ['exact shop.js#Shop.close']);
    assert.deepEqual(callsOf(symbols, 'main.js#inline'), ['exact shop.js#Shop.close']);
  });

  it('hide nothing that the code itself exports under their names', async () => {
    const symbols = await symbolsOf({
      'kinds.js': [
        '/** @typedef {object} Kinds',
        ' * @property {string} one */',
        '/** @type {Kinds} */',
        'const Kinds = { one() {} };',
        'module.exports = { Kinds };',
      ].join('\n'),
      'main.js': 'const { Kinds } = require("./kinds");\nfunction run() { Kinds.one(); }\n',
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact kinds.js#Kinds.one']);
    assert.deepEqual(
      symbols.get('main.js#run')?.uses?.map(({ id }) => id),
      ['kinds.js#Kinds'],
    );
  });
});

describe('values that CommonJS exports by name', () => {
  it('are definitions which importers see, and nothing that their names alone mean', async () => {
    const symbols = await symbolsOf({
      'names.js': [
        'const other = require("./other");',
        'module.exports.require = "r";',
        'exports.limit = 12;',
        'exports.list = [1];',
        'exports.made = other();',
        'function own() { return [exports.limit, limit]; }',
      ].join('\n'),
      'other.js': 'module.exports = () => 1;\n',
      'main.js': [
        'const names = require("./names");',
        'const { list } = require("./names");',
        'function run() { return [names.require, names.limit, list, names.made]; }',
      ].join('\n'),
    });
    const uses = (id: string) => symbols.get(id)?.uses?.map((use) => use.id);
    assert.deepEqual(uses('main.js#run'), ['names.js#limit', 'names.js#list', 'names.js#require']);
    assert.deepEqual(uses('names.js#own'), ['names.js#limit']);
    assert.equal(symbols.get('names.js#limit')?.signature, 'exports.limit = 12');
    assert.equal(symbols.has('names.js#made'), false);
  });
});
