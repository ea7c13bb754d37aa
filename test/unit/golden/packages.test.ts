import assert from 'node:assert/strict';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { StructDocument, SymbolRecord } from '../../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from '../../support/memoryWorkspace.ts';

const require = createRequire(import.meta.url);

/**
 * Real code out of packages that the lock file pins: what the index says of it is compared with `test/golden/*.txt`.
 * `npm run golden:accept` writes what it says now; look at the difference before committing it.
 */
const PACKAGES: readonly {
  readonly name: string;
  readonly files: readonly string[];
  readonly why: string;
  /** Files that the golden shows; the others are read with them, and would make it too long to be reviewed. */
  readonly shown?: RegExp;
}[] = [
  { name: 'commander', files: ['lib/*.js'], why: 'JavaScript, CommonJS' },
  {
    name: 'node-gyp',
    files: ['lib/*.js', 'gyp/pylib/gyp/*.py', 'gyp/pylib/packaging/*.py'],
    why: 'Python and JavaScript',
  },
  { name: 'kotlin-shop', files: ['*.kt'], why: 'Kotlin; no package has any, so a program of our own' },
  { name: 'csharp-shop', files: ['*.cs'], why: 'C#; no package has any, so a program of our own' },
  { name: 'flatted', files: ['golang/pkg/**/*.go'], why: 'Go' },
  { name: 'ajv', files: ['lib/*.ts', 'lib/compile/**/*.ts'], why: 'TypeScript' },
  { name: 'tree-sitter-python', files: ['src/scanner.c', 'src/tree_sitter/*.h'], why: 'C' },
  { name: 'node-addon-api', files: ['napi.h', 'napi-inl.h', 'napi-inl.deprecated.h'], why: 'C++', shown: /inl/ },
];

const GOLDEN = path.join(import.meta.dirname, '../../golden');
const ACCEPT = process.env['LLMSTRUCT_ACCEPT'] !== undefined;

describe('golden: real packages', () => {
  for (const { name, files, why, shown } of PACKAGES) {
    describe(`${name} (${why})`, function () {
      this.timeout(60_000);
      let document: StructDocument;
      let sources: Map<string, string>;

      before(async () => {
        const root = rootOf(name);
        const paths = files
          .flatMap((pattern) => globSync(pattern, { cwd: root }))
          .map((file) => file.replaceAll('\\', '/'));
        sources = new Map(paths.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
        document = await indexOf(sources, 'sorted');
      });

      it('says what the golden file says', () => {
        const file = path.join(GOLDEN, `${name}.txt`);
        const actual = describeDocument(document, shown);
        if (ACCEPT || !existsSync(file)) {
          mkdirSync(GOLDEN, { recursive: true });
          writeFileSync(file, actual);
          if (!ACCEPT) assert.fail(`${file} was missing; it is written now, look at it and commit it`);
        }
        assert.equal(actual, readFileSync(file, 'utf8'));
      });

      it('has every file, as a module or skipped, and no syntax error', () => {
        const listed = [...document.modules.map((module) => module.path), ...document.skipped.map(({ file }) => file)];
        assert.deepEqual(listed.sort(), [...sources.keys()].sort());
        assert.deepEqual(document.errors, []);
      });

      it('writes the same bytes whatever order the files come and finish in', async () => {
        const other = await indexOf(new Map([...sources].reverse()), 'shuffled');
        assert.equal(JSON.stringify(other), JSON.stringify(document));
      });

      it('keeps every range inside its file and every member inside its owner', () => {
        for (const module of document.modules) {
          const lines = sources.get(module.path)!.split('\n').length;
          const check = (symbol: SymbolRecord, first: number, last: number) => {
            assert.ok(symbol.range[0] >= first && symbol.range[1] <= last, `${symbol.id} ${symbol.range.join('-')}`);
            for (const member of symbol.members ?? []) {
              // Members may be attached from outside, as prototype methods are.
              check(member, member.kind === 'method' || member.kind === 'function' ? 1 : symbol.range[0], lines);
            }
          };
          for (const symbol of module.symbols) check(symbol, 1, lines);
        }
      });

      it('links only to symbols that exist', () => {
        const ids = new Set<string>();
        const walk = (symbol: SymbolRecord, visit: (symbol: SymbolRecord) => void) => {
          visit(symbol);
          for (const member of symbol.members ?? []) walk(member, visit);
        };
        for (const { symbols } of document.modules) for (const symbol of symbols) walk(symbol, ({ id }) => ids.add(id));
        for (const { symbols, calls } of document.modules) {
          for (const { id } of calls) assert.ok(ids.has(id), id);
          for (const symbol of symbols) {
            walk(symbol, (each) => {
              for (const kind of ['calls', 'uses', 'extends', 'decorates'] as const) {
                for (const { id } of each[kind] ?? []) assert.ok(ids.has(id), `${each.id} -> ${id}`);
              }
            });
          }
        }
      });
    });
  }
});

function rootOf(name: string): string {
  const own = path.join(GOLDEN, name);
  if (existsSync(own)) return own;
  const entry = require.resolve.paths(name)!.map((folder) => path.join(folder, name));
  const root = entry.find((folder) => existsSync(path.join(folder, 'package.json')));
  assert.ok(root !== undefined, `${name} is not installed`);
  return root;
}

async function indexOf(sources: ReadonlyMap<string, string>, order: 'sorted' | 'shuffled'): Promise<StructDocument> {
  const workspace = createMemoryWorkspace(Object.fromEntries(sources), order === 'shuffled' ? { randomDelays: 7 } : {});
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  return JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
}

/** The document in lines that a person can review: symbols with ranges and edges, without code. */
function describeDocument({ modules }: StructDocument, shown = /./): string {
  const lines: string[] = [];
  const add = (symbol: SymbolRecord, indent: string) => {
    const flags = [symbol.exported ? 'exported' : '', symbol.partial ? 'partial' : ''].filter((flag) => flag !== '');
    lines.push([`${indent}${symbol.kind} ${symbol.name} ${symbol.range.join('-')}`, ...flags].join(' '));
    for (const [kind, sign] of [
      ['extends', '<'],
      ['decorates', '@'],
      ['calls', '>'],
    ] as const) {
      for (const { id, confidence } of symbol[kind] ?? []) {
        lines.push(`${indent}  ${sign} ${id}${confidence === 'exact' ? '' : ` (${confidence})`}`);
      }
    }
    if (symbol.unresolved !== undefined) lines.push(`${indent}  ? ${symbol.unresolved.join(' ')}`);
    for (const member of symbol.members ?? []) add(member, `${indent}  `);
  };
  for (const { path: file, imports, symbols } of modules) {
    if (!shown.test(file)) continue;
    lines.push(`# ${file}`);
    for (const { from, module } of imports) lines.push(`import ${from}${module === undefined ? '' : ` = ${module}`}`);
    for (const symbol of symbols) add(symbol, '');
  }
  return `${lines.join('\n')}\n`;
}
