import { folderOf, type RepoPath } from '../../model/repoPath.ts';

/** So many of the places of one declaration are compared: more say nothing new. */
const MOST_PLACES = 24;
/** Copies have at least this part of what the larger one declares in common; parts of one program have a few names in common. */
const LEAST_SHARED = 1 / 3;

/**
 * Folders that are copies of one program, told by what they declare: a type of one name and namespace in files of one name exists
 * once in a program. A module that repeats a few types of another (tests do, and sources for a later version of the platform) is no copy of it.
 */
export class Twins {
  /** How many declarations a file has that count. */
  readonly #declared = new Map<RepoPath, number>();
  /** How many of them two folders have in common. */
  readonly #shared = new Map<RepoPath, Map<RepoPath, number>>();

  /** Counts a declaration that lies in these files. */
  add(paths: readonly RepoPath[]): void {
    for (const path of paths) this.#declared.set(path, (this.#declared.get(path) ?? 0) + 1);
    const some = paths.slice(0, MOST_PLACES);
    some.forEach((a, at) => {
      for (const b of some.slice(at + 1)) {
        const [one, other] = whereTheyDiffer(a, b);
        this.#count(one, other);
        this.#count(other, one);
      }
    });
  }

  /** The copies of each folder that has some. */
  found(): Map<RepoPath, Set<RepoPath>> {
    const found = new Map<RepoPath, Set<RepoPath>>();
    if (this.#shared.size === 0) return found;
    const sizes = this.#sizes();
    for (const [one, others] of this.#shared) {
      const copies = [...others].filter(([other, count]) => count >= LEAST_SHARED * largerOf(one, other, sizes));
      if (copies.length > 0) found.set(one, new Set(copies.map(([other]) => other)));
    }
    return found;
  }

  #count(one: RepoPath, other: RepoPath): void {
    const others = this.#shared.get(one);
    if (others === undefined) this.#shared.set(one, new Map([[other, 1]]));
    else others.set(other, (others.get(other) ?? 0) + 1);
  }

  /** How many declarations lie in a folder and those inside it. */
  #sizes(): ReadonlyMap<RepoPath, number> {
    const sizes = new Map<RepoPath, number>();
    for (const [path, count] of this.#declared) {
      for (const folder of foldersAround(path)) sizes.set(folder, (sizes.get(folder) ?? 0) + count);
    }
    return sizes;
  }
}

/** How many declarations the larger of two folders has; what lies in the other folder too is not counted twice. */
function largerOf(one: RepoPath, other: RepoPath, sizes: ReadonlyMap<RepoPath, number>): number {
  const own = sizes.get(one) ?? 0;
  const others = sizes.get(other) ?? 0;
  if (isUnder(one, other)) return Math.max(own, others - own);
  return isUnder(other, one) ? Math.max(own - others, others) : Math.max(own, others);
}

/** Two paths without the segments that their ends share. */
function whereTheyDiffer(a: RepoPath, b: RepoPath): readonly [RepoPath, RepoPath] {
  const one = a.split('/');
  const other = b.split('/');
  while (one.length > 0 && other.length > 0 && one.at(-1) === other.at(-1)) {
    one.pop();
    other.pop();
  }
  return [one.join('/'), other.join('/')];
}

/** Whether a path lies in a folder; everything lies in the root. */
export function isUnder(path: RepoPath, folder: RepoPath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The folders that a file lies in, the innermost first; the last is the root. */
export function foldersAround(path: RepoPath): RepoPath[] {
  const found: RepoPath[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    found.push(folder);
    if (folder === '') return found;
  }
}
