import { LlmstructError } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';
import { runGit } from './gitProcess.ts';

/** Sends a branch to the remote `origin` with the user's own rights; asks nobody. Throws `branch-unwritable` and `Cancelled`. */
export async function pushBranch(root: string, branch: string, cancellation: Cancellation): Promise<void> {
  const name = `refs/heads/${branch}`;
  const output = await runGit(root, ['push', '--quiet', 'origin', `${name}:${name}`], cancellation);
  if (output.kind === 'failed') throw new LlmstructError('branch-unwritable', { branch, reason: output.reason });
}
