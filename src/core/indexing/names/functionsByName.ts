import type { Language } from '../../languages/language.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import { isTestPath } from '../../model/testPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/**
 * Functions of languages in which files share names that none of them imports (`Language.namesAcrossFiles`): what sources a file may
 * say so only when it runs. What tests define too may be theirs, and is not meant.
 */
export class FunctionsByName {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  /** By language and name; null where several files have one, or a test, or another function makes it. */
  #known: ReadonlyMap<string, SymbolId | null> | undefined;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>) {
    this.#modules = modules;
  }

  /** The only function of a name that tells enough. */
  only({ id, namesAcrossFiles, builtins }: Language, name: string): SymbolId | undefined {
    if (namesAcrossFiles === undefined || !namesAcrossFiles.test(name) || builtins.has(name)) return undefined;
    this.#known ??= functionsOf(this.#modules.values());
    return this.#known.get(`${id} ${name}`) ?? undefined;
  }
}

function functionsOf(modules: Iterable<ModuleEntry>): ReadonlyMap<string, SymbolId | null> {
  const known = new Map<string, SymbolId | null>();
  for (const { language, path, facts, ids } of modules) {
    if (language.namesAcrossFiles === undefined) continue;
    const own = new Map<string, SymbolId | null>();
    facts.definitions.forEach(({ kind, name, parent }, index) => {
      const key = `${language.id} ${name}`;
      if (kind === 'function') own.set(key, parent >= 0 || own.get(key) === null ? null : ids[index]!);
    });
    for (const [key, id] of own) known.set(key, known.has(key) || isTestPath(path) ? null : id);
  }
  return known;
}
