import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { baseName, folderOf, type RepoPath } from '../../model/repoPath.ts';
import { ownRoots, PYTHON_MANIFESTS } from './sourceRoots.ts';
import { STANDARD_MODULES } from './standardModules.ts';

/** Folders that projects have beside what they install. */
const NOT_INSTALLED = /^(tests?|testing|docs?|examples?|scripts?|tools?|benchmarks?)$/;

/** A project of the workspace by the name under which others depend on it. */
interface Project {
  readonly folder: RepoPath;
  readonly name: string;
}

/** What the projects of a workspace install, by the first part of its name, and what the folders of files may depend on. */
interface Projects {
  readonly rootsOf: ReadonlyMap<string, ReadonlyMap<RepoPath, Project>>;
  readonly needed: Map<RepoPath, string>;
}

const known = new WeakMap<WorkspaceFiles, Projects>();

/**
 * Where the projects beside that of the importer have a package: a workspace of several projects installs them for each other. The
 * project must have the name of the package, or the manifests around the importer must name it; where several have it nobody is meant.
 */
export function siblingRoots(files: WorkspaceFiles, importer: RepoPath, segment: string): readonly RepoPath[] {
  if (STANDARD_MODULES.has(segment) || NOT_INSTALLED.test(segment)) return [];
  let projects = known.get(files);
  if (projects === undefined) {
    projects = { rootsOf: readProjects(files), needed: new Map() };
    known.set(files, projects);
  }
  const roots = projects.rootsOf.get(segment);
  if (roots === undefined) return [];
  const own = normalised(segment);
  return [...roots].flatMap(([root, { name }]) =>
    name === own || needs(files, folderOf(importer), projects.needed).includes(` ${name} `) ? [root] : [],
  );
}

function readProjects(files: WorkspaceFiles): Map<string, Map<RepoPath, Project>> {
  const byRoot = new Map<RepoPath, Project>();
  for (const path of files.manifests) {
    if (!PYTHON_MANIFESTS.test(baseName(path))) continue;
    const name = projectName(files.manifest(path) ?? '');
    if (name === undefined) continue;
    const folder = folderOf(path);
    for (const root of ownRoots(files, folder)) {
      // A folder that is a project of its own belongs to nobody around it.
      const before = byRoot.get(root);
      if (before === undefined || before.folder.length <= folder.length) byRoot.set(root, { folder, name });
    }
  }
  const found = new Map<string, Map<RepoPath, Project>>();
  if (byRoot.size < 2) return found;
  for (const path of files.all) {
    if (!/(^|\/)__init__\.pyi?$/.test(path)) continue;
    let below = folderOf(path);
    while (below !== '') {
      const root = folderOf(below);
      const project = byRoot.get(root);
      if (project !== undefined) {
        const segment = baseName(below);
        const roots = found.get(segment) ?? new Map<RepoPath, Project>();
        found.set(segment, roots.set(root, project));
        break;
      }
      below = root;
    }
  }
  return found;
}

/** The words of the manifests around a folder, as the names of projects are compared: dependencies are among them. */
function needs(files: WorkspaceFiles, folder: RepoPath, needed: Map<RepoPath, string>): string {
  let words = needed.get(folder);
  if (words === undefined) {
    const texts = ['pyproject.toml', 'setup.cfg', 'setup.py'].map(
      (name) => files.manifest(folder === '' ? name : `${folder}/${name}`) ?? '',
    );
    const own = texts.flatMap((text) => text.match(/[\w.-]+/g) ?? []).map((word) => ` ${normalised(word)} `);
    words = own.join('') + (folder === '' ? '' : needs(files, folderOf(folder), needed));
    needed.set(folder, words);
  }
  return words;
}

/** The name that a manifest gives its project. */
function projectName(text: string): string | undefined {
  const section = /^\[(?:project|tool\.poetry|metadata)\][^\n]*\n((?:(?!\[)[^\n]*\n?)*)/m.exec(text)?.[1];
  const name =
    section === undefined
      ? /\bname\s*=\s*["']([\w.-]+)["']/.exec(/\bsetup\s*\(([\s\S]*)/.exec(text)?.[1] ?? '')?.[1]
      : /^\s*name\s*=\s*["']?([\w.-]+)/m.exec(section)?.[1];
  return name === undefined ? undefined : normalised(name);
}

/** Names of projects are the same whatever stands between their words. */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
