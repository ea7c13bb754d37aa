import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import type { History } from '../core/ports.ts';
import { gitEnvironment } from './gitProcess.ts';
import { workTreeAround } from './repositories.ts';

/** Longest wait for git, in ms. */
const PATIENCE_MS = 10_000;
/** Longest text of a file that is looked at, in bytes. */
const MOST_BYTES = 4_000_000;

/** The commits of the work tree around `root`. `allowed` false (a folder that is not trusted): git is never run. */
export function createGitHistory(root: string, allowed: boolean): History {
  return {
    async nextCommit(path, after) {
      if (!allowed || workTreeAround(root) === undefined) return undefined;
      // Whole seconds, as git keeps them; a commit of the same second may be the one before.
      const since = `--since=@${Math.floor(after / 1000) + 1}`;
      const commits = await output(
        root,
        'log',
        '--reverse',
        '--no-show-signature',
        '--format=%H %ct',
        since,
        '--',
        path,
      );
      const [commit, seconds] = commits?.split('\n')[0]?.split(' ') ?? [];
      if (!commit || seconds === undefined) return undefined;
      // Not `show`, which would run what the repository's attributes name.
      return { made: Number(seconds) * 1000, text: await output(root, 'cat-file', 'blob', `${commit}:./${path}`) };
    },
  };
}

/** What git prints, undefined when it fails. */
function output(root: string, ...args: readonly string[]): Promise<string | undefined> {
  // Not started inside the root: Windows looks for programs in the current folder first.
  const options = {
    cwd: dirname(process.execPath),
    timeout: PATIENCE_MS,
    maxBuffer: MOST_BYTES,
    windowsHide: true,
    env: gitEnvironment(),
  };
  const all = ['-C', root, '-c', 'core.fsmonitor=false', '--literal-pathspecs', ...args];
  return new Promise((resolve) => {
    execFile('git', all, options, (error, stdout) => resolve(error === null ? stdout : undefined));
  });
}
