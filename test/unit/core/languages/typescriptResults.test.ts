import assert from 'node:assert/strict';
import { callsOf, documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

const BUILDER = [
  'interface Base { _: {} }',
  'type NotNull<T extends Base> = T & { _: { notNull: true } };',
  'type Keyed<T extends Base> = T & { _: { key: true } };',
  'interface Extra { key?: boolean }',
  'abstract class Builder<X extends Extra = Extra> implements Base {',
  '  _: {} = {};',
  '  notNull(): NotNull<this> { return this as NotNull<this>; }',
  "  primary(): X['key'] extends true ? Keyed<NotNull<this>> : Keyed<this> { return this as any; }",
  '  either(): X extends string ? Text : Other { return this as any; }',
  '  copy(): this { return this; }',
  '  label(text: string) { const next = this.copy(); return next; }',
  '  twice() { return this.label("a").label("b"); }',
  '}',
  'class Text<X extends Extra = Extra> extends Builder<X> { long() {} }',
  'class Other extends Builder { short() {} }',
].join('\n');

async function callsOfFunctions(code: string): Promise<(name: string) => readonly string[]> {
  const symbols = symbolsIn(await documentOf({ 'a.ts': `${BUILDER}\n${code}\n` }));
  return (name) => callsOf(symbols, `a.ts#${name}`).filter((call) => !call.includes('#Builder.'));
}

describe('results of methods in TypeScript', () => {
  it('have the members of what they are asked of where an alias is given `this`', async () => {
    const calls = await callsOfFunctions(
      'function f(text: Text) { text.notNull().long(); text.notNull().notNull().long(); }',
    );
    assert.deepEqual(calls('f'), ['exact a.ts#Text.long']);
  });

  it('are what they are asked of where a method gives back what others of its class give as that', async () => {
    const calls = await callsOfFunctions(
      'function f(text: Text) { text.label("a").long(); }\nfunction g() { new Other().twice().short(); }',
    );
    assert.deepEqual(calls('f'), ['exact a.ts#Text.long']);
    assert.deepEqual(calls('g'), ['exact a.ts#Other', 'exact a.ts#Other.short']);
  });

  it('are known of a conditional type as far as its branches agree', async () => {
    const calls = await callsOfFunctions(
      'function f(text: Text) { text.primary().long(); text.either().copy(); }\nfunction g(text: Text) { text.either().long(); }',
    );
    assert.deepEqual(calls('f'), ['exact a.ts#Text.long']);
    assert.deepEqual(calls('g'), []);
  });

  it('are what the headers agree on of an overloaded function that may give anything', async () => {
    const calls = await callsOfFunctions(
      [
        'function make(): Text;',
        'function make<T extends Extra>(extra: T): Text<T>;',
        'function make(extra?: any): any { return null; }',
        'function several(a: string): Text;',
        'function several(a: number): Other;',
        'function several(a: any): any { return null; }',
        'function f() { make().long(); }',
        'function g() { several(1).long(); }',
      ].join('\n'),
    );
    assert.deepEqual(calls('f'), ['exact a.ts#Text.long', 'exact a.ts#make']);
    assert.deepEqual(calls('g'), ['exact a.ts#several']);
  });

  it('are parts of a tuple whatever names these have', async () => {
    const calls = await callsOfFunctions(
      'type Pair = [value: Text, other?: Other];\nfunction f([text, other]: Pair) { text.long(); other.short(); }',
    );
    assert.deepEqual(calls('f'), ['exact a.ts#Other.short', 'exact a.ts#Text.long']);
  });

  it('are all that a generic function gives together, what says nothing of its parameters too', async () => {
    const calls = await callsOfFunctions(
      [
        'class Client { close() {} }',
        'function connect<S, C extends Client>(client: C, shape?: S): Text & { client: C } { return null as any; }',
        'function f() { const it = connect(new Client()); it.long(); it.client.close(); }',
      ].join('\n'),
    );
    assert.deepEqual(calls('f'), [
      'exact a.ts#Client',
      'exact a.ts#Client.close',
      'exact a.ts#Text.long',
      'exact a.ts#connect',
    ]);
  });
});
