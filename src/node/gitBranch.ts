import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { LlmstructError } from '../core/errors.ts';
import type { RepoPath } from '../core/model/repoPath.ts';
import { gitEnvironment, runGit } from './gitProcess.ts';

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
export async function commitAside(root: string, { files, message, author }: BranchCommit): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'llmstruct-index-'));
  const environment = {
    GIT_INDEX_FILE: join(folder, 'index'),
    GIT_AUTHOR_NAME: author.name,
    GIT_AUTHOR_EMAIL: author.email,
    GIT_COMMITTER_NAME: author.name,
    GIT_COMMITTER_EMAIL: author.email,
  };
  const git = (args: readonly string[], input = '') => answerOfGit(root, args, environment, input);
  try {
    await git(['read-tree', 'HEAD']);
    for (const { path, text } of files) {
      const blob = await git(['hash-object', '-w', '--stdin'], text);
      await git(['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`]);
    }
    const tree = await git(['write-tree']);
    return await git(['commit-tree', tree, '-p', 'HEAD', '-F', '-'], message);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Makes a branch of the remote `origin` the commit, whatever it was before. Throws `git-failed`. */
export async function pushBranch(root: string, commit: string, branch: string): Promise<void> {
  const pushed = await runGit(root, ['push', '--quiet', '--force', 'origin', `${commit}:refs/heads/${branch}`]);
  if (pushed.kind === 'failed') throw new LlmstructError('git-failed', { reason: pushed.reason });
}

function answerOfGit(
  root: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  input: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // Not started inside the root: Windows looks for programs in the current folder first.
    const git = spawn('git', ['-C', root, ...args], {
      cwd: dirname(process.execPath),
      env: { ...gitEnvironment(), ...environment },
      stdio: 'pipe',
      windowsHide: true,
    });
    let answer = '';
    let complaint = '';
    git.stdout.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
    });
    git.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString();
    });
    git.stdin.on('error', () => {});
    git.stdin.end(input);
    git.on('error', (error) => reject(new LlmstructError('git-failed', { reason: error.message })));
    git.on('close', (code) => {
      if (code === 0) resolve(answer.trim());
      else reject(new LlmstructError('git-failed', { reason: complaint.trim() || `exit ${code}` }));
    });
  });
}
