import assert from 'node:assert/strict';
import { callsOf, documentOf, kindsOf, symbolsIn } from '../../../support/indexedSymbols.ts';

describe('classes that are assigned to a property', () => {
  it('hold their methods, and are what is made of the property', async () => {
    const document = await documentOf({
      'a.js': [
        'const internals = {};',
        'internals.Base = class { clone() { return this._copy(); } _copy() {} };',
        'exports.Part = internals.Part = class { size() { return this.clone(); } clone() {} };',
        'exports.Whole = class { run() { this.stop(); } stop() {} };',
        'exports.make = () => new internals.Base().clone();',
      ].join('\n'),
      'b.js': 'const a = require("./a");\nfunction use() { return new a.Whole().run(); }\n',
    });
    const symbols = symbolsIn(document);
    assert.deepEqual(
      kindsOf(symbols).filter((kind) => kind.startsWith('class')),
      ['class a.js#internals.Base', 'class a.js#internals.Part', 'class a.js#Whole'],
    );
    assert.deepEqual(callsOf(symbols, 'a.js#internals.Base.clone'), ['exact a.js#internals.Base._copy']);
    assert.deepEqual(callsOf(symbols, 'a.js#internals.Part.size'), ['exact a.js#internals.Part.clone']);
    assert.deepEqual(callsOf(symbols, 'a.js#make'), ['exact a.js#internals.Base', 'exact a.js#internals.Base.clone']);
    assert.deepEqual(callsOf(symbols, 'b.js#use'), ['exact a.js#Whole', 'exact a.js#Whole.run']);
  });

  it('are what the module is that is assigned them too', async () => {
    const document = await documentOf({
      'values.js': 'const internals = {};\nmodule.exports = internals.Values = class { add() {} };\n',
      'use.js': 'const Values = require("./values");\nfunction use() { new Values().add(); }\n',
    });
    assert.deepEqual(callsOf(symbolsIn(document), 'use.js#use'), [
      'exact values.js#internals.Values',
      'exact values.js#internals.Values.add',
    ]);
  });
});
