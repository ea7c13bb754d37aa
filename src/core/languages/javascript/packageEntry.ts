import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { joinPath, type RepoPath } from '../../model/repoPath.ts';
import { sourceOfBuilt } from './builtSources.ts';
import { targetsOf } from './packageManifest.ts';
import type { Package } from './packages.ts';
import { indexOf, scriptAt } from './scriptFiles.ts';

/** The file that a package, or a path below it, means: as `exports` or the main fields say, built files by their sources. */
export function packageEntry(
  files: WorkspaceFiles,
  { folder, manifest }: Package,
  below: string,
): RepoPath | undefined {
  const name = below === '' ? '.' : `./${below}`;
  const exported = targetsOf(manifest.exports, name);
  const targets = below === '' ? [...exported, ...manifest.mains] : exported;
  const found = firstFile(files, folder, targets);
  if (found !== undefined) return found;
  // What is built in a way that nobody can tell is in `src` by its name, if anywhere.
  for (const start of ['src', '']) {
    const path = joinPath(folder, below === '' ? start : `${start}/${below}`);
    const file = path === undefined ? undefined : below === '' ? indexOf(files, path) : scriptAt(files, path);
    if (file !== undefined) return file;
  }
  return undefined;
}

/** The first target that is a file of the workspace, else the first that is built from one. */
export function firstFile(files: WorkspaceFiles, folder: RepoPath, targets: readonly string[]): RepoPath | undefined {
  for (const target of targets) {
    const path = joinPath(folder, target);
    const file = path === undefined ? undefined : scriptAt(files, path);
    if (file !== undefined) return file;
  }
  for (const target of targets) {
    const source = sourceOfBuilt(files, folder, target);
    if (source !== undefined) return source;
  }
  return undefined;
}
