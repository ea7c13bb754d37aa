import type { RepoPath } from './repoPath.ts';

/** Folders that programs are made of, whatever they are called themselves. */
const PARTS = new Set(
  'lib app bin exe ext test tests spec features tasks script scripts config benchmark benchmarks examples'.split(' '),
);

/** The folder of the program that a file belongs to, by the usual names of the folders in one: `a` for `a/lib/b/c.rb`. */
export function codeFolderOf(path: RepoPath): string {
  const folders = path.split('/').slice(0, -1);
  const part = folders.findIndex((folder) => PARTS.has(folder));
  return folders.slice(0, part < 0 ? folders.length : part).join('/');
}
