import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { nearestFile } from '../../model/nearestFile.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** Folders that compilers are told to look in; `<name.h>` is looked for below these only. */
const INCLUDE_FOLDERS = /(^|\/)(include|includes|inc|headers|public|src|source|lib)\/$/;

/**
 * C and C++: `"a.h"` beside the importer, else the file nearest to it whose path ends so; `<a.h>` in include folders of the
 * workspace, else it is outside. Two files equally near: unknown. `a::b` (C++) is a namespace.
 */
export function findIncludedFile(files: WorkspaceFiles, importer: RepoPath, from: string): FoundModule {
  const system = /^<(.*)>$/.exec(from)?.[1]?.trim();
  if (system === undefined && !/[./]/.test(from)) {
    return from.startsWith('std::') || from === 'std'
      ? { kind: 'external', package: 'std' }
      : { kind: 'namespace', name: from.replace(/\s*::\s*/g, '.') };
  }
  const path = system ?? from;
  if (system === undefined) {
    const beside = joinPath(folderOf(importer), path);
    if (beside !== undefined && files.has(beside)) return { kind: 'file', path: beside };
  }
  // `../x.h` that is not where it says is found by what follows the steps up.
  const ending = path.replaceAll('\\', '/').replace(/^(\.{0,2}\/)+/, '');
  const found = nearestFile(files, importer, ending, (candidate) => {
    const before = candidate.slice(0, candidate.length - ending.length);
    return system === undefined || INCLUDE_FOLDERS.test(before) || (path.includes('/') && holds(before, importer));
  });
  if (found !== undefined) return { kind: 'file', path: found };
  return system === undefined ? MISSING : { kind: 'external', package: system };
}

/** The folder (with its slash, or empty) is around the importer. */
function holds(folder: string, importer: RepoPath): boolean {
  return importer.startsWith(folder);
}
