import { byCodeUnit, sortedUnique } from '../model/codeUnitOrder.ts';
import type { BodyFacts, DefinitionFact } from '../model/fileFacts.ts';
import { WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Relation } from '../model/structDocument.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import { compareInterfaces } from './changedNames.ts';
import type { Edges } from './edges.ts';
import { compareFileSets } from './fileSetChange.ts';
import { callsWithDispatch, findOverrides, type Overrides } from './members/dispatch.ts';
import { affectedNames, type MentionedNames, mentionedNames, mentionsAny, NameTable } from './mentionedNames.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { type ModuleResolution, resolveModule } from './moduleResolution.ts';
import { NameCandidates } from './names/nameCandidates.ts';
import { Resolver } from './resolver.ts';

/** A definition found in the index. */
export interface IndexedDefinition {
  readonly id: SymbolId;
  readonly module: ModuleEntry;
  readonly index: number;
  readonly fact: DefinitionFact;
}

/** Where the facts of a module's bodies come from; throws when they are lost. */
export type BodySource = (module: ModuleEntry) => BodyFacts;

/** What resolution works with, as long as files say the same to each other. */
interface Resolving {
  readonly resolver: Resolver;
  readonly candidates: NameCandidates;
  readonly table: NameTable;
}

/** What one set of modules means for what was resolved with another. */
interface Difference {
  /** Modules to resolve again, those left out that say one of the names. */
  readonly stale: Set<RepoPath>;
  /** Names that may mean something else. */
  readonly names: ReadonlySet<string>;
  /** The same as before where files say the same to each other. */
  readonly resolving: Resolving;
}

const NO_BODY: BodyFacts = { references: [], locals: [] };

/**
 * All modules with their edges: what the workspace's code says at one moment. Each module is resolved when it is first asked
 * for; what an earlier index resolved stands where nothing it depends on has changed (docs/architecture.md, Incremental).
 */
export class CodeIndex {
  readonly modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly manifests: ReadonlyMap<RepoPath, string>;
  readonly #bodies: BodySource;
  readonly #resolving: Resolving;
  readonly #resolved: Map<RepoPath, ModuleResolution>;
  #overrides: Overrides | undefined;
  #callers: Map<SymbolId, SymbolId[]> | undefined;

  private constructor(
    modules: ReadonlyMap<RepoPath, ModuleEntry>,
    manifests: ReadonlyMap<RepoPath, string>,
    bodies: BodySource,
    resolving: Resolving,
    resolved: Map<RepoPath, ModuleResolution>,
  ) {
    this.modules = modules;
    this.manifests = manifests;
    this.#bodies = bodies;
    this.#resolving = resolving;
    this.#resolved = resolved;
  }

  /** An index of which nothing is resolved yet. */
  static build(
    entries: Iterable<ModuleEntry>,
    manifests: ReadonlyMap<RepoPath, string>,
    bodies: BodySource,
  ): CodeIndex {
    const modules = inOrder(entries);
    return new CodeIndex(modules, manifests, bodies, resolvingOf(modules, manifests, new NameTable()), new Map());
  }

  /** The index of the same workspace with other modules or manifests. Takes over what cannot have changed. */
  with(entries: Iterable<ModuleEntry>, manifests: ReadonlyMap<RepoPath, string>, bodies: BodySource): CodeIndex {
    const modules = inOrder(entries);
    const knowsLittle = this.#resolved.size * 2 < this.modules.size;
    const changed = knowsLittle || !sameTexts(manifests, this.manifests) ? undefined : this.#compare(modules);
    if (changed === undefined) return CodeIndex.build(modules.values(), manifests, bodies);
    const { stale, names, resolving } = changed;
    if (names.size > 0) {
      const affected = affectedNames(
        names,
        [...this.modules.values()].map((module) => this.#namesOf(module)),
        resolving.table,
      );
      for (const [path, resolution] of this.#resolved) if (mentionsAny(resolution.names, affected)) stale.add(path);
    }
    const kept = new Map([...this.#resolved].filter(([path]) => modules.has(path) && !stale.has(path)));
    const next = new CodeIndex(modules, manifests, bodies, resolving, kept);
    // What overrides what is said by headers alone.
    if (resolving === this.#resolving) next.#overrides = this.#overrides;
    return next;
  }

  /** What other modules mean for those that stay; undefined where more than names tell. */
  #compare(modules: ReadonlyMap<RepoPath, ModuleEntry>): Difference | undefined {
    let renewed: Resolving | undefined;
    const renew = () => (renewed ??= resolvingOf(modules, this.manifests, this.#resolving.table));
    const files = compareFileSets(
      { modules: this.modules, find: (module, from) => this.resolver.find(module, from) },
      { modules, find: (module, from) => renew().resolver.find(module, from) },
      (module) => this.#resolving.table.inlineImports(this.#namesOf(module)),
    );
    if (files === undefined) return undefined;
    const stale = new Set(files.redirected);
    const names = new Set(files.names);
    const reaching = new Set(files.redirected);
    let sameInterfaces = names.size === 0;
    for (const entry of modules.values()) {
      const before = this.modules.get(entry.path);
      if (before === undefined || before === entry) continue;
      stale.add(entry.path);
      const change = compareInterfaces(before.facts, entry.facts, entry.language);
      if (change.kind === 'all') return undefined;
      if (change.kind === 'none') continue;
      sameInterfaces = false;
      for (const name of change.names) names.add(name);
      if (change.importers) reaching.add(entry.path);
    }
    if (reaching.size > 0) for (const importer of this.#importersOf(reaching)) stale.add(importer);
    if (sameInterfaces) return { stale, names, resolving: this.#resolving };
    // What copies of a program are to each other is told by all that they declare.
    return renew().resolver.knowsCopiesOf(this.resolver) ? { stale, names, resolving: renew() } : undefined;
  }

  /** What a module says; of one that is not resolved, what it declares. */
  #namesOf({ path, facts, language }: ModuleEntry): MentionedNames {
    return this.#resolved.get(path)?.names ?? mentionedNames(facts, NO_BODY, language, this.#resolving.table);
  }

  /** What the resolver knows; its modules are those of the last change of an interface. */
  get resolver(): Resolver {
    return this.#resolving.resolver;
  }

  find(id: SymbolId): IndexedDefinition | undefined {
    const module = this.modules.get(pathOfId(id));
    const index = module?.indexOf(id) ?? -1;
    if (module === undefined || index < 0) return undefined;
    return { id, module, index, fact: module.facts.definitions[index]! };
  }

  /** What a module refers to, resolved now if it was not yet; undefined for a path that is no module. */
  resolution(path: RepoPath): ModuleResolution | undefined {
    let resolution = this.#resolved.get(path);
    const module = this.modules.get(path);
    if (resolution === undefined && module !== undefined) {
      resolution = resolveModule(module, this.#bodies(module), this.#resolving);
      this.#resolved.set(path, resolution);
    }
    return resolution;
  }

  /** The edges of a definition, or of a module's top level (index -1), dispatch left out. */
  edges(path: RepoPath, index: number): Edges | undefined {
    return this.resolution(path)?.edges.get(index);
  }

  /** The calls of a definition with what they may run as. */
  calls(path: RepoPath, index: number): readonly Relation[] {
    const edges = this.edges(path, index);
    return edges === undefined ? [] : callsWithDispatch(edges, this.overrides);
  }

  /** Which methods override which; needs every module resolved. */
  get overrides(): Overrides {
    if (this.#overrides === undefined) {
      const { resolver } = this.#resolving;
      const known = new Map([...this.modules].map(([path, module]) => [path, resolver.known(module)]));
      const lineages = [...known].map(([path, module]) => [module, this.resolution(path)!.lineage] as const);
      this.#overrides = findOverrides(known, lineages, resolver);
    }
    return this.#overrides;
  }

  /** Ids of the definitions that call this one, in code-unit order; computed once, not stored in `struct.json`. */
  callers(id: SymbolId): readonly SymbolId[] {
    this.#callers ??= this.#findCallers();
    return sortedUnique(this.#callers.get(id) ?? []);
  }

  #findCallers(): Map<SymbolId, SymbolId[]> {
    const callers = new Map<SymbolId, SymbolId[]>();
    for (const module of this.modules.values()) {
      for (const index of this.resolution(module.path)!.edges.keys()) {
        const caller = index < 0 ? module.path : module.ids[index]!;
        for (const call of this.calls(module.path, index)) {
          const list = callers.get(call.id);
          if (list === undefined) callers.set(call.id, [caller]);
          else list.push(caller);
        }
      }
    }
    return callers;
  }

  #importersOf(paths: ReadonlySet<RepoPath>): RepoPath[] {
    return [...this.#resolved].flatMap(([importer, { imported }]) =>
      [...imported.values()].some((path) => paths.has(path)) ? [importer] : [],
    );
  }
}

function resolvingOf(
  modules: ReadonlyMap<RepoPath, ModuleEntry>,
  manifests: ReadonlyMap<RepoPath, string>,
  table: NameTable,
): Resolving {
  const resolver = new Resolver(modules, new WorkspaceFiles(modules.keys(), manifests));
  return { resolver, candidates: new NameCandidates(modules, resolver), table };
}

function inOrder(entries: Iterable<ModuleEntry>): Map<RepoPath, ModuleEntry> {
  return new Map([...entries].sort((a, b) => byCodeUnit(a.path, b.path)).map((entry) => [entry.path, entry]));
}

function sameTexts(a: ReadonlyMap<RepoPath, string>, b: ReadonlyMap<RepoPath, string>): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
