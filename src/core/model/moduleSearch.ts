import { folderOf, type RepoPath } from './repoPath.ts';

/** The files of a workspace as import rules see them. */
export class WorkspaceFiles {
  readonly #files: ReadonlySet<RepoPath>;
  readonly #folders = new Set<RepoPath>();
  readonly #manifests: ReadonlyMap<RepoPath, string>;

  /** `manifests`: the texts of the files that say how a project is put together (`Language.manifests`). */
  constructor(files: Iterable<RepoPath>, manifests: ReadonlyMap<RepoPath, string> = new Map()) {
    this.#files = new Set(files);
    this.#manifests = manifests;
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

  /** The text of a manifest (`tsconfig.json`, `go.mod`), undefined where there is none. */
  manifest(path: RepoPath): string | undefined {
    return this.#manifests.get(path);
  }

  /** The paths of all manifests, in code-unit order. */
  get manifests(): Iterable<RepoPath> {
    return this.#manifests.keys();
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
  | {
      readonly kind: 'file';
      readonly path: RepoPath;
      readonly inside?: readonly string[];
      /** The file that declares it for compilers: types that it does not have itself are there. */
      readonly declared?: RepoPath;
    }
  | { readonly kind: 'folder'; readonly path: RepoPath }
  /** All files of a namespace together. */
  | { readonly kind: 'namespace'; readonly name: string }
  | { readonly kind: 'external'; readonly package: string }
  | { readonly kind: 'missing' };

export const MISSING: FoundModule = { kind: 'missing' };
