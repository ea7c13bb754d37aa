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
});
