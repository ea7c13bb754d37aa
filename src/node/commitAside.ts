import { join } from 'node:path';
import type { RepoPath } from '../core/model/repoPath.ts';
import type { AskGit } from './gitProcess.ts';
import { withTemporaryFolder } from './temporaryFolder.ts';

/** A file of a commit with its new text; paths are of the repository. */
export interface CommittedFile {
  readonly path: RepoPath;
  readonly text: string;
}

export interface AsideCommit {
  /** The commit that it comes on top of. */
  readonly parent: string;
  readonly files: readonly CommittedFile[];
  readonly message: string;
  /** Git's variables for author and committer, where it shall not name its own. */
  readonly identity: Readonly<Record<string, string>>;
}

/** What a commit has at a path. */
export interface CommitEntry {
  readonly mode: string;
  readonly id: string;
}

/**
 * Makes a commit with an index of its own: neither the files of the work tree, nor its index, nor any branch is touched. A file that is there keeps
 * its mode. Gives the commit's id. Throws what `git` throws.
 */
export function commitAside(git: AskGit, { parent, files, message, identity }: AsideCommit): Promise<string> {
  return withTemporaryFolder([], async (folder) => {
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    await git(['read-tree', parent], { environment });
    for (const { path, text } of files) {
      const mode = (await entryOf(git, parent, path))?.mode ?? '100644';
      const blob = await git(['hash-object', '-w', '--stdin'], { text });
      await git(['update-index', '--add', '--cacheinfo', `${mode},${blob},${path}`], { environment });
    }
    const tree = await git(['write-tree'], { environment });
    return git(['commit-tree', tree, '-p', parent], { text: message, environment: identity });
  });
}

/** The file in a commit; links and submodules are no files. */
export async function entryOf(git: AskGit, commit: string, path: RepoPath): Promise<CommitEntry | undefined> {
  const listed = await git(['ls-tree', '--full-tree', '-z', commit, '--', path]);
  const [, mode = '', id = ''] = /^(100\d{3}) blob ([0-9a-f]+)\t/.exec(listed) ?? [];
  return id === '' ? undefined : { mode, id };
}

/** Git's variables by which somebody makes a commit and is its author. */
export function identityOf({ name, email }: { readonly name: string; readonly email: string }): Record<string, string> {
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
}
