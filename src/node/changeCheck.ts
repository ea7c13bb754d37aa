import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { Cancellation, FileSystem } from '../core/ports.ts';

/** What changed between two looks at a folder. */
export interface FolderChanges {
  /** Created, changed or deleted since the last look that was accepted. */
  readonly paths: readonly RepoPath[];
  /** Makes this look the one that the next is compared with: called when what depends on it is up to date. */
  accept(): void;
}

/**
 * Notices changed files by inode, size and times, without reading them: the cheap question before an update, for hosts that
 * are not told of changes.
 */
export class ChangeCheck {
  readonly #root: string;
  readonly #files: FileSystem;
  #accepted: ReadonlyMap<RepoPath, string> = new Map();

  constructor(root: string, files: FileSystem) {
    this.#root = root;
    this.#files = files;
  }

  /** Throws `folder-missing`, `folder-unreadable` and `Cancelled`. */
  async look(cancellation?: Cancellation): Promise<FolderChanges> {
    const listed = await this.#files.list(cancellation);
    const seen = new Map(listed.map(({ path }) => [path, stampOf(join(this.#root, path))]));
    const before = this.#accepted;
    const changed = [...seen].filter(([path, stamp]) => before.get(path) !== stamp).map(([path]) => path);
    const gone = [...before.keys()].filter((path) => !seen.has(path));
    return {
      paths: [...changed, ...gone],
      accept: () => {
        this.#accepted = seen;
      },
    };
  }
}

function stampOf(file: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
    return `${ino} ${size} ${mtimeNs} ${ctimeNs}`;
  } catch {
    return 'unreadable';
  }
}
