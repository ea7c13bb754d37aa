import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import { folderOf, type RepoPath } from '../../model/repoPath.ts';

/** The manifests of Composer, `Language.manifests` for PHP. */
export const COMPOSER_MANIFEST = /^composer\.json$/;

const claims = new WeakMap<WorkspaceFiles, Map<RepoPath, readonly string[]>>();
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

/** How many characters of a name the autoloading of a program claims for itself; -1 where it claims nothing of it. */
export function claimOf(files: WorkspaceFiles, program: RepoPath | undefined, name: string): number {
  if (program === undefined) return -1;
  let known = claims.get(files);
  if (known === undefined) {
    known = new Map();
    claims.set(files, known);
  }
  let prefixes = known.get(program);
  if (prefixes === undefined) {
    prefixes = prefixesOf(files.manifest(program === '' ? 'composer.json' : `${program}/composer.json`));
    known.set(program, prefixes);
  }
  return Math.max(-1, ...prefixes.filter((prefix) => name.startsWith(prefix)).map(({ length }) => length));
}

/** The namespace prefixes of a manifest's `autoload` and `autoload-dev`. */
function prefixesOf(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return [];
  }
  return ['autoload', 'autoload-dev'].flatMap((section) =>
    ['psr-4', 'psr-0'].flatMap((rule) => Object.keys(recordAt(recordAt(manifest, section), rule))),
  );
}

function recordAt(value: unknown, key: string): Record<string, unknown> {
  const found: unknown = isRecord(value) ? value[key] : undefined;
  return isRecord(found) ? found : {};
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
