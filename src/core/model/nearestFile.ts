import type { WorkspaceFiles } from './moduleSearch.ts';
import { baseName, folderOf, type RepoPath } from './repoPath.ts';

const byBaseName = new WeakMap<WorkspaceFiles, Map<string, RepoPath[]>>();

/**
 * The file whose path ends with `ending` and that shares the most folders with `from`; undefined where there is none or two
 * are equally near: one of two copies of a program is never taken for the other.
 */
export function nearestFile(
  files: WorkspaceFiles,
  from: RepoPath,
  ending: string,
  fits: (path: RepoPath) => boolean = () => true,
): RepoPath | undefined {
  let best: RepoPath | undefined;
  let bestDepth = -1;
  let tie = false;
  for (const path of filesNamed(files, baseName(ending))) {
    if ((path !== ending && !path.endsWith(`/${ending}`)) || path === from || !fits(path)) continue;
    const depth = sharedFolders(folderOf(path), folderOf(from));
    if (depth > bestDepth) {
      best = path;
      bestDepth = depth;
      tie = false;
    } else if (depth === bestDepth) tie = true;
  }
  return tie ? undefined : best;
}

/** All files with a base name. */
function filesNamed(files: WorkspaceFiles, name: string): readonly RepoPath[] {
  let names = byBaseName.get(files);
  if (names === undefined) {
    names = new Map();
    for (const path of files.all) {
      const list = names.get(baseName(path));
      if (list === undefined) names.set(baseName(path), [path]);
      else list.push(path);
    }
    byBaseName.set(files, names);
  }
  return names.get(name) ?? [];
}

/** How many folders two paths have in common from the root. */
export function sharedFolders(a: RepoPath, b: RepoPath): number {
  if (a === '' || b === '') return 0;
  const left = a.split('/');
  const right = b.split('/');
  let shared = 0;
  while (shared < left.length && left[shared] === right[shared]) shared++;
  return shared;
}
