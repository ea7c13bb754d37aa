import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('what a CommonJS file exports', () => {
  it('may be a class with a name that only the class itself knows', async () => {
    const symbols = await symbolsOf({
      'application.js': [
        "const Emitter = require('./emitter');",
        'module.exports = class Application extends Emitter {',
        '  constructor(options) { super(); this.options = options; }',
        '  use(fn) { this.emit(fn); return this; }',
        '  static create() { return new Application(); }',
        '};',
      ].join('\n'),
      'emitter.js': 'module.exports = class { emit(name) {} };\n',
      'run.js': [
        "const App = require('./application');",
        'function run() { const app = new App(); app.use(1); App.create().emit(2); }',
      ].join('\n'),
    });
    assert.deepEqual(kindsOf(symbols).slice(0, 6), [
      'class application.js#default',
      'constructor application.js#default.constructor',
      'field application.js#default.options',
      'method application.js#default.use',
      'method application.js#default.create',
      'class emitter.js#default',
    ]);
    assert.deepEqual(callsOf(symbols, 'application.js#default.use'), ['exact emitter.js#default.emit']);
    assert.deepEqual(callsOf(symbols, 'application.js#default.create'), ['exact application.js#default']);
    assert.deepEqual(callsOf(symbols, 'run.js#run'), [
      'exact application.js#default',
      'exact application.js#default.create',
      'exact application.js#default.use',
      'exact emitter.js#default.emit',
    ]);
  });

  it('is known inside it as `module.exports`, and has as properties what is exported beside it', async () => {
    const symbols = await symbolsOf({
      'context.js': [
        'module.exports = (req) => ({ req });',
        'module.exports.request = (req) => module.exports(req);',
        'module.exports.again = (req) => module.exports.request(req);',
      ].join('\n'),
      'base.js': [
        'exports = module.exports = Base;',
        'exports.cursor = { hide() {}, blink: function () { exports.cursor.hide(); } };',
        'exports.log = function () {};',
        'function Base() { Base.log(); Base.cursor.blink(); Base.missing(); }',
      ].join('\n'),
      'list.js': "const Base = require('./base');\nfunction list() { Base.cursor.hide(); Base.log(); }\n",
    });
    assert.deepEqual(callsOf(symbols, 'context.js#request'), ['exact context.js#default']);
    assert.deepEqual(callsOf(symbols, 'context.js#again'), ['exact context.js#request']);
    assert.deepEqual(callsOf(symbols, 'base.js#cursor.blink'), ['exact base.js#cursor.hide']);
    assert.deepEqual(callsOf(symbols, 'base.js#Base'), ['exact base.js#cursor.blink', 'exact base.js#log']);
    assert.deepEqual(symbols.get('base.js#Base')?.unresolved, ['missing']);
    assert.deepEqual(callsOf(symbols, 'list.js#list'), ['exact base.js#cursor.hide', 'exact base.js#log']);
  });

  it('hangs on a name that is given `exports`', async () => {
    const symbols = await symbolsOf({
      'helpers.js': [
        'var helpers = exports;',
        'helpers.write = function (text) { return text; };',
        'exports.read = function () { return helpers.write(1); };',
      ].join('\n'),
      'run.js': [
        "const helpers = require('./helpers');",
        "const { write } = require('./helpers');",
        'function all() { helpers.write(1); helpers.read(); }',
        'function one() { write(2); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'run.js#all'), ['exact helpers.js#helpers.write', 'exact helpers.js#read']);
    assert.deepEqual(callsOf(symbols, 'run.js#one'), ['exact helpers.js#helpers.write']);
  });
});
