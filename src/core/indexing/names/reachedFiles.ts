import type { FoundModule } from '../../model/moduleSearch.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/** So many files' orders are kept where all files that load each other see each other, and so many sets of those that see one: each names them all. */
const ORDERS_KEPT = 64;

/** Which files a file sees, itself first, then by distance: a file's rank among them. */
export type Ranks = ReadonlyMap<ModuleEntry, number>;

/**
 * Which files see each other's names: those that one includes (`sharesNames: 'imported'`), or all that load each other in whatever
 * direction (`'connected'`).
 */
export class ReachedFiles {
  readonly #modules: ReadonlyMap<string, ModuleEntry>;
  readonly #find: (module: ModuleEntry, from: string) => FoundModule;
  readonly #ranks = new Map<ModuleEntry, Ranks>();
  /** Of connected files those asked for last, oldest first. */
  readonly #connectedRanks = new Map<ModuleEntry, Ranks>();
  /** Which files see one, of those asked for last, oldest first. */
  readonly #seers = new Map<ModuleEntry, ReadonlySet<ModuleEntry>>();
  /** The group of each connected file. */
  readonly #groups = new Map<ModuleEntry, number>();
  readonly #imported = new Map<ModuleEntry, readonly ModuleEntry[]>();
  #importers: Map<ModuleEntry, ModuleEntry[]> | undefined;

  constructor(modules: ReadonlyMap<string, ModuleEntry>, find: (module: ModuleEntry, from: string) => FoundModule) {
    this.#modules = modules;
    this.#find = find;
  }

  sees(module: ModuleEntry, other: ModuleEntry): boolean {
    if (module === other) return true;
    const areConnected = [module, other].every(({ language }) => language.sharesNames === 'connected');
    if (!areConnected) return this.ranks(module).has(other);
    return this.#groupOf(module) === this.#groups.get(other);
  }

  /** Whether two files include a file in common: they are of one program, as far as they say. */
  meets(module: ModuleEntry, other: ModuleEntry): boolean {
    const seen = this.ranks(module);
    for (const reached of this.ranks(other).keys()) if (seen.has(reached)) return true;
    return false;
  }

  /** Whether some file sees both of two files. */
  areSeenTogether(module: ModuleEntry, other: ModuleEntry): boolean {
    const seers = this.#seersOf(other);
    for (const seer of this.#seersOf(module)) if (seers.has(seer)) return true;
    return false;
  }

  ranks(module: ModuleEntry): Ranks {
    const isConnected = module.language.sharesNames === 'connected';
    const kept = isConnected ? this.#connectedRanks : this.#ranks;
    let ranks = kept.get(module);
    if (ranks !== undefined) return ranks;
    ranks = this.#reached(module);
    if (kept.size >= ORDERS_KEPT && isConnected) kept.delete(kept.keys().next().value!);
    kept.set(module, ranks);
    return ranks;
  }

  /** All that include a file, directly or not, and the file itself. */
  #seersOf(module: ModuleEntry): ReadonlySet<ModuleEntry> {
    let seers = this.#seers.get(module);
    if (seers !== undefined) return seers;
    const all = new Set([module]);
    for (const next of all) for (const importer of this.#importersOf(next)) all.add(importer);
    seers = all;
    if (this.#seers.size >= ORDERS_KEPT) this.#seers.delete(this.#seers.keys().next().value!);
    this.#seers.set(module, seers);
    return seers;
  }

  #groupOf(module: ModuleEntry): number {
    const known = this.#groups.get(module);
    if (known !== undefined) return known;
    const group = this.#groups.size;
    for (const reached of this.#reached(module).keys()) this.#groups.set(reached, group);
    return group;
  }

  #reached(module: ModuleEntry): Ranks {
    const ranks = new Map([[module, 0]]);
    const reach = (other: ModuleEntry) => {
      if (!ranks.has(other)) ranks.set(other, ranks.size);
    };
    const connected = module.language.sharesNames === 'connected';
    // A map is walked in the order of insertion, what is added meanwhile included.
    for (const next of ranks.keys()) {
      this.#importedBy(next).forEach(reach);
      if (connected) this.#importersOf(next).forEach(reach);
    }
    return ranks;
  }

  #importedBy(module: ModuleEntry): readonly ModuleEntry[] {
    let imported = this.#imported.get(module);
    if (imported === undefined) {
      imported = module.starImports.flatMap(({ from }) => {
        const found = this.#find(module, from);
        const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
        return target === undefined ? [] : [target];
      });
      this.#imported.set(module, imported);
    }
    return imported;
  }

  #importersOf(module: ModuleEntry): readonly ModuleEntry[] {
    if (this.#importers === undefined) {
      this.#importers = new Map();
      for (const importer of this.#modules.values()) {
        if (importer.language.sharesNames === undefined) continue;
        for (const target of this.#importedBy(importer)) {
          const list = this.#importers.get(target);
          if (list === undefined) this.#importers.set(target, [importer]);
          else list.push(importer);
        }
      }
    }
    return this.#importers.get(module) ?? [];
  }
}
