import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { FileFacts } from '../../model/fileFacts.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { baseName, folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { type CargoPackage, packageAround, readCargoPackages } from './cargoPackages.ts';

export type FactsOf = (path: RepoPath) => FileFacts | undefined;

/** A file as a module of a crate. */
export interface ModulePlace {
  readonly path: RepoPath;
  /** The file that the crate begins with. */
  readonly root: RepoPath;
  /** The module that declares it; undefined for the crate itself. */
  readonly parent: RepoPath | undefined;
  /** The files of its modules, by their names; those inside modules of the file under `a::b`. */
  readonly children: Map<string, RepoPath>;
}

/** Which file is which module of which crate: what the `mod` declarations say, followed from the roots. */
export interface ModuleTree {
  readonly packages: ReadonlyMap<RepoPath, CargoPackage>;
  readonly places: ReadonlyMap<RepoPath, ModulePlace>;
  /** Macros by the crate's root and their name: the files that define one. */
  readonly macros: ReadonlyMap<string, readonly RepoPath[]>;
}

const known = new WeakMap<WorkspaceFiles, ModuleTree>();

/** The tree of a workspace, built once for a state of its files. */
export function moduleTreeOf(files: WorkspaceFiles, factsOf: FactsOf): ModuleTree {
  let tree = known.get(files);
  if (tree === undefined) {
    tree = buildTree(files, factsOf);
    known.set(files, tree);
  }
  return tree;
}

/** The package that a file is in. */
export function packageOf({ packages }: ModuleTree, path: RepoPath): CargoPackage | undefined {
  const folder = packageAround(packages, path);
  return folder === undefined ? undefined : packages.get(folder);
}

function buildTree(files: WorkspaceFiles, factsOf: FactsOf): ModuleTree {
  const packages = readCargoPackages(files);
  const places = new Map<RepoPath, ModulePlace>();
  const visit = (path: RepoPath, root: RepoPath, parent: RepoPath | undefined, ownsFolder: boolean): void => {
    if (places.has(path)) return;
    const place: ModulePlace = { path, root, parent, children: new Map() };
    places.set(path, place);
    const folder = ownsFolder ? folderOf(path) : path.replace(/\.rs$/, '');
    const imports = factsOf(path)?.imports ?? [];
    // Of unusual builds alone, where others have something else of the name: `#[cfg(feature = "std")] use std::io as imp;`.
    const isOutdone = ({ as, conditional }: ImportFact) =>
      conditional === true && imports.some((other) => other.as === as && other.conditional !== true);
    for (const fact of imports) {
      const { from, name, as } = fact;
      if (name === '*' && as !== '' && from.endsWith('.rs')) {
        const target = joinPath(folderOf(path), from);
        if (target === undefined || !files.has(target)) continue;
        if (!place.children.has(as) && !isOutdone(fact)) place.children.set(as, target);
        visit(target, root, path, true);
      } else if (name === '' && from.startsWith('self::')) {
        const below = from.slice('self::'.length);
        const target = fileOfModule(files, folder, below.replaceAll('::', '/'));
        if (target === undefined) continue;
        if (!place.children.has(below) && !isOutdone(fact)) place.children.set(below, target);
        visit(target, root, path, baseName(target) === 'mod.rs');
      }
    }
  };
  for (const { roots } of packages.values()) for (const root of roots) visit(root, root, undefined, true);
  // Declared where no one looks (by macros, under a condition): the place says whose module a file is.
  const left = [...files.all].filter((path) => path.endsWith('.rs') && !places.has(path)).sort(byDepth);
  for (const path of left) {
    const parent = parentByPlace(files, path);
    const above = parent === undefined ? undefined : places.get(parent);
    visit(path, above?.root ?? path, above?.path, above === undefined || baseName(path) === 'mod.rs');
    if (above === undefined) continue;
    const name = baseName(path) === 'mod.rs' ? baseName(folderOf(path)) : baseName(path).replace(/\.rs$/, '');
    if (!above.children.has(name)) above.children.set(name, path);
  }
  return { packages, places, macros: macrosOf(places, factsOf) };
}

function fileOfModule(files: WorkspaceFiles, folder: RepoPath, below: string): RepoPath | undefined {
  return [joinPath(folder, `${below}.rs`), joinPath(folder, `${below}/mod.rs`)].find(
    (path) => path !== undefined && files.has(path),
  );
}

/** `a/b.rs` is a module of `a.rs`, `a/mod.rs`, `a/lib.rs` or `a/main.rs`. */
function parentByPlace(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  const folder = baseName(path) === 'mod.rs' ? folderOf(folderOf(path)) : folderOf(path);
  const inside = ['mod.rs', 'lib.rs', 'main.rs'].map((name) => (folder === '' ? name : `${folder}/${name}`));
  return [`${folder}.rs`, ...inside].find((candidate) => candidate !== path && files.has(candidate));
}

function byDepth(a: RepoPath, b: RepoPath): number {
  return a.split('/').length - b.split('/').length || byCodeUnit(a, b);
}

function macrosOf(places: ReadonlyMap<RepoPath, ModulePlace>, factsOf: FactsOf): Map<string, RepoPath[]> {
  const found = new Map<string, RepoPath[]>();
  for (const { path, root } of places.values()) {
    for (const { parent, name, signature } of factsOf(path)?.definitions ?? []) {
      if (parent >= 0 || !signature.startsWith('macro_rules!')) continue;
      const key = macroKey(root, name);
      const list = found.get(key) ?? [];
      if (!list.includes(path)) list.push(path);
      found.set(key, list);
    }
  }
  return found;
}

/** Under which a crate's macros of a name are kept. */
export function macroKey(root: RepoPath, name: string): string {
  return `${root}\0${name}`;
}
