import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { packageAround, packageNamed } from './packages.ts';

/**
 * Whether a file sees what another declares for everybody: that one is of a package around it, or of one of the workspace that
 * its own package depends on.
 */
export function seesGlobals(files: WorkspaceFiles, path: RepoPath, declaring: RepoPath): boolean {
  const own = packageAround(files, path);
  const other = packageAround(files, declaring);
  if (other === undefined) return own === undefined;
  if (other.folder === '' || path.startsWith(`${other.folder}/`)) return true;
  const { name } = other.manifest;
  return (
    own !== undefined &&
    name !== undefined &&
    own.manifest.dependencies.has(name) &&
    packageNamed(files, path, name)?.folder === other.folder
  );
}
