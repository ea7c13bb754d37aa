import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';
import { createMemoryWorkspace } from '../../../support/memoryWorkspace.ts';

const json = (value: unknown) => JSON.stringify(value);

const MAIN = [
  'export function warns(item: Thing) { if (__DEV__) warnAll("x"); item.go(); }',
  'export function hides(Thing: any, warnAll: any) { Thing.go(); warnAll(); }',
].join('\n');

const DECLARED = [
  '/** We declare these for everybody. */',
  'declare const __DEV__: boolean;',
  'declare function warnAll(text: string): void;',
  'interface Thing { go(): void }',
].join('\n');

const GLOBAL = ['exact all.d.ts#Thing.go', 'exact all.d.ts#warnAll'];

describe('names that a file declares for its whole program in TypeScript', () => {
  it('are those of a file that only declares, without imports and exports', async () => {
    const symbols = await symbolsOf({ 'all.d.ts': DECLARED, 'src/main.ts': MAIN });
    assert.deepEqual(callsOf(symbols, 'src/main.ts#warns'), GLOBAL);
    assert.deepEqual(callsOf(symbols, 'src/main.ts#hides'), []);
    const module = await symbolsOf({ 'all.d.ts': `${DECLARED}\nexport {};\n`, 'src/main.ts': MAIN });
    assert.deepEqual(callsOf(module, 'src/main.ts#warns'), []);
  });

  it('are variables of `declare global` too, beside a type of the name', async () => {
    const symbols = await symbolsOf({
      'src/poly.ts': [
        'export {};',
        'declare global {',
        '  interface Thing { go(): void }',
        '  interface ThingMaker { new (): Thing; of(size: number): Thing }',
        '  var Thing: ThingMaker;',
        '  var theThing: Thing;',
        '}',
        'export function here() { theThing.go(); }',
      ].join('\n'),
      'src/main.ts': [
        'export function makes() { Thing.of(1).go(); }',
        'export function named() { theThing.go(); }',
        'export function typed(item: Thing) { item.go(); }',
      ].join('\n'),
    });
    const GO = 'exact src/poly.ts#Thing.go';
    assert.deepEqual(callsOf(symbols, 'src/main.ts#makes'), [GO, 'exact src/poly.ts#ThingMaker.of']);
    for (const id of ['src/main.ts#named', 'src/main.ts#typed', 'src/poly.ts#here'])
      assert.deepEqual(callsOf(symbols, id), [GO], id);
  });

  it('are those of `declare global`, not namesakes that the file has itself', async () => {
    const symbols = await symbolsOf({
      'src/poly.ts': [
        'class Thing { go() {} own() {} }',
        'export const make = () => new Thing();',
        'declare global { interface Thing { go(): void } function warnAll(text: string): void }',
      ].join('\n'),
      'src/main.ts': `${MAIN}\nexport function owns(item: Thing) { item.own(); }\n`,
    });
    assert.deepEqual(callsOf(symbols, 'src/main.ts#warns'), [
      'exact src/poly.ts#Thing.go~2',
      'exact src/poly.ts#warnAll',
    ]);
    assert.deepEqual(callsOf(symbols, 'src/main.ts#owns'), []);
  });

  it('mean nothing where two files that are seen declare them, and in packages that do not depend on theirs', async () => {
    const twice = await symbolsOf({ 'all.d.ts': DECLARED, 'more.d.ts': DECLARED, 'main.ts': MAIN });
    assert.deepEqual(callsOf(twice, 'main.ts#warns'), []);
    const symbols = await symbolsOf({
      'package.json': json({ workspaces: ['packages/*'] }),
      'packages/core/package.json': json({ name: 'core' }),
      'packages/core/all.d.ts': DECLARED,
      'packages/web/package.json': json({ name: 'web', dependencies: { core: '1.0.0' } }),
      'packages/web/main.ts': MAIN,
      'packages/lone/package.json': json({ name: 'lone' }),
      'packages/lone/main.ts': MAIN,
    });
    const expected = GLOBAL.map((edge) => edge.replace('all.d.ts', 'packages/core/all.d.ts'));
    assert.deepEqual(callsOf(symbols, 'packages/web/main.ts#warns'), expected);
    assert.deepEqual(callsOf(symbols, 'packages/lone/main.ts#warns'), []);
  });

  it('come and go with what a change makes of their file', async () => {
    const output = { kind: 'write', path: 'struct.json' } as const;
    const texts = [
      DECLARED,
      `${DECLARED}\nexport {};\n`,
      `export {};\ndeclare global { ${DECLARED.replaceAll('declare ', '')} }\n`,
      '',
      DECLARED,
    ];
    const workspace = createMemoryWorkspace({ 'all.d.ts': '', 'src/main.ts': MAIN });
    await workspace.index.update({ output });
    for (const text of texts) {
      workspace.files.set('all.d.ts', text);
      await workspace.index.update({ paths: ['all.d.ts'], output });
      const fresh = createMemoryWorkspace({ 'all.d.ts': text, 'src/main.ts': MAIN });
      await fresh.index.update({ output });
      assert.equal(workspace.files.get('struct.json'), fresh.files.get('struct.json'), text);
    }
  });

  it('are told anew to other files, as is the type of an object, where that changes', async () => {
    const output = { kind: 'write', path: 'struct.json' } as const;
    const main = "import { made } from './made';\nexport function run() { made.create(); }\n";
    const types = 'export interface Factory { create(): void }\nexport interface Other { create(): void }\n';
    const made = (type: string) =>
      `import type { Factory, Other } from './types';\nexport const made: ${type} = { create() {} };\n`;
    const files = (type: string) => ({ 'main.ts': main, 'types.ts': types, 'made.ts': made(type) });
    const workspace = createMemoryWorkspace(files('Factory'));
    await workspace.index.update({ output });
    for (const type of ['Other', 'any', 'Factory']) {
      workspace.files.set('made.ts', made(type));
      await workspace.index.update({ paths: ['made.ts'], output });
      const fresh = createMemoryWorkspace(files(type));
      await fresh.index.update({ output });
      assert.equal(workspace.files.get('struct.json'), fresh.files.get('struct.json'), type);
    }
  });
});

describe('declarations in several files that are one', () => {
  const SHOP = 'export class Shop { open() {} }\nexport interface Options { shop: Shop }\n';
  const ADDED = [
    "import { Shop } from './shop';",
    "declare module './shop' {",
    '  interface Shop { close(): Shop }',
    '  interface Options { other: Shop }',
    '}',
    'Shop.prototype.close = function () { return this; };',
  ].join('\n');
  const MAIN = [
    "import { type Options, Shop } from './shop';",
    "import './added';",
    'export function closes() { new Shop().close().open(); }',
    'export function both(options: Options) { options.other.open(); options.shop.open(); }',
  ].join('\n');

  it('are those that are added to a module of the workspace', async () => {
    const symbols = await symbolsOf({ 'shop.ts': SHOP, 'added.ts': ADDED, 'main.ts': MAIN });
    assert.deepEqual(callsOf(symbols, 'main.ts#closes'), [
      'exact added.ts#Shop.close~2',
      'exact shop.ts#Shop',
      'exact shop.ts#Shop.open',
    ]);
    assert.deepEqual(callsOf(symbols, 'main.ts#both'), ['exact shop.ts#Shop.open']);
  });

  it('come and go with a change of the file that adds', async () => {
    const files = { 'shop.ts': SHOP, 'main.ts': MAIN };
    const workspace = createMemoryWorkspace(files);
    const calls = async () => {
      await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
      return /added[.]ts#Shop[.]close/.test(workspace.files.get('struct.json')!.split('"path":"main.ts"')[1]!);
    };
    assert.equal(await calls(), false);
    workspace.files.set('added.ts', ADDED);
    assert.equal(await calls(), true);
    workspace.files.set('added.ts', ADDED.replace("module './shop'", "module './elsewhere'"));
    assert.equal(await calls(), false);
  });

  it('are those that files declare for everybody, unless they share members as copies do', async () => {
    const declared = (members: string) => `export {};\ndeclare global { interface App { ${members} } }\n`;
    const main = { 'main.ts': 'export function uses(app: App) { app.run(); app.stop(); }\n' };
    const parts = await symbolsOf({ 'a.ts': declared('run(): void'), 'b.ts': declared('stop(): void'), ...main });
    assert.deepEqual(callsOf(parts, 'main.ts#uses'), ['exact a.ts#App.run', 'exact b.ts#App.stop']);
    const both = 'run(): void; stop(): void';
    const copies = await symbolsOf({ 'a.ts': declared(both), 'b.ts': declared(both), ...main });
    assert.deepEqual(callsOf(copies, 'main.ts#uses'), []);
  });
});
