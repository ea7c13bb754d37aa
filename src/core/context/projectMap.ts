import type { CodeIndex } from '../indexing/codeIndex.ts';
import { CLASS_KINDS, isCallable } from '../indexing/definitionKinds.ts';
import type { ModuleEntry } from '../indexing/moduleEntry.ts';
import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { isGeneratedPath } from '../model/generatedPath.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { isTestPath } from '../model/testPath.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';

export interface MapRequest {
  /** Only this folder or file; absent or empty: the whole workspace. */
  readonly folder?: RepoPath;
  /** What the lines together may have in tokens. */
  readonly budget: number;
  /** The answer may leave this machine: the words of what `[privacy] local_only` names are left out. */
  readonly elsewhere?: true;
}

/** How much a map says: types with their methods, definitions, files, or folders with their number of files. */
export type MapDetail = 'members' | 'definitions' | 'files' | 'folders';

export interface ProjectMap {
  readonly files: number;
  readonly definitions: number;
  /** By number of files, most first. */
  readonly languages: readonly string[];
  readonly detail: MapDetail;
  /** By path; those of tests and generated files are folders, and come last. */
  readonly lines: readonly string[];
}

/** What a workspace says of itself, with a map of it or of a part. */
export interface WorkspaceMap extends ProjectMap {
  readonly name: string;
  /** One line, `''` where nothing says what the project is. */
  readonly summary: string;
}

/** Of the names of one file or type, so many are shown. */
const MOST_NAMES = 24;
/** Of the budget, the part that tests and generated files may have. */
const BESIDE = 10;
const DETAILS: readonly MapDetail[] = ['members', 'definitions', 'files'];

/**
 * What a workspace or a folder of it consists of, with as much detail as fits into the budget. Where even files do not fit,
 * folders, joined until they do; only then it may be more than the budget.
 */
export function projectMap({ folder = '', budget }: MapRequest, index: CodeIndex): ProjectMap {
  const modules = [...index.modules.values()].filter(({ path }) => isUnder(path, folder));
  const own = modules.filter(({ path }) => !isBeside(path));
  // Who asks for a folder of tests wants to see them.
  const shown = own.length === 0 ? modules : own;
  const beside = own.length === 0 ? [] : modules.filter(({ path }) => isBeside(path));
  const about = {
    files: modules.length,
    definitions: modules.reduce((sum, { facts }) => sum + facts.definitions.length, 0),
    languages: languagesOf(modules),
  };
  const last = folderLines(beside, folder, budget / BESIDE);
  for (const detail of DETAILS) {
    const lines = [...shown.map((module) => lineOf(module, detail)), ...last];
    if (tokensOf(lines) <= budget) return { ...about, detail, lines };
  }
  return { ...about, detail: 'folders', lines: [...folderLines(shown, folder, budget - tokensOf(last)), ...last] };
}

function isUnder(path: RepoPath, folder: RepoPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Whether a file is no part of the program itself. */
function isBeside(path: RepoPath): boolean {
  return isTestPath(path) || isGeneratedPath(path);
}

function languagesOf(modules: readonly ModuleEntry[]): string[] {
  const counts = new Map<string, number>();
  for (const { language } of modules) counts.set(language.id, (counts.get(language.id) ?? 0) + 1);
  return [...counts].sort(([a, of], [b, than]) => than - of || byCodeUnit(a, b)).map(([language]) => language);
}

function tokensOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + estimateTokens(`${line}\n`), 0);
}

function lineOf({ path, facts }: ModuleEntry, detail: MapDetail): string {
  if (detail === 'files') return path;
  const outer = facts.definitions.flatMap((definition, at) =>
    isShown(definition) && isOutermost(definition, facts.definitions) ? [{ definition, at }] : [],
  );
  const exported = outer.filter(({ definition }) => definition.exported);
  const names = (exported.length > 0 ? exported : outer).map(({ definition, at }) =>
    detail === 'members' && CLASS_KINDS.has(definition.kind)
      ? withMembers(definition, at, facts.definitions)
      : definition.name,
  );
  const unique = [...new Set(names)];
  return unique.length === 0 ? path : `${path}: ${listed(unique)}`;
}

function withMembers({ name }: DefinitionFact, at: number, definitions: readonly DefinitionFact[]): string {
  const members = definitions.filter((each) => each.parent === at && isCallable(each) && isPublic(each.name));
  const names = [...new Set(members.map((each) => each.name))];
  return names.length === 0 ? name : `${name}(${listed(names)})`;
}

function isShown(definition: DefinitionFact): boolean {
  return CLASS_KINDS.has(definition.kind) || isCallable(definition);
}

/** At the top of its file, namespaces aside. */
function isOutermost({ parent }: DefinitionFact, definitions: readonly DefinitionFact[]): boolean {
  const around = definitions[parent];
  return around === undefined || (around.kind === 'namespace' && isOutermost(around, definitions));
}

function isPublic(name: string): boolean {
  return !/^[_#]/.test(name);
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return more <= 0 ? names.join(', ') : `${names.slice(0, MOST_NAMES).join(', ')}, +${more}`;
}

/** Folders with their number of files, as deep as fits into the budget. */
function folderLines(modules: readonly ModuleEntry[], folder: RepoPath, budget: number): string[] {
  const deepest = Math.max(1, ...modules.map(({ path }) => path.split('/').length - 1));
  const first = folder === '' ? 1 : folder.split('/').length + 1;
  for (let depth = deepest; depth > first; depth--) {
    const lines = foldersAt(modules, depth);
    if (tokensOf(lines) <= budget) return lines;
  }
  return foldersAt(modules, first);
}

function foldersAt(modules: readonly ModuleEntry[], depth: number): string[] {
  const counts = new Map<string, number>();
  for (const { path } of modules) {
    const folders = path.split('/').slice(0, -1).slice(0, depth);
    const name = folders.map((each) => `${each}/`).join('') || './';
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, files]) => `${name} ${files === 1 ? '1 file' : `${files} files`}`);
}
