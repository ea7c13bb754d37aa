import { byCodeUnit } from '../../model/codeUnitOrder.ts';
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
  /** What names mean in a file: the many files that may add to one type are gone through once for each that asks. */
  readonly #known = new Map<ModuleEntry, Map<string, readonly Value[]>>();

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, files: WorkspaceFiles) {
    this.#modules = modules;
    this.#files = files;
  }

  /**
   * What a name means that nothing in a file binds. Where files that it sees share the name, it is known where these are parts of one
   * declaration: types whose members have different names, and at most one value.
   */
  lookUp(module: ModuleEntry, name: string): readonly Value[] {
    const { seesGlobals, builtins } = module.language;
    // What the language has itself is only added to.
    if (seesGlobals === undefined || builtins.has(name)) return NOTHING;
    this.#byName ??= modulesByName(this.#modules.values());
    const all = this.#byName.get(name);
    if (all === undefined) return NOTHING;
    const ofModule = this.#known.get(module) ?? new Map<string, readonly Value[]>();
    this.#known.set(module, ofModule);
    let found = ofModule.get(name);
    if (found === undefined) {
      found = this.#among(
        all.filter((other) => seesGlobals(this.#files, module.path, other.path)),
        name,
      );
      ofModule.set(name, found);
    }
    return found;
  }

  /** What a name means that these files declare. */
  #among(declaring: readonly ModuleEntry[], name: string): readonly Value[] {
    const [first] = declaring;
    if (first === undefined) return NOTHING;
    if (declaring.length === 1) return meant(first, name);
    const values = declaring.filter((other) => declared(other, name).some((index) => !isType(other, index)));
    if (values.length > 1 || haveCommonMembers(declaring, name)) return NOTHING;
    return meant(values[0] ?? first, name);
  }
}

function meant(module: ModuleEntry, name: string): readonly Value[] {
  const index = leading(module.facts.definitions, declared(module, name));
  return index === undefined ? NOTHING : [{ kind: 'definition', module, index }];
}

/** The declarations of a name for everybody: the file may have a namesake of its own. */
function declared({ facts }: ModuleEntry, name: string): readonly number[] {
  return facts.definitions.flatMap((each, index) => (each.global && each.name === name ? [index] : []));
}

function isType({ facts }: ModuleEntry, index: number): boolean {
  return facts.definitions[index]!.kind === 'interface';
}

/** Whether several files give members of one name to a type, as copies of a program do. */
function haveCommonMembers(modules: readonly ModuleEntry[], name: string): boolean {
  const seen = new Set<string>();
  return modules.some((module) => {
    const own = declared(module, name).flatMap((index) => [...(module.members.get(index)?.keys() ?? [])]);
    const isCommon = own.some((member) => seen.has(member));
    for (const member of own) seen.add(member);
    return isCommon;
  });
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
  for (const list of found.values()) list.sort((a, b) => byCodeUnit(a.path, b.path));
  return found;
}
