import type { ImportFact } from '../model/importFacts.ts';
import { type FoundModule, WorkspaceFiles } from '../model/moduleSearch.ts';
import { baseName, folderOf, type RepoPath } from '../model/repoPath.ts';
import { boundName, declaredNames } from './changedNames.ts';
import type { ModuleEntry } from './moduleEntry.ts';

/** The modules of an index, and what their imports mean among them. */
export interface FileSet {
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  find(module: ModuleEntry, from: string): FoundModule;
}

/** The imports inside a module's expressions and types, as the names that they are mentioned by: `=./a`. */
export type InlineImports = (module: ModuleEntry) => readonly string[];

/** What files that came or went mean for those that stay. */
export interface FileSetChange {
  /** Names that may mean something else. */
  readonly names: ReadonlySet<string>;
  /** Files of which an import means another file than before. */
  readonly redirected: ReadonlySet<RepoPath>;
}

/** Compares which files there are before and after; undefined where more may have changed than names and imports tell. */
export function compareFileSets(
  before: FileSet,
  after: FileSet,
  inlineImports: InlineImports,
): FileSetChange | undefined {
  const names = new Set<string>();
  const redirected = new Set<RepoPath>();
  const touched = [...onlyIn(before.modules, after.modules), ...onlyIn(after.modules, before.modules)];
  if (touched.length === 0) return { names, redirected };
  const folders = [before, after].map(({ modules }) => new WorkspaceFiles(modules.keys()));
  for (const { path, facts, language } of touched) {
    if (!language.importsFiles) return undefined;
    for (const name of declaredNames(facts, language)) names.add(name);
    // The files and folders of a package are its members.
    names.add(baseName(path).replace(/\..*/, ''));
    for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
      if (folders.every((each) => each.hasFolder(folder))) break;
      names.add(baseName(folder));
    }
  }
  for (const entry of after.modules.values()) {
    const old = before.modules.get(entry.path);
    if (old === undefined) continue;
    // Several names may come from one text.
    const known = new Map<string, boolean>();
    const isMoved = (from: string) => {
      const moved = known.get(from) ?? !isSame(before.find(old, from), after.find(entry, from));
      known.set(from, moved);
      return moved;
    };
    for (const fact of entry.facts.imports) {
      if (!importTexts(entry, fact).some(isMoved)) continue;
      const name = boundName(fact);
      // What an import of everything brings has no names here.
      if ((name === '' && fact.name !== '') || !entry.language.importsFiles) return undefined;
      if (name !== '') names.add(name);
      redirected.add(entry.path);
    }
    for (const name of inlineImports(old)) if (isMoved(name.slice(1))) names.add(name);
  }
  return { names, redirected };
}

function onlyIn(modules: FileSet['modules'], others: FileSet['modules']): ModuleEntry[] {
  return [...modules.values()].filter(({ path }) => !others.has(path));
}

/** What is looked up for an import: its text, and its first segment where that is what it binds. */
function importTexts({ language }: ModuleEntry, fact: ImportFact): readonly string[] {
  return language.importBindsFirstSegment && fact.name === '' ? [fact.from, boundName(fact)] : [fact.from];
}

function isSame(a: FoundModule, b: FoundModule): boolean {
  if (a.kind === 'file' && b.kind === 'file') {
    return a.path === b.path && a.declared === b.declared && a.inside?.join('\0') === b.inside?.join('\0');
  }
  if (a.kind === 'external' && b.kind === 'external') return a.package === b.package;
  return JSON.stringify(a) === JSON.stringify(b);
}
