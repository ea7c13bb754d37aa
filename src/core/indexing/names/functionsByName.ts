import { baseName, folderOf, type RepoPath } from '../../model/repoPath.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import { isTestPath } from '../../model/testPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';

/** Folders that are parts of a project, not projects. */
const PARTS = new Set('bin sbin lib libexec libs script scripts src tool tools share functions plugins'.split(' '));

/**
 * Functions of languages in which files share names that no import connects as far as they say (`Language.namesAcrossFiles`): a file may put
 * together the path of what it sources when it runs. What tests define too may be theirs, and is not meant.
 */
export class FunctionsByName {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #resolver: Resolver;
  /** By language and name; null where several files have one, or a test, or another function makes it. */
  #known: ReadonlyMap<string, Place | null> | undefined;
  readonly #sourcing = new Map<ModuleEntry, RepoPath | undefined>();

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, resolver: Resolver) {
    this.#modules = modules;
    this.#resolver = resolver;
  }

  /** The only function of a name that tells enough, if one of both files sources what nobody knows before it runs, and the other may be that. */
  only(module: ModuleEntry, name: string): SymbolId | undefined {
    const { id, namesAcrossFiles, builtins } = module.language;
    if (namesAcrossFiles === undefined || !namesAcrossFiles.test(name) || builtins.has(name)) return undefined;
    this.#known ??= functionsOf(this.#modules.values());
    const found = this.#known.get(`${id} ${name}`) ?? undefined;
    if (found === undefined || !(this.#maySource(module, found.module) || this.#maySource(found.module, module)))
      return undefined;
    return found.module.ids[found.index];
  }

  /** Whether a file sources something by a path that it makes, and another is of the same project as far as folders tell. */
  #maySource(module: ModuleEntry, other: ModuleEntry): boolean {
    if (!this.#sourcing.has(module)) this.#sourcing.set(module, this.#sourcesWithin(module));
    const folder = this.#sourcing.get(module);
    return folder !== undefined && (folder === '' || other.path.startsWith(`${folder}/`));
  }

  /** The folder of what a file may source that it does not name; undefined where it names all. */
  #sourcesWithin(module: ModuleEntry): RepoPath | undefined {
    const isOpen = module.starImports.some(({ from }) => {
      return from.includes('$') && this.#resolver.find(module, from).kind !== 'file';
    });
    if (!isOpen) return undefined;
    let folder = folderOf(module.path);
    while (PARTS.has(baseName(folder))) folder = folderOf(folder);
    return folder;
  }
}

interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

function functionsOf(modules: Iterable<ModuleEntry>): ReadonlyMap<string, Place | null> {
  const known = new Map<string, Place | null>();
  for (const module of modules) {
    const { language, path, facts } = module;
    if (language.namesAcrossFiles === undefined) continue;
    const own = new Map<string, Place | null>();
    facts.definitions.forEach(({ kind, name, parent }, index) => {
      const key = `${language.id} ${name}`;
      if (kind === 'function') own.set(key, parent >= 0 || own.get(key) === null ? null : { module, index });
    });
    for (const [key, place] of own) known.set(key, known.has(key) || isTestPath(path) ? null : place);
  }
  return known;
}
