import { folderOf, type RepoPath } from './repoPath.ts';

/** The files of a workspace as import rules see them. */
export class WorkspaceFiles {
  readonly #files: ReadonlySet<RepoPath>;
  readonly #folders = new Set<RepoPath>();

  constructor(files: Iterable<RepoPath>) {
    this.#files = new Set(files);
    for (const file of this.#files) {
      for (let folder = folderOf(file); !this.#folders.has(folder); folder = folderOf(folder)) {
        this.#folders.add(folder);
        if (folder === '') break;
      }
    }
  }

  has(path: RepoPath): boolean {
    return this.#files.has(path);
  }

  /** All listed files, in no particular order. */
  get all(): ReadonlySet<RepoPath> {
    return this.#files;
  }

  hasFolder(path: RepoPath): boolean {
    return this.#folders.has(path);
  }
}

/** What an import's text means: a file, a folder that is a package without a file of its own, a namespace, or something outside. */
export type FoundModule =
  /** `inside`: names to follow from the file on, where a path goes on below it. */
  | { readonly kind: 'file'; readonly path: RepoPath; readonly inside?: readonly string[] }
  | { readonly kind: 'folder'; readonly path: RepoPath }
  /** All files of a namespace together. */
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'external'; readonly package: string }
  | { readonly kind: 'missing' };

export const MISSING: FoundModule = { kind: 'missing' };
