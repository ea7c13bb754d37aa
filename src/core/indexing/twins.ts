import { folderOf, type RepoPath } from '../model/repoPath.ts';

/** So many of the places of one declaration are compared: more say nothing new. */
const MOST_PLACES = 24;
/** Copies have at least this part of what the larger one declares in common; parts of one program have a few names in common. */
const LEAST_SHARED = 1 / 3;

/**
 * Folders that are copies of one program, told by what they declare: a type of one name and namespace in files of one name exists
 * once in a program. A module that repeats a few types of another (tests do, and sources for a later version of the platform) is no copy of it.
 */
export class Twins {
  /** How many declarations lie in a folder and those inside it. */
  readonly #sizes = new Map<RepoPath, number>();
  /** How many of them two folders have in common. */
  readonly #shared = new Map<RepoPath, Map<RepoPath, number>>();

  /** Counts a declaration that lies in these files. */
  add(paths: readonly RepoPath[]): void {
    for (const path of paths) {
      for (const folder of foldersAround(path)) this.#sizes.set(folder, (this.#sizes.get(folder) ?? 0) + 1);
    }
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
    for (const [one, others] of this.#shared) {
      const copies = [...others].filter(([other, count]) => count >= LEAST_SHARED * this.#larger(one, other));
      if (copies.length > 0) found.set(one, new Set(copies.map(([other]) => other)));
    }
    return found;
  }

  #count(one: RepoPath, other: RepoPath): void {
    const others = this.#shared.get(one);
    if (others === undefined) this.#shared.set(one, new Map([[other, 1]]));
    else others.set(other, (others.get(other) ?? 0) + 1);
  }

  /** How many declarations the larger of two folders has; one that lies in the other is none of its. */
  #larger(one: RepoPath, other: RepoPath): number {
    const sizes = [one, other].map((folder) => this.#sizes.get(folder) ?? 0) as [number, number];
    if (isUnder(one, other)) return Math.max(sizes[0], sizes[1] - sizes[0]);
    if (isUnder(other, one)) return Math.max(sizes[0] - sizes[1], sizes[1]);
    return Math.max(...sizes);
  }
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
