import type { FoundModule, WorkspaceFiles } from '../../model/moduleSearch.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

interface Place {
  readonly module: ModuleEntry;
  readonly index: number;
}

const NONE: readonly Place[] = [];

/**
 * Declarations in other files that are one with a declaration: what `declare module './shop'` adds to one of that module, and what several
 * files declare for everybody under one name.
 */
export class DeclaredElsewhere {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #files: WorkspaceFiles;
  readonly #find: (module: ModuleEntry, from: string) => FoundModule;
  #groups: ReadonlyMap<ModuleEntry, ReadonlyMap<number, readonly Place[]>> | undefined;

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
    const found = (this.#groups.get(module)?.get(index) ?? NONE).flatMap((part) => {
      const member = part.module.members.get(part.index)?.get(name);
      return member === undefined ? [] : [{ module: part.module, index: member }];
    });
    return found.length === 1 ? found[0] : undefined;
  }

  #findGroups(): ReadonlyMap<ModuleEntry, ReadonlyMap<number, readonly Place[]>> {
    const groups = new Map<ModuleEntry, Map<number, readonly Place[]>>();
    for (const group of [...this.#augmented(), ...this.#global()]) {
      for (const { module, index } of group) {
        const others = group.filter((other) => other.module !== module && this.#seeEachOther(module, other.module));
        if (others.length === 0) continue;
        const ofModule = groups.get(module) ?? new Map<number, readonly Place[]>();
        groups.set(module, ofModule.set(index, [...(ofModule.get(index) ?? []), ...others]));
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
        ofTarget.set(declared, [...parts, { module, index }]);
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
