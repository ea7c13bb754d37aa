import type { Cancellation } from '../core/ports.ts';
import { runGit, splitAtNul } from './gitProcess.ts';

/** What git lists, or why it could not. */
export type GitListing =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'unavailable'; readonly reason: string };

/**
 * The tracked and the untracked, not ignored paths under `root`, relative to it, in git's order, repeated where the index
 * repeats them. Unavailable where there is no git, no repository, or git refuses. Throws `Cancelled`.
 *
 * Only `.gitignore` files count, not the user's own excludes, which would make two machines list different files.
 */
export async function listWithGit(root: string, cancellation?: Cancellation): Promise<GitListing> {
  const output = await runGit(root, ['ls-files', '-z', '-co', '--exclude-per-directory=.gitignore'], cancellation);
  if (output.kind === 'failed') return { kind: 'unavailable', reason: output.reason };
  return { kind: 'paths', paths: splitAtNul(output.bytes) };
}
