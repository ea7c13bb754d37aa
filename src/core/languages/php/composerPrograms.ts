import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, joinPath, type RepoPath } from '../../model/repoPath.ts';

/** The manifests of Composer, `Language.manifests` for PHP. */
export const COMPOSER_MANIFEST = /^composer\.json$/;

const autoloads = new WeakMap<WorkspaceFiles, Map<RepoPath, Autoload>>();
const programs = new WeakMap<WorkspaceFiles, Map<RepoPath, RepoPath | undefined>>();

/** The folder of the nearest manifest around a file: the program or package it belongs to. Undefined where there is none. */
export function programOf(files: WorkspaceFiles, path: RepoPath): RepoPath | undefined {
  let known = programs.get(files);
  if (known === undefined) {
    known = new Map();
    programs.set(files, known);
  }
  return findProgram(files, folderOf(path), known);
}

function findProgram(
  files: WorkspaceFiles,
  folder: RepoPath,
  known: Map<RepoPath, RepoPath | undefined>,
): RepoPath | undefined {
  if (known.has(folder)) return known.get(folder);
  const manifest = folder === '' ? 'composer.json' : `${folder}/composer.json`;
  const has = files.has(manifest) || files.manifest(manifest) !== undefined;
  const found = has ? folder : folder === '' ? undefined : findProgram(files, folderOf(folder), known);
  known.set(folder, found);
  return found;
}

/** The programs around a file, innermost first: a package in a repository of packages, and the repository. */
export function programsAround(files: WorkspaceFiles, path: RepoPath): readonly RepoPath[] {
  const found: RepoPath[] = [];
  for (let program = programOf(files, path); program !== undefined; ) {
    found.push(program);
    program = program === '' ? undefined : programOf(files, program);
  }
  return found;
}

/** Whether the autoloading of a program finds a name in a file: by the folders of its namespaces, or since the file is always loaded. */
export function loads(files: WorkspaceFiles, program: RepoPath, name: string, path: RepoPath): boolean {
  const { folders, always } = autoloadOf(files, program);
  if (always.some((each) => path === each || path.startsWith(`${each}/`))) return true;
  return folders.some(
    ([prefix, folder]) =>
      name.startsWith(prefix) && (folder === '' || path === folder || path.startsWith(`${folder}/`)),
  );
}

/** How many characters of a name the autoloading of a program claims for itself; -1 where it claims nothing of it. */
export function claimOf(files: WorkspaceFiles, program: RepoPath | undefined, name: string): number {
  if (program === undefined) return -1;
  const { folders } = autoloadOf(files, program);
  return Math.max(-1, ...folders.filter(([prefix]) => name.startsWith(prefix)).map(([{ length }]) => length));
}

/** What a manifest says in `autoload` and `autoload-dev`; paths from the workspace's root. */
interface Autoload {
  /** Prefixes of namespaces with the folders that have them. */
  readonly folders: readonly (readonly [prefix: string, folder: RepoPath])[];
  /** Files, and folders of files, whose names need no namespace to be found. */
  readonly always: readonly RepoPath[];
}

function autoloadOf(files: WorkspaceFiles, program: RepoPath): Autoload {
  let known = autoloads.get(files);
  if (known === undefined) {
    known = new Map();
    autoloads.set(files, known);
  }
  let autoload = known.get(program);
  if (autoload === undefined) {
    autoload = readAutoload(files.manifest(program === '' ? 'composer.json' : `${program}/composer.json`), program);
    known.set(program, autoload);
  }
  return autoload;
}

function readAutoload(text: string | undefined, program: RepoPath): Autoload {
  if (text === undefined) return { folders: [], always: [] };
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return { folders: [], always: [] };
  }
  const sections = ['autoload', 'autoload-dev'].map((section) => recordAt(manifest, section));
  const inProgram = (path: string) => joinPath(program, path.replace(/\/+$/, '')) ?? program;
  return {
    folders: sections.flatMap((section) =>
      ['psr-4', 'psr-0'].flatMap((rule) =>
        Object.entries(recordAt(section, rule)).flatMap(([prefix, folders]) =>
          textsOf(folders).map((folder) => [prefix, inProgram(folder)] as const),
        ),
      ),
    ),
    always: sections.flatMap(({ files: single, classmap }) =>
      [...textsOf(single), ...textsOf(classmap)].map(inProgram).filter((path) => path !== program),
    ),
  };
}

function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string');
}

function recordAt(value: unknown, key: string): Record<string, unknown> {
  const found: unknown = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
