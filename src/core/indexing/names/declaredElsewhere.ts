import type { FoundModule, WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

/** The members of all declarations that are one, by name. */
type Members = ReadonlyMap<string, readonly Place[]>;
/** For each declaration the groups that it is in. */
type Groups = ReadonlyMap<ModuleEntry, ReadonlyMap<number, readonly Members[]>>;

const NONE: readonly Members[] = [];

/**
 * Declarations in other files that are one with a declaration: what `declare module './shop'` adds to one of that module, and what several
 * files declare for everybody under one name.
 */
export class DeclaredElsewhere {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #files: WorkspaceFiles;
  readonly #find: (module: ModuleEntry, from: string) => FoundModule;
  #groups: Groups | undefined;

  /** `find` says what an import of a file means. */
  constructor(
    modules: ReadonlyMap<RepoPath, ModuleEntry>,
    files: WorkspaceFiles,
    find: (module: ModuleEntry, from: string) => FoundModule,
  ) {
    this.#modules = modules;
    this.#files = files;
    this.#find = find;
  }

  /** A member that one of the other declarations has; none where several have it, as copies of a program do. */
  member(module: ModuleEntry, index: number, name: string): Place | undefined {
    this.#groups ??= this.#findGroups();
    const found = (this.#groups.get(module)?.get(index) ?? NONE)
      .flatMap((members) => members.get(name) ?? [])
      .filter((other) => other.module !== module && this.#seeEachOther(module, other.module));
    return found.length === 1 ? found[0] : undefined;
  }

  #findGroups(): Groups {
    const groups = new Map<ModuleEntry, Map<number, Members[]>>();
    for (const group of [...this.#augmented(), ...this.#global()]) {
      if (group.length < 2) continue;
      const members = membersOf(group);
      for (const { module, index } of group) {
        const ofModule = groups.get(module) ?? new Map<number, Members[]>();
        groups.set(module, ofModule.set(index, [...(ofModule.get(index) ?? []), members]));
      }
    }
    return groups;
  }

  /** Each declaration that others are added to, with these. */
  *#augmented(): Generator<readonly Place[]> {
    const byTarget = new Map<ModuleEntry, Map<number, Place[]>>();
    for (const module of this.#modules.values()) {
      module.facts.definitions.forEach(({ augments, name }, index) => {
        if (augments === undefined) return;
        const found = this.#find(module, augments);
        const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
        const declared = target?.members.get(-1)?.get(name);
        if (target === undefined || declared === undefined || target === module) return;
        const ofTarget = byTarget.get(target) ?? new Map<number, Place[]>();
        byTarget.set(target, ofTarget);
        const parts = ofTarget.get(declared) ?? [{ module: target, index: declared }];
        parts.push({ module, index });
        ofTarget.set(declared, parts);
      });
    }
    for (const groups of byTarget.values()) yield* groups.values();
  }

  /** What files declare for everybody, by name. */
  #global(): Iterable<readonly Place[]> {
    const byName = new Map<string, Place[]>();
    for (const module of this.#modules.values()) {
      module.facts.definitions.forEach(({ global, kind, name }, index) => {
        if (!global || (kind !== 'interface' && kind !== 'class')) return;
        const list = byName.get(name);
        if (list === undefined) byName.set(name, [{ module, index }]);
        else list.push({ module, index });
      });
    }
    return byName.values();
  }

  #seeEachOther(one: ModuleEntry, other: ModuleEntry): boolean {
    const sees = one.language.seesGlobals;
    if (sees === undefined) return false;
    return sees(this.#files, one.path, other.path) || sees(this.#files, other.path, one.path);
  }
}

function membersOf(group: readonly Place[]): Members {
  const found = new Map<string, Place[]>();
  for (const { module, index } of group) {
    for (const [name, member] of module.members.get(index) ?? []) {
      const list = found.get(name);
      if (list === undefined) found.set(name, [{ module, index: member }]);
      else list.push({ module, index: member });
    }
  }
  return found;
}
