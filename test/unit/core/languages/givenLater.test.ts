import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('values and types of TypeScript and JavaScript that stand elsewhere', () => {
  it('are those that a variable without a type is given later, in functions and outside', async () => {
    const symbols = await symbolsOf({
      'app.js': 'export class App { listen() {} }\nexport function make() { return new App(); }\n',
      'test.ts': [
        "import { App, make } from './app';",
        'let app;',
        'let typed: Other;',
        'class Other { listen() {} }',
        'beforeEach(() => { app = new App(); typed = make() as any; });',
        'export function outside() { app.listen(); }',
        'export function written() { typed.listen(); }',
        'export function inside() { let other; try { other = make(); } catch { return; } other.listen(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'test.ts#outside'), ['exact app.js#App.listen']);
    assert.deepEqual(callsOf(symbols, 'test.ts#written'), ['exact test.ts#Other.listen']);
    assert.deepEqual(callsOf(symbols, 'test.ts#inside'), ['exact app.js#App.listen', 'exact app.js#make']);
  });

  it('are not those of a type that a class only implements, nor a type where a class of outside is constructed', async () => {
    const symbols = await symbolsOf({
      'request.ts': [
        "import { Duplex } from 'node:stream';",
        'type Events = { on(name: string): void; once(name: string): void };',
        'type Error = Errno;',
        'interface Response { read(): void }',
        'export class Request extends Duplex implements Events {',
        "  constructor() { super(); this.on('a'); throw new Error('b'); }",
        '  once(name: string) { new Response(); }',
        "  run() { this.once('c'); }",
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'request.ts#Request.constructor'), []);
    assert.deepEqual(callsOf(symbols, 'request.ts#Request.once'), []);
    assert.deepEqual(callsOf(symbols, 'request.ts#Request.run'), ['exact request.ts#Request.once']);
  });
});
