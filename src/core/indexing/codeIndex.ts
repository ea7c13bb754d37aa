import { byCodeUnit, sortedUnique } from '../model/codeUnitOrder.ts';
import type { DefinitionFact } from '../model/fileFacts.ts';
import { WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import { addDispatch } from './dispatch.ts';
import { type Edges, resolveEdges } from './edges.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { NameCandidates } from './nameCandidates.ts';
import { Resolver } from './resolver.ts';

/** A definition found in the index. */
export interface IndexedDefinition {
  readonly id: SymbolId;
  readonly module: ModuleEntry;
  readonly index: number;
  readonly fact: DefinitionFact;
}

/** All modules with their edges: what the workspace's code says at one moment. Read-only. */
export class CodeIndex {
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly resolver: Resolver;
  readonly #edges: ReadonlyMap<RepoPath, ReadonlyMap<number, Edges>>;
  #callers: Map<SymbolId, SymbolId[]> | undefined;

  private constructor(
    modules: ReadonlyMap<RepoPath, ModuleEntry>,
    resolver: Resolver,
    edges: ReadonlyMap<RepoPath, ReadonlyMap<number, Edges>>,
  ) {
    this.modules = modules;
    this.resolver = resolver;
    this.#edges = edges;
  }

  /** Resolves everything. */
  static build(entries: readonly ModuleEntry[], manifests: ReadonlyMap<RepoPath, string>): CodeIndex {
    const modules = new Map(
      [...entries].sort((a, b) => byCodeUnit(a.path, b.path)).map((entry) => [entry.path, entry]),
    );
    const resolver = new Resolver(modules, new WorkspaceFiles(modules.keys(), manifests));
    const candidates = new NameCandidates(modules, resolver);
    const edges = new Map(
      [...modules.values()].map((entry) => [entry.path, resolveEdges(entry, resolver, candidates)]),
    );
    addDispatch(modules, resolver, edges);
    return new CodeIndex(modules, resolver, edges);
  }

  find(id: SymbolId): IndexedDefinition | undefined {
    const module = this.modules.get(pathOfId(id));
    const index = module?.ids.indexOf(id) ?? -1;
    if (module === undefined || index < 0) return undefined;
    return { id, module, index, fact: module.facts.definitions[index]! };
  }

  /** The edges of a definition, or of a module's top level (index -1). */
  edges(path: RepoPath, index: number): Edges | undefined {
    return this.#edges.get(path)?.get(index);
  }

  /** Ids of the definitions that call this one, in code-unit order; computed once, not stored in `struct.json`. */
  callers(id: SymbolId): readonly SymbolId[] {
    if (this.#callers === undefined) {
      const callers = new Map<SymbolId, SymbolId[]>();
      for (const [path, byDefinition] of this.#edges) {
        for (const [index, { calls }] of byDefinition) {
          const caller = index < 0 ? path : this.modules.get(path)!.ids[index]!;
          for (const call of calls) {
            const list = callers.get(call.id);
            if (list === undefined) callers.set(call.id, [caller]);
            else list.push(caller);
          }
        }
      }
      this.#callers = callers;
    }
    return sortedUnique(this.#callers.get(id) ?? []);
  }
}
