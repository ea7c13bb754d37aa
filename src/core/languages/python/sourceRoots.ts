import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, type RepoPath } from '../../model/repoPath.ts';

/** Files that may say where the packages of a project lie. */
export const PYTHON_MANIFESTS = /^(pyproject\.toml|setup\.cfg|setup\.py)$/;

/** Folders that are source roots by custom, where nothing declares them. */
const USUAL_ROOTS = ['src', 'lib'];

const known = new WeakMap<WorkspaceFiles, Map<RepoPath, readonly RepoPath[]>>();

/**
 * Where absolute imports of a file may start, nearest first: the folders around its outermost package, each with the roots that
 * its manifests declare and those that are usual.
 */
export function pythonRoots(files: WorkspaceFiles, importer: RepoPath): readonly RepoPath[] {
  let folder = folderOf(importer);
  // A package's own folder is no root: inside it, absolute imports start above the outermost package.
  while (folder !== '' && isPackage(files, folder)) folder = folderOf(folder);
  let byFolder = known.get(files);
  if (byFolder === undefined) {
    byFolder = new Map();
    known.set(files, byFolder);
  }
  return rootsAround(files, folder, byFolder);
}

/** Every absolute import asks: the roots of each folder are found once. */
function rootsAround(
  files: WorkspaceFiles,
  folder: RepoPath,
  byFolder: Map<RepoPath, readonly RepoPath[]>,
): readonly RepoPath[] {
  let roots = byFolder.get(folder);
  if (roots === undefined) {
    roots = [...ownRoots(files, folder), ...(folder === '' ? [] : rootsAround(files, folderOf(folder), byFolder))];
    byFolder.set(folder, roots);
  }
  return roots;
}

/** The roots of one folder: itself, those that its manifests declare and those that are usual. */
export function ownRoots(files: WorkspaceFiles, folder: RepoPath): readonly RepoPath[] {
  const nested = [...new Set([...declaredRoots(files, folder), ...USUAL_ROOTS])]
    .map((name) => (folder === '' ? name : `${folder}/${name}`))
    .filter((path) => files.hasFolder(path) && !isPackage(files, path));
  return [folder, ...nested];
}

function isPackage(files: WorkspaceFiles, folder: RepoPath): boolean {
  return files.has(`${folder}/__init__.py`) || files.has(`${folder}/__init__.pyi`);
}

/** The source roots that the manifests of a folder name, relative to it. */
function declaredRoots(files: WorkspaceFiles, folder: RepoPath): readonly string[] {
  const roots: string[] = [];
  for (const name of ['pyproject.toml', 'setup.cfg', 'setup.py']) {
    const text = files.manifest(folder === '' ? name : `${folder}/${name}`);
    if (text !== undefined) roots.push(...rootsIn(text));
  }
  return roots.map((root) => root.replace(/^\.\/|\/+$/g, '')).filter((root) => root !== '' && root !== '.');
}

/**
 * The declarations of the usual build tools: `where = ["src"]`, `package-dir = {"" = "src"}`, `package_dir={"": "src"}`,
 * `package_dir =` with `=src` in the next line, `{ include = "a", from = "src" }`, `pythonpath = ["src"]`, `python-source = "python"`,
 * `module-root = "lib"`, `sources = ["src"]`.
 */
function rootsIn(text: string): string[] {
  const lists = [
    ...text.matchAll(/^\s*(?:where|pythonpath|extraPaths|python-source|module-root|sources)\s*=\s*\[?([^\]\n]*)/gm),
  ].flatMap((match) => match[1]!.split(/[\s,]+/).map((part) => part.replace(/["']/g, '')));
  const single = [
    ...text.matchAll(/package[-_]dir\s*=\s*(?:dict\()?\s*\{?\s*(?:["']{2})?\s*[=:]\s*["']?([\w./-]+)/g),
    ...text.matchAll(/\bfrom\s*=\s*["']([\w./-]+)["']/g),
    ...text.matchAll(/find_(?:namespace_)?packages\(\s*(?:where\s*=\s*)?["']([\w./-]+)["']/g),
  ].map((match) => match[1]!);
  return [...lists, ...single].filter((part) => /^[\w./-]+$/.test(part));
}
