import { join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { type GitInput, runGit } from './gitProcess.ts';
import { withTemporaryFolder } from './temporaryFolder.ts';

/** A file of a commit with its new text; paths are of the repository. */
export interface CommittedFile {
  readonly path: RepoPath;
  readonly text: string;
}

export interface BranchCommit {
  readonly files: readonly CommittedFile[];
  readonly message: string;
  /** Who makes it, where git is told nothing else. */
  readonly author: { readonly name: string; readonly email: string };
}

/**
 * Makes a commit on top of `HEAD` with an index of its own: neither the files of the work tree nor its index are touched. Gives the commit's id.
 * Throws `git-failed`.
 */
export function commitAside(root: string, { files, message, author }: BranchCommit): Promise<string> {
  return withTemporaryFolder([], async (folder) => {
    const environment = {
      GIT_INDEX_FILE: join(folder, 'index'),
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
    };
    const git = (args: readonly string[], text = '') => answerOfGit(root, args, { environment, text });
    await git(['read-tree', 'HEAD']);
    for (const { path, text } of files) {
      const blob = await git(['hash-object', '-w', '--stdin'], text);
      await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    }
    const tree = await git(['write-tree']);
    return git(['commit-tree', tree, '-p', 'HEAD', '-F', '-'], message);
  });
}

/** Makes a branch of the remote `origin` the commit, whatever it was before. Throws `git-failed`. */
export async function pushBranch(root: string, commit: string, branch: string): Promise<void> {
  await answerOfGit(root, ['push', '--quiet', '--force', 'origin', `${commit}:refs/heads/${branch}`]);
}

async function answerOfGit(root: string, args: readonly string[], input?: GitInput): Promise<string> {
  const output = await runGit(root, args, undefined, input);
  if (output.kind === 'failed') throw new LlmstructError('git-failed', { reason: output.reason });
  return output.bytes.toString('utf8').trim();
}
