import assert from 'node:assert/strict';
import type { StructDocument } from '../../../../src/core/model/structDocument.ts';
import { callsOfModule, callsOf as callsOfSymbol, documentOf, symbolsIn } from '../../../support/indexedSymbols.ts';

const callsOf = (document: StructDocument, id: string) => callsOfSymbol(symbolsIn(document), id);

const json = (value: unknown) => JSON.stringify(value);

describe('modules of TypeScript and JavaScript', () => {
  it('follows paths and baseUrl of the nearest tsconfig, comments, trailing commas, extends and references included', async () => {
    const document = await documentOf({
      'tsconfig.base.json':
        '{ // shared\n "compilerOptions": { "baseUrl": ".", "paths": { "@lib/*": ["lib/*"], }, }, }',
      'app/tsconfig.json': json({ files: [], references: [{ path: './tsconfig.app.json' }] }),
      'app/tsconfig.app.json': json({ extends: '../tsconfig.base.json' }),
      'lib/math.ts': 'export function add() {}\n',
      'app/main.ts':
        "import { add } from '@lib/math';\nimport { add as again } from 'lib/math';\nexport function run() { add(); }\nexport function rerun() { again(); }\n",
    });
    assert.deepEqual(callsOf(document, 'app/main.ts#run'), ['exact lib/math.ts#add']);
    assert.deepEqual(callsOf(document, 'app/main.ts#rerun'), ['exact lib/math.ts#add']);
  });

  it('finds workspace packages, their exports and what these are built from', async () => {
    const document = await documentOf({
      'package.json': json({ workspaces: ['packages/*'] }),
      'packages/core/package.json': json({
        name: '@shop/core',
        exports: { '.': { import: './dist/esm/index.mjs' }, './tax/*': './build/tax/*.js' },
      }),
      'packages/core/tsconfig.json': json({ compilerOptions: { outDir: 'build', rootDir: 'source' } }),
      'packages/core/src/index.ts': 'export function total() {}\n',
      'packages/core/source/tax/rate.ts': 'export function rate() {}\n',
      'packages/web/package.json': json({ name: 'web', imports: { '#inner/*': './inner/*.js' } }),
      'packages/web/inner/page.ts': 'export function page() {}\n',
      'packages/web/main.ts': [
        "import { total } from '@shop/core';",
        "import { rate } from '@shop/core/tax/rate';",
        "import { page } from '#inner/page';",
        "import { elsewhere } from '@shop/missing';",
        'export function run() { total(); rate(); page(); elsewhere(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'packages/web/main.ts#run'), [
      'exact packages/core/source/tax/rate.ts#rate',
      'exact packages/core/src/index.ts#total',
      'exact packages/web/inner/page.ts#page',
    ]);
  });

  it('reads pnpm workspaces, exclusions included, and links between folders', async () => {
    const document = await documentOf({
      'pnpm-workspace.yaml': "packages:\n  # all\n  - 'libs/**'\n  - '!libs/old'\n",
      'libs/new/package.json': json({ name: 'kit', main: 'lib/kit.js' }),
      'libs/new/lib/kit.js': 'exports.make = function () {};\n',
      'libs/old/package.json': json({ name: 'kit' }),
      'libs/old/index.js': 'exports.make = function () {};\n',
      'tools/package.json': json({ dependencies: { gear: 'file:../gear' } }),
      'gear/package.json': json({ name: 'gear', main: './gear.js' }),
      'gear/gear.js': 'module.exports = function () {};\n',
      'tools/run.js':
        "const { make } = require('kit');\nconst gear = require('gear');\nfunction run() { make(); gear(); }\n",
    });
    assert.deepEqual(callsOf(document, 'tools/run.js#run'), [
      'exact gear/gear.js#default',
      'exact libs/new/lib/kit.js#make',
    ]);
  });

  it('finds the package of a project that a configuration refers to, where nothing says that packages belong together', async () => {
    const core = (folder: string) => ({
      [`${folder}/package.json`]: json({ name: 'shop-core', exports: { '.': { types: './lib/common/api.d.ts' } } }),
      [`${folder}/tsconfig.json`]: json({ files: [] }),
      [`${folder}/src/common/api.ts`]: 'export function total() {}\n',
    });
    const main = "import { total } from 'shop-core';\nexport function run() { total(); }\n";
    const document = await documentOf({
      ...core('core'),
      ...core('fork'),
      'web/package.json': json({ name: 'shop-web' }),
      'web/tsconfig.json': json({ files: [], references: [{ path: '../core' }, { path: './src/tsconfig.json' }] }),
      'web/src/main.ts': main,
      'lone/package.json': json({ name: 'lone' }),
      'lone/main.ts': main,
    });
    assert.deepEqual(callsOf(document, 'web/src/main.ts#run'), ['exact core/src/common/api.ts#total']);
    assert.deepEqual(callsOf(document, 'lone/main.ts#run'), []);
  });

  it('sees the function of a default export that hangs on a condition', async () => {
    const document = await documentOf({
      'http.js':
        'const ok = true;\nexport default ok && function httpAdapter(config) { return send(config); };\nfunction send() {}\n',
      'fetch.js': 'const ok = true;\nexport default ok && (async (config) => config);\n',
      'main.js':
        "import http from './http.js';\nimport fetch from './fetch.js';\nexport function run(c) { http(c); fetch(c); }\n",
    });
    assert.deepEqual(callsOf(document, 'main.js#run'), ['exact fetch.js#default', 'exact http.js#default']);
    assert.deepEqual(callsOf(document, 'http.js#default'), ['exact http.js#send']);
  });

  it('never lets two copies of a project answer for each other', async () => {
    const copy = (folder: string) => ({
      [`${folder}/package.json`]: json({ name: 'shop', workspaces: ['packages/*'] }),
      [`${folder}/tsconfig.json`]: json({ compilerOptions: { paths: { '@/*': ['./src/*'] } } }),
      [`${folder}/src/util.ts`]: 'export function help() {}\n',
      [`${folder}/packages/core/package.json`]: json({ name: 'core' }),
      [`${folder}/packages/core/src/index.ts`]: 'export function total() {}\n',
      [`${folder}/src/main.ts`]:
        "import { help } from '@/util';\nimport { total } from 'core';\nexport function run() { help(); total(); }\n",
    });
    const document = await documentOf({
      ...copy('one'),
      ...copy('two'),
      'main.ts': "import { total } from 'core';\ntotal();\n",
    });
    for (const folder of ['one', 'two']) {
      assert.deepEqual(callsOf(document, `${folder}/src/main.ts#run`), [
        `exact ${folder}/packages/core/src/index.ts#total`,
        `exact ${folder}/src/util.ts#help`,
      ]);
    }
    assert.deepEqual(callsOfModule(document, 'main.ts'), []);
  });

  it('knows what a required module is, in every way it may be exported', async () => {
    const document = await documentOf({
      'lib/index.js':
        'exports = module.exports = create;\nfunction create() {}\nexports.close = exports.end = close;\nfunction close() {}\n',
      'other.js': "module.exports = require('./lib');\n",
      'main.js': [
        "const create = require('./other');",
        "const close = require('./lib').close;",
        'function run() { create(); close(); }',
        "function inline() { require('./lib').end(); }",
        "async function lazy() { const lib = await import('./lib'); lib.close(); }",
      ].join('\n'),
      'old.d.ts': 'declare function old(): void;\nexport = old;\n',
      'old.js': 'module.exports = function old() {};\n',
      'user.ts': "import old = require('./old');\nexport function use() { old(); }\n",
    });
    assert.deepEqual(callsOf(document, 'main.js#run'), ['exact lib/index.js#close', 'exact lib/index.js#create']);
    assert.deepEqual(callsOf(document, 'main.js#inline'), ['exact lib/index.js#close']);
    assert.deepEqual(callsOf(document, 'main.js#lazy'), ['exact lib/index.js#close']);
    assert.deepEqual(callsOf(document, 'user.ts#use'), ['exact old.d.ts#old']);
  });

  it('takes the default import of a CommonJS module for all that it exports', async () => {
    const document = await documentOf({
      'utils.cjs': 'exports.clean = function () {};\n',
      'main.js': "import utils from './utils.cjs';\nexport function run() { utils.clean(); }\n",
    });
    assert.deepEqual(callsOf(document, 'main.js#run'), ['exact utils.cjs#clean']);
  });

  it('names what a declaration file declares, and what beside it may run', async () => {
    const document = await documentOf({
      'hooks.js': 'export function use() {}\n',
      'hooks.d.ts': 'export function use(): void;\n',
      'main.ts': "import { use } from './hooks.js';\nuse();\n",
    });
    assert.deepEqual(callsOfModule(document, 'main.ts'), ['exact hooks.d.ts#use', 'dispatch hooks.js#use']);
  });

  it('records imports for their effects', async () => {
    const document = await documentOf({ 'main.ts': "import './setup';\n", 'setup.ts': 'globalThis.ready = true;\n' });
    assert.deepEqual(document.modules.find(({ path }) => path === 'main.ts')!.imports, [
      { from: './setup', names: [], module: 'setup.ts' },
    ]);
  });

  it('knows what a module has that is imported where it is needed', async () => {
    const document = await documentOf({
      'page.ts': 'export function open() {}\nexport class Panel { show() {} }\n',
      'a.ts': [
        "export function f() { import('./page').then((page) => page.open()); }",
        "export const g = () => import('./page').then(({ Panel }) => new Panel().show());",
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'a.ts#f'), ['exact page.ts#open']);
    assert.deepEqual(callsOf(document, 'a.ts#g').slice(-1), ['exact page.ts#Panel.show']);
  });

  it('takes the file that a path of the configuration names with its ending, whatever declares it', async () => {
    const document = await documentOf({
      'tsconfig.json': '{ "compilerOptions": { "paths": { "view": ["./src/index.js"], "hooks": ["./src/hooks"] } } }',
      'src/index.js': 'export function render() {}\n',
      'src/index.d.ts': 'export function render(): void;\n',
      'src/hooks.js': 'export function use() {}\n',
      'src/hooks.d.ts': 'export function use(): void;\n',
      'run.ts':
        "import { render } from 'view';\nimport { use } from 'hooks';\nexport const run = () => { render(); use(); };\n",
    });
    assert.deepEqual(callsOf(document, 'run.ts#run'), [
      'exact src/hooks.d.ts#use',
      'dispatch src/hooks.js#use',
      'exact src/index.js#render',
    ]);
  });

  it('takes a script of JavaScript to what runs, and one of TypeScript to what is declared', async () => {
    const main = (call: string) => `${call}\nexport function run() { send(); }\n`;
    const document = await documentOf({
      'package.json': json({ name: 'mail', main: './lib/mail.js', types: './types/index.d.ts' }),
      'types/index.d.ts': 'export function send(): void;\n',
      'lib/mail.js': 'exports.send = function send() {};\n',
      'lib/mail.d.ts': 'export function send(): void;\n',
      'lib/mail.d.mts': 'export function send(): void;\n',
      'lib/only.d.ts': 'export function send(): void;\n',
      'test/package.js': main("const { send } = require('..');"),
      'test/package.ts': main("import { send } from '..';"),
      'test/file.mjs': main("import { send } from '../lib/mail.js';"),
      'test/declared.js': main("const { send } = require('../lib/only');"),
    });
    assert.deepEqual(callsOf(document, 'test/package.js#run'), ['exact lib/mail.js#send']);
    assert.deepEqual(callsOf(document, 'test/package.ts#run'), ['exact types/index.d.ts#send']);
    assert.deepEqual(callsOf(document, 'test/file.mjs#run'), ['exact lib/mail.js#send']);
    assert.deepEqual(callsOf(document, 'test/declared.js#run'), ['exact lib/only.d.ts#send']);
  });

  it('knows the types that documentation imports of a module which only its declaration has', async () => {
    const document = await documentOf({
      'package.json': json({ name: 'mail', imports: { '#mail': { types: './types.d.ts', default: './mail.js' } } }),
      'types.d.ts': 'export interface Letter { open(): void }\nexport class Box { shut(): void }\n',
      'mail.js': 'export function send() {}\n',
      'main.js': [
        "/** @import { Letter, Box } from '#mail' */",
        '/** @param {Letter} letter @param {Box} box */',
        'export function run(letter, box) { letter.open(); box.shut(); }',
      ].join('\n'),
    });
    assert.deepEqual(callsOf(document, 'main.js#run'), ['exact types.d.ts#Letter.open']);
  });
});
