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
  /** By language and name, the files that define it. */
  #known: ReadonlyMap<string, readonly Place[]> | undefined;
  readonly #sourcing = new Map<ModuleEntry, RepoPath | undefined>();

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, resolver: Resolver) {
    this.#modules = modules;
    this.#resolver = resolver;
  }

  /** The only function of a name that tells enough in the projects around a file that source what nobody knows before they run. */
  only(module: ModuleEntry, name: string): SymbolId | undefined {
    const { id, namesAcrossFiles, builtins } = module.language;
    if (namesAcrossFiles === undefined || !namesAcrossFiles.test(name) || builtins.has(name)) return undefined;
    this.#known ??= functionsOf(this.#modules.values());
    const all = this.#known.get(`${id} ${name}`) ?? [];
    const projects = [module, ...all.map((place) => place.module)].flatMap((each) => {
      const folder = this.#sourcedWithin(each);
      return folder !== undefined && isWithin(module, folder) ? [folder] : [];
    });
    const [found, ...others] = all.filter((place) => projects.some((folder) => isWithin(place.module, folder)));
    if (found?.index === undefined || others.length > 0) return undefined;
    return found.module.ids[found.index];
  }

  #sourcedWithin(module: ModuleEntry): RepoPath | undefined {
    if (!this.#sourcing.has(module)) this.#sourcing.set(module, this.#sourcesWithin(module));
    return this.#sourcing.get(module);
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

function isWithin({ path }: ModuleEntry, folder: RepoPath): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** A file that defines a function; no index where it may be another's. */
interface Place {
  readonly module: ModuleEntry;
  readonly index: number | undefined;
}

function functionsOf(modules: Iterable<ModuleEntry>): ReadonlyMap<string, readonly Place[]> {
  const known = new Map<string, Place[]>();
  for (const module of modules) {
    const { language, path, facts } = module;
    if (language.namesAcrossFiles === undefined) continue;
    const own = new Map<string, number | undefined>();
    facts.definitions.forEach(({ kind, name, parent }, index) => {
      if (kind !== 'function') return;
      const isNested = parent >= 0 || (own.has(name) && own.get(name) === undefined);
      own.set(name, isNested || isTestPath(path) ? undefined : index);
    });
    for (const [name, index] of own) {
      const key = `${language.id} ${name}`;
      const places = known.get(key);
      if (places === undefined) known.set(key, [{ module, index }]);
      else places.push({ module, index });
    }
  }
  return known;
}
