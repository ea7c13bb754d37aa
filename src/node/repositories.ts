import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** The folder of the git work tree that `folder` lies in (perhaps itself), undefined outside of any. Runs no git. */
export function workTreeAround(folder: string): string | undefined {
  for (let candidate = resolve(folder); ; candidate = dirname(candidate)) {
    if (isWorkTree(candidate)) return candidate;
    if (candidate === dirname(candidate)) return undefined;
  }
}

/** Whether the folder has a `.git` that leads to a repository: a folder, or a file of a submodule or a second work tree. */
export function isWorkTree(folder: string): boolean {
  const git = join(folder, '.git');
  try {
    if (statSync(git).isDirectory()) return isRepository(git);
    const target = /^gitdir: (.+?)\r?\n?$/.exec(readFileSync(git, 'utf8'))?.[1];
    return target !== undefined && existsSync(join(resolve(folder, target), 'HEAD'));
  } catch {
    return false;
  }
}

/** Whether the folder is a repository's own `.git`, or lies in it. Runs no git. */
export function isInsideGit(folder: string): boolean {
  for (let candidate = resolve(folder); candidate !== dirname(candidate); candidate = dirname(candidate)) {
    if (basename(candidate) === '.git' && isRepository(candidate)) return true;
  }
  return false;
}

function isRepository(git: string): boolean {
  return ['HEAD', 'objects', 'refs'].every((name) => existsSync(join(git, name)));
}
