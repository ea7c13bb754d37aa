import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { FileFacts } from '../../model/fileFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, type RepoPath } from '../../model/repoPath.ts';

type FactsOf = (path: RepoPath) => FileFacts | undefined;

/** A Go module: the folder with its `go.mod`, and the import path of that folder as the imports below it show it. */
interface GoModule {
  readonly folder: RepoPath;
  readonly path: string | undefined;
}

interface GoFolders {
  readonly packages: ReadonlySet<RepoPath>;
  readonly modules: readonly GoModule[];
}

const known = new WeakMap<WorkspaceFiles, GoFolders>();

/**
 * Go: an import is a package, that is a folder. Import paths begin with the module's own path, which stands in `go.mod` where the
 * index does not look; it is what most imports of existing folders have in front. Without `go.mod` the longest end of the
 * path that is a folder with Go files counts, nearest to the importer.
 */
export function findGoModule(files: WorkspaceFiles, importer: RepoPath, from: string, factsOf: FactsOf): FoundModule {
  const segments = from.split('/');
  if (STANDARD.has(segments[0]!)) return external(from);
  const folders = foldersOf(files, factsOf);
  const folder = from.startsWith('.')
    ? relative(folderOf(importer), segments)
    : (inModules(folders, importer, from) ?? bySuffix(folders, importer, segments));
  return folder !== undefined && folders.packages.has(folder)
    ? { kind: 'namespace', name: namespaceName(folder) }
    : external(from);
}

/** The files of a folder, but for tests from outside and programs, which nobody imports. */
export function goNamespace(path: RepoPath, facts: FileFacts): string {
  const folder = namespaceName(folderOf(path));
  const name = facts.namespace ?? '';
  if (name.endsWith('_test')) return `${folder}:test`;
  return name === 'main' ? `${folder}:main` : folder;
}

/** Files for other systems than Linux do not count beside others; of many nobody knows which is built. */
export function goAlternatives(paths: readonly RepoPath[]): readonly RepoPath[] {
  const built = paths.filter((path) => !OTHER_SYSTEMS.test(path));
  const counting = built.length > 0 ? built : paths;
  return counting.length <= 2 ? counting : [];
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

function external(from: string): FoundModule {
  return { kind: 'external', package: from };
}

function join(folder: RepoPath, below: string): RepoPath {
  return folder === '' || below === '' ? folder + below : `${folder}/${below}`;
}

function relative(folder: RepoPath, segments: readonly string[]): RepoPath | undefined {
  let at: RepoPath | undefined = folder;
  for (const segment of segments) {
    if (segment === '.') continue;
    if (segment !== '..') at = at === undefined ? undefined : join(at, segment);
    else at = at === undefined || at === '' ? undefined : folderOf(at);
  }
  return at;
}

/** By the path of a module around the importer, or of the only other one that has it. */
function inModules({ modules, packages }: GoFolders, importer: RepoPath, from: string): RepoPath | undefined {
  const found: { readonly around: boolean; readonly folder: RepoPath; readonly depth: number }[] = [];
  for (const { folder, path } of modules) {
    if (path === undefined || !(from === path || from.startsWith(`${path}/`))) continue;
    const target = join(folder, from.slice(path.length + 1));
    if (packages.has(target)) {
      found.push({ around: folder === '' || importer.startsWith(`${folder}/`), folder: target, depth: folder.length });
    }
  }
  const around = found.filter((each) => each.around).sort((a, b) => b.depth - a.depth);
  if (around.length > 0) return around[0]!.folder;
  return found.length === 1 ? found[0]!.folder : undefined;
}

function bySuffix({ modules, packages }: GoFolders, importer: RepoPath, segments: readonly string[]) {
  if (modules.some(({ folder }) => folder === '' || importer.startsWith(`${folder}/`))) return undefined;
  for (let around = folderOf(importer); ; around = folderOf(around)) {
    for (let from = 0; from < segments.length; from++) {
      const folder = join(around, segments.slice(from).join('/'));
      if (packages.has(folder) && folder !== folderOf(importer)) return folder;
    }
    if (around === '') return undefined;
  }
}

function foldersOf(files: WorkspaceFiles, factsOf: FactsOf): GoFolders {
  let folders = known.get(files);
  if (folders === undefined) {
    const sources = [...files.all].filter((file) => file.endsWith('.go')).sort(byCodeUnit);
    const packages = new Set(sources.map(folderOf));
    const roots = [...files.all].filter((file) => /(^|\/)go\.mod$/.test(file)).map(folderOf);
    const modules = roots.sort(byCodeUnit).map((folder) => {
      const own = sources.filter((file) => folder === '' || file.startsWith(`${folder}/`));
      return { folder, path: modulePath(folder, own, packages, factsOf) };
    });
    folders = { packages, modules };
    known.set(files, folders);
  }
  return folders;
}

/** The beginning that most imports of folders of the module have in front of the folder. */
function modulePath(
  root: RepoPath,
  sources: readonly RepoPath[],
  packages: ReadonlySet<RepoPath>,
  factsOf: FactsOf,
): string | undefined {
  const votes = new Map<string, Set<string>>();
  const vote = (path: string, folder: string) => {
    const voters = votes.get(path) ?? new Set();
    votes.set(path, voters.add(folder));
  };
  const plain = new Set<string>();
  for (const source of sources) {
    for (const { from } of factsOf(source)?.imports ?? []) {
      const segments = from.split('/');
      if (STANDARD.has(segments[0]!) || from.startsWith('.')) continue;
      plain.add(from);
      for (let at = 1; at < segments.length; at++) {
        const below = segments.slice(at).join('/');
        if (packages.has(join(root, below))) vote(segments.slice(0, at).join('/'), below);
      }
    }
  }
  // A module's own root package counts where tests or programs import it.
  if (packages.has(root)) for (const path of votes.keys()) if (plain.has(path)) vote(path, '');
  // Nothing below it is imported, but the package itself is: by a path that ends in its name.
  if (votes.size === 0) {
    const names = new Set(sources.filter((file) => folderOf(file) === root).map((file) => factsOf(file)?.namespace));
    for (const path of plain) if (names.has(goImportName(path))) vote(path, '');
    if (votes.size > 1) return undefined;
  }
  const ranked = [...votes].sort(([a, one], [b, other]) => other.size - one.size || byCodeUnit(a, b));
  return ranked[0]?.[0];
}

const OTHER_SYSTEMS =
  /_(aix|android|darwin|dragonfly|freebsd|illumos|ios|js|netbsd|openbsd|plan9|solaris|wasip1|wasm|windows|arm|arm64|386|ppc64x?|ppc64le|mipsx?|s390x|riscv64|other|others|stub|appengine)(_\w+)?\.go$/;

/** First segments of the standard library's import paths. */
const STANDARD: ReadonlySet<string> = new Set(
  (
    'archive arena bufio builtin bytes C cmp compress container context crypto database debug embed encoding errors expvar flag ' +
    'fmt go hash html image index internal io iter log maps math mime net os path plugin reflect regexp runtime slices sort ' +
    'strconv strings structs sync syscall testing text time unicode unique unsafe vendor weak'
  ).split(' '),
);
