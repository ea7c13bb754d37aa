import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { nearestFile } from '../../model/nearestFile.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** `source ./a.sh`, or `load a` in a test of bats, beside the script or from the root; behind a variable (`"$DIR/a.sh"`) the nearest file that ends so. */
export function findSourcedFile(files: WorkspaceFiles, importer: RepoPath, from: string): FoundModule {
  const text = from.replace(/["']/g, '');
  // The name of a variable is no folder.
  const tail = /[\w.@+-]+(\/[\w.@+-]+)*$/.exec(text.replace(/^.*(?:\$\w+|[})])\//s, '/'))?.[0];
  if (tail === undefined) return MISSING;
  if (tail === text) {
    // What tests of bats load they, and what they load, may name without its ending.
    const names = /\.ba(?:ts|sh)$/.test(importer) ? [tail, `${tail}.bash`] : [tail];
    for (const path of names.flatMap((name) => [joinPath(folderOf(importer), name), joinPath('', name)])) {
      if (path !== undefined && files.has(path)) return { kind: 'file', path };
    }
    return MISSING;
  }
  // What a variable or `$(dirname "$0")` stands for is mostly the script's own folder.
  if (text.startsWith('/')) return { kind: 'external', package: text };
  const beside = joinPath(folderOf(importer), tail);
  if (beside !== undefined && files.has(beside)) return { kind: 'file', path: beside };
  const found = nearestFile(files, importer, tail.replace(/^(\.{1,2}\/)+/, ''));
  return found === undefined ? MISSING : { kind: 'file', path: found };
}
