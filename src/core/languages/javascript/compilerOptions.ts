import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { baseName, folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { isJsonTable, type JsonTable, readLooseJson, stringsOf } from './looseJson.ts';
import { packageNamed } from './packages.ts';

/** What a `tsconfig.json` says of modules, what it extends included; folders are the workspace's. */
export interface CompilerOptions {
  /** Bare module names are files below it. */
  readonly baseUrl: RepoPath | undefined;
  /** Patterns of module names, each with what it may mean. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly RepoPath[]])[];
  readonly outDir: RepoPath | undefined;
  readonly rootDir: RepoPath | undefined;
  /** The configurations of other projects that it builds on; those of what it extends do not count. */
  readonly references: readonly RepoPath[];
}

interface OwnOptions extends Partial<CompilerOptions> {
  readonly references: readonly RepoPath[];
}

interface KnownOptions {
  readonly own: Map<RepoPath, OwnOptions>;
  readonly inFolder: Map<RepoPath, readonly CompilerOptions[]>;
}

const NOTHING: OwnOptions = { references: [] };
const MOST_PARENTS = 8;
const known = new WeakMap<WorkspaceFiles, KnownOptions>();

/** The configurations above a file, nearest folder first; of one folder what compilers read by themselves comes first. */
export function* optionsAround(files: WorkspaceFiles, path: RepoPath): Generator<CompilerOptions> {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    yield* optionsIn(files, folder);
    if (folder === '') return;
  }
}

/** The configurations in one folder: `tsconfig.json`, `jsconfig.json`, what they refer to, and others (`tsconfig.app.json`). */
export function optionsIn(files: WorkspaceFiles, folder: RepoPath): readonly CompilerOptions[] {
  const { inFolder } = knownOf(files);
  let found = inFolder.get(folder);
  if (found === undefined) {
    const at = (name: string) => (folder === '' ? name : `${folder}/${name}`);
    const mains = ['tsconfig.json', 'jsconfig.json'].map(at).filter((path) => files.manifest(path) !== undefined);
    const referred = mains
      .flatMap((path) => ownOptions(files, path).references)
      .filter((path) => folderOf(path) === folder);
    const paths = new Set([...mains, ...referred, ...(configsByFolder(files).get(folder) ?? [])]);
    found = [...paths].map((path) => withParents(files, path));
    inFolder.set(folder, found);
  }
  return found;
}

function knownOf(files: WorkspaceFiles): KnownOptions {
  let options = known.get(files);
  if (options === undefined) {
    options = { own: new Map(), inFolder: new Map() };
    known.set(files, options);
  }
  return options;
}

const configs = new WeakMap<WorkspaceFiles, Map<RepoPath, RepoPath[]>>();

function configsByFolder(files: WorkspaceFiles): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  let byFolder = configs.get(files);
  if (byFolder === undefined) {
    byFolder = new Map();
    for (const path of files.manifests) {
      if (!/^[tj]sconfig.*\.json$/.test(baseName(path))) continue;
      const list = byFolder.get(folderOf(path));
      if (list === undefined) byFolder.set(folderOf(path), [path]);
      else list.push(path);
    }
    configs.set(files, byFolder);
  }
  return byFolder;
}

/** What a configuration says, and where it says nothing, what those that it extends say: of several the last first. */
function withParents(files: WorkspaceFiles, path: RepoPath): CompilerOptions {
  const all = [...lineage(files, path, path, new Set())];
  const first = <Key extends keyof CompilerOptions>(key: Key) => all.find((one) => one[key] !== undefined)?.[key];
  const { references } = ownOptions(files, path);
  return {
    baseUrl: first('baseUrl'),
    paths: first('paths') ?? [],
    outDir: first('outDir'),
    rootDir: first('rootDir'),
    references,
  };
}

function* lineage(
  files: WorkspaceFiles,
  path: RepoPath,
  start: RepoPath,
  seen: Set<RepoPath>,
): Generator<Partial<CompilerOptions>> {
  if (seen.has(path) || seen.size > MOST_PARENTS) return;
  seen.add(path);
  const table = readLooseJson(files.manifest(path) ?? '');
  if (table === undefined) return;
  yield start === path ? ownOptions(files, path) : readOptions(table, path, start);
  for (const parent of stringsOf(table['extends']).toReversed()) {
    const file = extendedFile(files, path, parent);
    if (file !== undefined) yield* lineage(files, file, start, seen);
  }
}

function ownOptions(files: WorkspaceFiles, path: RepoPath): OwnOptions {
  const { own } = knownOf(files);
  let options = own.get(path);
  if (options === undefined) {
    const table = readLooseJson(files.manifest(path) ?? '');
    options = table === undefined ? NOTHING : readOptions(table, path, path);
    own.set(path, options);
  }
  return options;
}

/** `start` is the configuration that in the end extends this one: `${configDir}` is its folder. */
function readOptions(table: JsonTable, path: RepoPath, start: RepoPath): OwnOptions {
  const folder = folderOf(path);
  const options = isJsonTable(table['compilerOptions']) ? table['compilerOptions'] : {};
  const place = (value: unknown, base = folder): RepoPath | undefined => {
    if (typeof value !== 'string') return undefined;
    const below = /^\$\{configDir\}\/?(.*)$/.exec(value)?.[1];
    return below === undefined ? joinPath(base, value) : joinPath(folderOf(start), below);
  };
  const defined = <Key extends string>(key: Key, value: RepoPath | undefined) =>
    (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, RepoPath>>;
  const baseUrl = place(options['baseUrl']);
  const paths = isJsonTable(options['paths'])
    ? Object.entries(options['paths']).map(([pattern, targets]) => {
        const places = stringsOf(targets).map((target) => place(target, baseUrl ?? folder));
        return [pattern, places.filter((target) => target !== undefined)] as const;
      })
    : undefined;
  const references = Array.isArray(table['references']) ? (table['references'] as readonly unknown[]) : [];
  return {
    ...defined('baseUrl', baseUrl),
    ...(paths === undefined ? {} : { paths }),
    ...defined('outDir', place(options['outDir'])),
    ...defined('rootDir', place(options['rootDir'])),
    references: references.flatMap((reference) => {
      const target = isJsonTable(reference) ? place(reference['path']) : undefined;
      return target === undefined ? [] : [target.endsWith('.json') ? target : `${target}/tsconfig.json`];
    }),
  };
}

/** A path with or without ending, or a file of a package of the workspace. */
function extendedFile(files: WorkspaceFiles, from: RepoPath, parent: string): RepoPath | undefined {
  const candidates = (path: RepoPath | undefined) =>
    path === undefined
      ? undefined
      : [path, `${path}.json`, `${path}/tsconfig.json`].find((each) => files.manifest(each) !== undefined);
  if (/^\.{1,2}(\/|$)/.test(parent)) return candidates(joinPath(folderOf(from), parent));
  const [, name = parent, below = ''] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(parent) ?? [];
  const found = packageNamed(files, from, name);
  return found === undefined ? undefined : candidates(joinPath(found.folder, below));
}
