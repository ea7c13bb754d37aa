import { execFile } from 'node:child_process';

/** How git sees a path; `none` where there is no git or no work tree. */
export type GitIgnoreState = 'tracked' | 'ignored' | 'untracked' | 'none';

/** Asks git about one file in `root`. To be called in trusted workspaces only: git runs what a repository configures. */
export async function gitIgnoreState(root: string, file: string): Promise<GitIgnoreState> {
  if ((await git(root, ['rev-parse', '--is-inside-work-tree'])) !== 0) return 'none';
  if ((await git(root, ['ls-files', '--error-unmatch', '--', file])) === 0) return 'tracked';
  return (await git(root, ['check-ignore', '--quiet', '--', file])) === 0 ? 'ignored' : 'untracked';
}

/** The exit code; -1 when git could not be started. */
function git(cwd: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = execFile('git', args, { cwd, timeout: 10_000, windowsHide: true }, () =>
      resolve(child.exitCode ?? -1),
    );
  });
}
