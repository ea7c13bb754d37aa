import assert from 'node:assert/strict';
import { callsOf, kindsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('properties that are given what has another name', () => {
  it('are members of the function or class, and call what they are given', async () => {
    const symbols = await symbolsOf({
      'emitter.js': [
        'class Emitter { addListener() {} }',
        'Emitter.prototype.on = Emitter.prototype.addListener;',
        'Emitter.make = make;',
        'function make() { return new Emitter(); }',
        'other.prototype.on = make; unknown.make = make;',
        'function sets(emitter) { emitter.late = make; }',
        'export function uses() { new Emitter().on(); }',
        'export function makes() { Emitter.make().addListener(); }',
      ].join('\n'),
    });
    assert.deepEqual(
      kindsOf(symbols).filter((each) => each.includes('Emitter.') || each.startsWith('field')),
      ['method emitter.js#Emitter.addListener', 'field emitter.js#Emitter.on', 'field emitter.js#Emitter.make'],
    );
    assert.deepEqual(callsOf(symbols, 'emitter.js#uses'), [
      'exact emitter.js#Emitter',
      'exact emitter.js#Emitter.addListener',
      'exact emitter.js#Emitter.on',
    ]);
    assert.ok(callsOf(symbols, 'emitter.js#makes').includes('exact emitter.js#Emitter.addListener'));
  });

  it('are all of those that one statement gives the same function', async () => {
    const symbols = await symbolsOf({
      'list.js': [
        '(function () {',
        '  var _ = function (list) { return list; };',
        '  var each = _.each = _.forEach = function (list, visit) {};',
        '  _.map = _.collect = function (list) { each(list); };',
        '  _.all = function (list) { _.map(list); _.each(list); };',
        '})();',
      ].join('\n'),
      'one.js': 'exports.one = exports.two = function three() {};\n',
      'use.js': "const one = require('./one');\nfunction use() { one.one(); }\n",
    });
    const FOR_EACH = 'exact list.js#_.forEach';
    assert.deepEqual(
      callsOf(symbols, 'list.js#_.collect').filter((call) => call === FOR_EACH),
      [FOR_EACH],
    );
    assert.deepEqual(callsOf(symbols, 'list.js#_.all'), [
      'exact list.js#_.collect',
      'exact list.js#_.each',
      FOR_EACH,
      'exact list.js#_.map',
    ]);
    assert.deepEqual(callsOf(symbols, 'use.js#use'), ['exact one.js#two']);
  });
});

describe('members that are declared by a constant in brackets', () => {
  it('are asked for by its name, not by that of a variable', async () => {
    const symbols = await symbolsOf({
      'keys.ts': "export const CLOSE: unique symbol = Symbol('close');\n",
      'socket.ts': [
        "import { CLOSE } from './keys';",
        'export class Socket { [CLOSE]() { return this; } end() { this[CLOSE](); } }',
        'export function each(sockets: Socket[], at: number) { sockets[at].end(); }',
      ].join('\n'),
      'main.ts': [
        "import { CLOSE } from './keys';",
        "import { Socket } from './socket';",
        'export function closes(socket: Socket) { socket[CLOSE]().end(); }',
        'export function looks(socket: Socket) { for (const CLOSE of ["end"]) socket[CLOSE](); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'socket.ts#Socket.end'), ['exact socket.ts#Socket.[CLOSE]']);
    assert.deepEqual(callsOf(symbols, 'socket.ts#each'), ['exact socket.ts#Socket.end']);
    assert.deepEqual(callsOf(symbols, 'main.ts#closes'), [
      'exact socket.ts#Socket.[CLOSE]',
      'exact socket.ts#Socket.end',
    ]);
    assert.deepEqual(callsOf(symbols, 'main.ts#looks'), []);
  });
});
