import { runGit, splitAtNul } from './gitProcess.ts';
import { reasonOf } from './systemErrors.ts';

/** A file that is not as in the last commit. */
export interface ChangedFile {
  /** Relative to the folder that was asked for. */
  readonly path: string;
  /** A unified diff with `a/` and `b/`; undefined for a file that git does not have yet. */
  readonly diff?: string;
}

export type Changes =
  | { readonly kind: 'changes'; readonly files: readonly ChangedFile[] }
  /** There is no git, no repository, or git refuses. */
  | { readonly kind: 'unavailable'; readonly reason: string };

const DIFF = ['diff', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--relative'];

/**
 * What under `root` differs from the last commit, staged or not, and the untracked files that are not ignored; before the first commit all
 * files are new. No program that a repository's settings name is run.
 */
export async function changedFiles(root: string): Promise<Changes> {
  try {
    const hasCommit = await git(root, 'rev-parse', '--verify', '--quiet', 'HEAD').then(
      () => true,
      () => false,
    );
    const which = hasCommit ? '-o' : '-co';
    const fresh = splitAtNul(await git(root, 'ls-files', '-z', which, '--exclude-per-directory=.gitignore'));
    const untracked = fresh.map((path): ChangedFile => ({ path }));
    if (!hasCommit) return { kind: 'changes', files: untracked };
    const names = splitAtNul(await git(root, ...DIFF, '--name-only', '-z', 'HEAD', '--', '.'));
    // One section a file, in the order of the names.
    const sections = (await git(root, ...DIFF, 'HEAD', '--', '.')).toString('utf8').split(/^(?=diff --git )/m);
    const changed = names.map((path, at) => ({ path, diff: sections[at] ?? '' }));
    return { kind: 'changes', files: [...changed, ...untracked] };
  } catch (error) {
    return { kind: 'unavailable', reason: reasonOf(error) };
  }
}

/** What git prints. Throws when it fails. */
async function git(root: string, ...args: readonly string[]): Promise<Buffer> {
  const output = await runGit(root, args);
  if (output.kind === 'failed') throw new Error(output.reason);
  return output.bytes;
}
