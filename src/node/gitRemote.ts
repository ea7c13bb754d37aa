import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { gitEnvironment } from './gitProcess.ts';

/** Longest wait for git, in ms. */
const PATIENCE_MS = 10_000;

/** The address of the remote `origin` of the repository around `root`, undefined where there is none. */
export function originOf(root: string): Promise<string | undefined> {
  // Not started inside the root: Windows looks for programs in the current folder first.
  const options = { cwd: dirname(process.execPath), timeout: PATIENCE_MS, windowsHide: true, env: gitEnvironment() };
  return new Promise((resolve) => {
    execFile('git', ['-C', root, 'config', '--get', 'remote.origin.url'], options, (error, stdout) =>
      resolve(error === null && stdout.trim() !== '' ? stdout.trim() : undefined),
    );
  });
}
