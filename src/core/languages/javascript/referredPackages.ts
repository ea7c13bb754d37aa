import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { optionsAround } from './compilerOptions.ts';
import { type Package, packageAround } from './packages.ts';

/**
 * The package by a name whose project a configuration around the importer refers to, the nearest configuration first: repositories
 * without workspaces link their packages by scripts, and only the compiler is told.
 */
export function packageReferredTo(files: WorkspaceFiles, importer: RepoPath, name: string): Package | undefined {
  for (const { references } of optionsAround(files, importer)) {
    const named = new Set(references.flatMap((path) => packageAround(files, path) ?? []));
    const found = [...named].filter(({ manifest }) => manifest.name === name);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}
