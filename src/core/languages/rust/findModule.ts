import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';
import { type FactsOf, type ModulePlace, type ModuleTree, macroKey, moduleTreeOf, packageOf } from './moduleTree.ts';

const STANDARD = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/**
 * Rust: a path begins with `crate`, `self` or `super`, with a module beside, or with a crate that `Cargo.toml` depends on, and goes
 * down from there: through files as far as `mod` declarations lead, then inside the last one. `name!` asks for the macro of a name
 * that is in scope without an import; `name.rs` is what `#[path]` says.
 */
export function findRustModule(files: WorkspaceFiles, importer: RepoPath, from: string, factsOf: FactsOf): FoundModule {
  if (from.endsWith('.rs')) {
    const path = joinPath(folderOf(importer), from);
    return path !== undefined && files.has(path) ? { kind: 'file', path } : MISSING;
  }
  const tree = moduleTreeOf(files, factsOf);
  const place = tree.places.get(importer);
  if (place === undefined) return MISSING;
  if (from.endsWith('!')) return findMacro(tree, place, from.slice(0, -1));
  const segments = from.split('::').filter((segment) => segment !== '');
  return startOf(tree, place, segments, from.startsWith('::'), factsOf);
}

function startOf(
  tree: ModuleTree,
  place: ModulePlace,
  segments: readonly string[],
  isGlobal: boolean,
  factsOf: FactsOf,
): FoundModule {
  const [first = '', ...rest] = segments;
  const root = tree.places.get(place.root)!;
  if (first === '' || first === '$crate' || first === 'crate') return descend(tree, root, rest);
  if (first === 'self' || first === 'super') return descend(tree, place, segments);
  if (!isGlobal && place.children.has(first)) return descend(tree, place, segments);
  const own = packageOf(tree, place.path);
  const folder = own?.dependencies.get(first);
  const target = folder === undefined ? (own?.crate === first ? own : undefined) : tree.packages.get(folder);
  if (target?.library !== undefined) return descend(tree, tree.places.get(target.library)!, rest);
  if (STANDARD.has(first) || own?.dependencies.has(first)) return { kind: 'external', package: first };
  // Before the 2018 edition paths of imports begin at the crate's root.
  const ofRoot = factsOf(root.path)?.definitions.some(({ parent, name }) => parent < 0 && name === first);
  if (root.children.has(first) || ofRoot) return descend(tree, root, segments);
  return own?.declared ? MISSING : { kind: 'external', package: first };
}

/** Follows a path down; what is no file of its own is looked up inside the last one. */
function descend(tree: ModuleTree, start: ModulePlace, segments: readonly string[]): FoundModule {
  let place = start;
  let at = 0;
  for (; at < segments.length; at++) {
    const segment = segments[at]!;
    if (segment === 'self') continue;
    const next: RepoPath | undefined = segment === 'super' ? place.parent : childOf(place, segments.slice(at));
    if (next === undefined) break;
    // A file below modules of its parent's own text takes their names with it.
    if (segment !== 'super') at += depthOf(place, next) - 1;
    place = tree.places.get(next)!;
  }
  if (segments[at] === 'super') return MISSING;
  const inside = segments.slice(at);
  return { kind: 'file', path: place.path, ...(inside.length === 0 ? {} : { inside }) };
}

function childOf({ children }: ModulePlace, segments: readonly string[]): RepoPath | undefined {
  for (let length = 1; length <= segments.length; length++) {
    const child = children.get(segments.slice(0, length).join('::'));
    if (child !== undefined) return child;
  }
  return undefined;
}

function depthOf({ children }: ModulePlace, child: RepoPath): number {
  for (const [name, path] of children) if (path === child) return name.split('::').length;
  return 1;
}

/** A macro of the modules above, or the only one of the name in the crate. */
function findMacro(tree: ModuleTree, place: ModulePlace, name: string): FoundModule {
  const defined = tree.macros.get(macroKey(place.root, name)) ?? [];
  for (let above: ModulePlace | undefined = place; above !== undefined; ) {
    if (defined.includes(above.path)) return { kind: 'file', path: above.path };
    above = above.parent === undefined ? undefined : tree.places.get(above.parent);
  }
  return defined.length === 1 ? { kind: 'file', path: defined[0]! } : MISSING;
}
