import assert from 'node:assert/strict';
import { callsOf, symbolsOf } from '../../../support/indexedSymbols.ts';

describe('objects and classes of TypeScript and JavaScript', () => {
  it('knows functions that construct: prototypes, what they assign to this, and what they inherit from', async () => {
    const symbols = await symbolsOf({
      'view.js': [
        'function Base() {}',
        'Base.prototype = { show() {}, hide: function () {} };',
        'function View(name) {',
        '  this.name = name;',
        '  this.lookup(name);',
        '}',
        'View.prototype.lookup = function (name) { this.show(); };',
        'Object.assign(View.prototype, { draw() { this.hide(); } });',
        "require('util').inherits(View, Base);",
        'function run() { var view = new View("a"); view.draw(); view.show(); }',
      ].join('\n'),
    });
    assert.equal(symbols.get('view.js#View.name')?.kind, 'field');
    assert.equal(symbols.get('view.js#Base.show')?.kind, 'method');
    assert.deepEqual(callsOf(symbols, 'view.js#View'), ['exact view.js#View.lookup']);
    assert.deepEqual(callsOf(symbols, 'view.js#View.lookup'), ['exact view.js#Base.show']);
    assert.deepEqual(callsOf(symbols, 'view.js#View.draw'), ['exact view.js#Base.hide']);
    assert.deepEqual(callsOf(symbols, 'view.js#run'), [
      'exact view.js#Base.show',
      'exact view.js#View',
      'exact view.js#View.draw',
    ]);
  });

  it('calls the constructor of the base by super, or the base where it has none', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'interface Shape {}',
        'class Plain {}',
        'class Made { constructor() {} }',
        'class A extends Plain implements Shape { constructor() { super(); } }',
        'class B extends Made { constructor() { super(); } }',
        'class C extends Error { constructor() { super(); } }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#A.constructor'), ['exact a.ts#Plain']);
    assert.deepEqual(callsOf(symbols, 'a.ts#B.constructor'), ['exact a.ts#Made.constructor']);
    assert.deepEqual(symbols.get('a.ts#C.constructor')!.unresolved, undefined);
  });

  it('knows what a CommonJS file exports by its `exports`, and what a constant takes out of an object', async () => {
    const symbols = await symbolsOf({
      'prices.cjs': [
        'exports.total = function () {};',
        'exports.shown = () => exports.total();',
        'exports = module.exports = Shop;',
        "exports.Cart = require('./cart.cjs').Cart;",
        'function Shop() { this.cart = new exports.Cart(); }',
        'Shop.prototype.close = function () { this.cart.empty(); };',
      ].join('\n'),
      'cart.cjs': 'class Cart { empty() {} }\nexports.Cart = Cart;\n',
      'run.js': [
        "import prices from './prices.cjs';",
        'const { total, shown: show } = prices;',
        'export function run() { total(); show(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'prices.cjs#shown'), ['exact prices.cjs#total']);
    assert.deepEqual(callsOf(symbols, 'prices.cjs#Shop'), ['exact cart.cjs#Cart']);
    assert.deepEqual(callsOf(symbols, 'prices.cjs#Shop.close'), ['exact cart.cjs#Cart.empty']);
    assert.deepEqual(callsOf(symbols, 'run.js#run'), [
      'exact prices.cjs#shown',
      'exact prices.cjs#total',
      'exact run.js#show',
      'exact run.js#total',
    ]);
  });

  it('calls what a constant or field holds', async () => {
    const symbols = await symbolsOf({
      'a.ts': 'function real() {}\nexport const alias = real;\nexport function run() { alias(); }\n',
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#run'), ['exact a.ts#alias', 'exact a.ts#real']);
  });

  it('takes elements of components for calls, and plain tags for nothing', async () => {
    const symbols = await symbolsOf({
      'a.tsx':
        "import * as ui from './ui';\nfunction Row() { return <tr />; }\nexport const Table = () => <table><Row /><ui.Cell>x</ui.Cell></table>;\n",
      'ui.tsx': 'export function Cell() { return <td />; }\n',
    });
    assert.deepEqual(callsOf(symbols, 'a.tsx#Table'), ['exact a.tsx#Row', 'exact ui.tsx#Cell']);
  });

  it('lists members of object types where somebody can name them', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'type Place = Base & { line: number; inner: { deep: string } };',
        'interface Base { where: { file: string } }',
        'function f(options: { passing: string }) {}',
        "const handlers = { 'text/plain': () => 1, [Symbol.iterator]: () => 2 };",
      ].join('\n'),
    });
    assert.deepEqual(
      [...symbols.keys()].filter((id) => id.includes('.', 5)),
      [
        'a.ts#Place.line',
        'a.ts#Place.inner',
        'a.ts#Place.inner.deep',
        'a.ts#Base.where',
        'a.ts#Base.where.file',
        'a.ts#handlers.text/plain',
        'a.ts#handlers.[Symbol%2Eiterator]',
      ],
    );
  });

  it('types parameters of callbacks by what is called', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export class Item { use() {} }',
        'type Visit = (item: Item, at: number) => void;',
        'function withItem<R>(n: number, run: (this: void, item: Item) => Promise<R>): void {}',
        'function visit(run?: Visit) {}',
        'async function load(): Promise<Item> { return new Item(); }',
        'function each(items: readonly Item[]) { items.forEach(item => item.use()); }',
        'function find(items: Map<string, Item>) { [...items.values()]; items.forEach((item) => item.use()); }',
        'function declared() { withItem(1, async (item) => { item.use(); }); }',
        'function named() { visit(function (item) { item.use(); }); }',
        'function later() { load().then((item) => item.use()); }',
        'function unknown(run: any) { run((item) => item.use()); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#each'), ['exact a.ts#Item.use']);
    assert.deepEqual(callsOf(symbols, 'a.ts#find'), ['exact a.ts#Item.use']);
    assert.deepEqual(callsOf(symbols, 'a.ts#declared'), ['exact a.ts#Item.use', 'exact a.ts#withItem']);
    assert.deepEqual(callsOf(symbols, 'a.ts#named'), ['exact a.ts#Item.use', 'exact a.ts#visit']);
    assert.deepEqual(callsOf(symbols, 'a.ts#later'), ['exact a.ts#Item.use', 'exact a.ts#load']);
    assert.deepEqual(callsOf(symbols, 'a.ts#unknown'), []);
  });

  it('reads the types of documentation comments in JavaScript', async () => {
    const symbols = await symbolsOf({
      'shop.js': 'export class Shop {\n  open() {}\n  close() {}\n}\n',
      'main.js': [
        "/** @typedef {import('./shop.js').Shop} Store */",
        '/**',
        ' * @param {Store} store',
        " * @param {import('./shop.js').Shop[]} [others]",
        ' * @returns {Store}',
        ' */',
        'function run(store, others) { store.open(); for (const each of others) each.close(); }',
        'function again() { run().close(); }',
        'function local(x) { /** @type {Store} */ const shop = x; shop.open(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.js#run'), ['exact shop.js#Shop.close', 'exact shop.js#Shop.open']);
    assert.deepEqual(callsOf(symbols, 'main.js#again'), ['exact main.js#run', 'exact shop.js#Shop.close']);
    assert.deepEqual(callsOf(symbols, 'main.js#local'), ['exact shop.js#Shop.open']);
  });

  it('takes class fields that are given functions for methods', async () => {
    const body = [
      'class Text { static create = (x) => new Text(); trim = function () { return this.cut(); }; cut() {} }',
    ];
    const use = ['const text = Text.create;', 'function run() { text(1).trim(); }'];
    for (const path of ['a.ts', 'a.js']) {
      const symbols = await symbolsOf({ [path]: [...body, ...use].join('\n') });
      assert.equal(symbols.get(`${path}#Text.create`)?.kind, 'method');
      assert.deepEqual(callsOf(symbols, `${path}#Text.trim`), [`exact ${path}#Text.cut`]);
      assert.ok(callsOf(symbols, `${path}#run`).includes(`exact ${path}#Text.create`));
      assert.ok(callsOf(symbols, `${path}#run`).includes(`exact ${path}#Text.trim`));
    }
  });

  it('merges the declarations of one name: a type beside a value, interfaces in parts, namespaces with functions', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export interface Text { trim(): Text }',
        'export interface Made<T> { init(it: T): void }',
        'export function made<T>(): Made<T> { return null as any; }',
        'export const Text: Made<Text> = made();',
        'export interface Part { one(): void }',
        'export interface Part { two(): void }',
        'export const Later = { build(): Later { return null as any; } };',
        'export interface Later { run(): void }',
        'export function tool(): Text { return null as any; }',
        'export namespace tool { export function help() {} }',
        'export class Box { open() {} }',
        'export interface Box { close(): void }',
      ].join('\n'),
      'b.ts': [
        "import { Text, Part, Later, tool, Box } from './a.js';",
        'function types(text: Text, part: Part) { text.trim().trim(); part.one(); part.two(); }',
        'function values(text: Text) { Text.init(text); Later.build().run(); }',
        'function both() { tool().trim(); tool.help(); new Box().open(); new Box().close(); }',
        'function typed(of: typeof Later) { of.build(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'b.ts#types'), [
      'exact a.ts#Part.one',
      'exact a.ts#Part.two',
      'exact a.ts#Text.trim',
    ]);
    assert.deepEqual(callsOf(symbols, 'b.ts#values'), [
      'exact a.ts#Later.build',
      'exact a.ts#Later.run',
      'exact a.ts#Made.init',
    ]);
    assert.deepEqual(callsOf(symbols, 'b.ts#both'), [
      'exact a.ts#Box',
      'exact a.ts#Box.close',
      'exact a.ts#Box.open',
      'exact a.ts#Text.trim',
      'exact a.ts#tool',
      'exact a.ts#tool.help',
    ]);
    assert.deepEqual(callsOf(symbols, 'b.ts#typed'), ['exact a.ts#Later.build']);
  });

  it('types parameters of functions by the types that describe them, and calls by call signatures', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export class Reply { send() {} }',
        'export class Request { read() {} }',
        'type Handler<R = Reply> = (this: App, request: Request, reply: Reply) => void;',
        'interface Options { handler: Handler; done(reply: Reply): void }',
        'interface Route { (path: string, handler: Handler): App; (path: string, options: Options, handler: Handler): App }',
        'type Hook = (reply: Reply) => void;',
        'export interface App {',
        '  get: Route;',
        '  route(options: Options): App;',
        '  on<F extends Hook>(name: string, run: F): App;',
        '  add(name: "a", run: (first: Request, reply: Reply) => void): void;',
        '  add(name: "b", run: (first: Reply, reply: Reply) => void): void;',
        '}',
        'type Make = () => App;',
        'declare const make: Make;',
        'function short() { make().get("a", (request, reply) => reply.send()).route({ done(reply) { reply.send(); } }); }',
        'function long() { make().get("a", opts, (request, reply) => request.read()); }',
        'function keyed() { make().route({ handler: (request, reply) => { reply.send(); } }); }',
        'function bounded() { make().on("x", (reply) => reply.send()); }',
        'function several() { make().add("a", (first, reply) => { first.send(); reply.send(); }); }',
        'const typed: Hook = (reply) => reply.send();',
        'const held: Options = { done(reply) { reply.send(); } };',
      ].join('\n'),
    });
    const calls = (name: string) => callsOf(symbols, `a.ts#${name}`);
    assert.deepEqual(
      calls('short'),
      ['App.get', 'App.route', 'Reply.send', 'make'].map((name) => `exact a.ts#${name}`),
    );
    assert.deepEqual(
      calls('long'),
      ['App.get', 'Request.read', 'make'].map((name) => `exact a.ts#${name}`),
    );
    assert.deepEqual(calls('keyed.handler'), ['exact a.ts#Reply.send']);
    assert.deepEqual(
      calls('bounded'),
      ['App.on', 'Reply.send', 'make'].map((name) => `exact a.ts#${name}`),
    );
    assert.deepEqual(
      calls('several'),
      ['App.add', 'Reply.send', 'make'].map((name) => `exact a.ts#${name}`),
    );
    assert.deepEqual(calls('typed'), ['exact a.ts#Reply.send']);
    assert.deepEqual(calls('held.done'), ['exact a.ts#Reply.send']);
  });

  it('calls what a module is where it is required and called at once', async () => {
    const symbols = await symbolsOf({
      'app.js': 'function build() { return new App(); }\nclass App { run() {} }\nmodule.exports = build;\n',
      'main.js': "function start() { require('./app')({}).run(); }\n",
    });
    assert.deepEqual(callsOf(symbols, 'main.js#start'), ['exact app.js#App.run', 'exact app.js#build']);
  });

  it('links no method of an unknown receiver by its name alone', async () => {
    const symbols = await symbolsOf({
      'a.ts': 'export class Shop { openDoors() {} }\nexport function run(it: any) { it.openDoors(); }\n',
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#run'), []);
    assert.deepEqual(symbols.get('a.ts#run')?.unresolved, ['openDoors']);
  });

  it('knows `this` in a static method, members of an object in a field, and both sides of a default export', async () => {
    const symbols = await symbolsOf({
      'headers.js': [
        'export default class Headers {',
        '  normalize() {}',
        '  static from(thing) { return thing instanceof this ? thing : new this(thing); }',
        '}',
      ].join('\n'),
      'cookies.js':
        'const here = true;\nexport default here ? { read() { return 1; } } : { read() { return null; } };\n',
      'main.js': [
        "import Headers from './headers.js';",
        "import cookies from './cookies.js';",
        'class Manager { forEach() {} }',
        'export class Client {',
        '  constructor() { this.interceptors = { request: new Manager() }; }',
        '  run() { this.interceptors.request.forEach(); }',
        '}',
        'export function send(x) { Headers.from(x).normalize(); cookies.read(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'main.js#Client.run'), ['exact main.js#Manager.forEach']);
    assert.deepEqual(callsOf(symbols, 'main.js#send'), [
      'exact cookies.js#default.read',
      'exact headers.js#Headers.from',
      'exact headers.js#Headers.normalize',
    ]);
  });

  it('takes members of objects and of object types for nothing that a name alone means', async () => {
    const symbols = await symbolsOf({
      'common.ts': 'export function has(key: string) { return key; }\nexport const path = () => 1;\n',
      'traps.ts': [
        "import { has, path } from './common';",
        'type Options = { path(): void; has: () => void };',
        "export const traps = { has() { return has('a'); }, get path() { return path(); }, other: () => traps.has() };",
        'make({ path: () => path() });',
        "export function later(options: Options) { has('b'); path(); options.has(); }",
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'traps.ts#traps.has'), ['exact common.ts#has']);
    assert.deepEqual(callsOf(symbols, 'traps.ts#traps.path'), ['exact common.ts#path']);
    assert.deepEqual(callsOf(symbols, 'traps.ts#traps.other'), ['exact traps.ts#traps.has']);
    assert.deepEqual(callsOf(symbols, 'traps.ts#path'), ['exact common.ts#path']);
    assert.deepEqual(callsOf(symbols, 'traps.ts#later'), [
      'exact common.ts#has',
      'exact common.ts#path',
      'exact traps.ts#Options.has',
    ]);
  });

  it('are what `this` means in their methods, inside methods of a class too; arrow functions have that of the class', async () => {
    const symbols = await symbolsOf({
      'a.ts': [
        'export class Schema {',
        '  test(options: unknown) { return this; }',
        '  resolve() {}',
        '  length() { return this.test({ test(value: number) { return this.resolve(value); } }); }',
        '  width() { return this.test({ test: function (value: number) { return this.resolve(value); } }); }',
        '  size() { return this.test({ test: (value: number) => this.resolve() }); }',
        '  parts() { return { first() { return this.second(); }, second() {} }; }',
        '  outer() { const self = this; return { run() { self.resolve(); } }; }',
        '  define() { Object.defineProperty(this, "size", { get() { return this.resolve(); } }); }',
        '}',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.length.test'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.width.test'), []);
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.size.test'), ['exact a.ts#Schema.resolve']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.parts.first'), ['exact a.ts#Schema.parts.second']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.outer.run'), ['exact a.ts#Schema.resolve']);
    assert.deepEqual(callsOf(symbols, 'a.ts#Schema.define.get'), ['exact a.ts#Schema.resolve']);
  });
});
