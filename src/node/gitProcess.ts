import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
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

/** What git printed, or why it could not. */
export type GitOutput =
  | { readonly kind: 'done'; readonly bytes: Buffer }
  /** `code` is its exit code, undefined when it did not run. */
  | { readonly kind: 'failed'; readonly code: number | undefined; readonly reason: string };

/** What a run of git is given beside its arguments. */
export interface GitInput {
  readonly text?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs git and gives what it printed, without the last line end. */
export type AskGit = (args: readonly string[], input?: GitInput) => Promise<string>;

/** Runs git in `root` to its end. It asks nobody; what it writes, if anything, the arguments say. Throws `Cancelled`. */
export function runGit(
  root: string,
  args: readonly string[],
  cancellation?: Cancellation,
  { text = '', environment = {} }: GitInput = {},
): Promise<GitOutput> {
  return new Promise((resolve, reject) => {
    const git = startGit(root, args, environment);
    const chunks: Buffer[] = [];
    let complaint = '';
    git.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    git.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < 1000) complaint += chunk.toString();
    });
    git.stdin.on('error', () => {});
    git.stdin.end(text);
    const stopListening = cancellation?.onCancel(() => git.kill());
    git.on('error', (error) => resolve({ kind: 'failed', code: undefined, reason: error.message }));
    git.on('close', (code, signal) => {
      stopListening?.();
      if (cancellation?.cancelled) reject(new Cancelled());
      else if (code === 0) resolve({ kind: 'done', bytes: Buffer.concat(chunks) });
      else
        resolve({
          kind: 'failed',
          code: code ?? undefined,
          reason: complaint.trim() || `git ended with ${code ?? signal}`,
        });
    });
  });
}

/** Starts git in `root`; the caller ends its input. */
export function startGit(
  root: string,
  args: readonly string[],
  environment: GitInput['environment'] = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', ['-C', root, '-c', 'core.quotepath=off', '-c', 'core.fsmonitor=false', ...args], {
    // Not started inside the root: Windows looks for programs in the current folder first.
    cwd: dirname(process.execPath),
    env: { ...gitEnvironment(), ...environment },
    stdio: 'pipe',
    windowsHide: true,
  });
}

/** Bytes that git separates by NUL, as texts. */
export function splitAtNul(bytes: Buffer): string[] {
  const parts = bytes.toString('utf8').split('\0');
  parts.pop();
  return parts;
}

/** Our own environment for git: no other repository, no lock, no question, messages in English. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
  for (const name of FOREIGN) delete env[name];
  return env;
}

/** `runGit` for who needs the answer as text: a run that fails throws what `failed` makes of git's words. */
export function askGit(root: string, failed: (reason: string) => Error): AskGit {
  return async (args, input) => {
    const output = await runGit(root, args, undefined, input);
    if (output.kind === 'failed') throw failed(output.reason);
    return output.bytes.toString('utf8').replace(/\r?\n$/, '');
  };
}
