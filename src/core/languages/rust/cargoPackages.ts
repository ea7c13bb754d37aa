import { parse } from 'smol-toml';
import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** A Cargo package: what its `Cargo.toml` says, or what its folders show where there is none. */
export interface CargoPackage {
  readonly folder: RepoPath;
  /** False without a `Cargo.toml`: then nobody knows what it depends on. */
  readonly declared: boolean;
  /** The name of its library as code writes it, with `_` for `-`. */
  readonly crate: string | undefined;
  readonly library: RepoPath | undefined;
  /** The files that crates of the package begin with, the library first. */
  readonly roots: readonly RepoPath[];
  /** Crates by the name that code gives them: the folder of a package of the workspace, undefined for one of outside. */
  readonly dependencies: ReadonlyMap<string, RepoPath | undefined>;
}

type Table = Readonly<Record<string, unknown>>;

/** Folders whose files are crates of their own, as Cargo finds them without being told. */
const TARGETS = /^(?:src\/bin|tests|examples|benches)\/(?:[^/]+|[^/]+\/main)\.rs$|^build\.rs$/;

/** The packages of a workspace by folder, in code-unit order. */
export function readCargoPackages(files: WorkspaceFiles): ReadonlyMap<RepoPath, CargoPackage> {
  const manifests = new Map<RepoPath, Table>();
  for (const path of files.manifests) {
    if (/(^|\/)Cargo\.toml$/.test(path)) manifests.set(folderOf(path), readToml(files.manifest(path) ?? ''));
  }
  const sources = [...files.all].filter((path) => path.endsWith('.rs')).sort(byCodeUnit);
  const folders = new Set([...manifests].filter(([, { package: own }]) => own !== undefined).map(([folder]) => folder));
  for (const path of sources) {
    const folder = /^(.*?)\/?(?:src\/)?(?:lib|main)\.rs$/.exec(path)?.[1];
    if (folder !== undefined && packageAround(folders, path) === undefined) folders.add(folder);
  }
  const packages = new Map<RepoPath, CargoPackage>();
  const byFolder = new Map<RepoPath, RepoPath[]>();
  for (const path of sources) {
    const folder = packageAround(folders, path);
    if (folder !== undefined) byFolder.set(folder, [...(byFolder.get(folder) ?? []), path]);
  }
  for (const folder of [...folders].sort(byCodeUnit)) {
    packages.set(folder, readPackage(folder, manifests, byFolder.get(folder) ?? []));
  }
  return packages;
}

/** The innermost of some folders around a file. */
export function packageAround(folders: { has(folder: RepoPath): boolean }, path: RepoPath): RepoPath | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    if (folders.has(folder)) return folder;
    if (folder === '') return undefined;
  }
}

function readPackage(
  folder: RepoPath,
  manifests: ReadonlyMap<RepoPath, Table>,
  sources: readonly RepoPath[],
): CargoPackage {
  const manifest = manifests.get(folder) ?? {};
  const own = new Set(sources);
  const existing = (path: unknown) => {
    const full = typeof path === 'string' ? joinPath(folder, path) : undefined;
    return full !== undefined && own.has(full) ? full : undefined;
  };
  const lib = table(manifest['lib']);
  const library =
    existing(lib['path']) ?? existing('src/lib.rs') ?? (manifests.has(folder) ? undefined : existing('lib.rs'));
  const named = ['bin', 'test', 'example', 'bench'].flatMap((kind) => {
    const list = manifest[kind];
    return Array.isArray(list) ? list.map((each) => existing(table(each)['path'])) : [];
  });
  const found = sources.filter((path) => TARGETS.test(folder === '' ? path : path.slice(folder.length + 1)));
  const script = existing(table(manifest['package'])['build']);
  const all = [library, existing('src/main.rs'), existing('main.rs'), ...named, script, ...found];
  const name = lib['name'] ?? table(manifest['package'])['name'];
  return {
    folder,
    declared: manifests.has(folder),
    crate: typeof name === 'string' ? crateName(name) : undefined,
    library,
    roots: [...new Set(all.filter((path) => path !== undefined))],
    dependencies: readDependencies(folder, manifest, manifests),
  };
}

function readDependencies(
  folder: RepoPath,
  manifest: Table,
  manifests: ReadonlyMap<RepoPath, Table>,
): Map<string, RepoPath | undefined> {
  const around = workspaceAround(folder, manifests);
  const shared = table(table(manifests.get(around ?? '')?.['workspace'])['dependencies']);
  const patched = Object.values(table(manifests.get(around ?? folder)?.['patch'])).map(table);
  const found = new Map<string, RepoPath | undefined>();
  const add = (section: unknown) => {
    for (const [name, value] of Object.entries(table(section))) {
      const inherits = table(value)['workspace'] === true;
      const from = inherits ? around! : folder;
      const entry = table(inherits ? shared[name] : value);
      const patch = patched.map((each) => table(each[String(entry['package'] ?? name)])['path']).find(isText);
      const path = isText(entry['path']) ? joinPath(from, entry['path']) : undefined;
      const target = path ?? (patch === undefined ? undefined : joinPath(around ?? folder, patch));
      found.set(crateName(name), target !== undefined && manifests.has(target) ? target : undefined);
    }
  };
  const sections = ['dependencies', 'dev-dependencies', 'build-dependencies', 'dev_dependencies', 'build_dependencies'];
  for (const section of sections) add(manifest[section]);
  for (const target of Object.values(table(manifest['target']))) {
    for (const section of sections) add(table(target)[section]);
  }
  return found;
}

/** The folder of the nearest manifest with a `[workspace]`. */
function workspaceAround(folder: RepoPath, manifests: ReadonlyMap<RepoPath, Table>): RepoPath | undefined {
  for (let at = folder; ; at = folderOf(at)) {
    if (manifests.get(at)?.['workspace'] !== undefined) return at;
    if (at === '') return undefined;
  }
}

function crateName(name: string): string {
  return name.replaceAll('-', '_');
}

function readToml(text: string): Table {
  try {
    return parse(text);
  } catch {
    // A manifest in the middle of an edit says nothing, as for Cargo.
    return { package: {} };
  }
}

function table(value: unknown): Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Table) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
