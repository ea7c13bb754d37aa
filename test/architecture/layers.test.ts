import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import type { StructDocument } from '../../src/core/model/structDocument.ts';
import { createMemoryWorkspace } from '../support/memoryWorkspace.ts';

/** Layer -> layers it may import. `cli/main` and `vscode/extension` are composition roots and may import more. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  core: [],
  node: ['core'],
  llm: ['core'],
  trackers: ['core'],
  metrics: ['core'],
  board: ['core'],
  continue: ['core', 'node', 'llm'],
  server: ['core', 'node', 'llm', 'metrics'],
  mcp: ['core', 'node'],
  telegram: ['core', 'node', 'llm'],
  voice: [],
  cli: ['trackers', 'core', 'node', 'llm', 'metrics', 'mcp', 'server', 'continue', 'telegram'],
  vscode: ['trackers', 'core', 'node', 'llm', 'metrics', 'continue', 'mcp', 'server', 'voice'],
};
/** Packages that core may use: pure ones. */
const CORE_PACKAGES = [
  'web-tree-sitter',
  'smol-toml',
  'toml-eslint-parser',
  'diff',
  'picomatch',
  '#validators',
  '#build',
];

/**
 * The parts of core, each of which knows only those before it. What lies in core itself is what the parts are made known by
 * (`ports`, `errors`, `workspaceIndex`), and what makes them one (`createLlmstruct`).
 */
const PARTS_OF_CORE = [
  'model',
  'text',
  'privacy/secrets',
  'documentation',
  'languages',
  'parsing',
  'settings',
  'prompts',
  'tasks/file',
  'schema',
  'indexing',
  'testFiles',
  'edits',
  'search',
  'context',
  'documentation/check',
  'answers',
  'tasks',
  'changes',
  'usage',
  'privacy',
  'board',
  'engine',
];

/** The part that a file of core is of, the innermost; undefined for what lies in core itself, and outside. */
function partOf(path: string): string | undefined {
  return PARTS_OF_CORE.filter((part) => path.startsWith(`src/core/${part}/`)).sort((a, b) => b.length - a.length)[0];
}

/** Places in the order; what is of no part knows and is known by all. */
function placeOf(path: string): number {
  const part = partOf(path);
  return part === undefined ? Number.NaN : PARTS_OF_CORE.indexOf(part);
}

const layerOf = (path: string) => path.split('/')[1]!;

/** `src/` as our own index sees it. */
async function indexOfSources(): Promise<StructDocument> {
  const files = globSync('src/**/*.ts').map(
    (path) => [path.replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const,
  );
  const workspace = createMemoryWorkspace(Object.fromEntries(files));
  await workspace.index.update({ output: { kind: 'write', path: 'struct.json' } });
  return JSON.parse(workspace.files.get('struct.json')!) as StructDocument;
}

describe('the layers of src', function () {
  // All sources are indexed, on whatever machine.
  this.timeout(60_000);
  let document: StructDocument;
  before(async () => {
    document = await indexOfSources();
  });

  it('import only what the table allows', () => {
    const wrong = document.modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ module }) => module !== undefined && layerOf(module) !== layerOf(path))
        .filter(({ module }) => !(ALLOWED[layerOf(path)] ?? []).includes(layerOf(module!)))
        .map(({ module }) => `${path} -> ${module}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('have parts of core that know only those before them', () => {
    const wrong = document.modules.flatMap(({ path, imports }) =>
      imports
        .flatMap(({ module }) => (module === undefined ? [] : [module]))
        .filter((module) => placeOf(module) > placeOf(path))
        .map((module) => `${path} -> ${module}`),
    );
    assert.deepEqual(wrong, []);
    const folders = new Set(
      document.modules
        .map(({ path }) => /^src\/core\/([^/]+)\//.exec(path)?.[1])
        .filter((folder) => folder !== undefined),
    );
    assert.deepEqual(
      [...folders].filter((folder) => !PARTS_OF_CORE.includes(folder)),
      [],
    );
  });

  it('are all in the table', () => {
    const layers = new Set(
      document.modules.filter(({ path }) => path.split('/').length > 2).map(({ path }) => layerOf(path)),
    );
    assert.deepEqual(
      [...layers].filter((layer) => ALLOWED[layer] === undefined),
      [],
    );
  });

  it('resolve every relative import', () => {
    const lost = document.modules.flatMap(({ path, imports }) =>
      imports
        .filter(
          ({ from, module }) => from.startsWith('.') && module === undefined && !/\.(scm|yaml|md|json|css)$/.test(from),
        )
        .map(({ from }) => `${path}: ${from}`),
    );
    assert.deepEqual(lost, []);
  });

  it('keep the engine free of Node, VS Code and SDKs', () => {
    const foreign = document.modules
      .filter(({ path }) => layerOf(path) === 'core')
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ from }) => !from.startsWith('.'))
          .filter(({ from }) => !CORE_PACKAGES.some((name) => from === name || from.startsWith(`${name}/`)))
          .map(({ from }) => `${path}: ${from}`),
      );
    assert.deepEqual(foreign, []);
  });

  it('name vscode in src/vscode only', () => {
    const naming = document.modules.filter(({ imports }) => imports.some(({ from }) => from === 'vscode'));
    assert.deepEqual(
      naming.map(({ path }) => path).filter((path) => layerOf(path) !== 'vscode'),
      [],
    );
    assert.notEqual(naming.length, 0);
  });

  it('import web-tree-sitter in core/parsing only', () => {
    const importing = document.modules.filter(({ imports }) => imports.some(({ from }) => from === 'web-tree-sitter'));
    assert.deepEqual(
      importing.map(({ path }) => path).filter((path) => !path.startsWith('src/core/parsing/')),
      [],
    );
  });

  it('have no import cycles, type-only imports included', () => {
    const targets = new Map(
      document.modules.map(({ path, imports }) => [
        path,
        imports.flatMap(({ module }) => (module === undefined ? [] : [module])),
      ]),
    );
    assert.deepEqual(findCycles(targets), []);
  });

  it('have no files whose names say nothing', () => {
    const vague = document.modules.filter(({ path }) => /\/(utils?|helpers?|common|misc|types)\.ts$/.test(path));
    assert.deepEqual(
      vague.map(({ path }) => path),
      [],
    );
  });
});

/** Every cycle found by depth-first search, as `a -> b -> a`. */
function findCycles(targets: ReadonlyMap<string, readonly string[]>): string[] {
  const cycles: string[] = [];
  const done = new Set<string>();
  const open: string[] = [];
  const visit = (path: string): void => {
    const at = open.indexOf(path);
    if (at >= 0) {
      cycles.push([...open.slice(at), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    open.push(path);
    for (const target of targets.get(path) ?? []) visit(target);
    open.pop();
    done.add(path);
  };
  for (const path of targets.keys()) visit(path);
  return cycles;
}
