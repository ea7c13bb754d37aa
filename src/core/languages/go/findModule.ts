import type { FileFacts } from '../../model/fileFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { type GoModule, type GoModules, readGoModules } from './goModules.ts';

type FactsOf = (path: RepoPath) => FileFacts | undefined;

interface GoFolders extends GoModules {
  /** Folders with Go files, and whether one of those is not of a program. */
  readonly packages: ReadonlyMap<RepoPath, boolean>;
}

const known = new WeakMap<WorkspaceFiles, GoFolders>();

/**
 * Go: an import is a package, that is a folder. Its path begins with that of a module, as `go.mod` says it; vendored packages and local
 * replacements come first. Where no `go.mod` is around, the longest end of the path that is a folder with Go files counts,
 * nearest to the importer.
 */
export function findGoModule(files: WorkspaceFiles, importer: RepoPath, from: string, factsOf: FactsOf): FoundModule {
  const folders = foldersOf(files, factsOf);
  const folder = from.startsWith('.') ? joinPath(folderOf(importer), from) : folderOfPackage(folders, importer, from);
  const isLibrary = folder === undefined ? undefined : folders.packages.get(folder);
  if (folder === undefined || isLibrary === undefined) return { kind: 'external', package: from };
  return { kind: 'namespace', name: `${namespaceName(folder)}${isLibrary ? '' : ':main'}` };
}

/** The files of a folder, but for tests from outside and programs, which nobody imports. */
export function goNamespace(path: RepoPath, facts: FileFacts): string {
  const folder = namespaceName(folderOf(path));
  const name = facts.namespace ?? '';
  if (name.endsWith('_test') && path.endsWith('_test.go')) return `${folder}:test`;
  return name === 'main' ? `${folder}:main` : folder;
}

/** The package name that an import path suggests: `v2` is a version, `go-` and `.v3` are no part of names. */
export function goImportName(from: string): string {
  const segments = from.split('/');
  let last = segments.at(-1)!;
  if (/^v\d+$/.test(last) && segments.length > 1) last = segments.at(-2)!;
  return last
    .replace(/\.v\d+$/, '')
    .replace(/^go[-.]/, '')
    .replace(/[-.]go$/, '')
    .replaceAll('-', '_');
}

/** Dots would read as namespaces inside namespaces; the root folder's name must not be empty either. */
function namespaceName(folder: RepoPath): string {
  return `/${folder.replaceAll('.', '%2E')}`;
}

function below(folder: RepoPath, rest: string): RepoPath {
  return folder === '' || rest === '' ? folder + rest : `${folder}/${rest}`;
}

function isAround(folder: RepoPath, path: RepoPath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function folderOfPackage(folders: GoFolders, importer: RepoPath, from: string): RepoPath | undefined {
  const around = folders.modules.filter(({ folder }) => isAround(folder, importer));
  const own = around.sort((a, b) => b.folder.length - a.folder.length)[0];
  const vendored = inVendor(folders, importer, from);
  if (vendored !== undefined) return vendored;
  if (own === undefined) return STANDARD.has(from.split('/')[0]!) ? undefined : bySuffix(folders, importer, from);
  return inModules(folders, own, importer, from);
}

/** `vendor/` of any folder around. */
function inVendor({ packages }: GoFolders, importer: RepoPath, from: string): RepoPath | undefined {
  for (let around = folderOf(importer); ; around = folderOf(around)) {
    const folder = below(around, `vendor/${from}`);
    if (packages.has(folder)) return folder;
    if (around === '') return undefined;
  }
}

/** By the module around, what it replaces, those of the same `go.work`, or the only other module that has the path. */
function inModules({ modules, together, packages }: GoFolders, own: GoModule, importer: RepoPath, from: string) {
  const reached: { readonly prefix: string; readonly folder: RepoPath; readonly rank: number }[] = [];
  const add = (prefix: string, base: RepoPath, rank: number) => {
    if (from !== prefix && !from.startsWith(`${prefix}/`)) return;
    const folder = below(base, from.slice(prefix.length + 1));
    if (packages.has(folder)) reached.push({ prefix, folder, rank });
  };
  const inWork = new Set(together.filter((folders) => folders.includes(own.folder)).flat());
  add(own.path, own.folder, 0);
  for (const [path, folder] of own.replaced) add(path, folder, 1);
  for (const other of modules) {
    if (other !== own)
      add(other.path, other.folder, inWork.has(other.folder) ? 2 : isAround(other.folder, importer) ? 3 : 4);
  }
  // The longest path is the module's; of equal ones the first rank that has one, and only one.
  const longest = Math.max(...reached.map(({ prefix }) => prefix.length));
  const counting = reached.filter(({ prefix }) => prefix.length === longest);
  const best = counting.filter(({ rank }) => rank === Math.min(...counting.map((each) => each.rank)));
  return best.length === 1 || best[0]?.rank === 3 ? best.at(-1)!.folder : undefined;
}

function bySuffix({ packages }: GoFolders, importer: RepoPath, from: string): RepoPath | undefined {
  const segments = from.split('/');
  for (let around = folderOf(importer); ; around = folderOf(around)) {
    for (let at = 0; at < segments.length; at++) {
      const folder = below(around, segments.slice(at).join('/'));
      if (packages.has(folder) && folder !== folderOf(importer)) return folder;
    }
    if (around === '') return undefined;
  }
}

function foldersOf(files: WorkspaceFiles, factsOf: FactsOf): GoFolders {
  let folders = known.get(files);
  if (folders === undefined) {
    const packages = new Map<RepoPath, boolean>();
    for (const file of files.all) {
      if (!file.endsWith('.go')) continue;
      const folder = folderOf(file);
      const isLibrary = file.endsWith('_test.go') ? false : factsOf(file)?.namespace !== 'main';
      packages.set(folder, isLibrary || packages.get(folder) === true);
    }
    folders = { packages, ...readGoModules(files) };
    known.set(files, folders);
  }
  return folders;
}

/** First segments of the standard library's import paths. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    'archive arena bufio builtin bytes C cmp compress container context crypto database debug embed encoding errors expvar flag ' +
    'fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort ' +
    'strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);
