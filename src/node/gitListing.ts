import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { Cancelled } from '../core/errors.ts';
import type { Cancellation } from '../core/ports.ts';

/** Variables that a surrounding git (a hook) sets for itself and that would point us at another repository or index. */
const FOREIGN = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_OBJECT_DIRECTORY',
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_NAMESPACE',
];

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
export function listWithGit(root: string, cancellation?: Cancellation): Promise<GitListing> {
  const args = ['-C', root, '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false'];
  args.push('ls-files', '-z', '-co', '--exclude-per-directory=.gitignore');
  return new Promise((resolve, reject) => {
    // Not started inside the root: Windows looks for programs in the current folder first.
    const git = spawn('git', args, {
      cwd: dirname(process.execPath),
      env: gitEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let complaint = '';
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 1000) complaint += chunk.toString();
    });
    const stopListening = cancellation?.onCancel(() => git.kill());
    git.on('error', (error) => resolve({ kind: 'unavailable', reason: error.message }));
    git.on('close', (code, signal) => {
      stopListening?.();
      if (cancellation?.cancelled) reject(new Cancelled());
      else if (code === 0) resolve({ kind: 'paths', paths: splitAtNul(chunks) });
      else resolve({ kind: 'unavailable', reason: complaint.trim() || `git ended with ${code ?? signal}` });
    });
  });
}

function splitAtNul(chunks: readonly Buffer[]): string[] {
  const paths = Buffer.concat(chunks).toString('utf8').split('\0');
  paths.pop();
  return paths;
}

/** Our own environment for git: no other repository, no lock, messages in English. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  for (const name of FOREIGN) delete env[name];
  return env;
}
