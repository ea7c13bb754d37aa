import type { WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import { isTestPath } from '../../model/testPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { NOTHING, type Value } from '../types/values.ts';
import { leading } from './mergedDeclarations.ts';

/** Names that files declare for everybody in their program (`declare global`, declaration files without imports). */
export class GlobalNames {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #files: WorkspaceFiles;
  #byName: ReadonlyMap<string, readonly ModuleEntry[]> | undefined;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, files: WorkspaceFiles) {
    this.#modules = modules;
    this.#files = files;
  }

  /** What a name means that nothing in a file binds: where files that it sees share the name, nobody knows. */
  lookUp({ language, path }: ModuleEntry, name: string): readonly Value[] {
    const { seesGlobals } = language;
    // What the language has itself is only added to.
    if (seesGlobals === undefined || language.builtins.has(name)) return NOTHING;
    this.#byName ??= modulesByName(this.#modules.values());
    const declaring = (this.#byName.get(name) ?? []).filter((other) => seesGlobals(this.#files, path, other.path));
    const [only] = declaring;
    if (only === undefined || declaring.length > 1) return NOTHING;
    const { definitions } = only.facts;
    // The file may have a namesake of its own.
    const declared = definitions.flatMap((each, index) => (each.global && each.name === name ? [index] : []));
    const index = leading(definitions, declared);
    return index === undefined ? NOTHING : [{ kind: 'definition', module: only, index }];
  }
}

function modulesByName(modules: Iterable<ModuleEntry>): Map<string, ModuleEntry[]> {
  const found = new Map<string, ModuleEntry[]>();
  for (const module of modules) {
    if (module.language.seesGlobals === undefined || isTestPath(module.path)) continue;
    const names = new Set(module.facts.definitions.filter(({ global }) => global).map(({ name }) => name));
    for (const name of names) {
      const list = found.get(name);
      if (list === undefined) found.set(name, [module]);
      else list.push(module);
    }
  }
  return found;
}
