import { LlmstructError } from '../core/errors.ts';
import { type GitOutput, runGit } from './gitProcess.ts';

/** The commits that a report compares. */
export interface ComparedCommits {
  /** The id that the changes start from. */
  readonly base: string;
  /** The id of the head; undefined for the work tree. */
  readonly head?: string;
  /** The work tree differs from its commit: what is not committed is part of what is compared. */
  readonly dirty: boolean;
}

export interface CommitsRequest {
  readonly base: string;
  readonly head?: string;
  /** Compare with the base itself, not with where the head left it. */
  readonly exact: boolean;
}

/**
 * Finds what to compare in the repository around `root`. Throws `git-missing`, `repository-missing`, `commits-missing`,
 * `commit-unknown`, `history-shallow` and `histories-unrelated`.
 */
export async function findCommits(root: string, request: CommitsRequest): Promise<ComparedCommits> {
  const inside = await runGit(root, ['rev-parse', '--git-dir']);
  if (inside.kind === 'failed') {
    if (inside.code === undefined) throw new LlmstructError('git-missing', { reason: inside.reason });
    throw new LlmstructError('repository-missing', { path: root, reason: inside.reason });
  }
  const headName = request.head ?? 'HEAD';
  const shallow = textOf(await runGit(root, ['rev-parse', '--is-shallow-repository'])) === 'true';
  const head = await commitOf(root, headName);
  if (head === undefined && request.head === undefined) throw new LlmstructError('commits-missing', { path: root });
  if (head === undefined) throw unknown(headName, shallow);
  const base = await commitOf(root, request.base);
  if (base === undefined) throw unknown(request.base, shallow);
  const start = request.exact ? base : await mergeBase(root, base, head);
  if (start === undefined) {
    throw new LlmstructError(shallow ? 'history-shallow' : 'histories-unrelated', {
      base: request.base,
      head: headName,
    });
  }
  if (request.head !== undefined) return { base: start, head, dirty: false };
  const status = textOf(
    await runGit(root, ['status', '--porcelain', '--untracked-files=normal', '--', '.', ':(exclude)struct.json']),
  );
  return { base: start, dirty: status !== '' };
}

function unknown(commit: string, shallow: boolean): LlmstructError {
  return new LlmstructError(shallow ? 'history-shallow' : 'commit-unknown', { base: commit, commit, head: 'HEAD' });
}

/** The id of the commit that a name means; a name is never taken for an option. */
async function commitOf(root: string, name: string): Promise<string | undefined> {
  return textOf(await runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]));
}

async function mergeBase(root: string, base: string, head: string): Promise<string | undefined> {
  return textOf(await runGit(root, ['merge-base', base, head]))?.split('\n')[0];
}

function textOf(output: GitOutput): string | undefined {
  return output.kind === 'done' ? output.bytes.toString('utf8').trim() : undefined;
}
