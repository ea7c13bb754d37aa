import type { RepoPath } from '../../model/repoPath.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';
import { FunctionsByName } from './functionsByName.ts';

/** Method names that built-in types have too: a call of one on an unknown receiver says nothing. */
const COMMON_MEMBERS = new Set(
  (
    'get set add append push pop shift unshift join split strip replace format items keys values update copy clear remove ' +
    'insert extend index count sort reverse map filter reduce forEach find findIndex some every includes indexOf slice splice ' +
    'concat flat toString valueOf hasOwnProperty has delete then catch finally bind call apply read write close open next send ' +
    'encode decode lower upper startswith endswith startsWith endsWith match search test exec trim lstrip rstrip toLowerCase ' +
    'toUpperCase charAt substring entries at on once off emit log error warn info debug run start stop title group groups ' +
    'setdefault popitem issubset union difference intersection splitlines readline readlines isdigit partition end pipe resolve'
  ).split(' '),
);

/**
 * What a call may mean by its name alone (the confidence `name`): a member, the only one of the name among a module, what it imports
 * and what those re-export, never a guess over the rest of the workspace; a function where the language has such (`FunctionsByName`).
 */
export class NameCandidates {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #resolver: Resolver;
  readonly #near = new Map<ModuleEntry, Set<ModuleEntry>>();
  readonly #targets = new Map<ModuleEntry, Targets>();
  readonly #functions: FunctionsByName;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, resolver: Resolver) {
    this.#modules = modules;
    this.#resolver = resolver;
    this.#functions = new FunctionsByName(modules, resolver);
  }

  meantBy(module: ModuleEntry, name: string, isMember: boolean): SymbolId | undefined {
    if (!isMember) return this.#functions.only(module, name);
    return module.language.typedReceivers ? undefined : this.#member(module, name);
  }

  #member(module: ModuleEntry, name: string): SymbolId | undefined {
    if (COMMON_MEMBERS.has(name)) return undefined;
    let found: SymbolId | undefined;
    for (const { methods, ids } of this.#nearOf(module)) {
      const index = methods.get(name);
      if (index === undefined) continue;
      if (index === null || found !== undefined) return undefined;
      found = ids[index];
    }
    return found;
  }

  #nearOf(module: ModuleEntry): ReadonlySet<ModuleEntry> {
    let near = this.#near.get(module);
    if (near === undefined) {
      near = new Set([module]);
      for (const target of this.#targetsOf(module).all) {
        near.add(target);
        for (const further of this.#targetsOf(target).reexported) near.add(further);
      }
      this.#near.set(module, near);
    }
    return near;
  }

  #targetsOf(module: ModuleEntry): Targets {
    let targets = this.#targets.get(module);
    if (targets === undefined) {
      const all = new Set<ModuleEntry>();
      const reexported = new Set<ModuleEntry>();
      for (const fact of module.facts.imports) {
        const found = this.#resolver.find(module, fact.from);
        const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
        if (target === undefined) continue;
        all.add(target);
        if (fact.reexported || module.language.exportsEverything) reexported.add(target);
      }
      targets = { all, reexported };
      this.#targets.set(module, targets);
    }
    return targets;
  }
}

/** The files that a file imports, and those of them whose names its importers see as well. */
interface Targets {
  readonly all: ReadonlySet<ModuleEntry>;
  readonly reexported: ReadonlySet<ModuleEntry>;
}
