import { type FoundModule, MISSING, type WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, type RepoPath } from '../../model/repoPath.ts';
import { siblingRoots } from './siblingProjects.ts';
import { pythonRoots } from './sourceRoots.ts';

/** Python: relative imports from the file's package, absolute ones from the source roots around it. */
export function findPythonModule(files: WorkspaceFiles, importer: RepoPath, from: string): FoundModule {
  const dots = /^\.*/.exec(from)![0].length;
  const segments = from
    .slice(dots)
    .split('.')
    .filter((segment) => segment !== '');
  if (dots > 0) {
    let folder: RepoPath | undefined = folderOf(importer);
    for (let up = 1; up < dots; up++) folder = folder === '' ? undefined : folderOf(folder!);
    if (folder === undefined) return MISSING;
    return pythonModuleAt(files, [folder, ...segments].filter((part) => part !== '').join('/'), folder) ?? MISSING;
  }
  // A folder is a package only where no root has a file of the name: `docs` is not what `import docs` means elsewhere.
  let folder: FoundModule | undefined;
  for (const root of pythonRoots(files, importer)) {
    const path = [root, ...segments].filter((part) => part !== '').join('/');
    const found = pythonModuleAt(files, path, root);
    if (found?.kind === 'file') return found;
    folder ??= found;
  }
  // A project's own folder may have the name of what it installs: a package with a file counts before one without.
  const sibling = inSibling(files, importer, segments);
  const found = sibling?.kind === 'file' ? sibling : (folder ?? sibling);
  return found ?? { kind: 'external', package: segments[0] ?? from };
}

/** What a project beside that of the importer installs; nothing where two have it, but parts of a package without a file of its own. */
function inSibling(files: WorkspaceFiles, importer: RepoPath, segments: readonly string[]): FoundModule | undefined {
  const found = siblingRoots(files, importer, segments[0] ?? '').flatMap((root) => {
    const module = pythonModuleAt(files, [root, ...segments].filter((part) => part !== '').join('/'), root);
    return module === undefined ? [] : [module];
  });
  const inFiles = found.filter(({ kind }) => kind === 'file');
  const candidates = inFiles.length > 0 ? inFiles : found;
  return candidates.length === 1 || inFiles.length === 0 ? candidates[0] : undefined;
}

function pythonModuleAt(files: WorkspaceFiles, path: string, root: RepoPath): FoundModule | undefined {
  if (path === root && path === '')
    return files.has('__init__.py') ? { kind: 'file', path: '__init__.py' } : { kind: 'folder', path: '' };
  for (const candidate of [`${path}/__init__.py`, `${path}.py`, `${path}.pyi`, `${path}/__init__.pyi`]) {
    if (files.has(candidate)) return { kind: 'file', path: candidate };
  }
  return files.hasFolder(path) ? { kind: 'folder', path } : undefined;
}

/** Files that `name` inside the package `folder` may mean. */
export function pythonSubmodules(folder: RepoPath, name: string): readonly RepoPath[] {
  const path = folder === '' ? name : `${folder}/${name}`;
  return [`${path}/__init__.py`, `${path}.py`, `${path}.pyi`];
}

/** `a/__init__.py` is the face of package `a`. */
export function pythonPackageFolder(path: RepoPath): RepoPath | undefined {
  return /(^|\/)__init__\.pyi?$/.test(path) ? path.replace(/\/?__init__\.pyi?$/, '') : undefined;
}

/** `a/b.pyi` says the types of `a/b.py`. */
export function pythonStubOf(path: RepoPath): RepoPath | undefined {
  return path.endsWith('.py') ? `${path}i` : undefined;
}
