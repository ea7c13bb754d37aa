import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { RepoPath } from '../../model/repoPath.ts';
import type { Relation } from '../../model/structDocument.ts';
import type { SymbolId } from '../../model/symbolId.ts';
import type { Edges } from '../edges.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';
import { TypeMethods } from '../types/typeMethods.ts';
import type { Lineage } from './lineage.ts';
import { statedOverrides } from './statedObjects.ts';
import { structuralOverrides } from './structuralSubtypes.ts';

/** More overrides than this say little about one call. */
const MOST_OVERRIDES = 12;

/** For each method that subclasses or implementers define again: those, transitively, in code-unit order. */
export type Overrides = ReadonlyMap<SymbolId, readonly SymbolId[]>;

/** The calls of a definition with the overrides and implementations that its exact calls may run as. */
export function callsWithDispatch(edges: Edges, overrides: Overrides): readonly Relation[] {
  if (overrides.size === 0) return edges.calls;
  const known = new Set(edges.calls.map(({ id }) => id));
  const added: Relation[] = [];
  for (const { id, confidence } of edges.calls) {
    if (confidence !== 'exact' || edges.fixed.has(id)) continue;
    for (const override of overrides.get(id) ?? []) {
      if (known.has(override)) continue;
      known.add(override);
      added.push({ id: override, confidence: 'dispatch' });
    }
  }
  return added.length === 0 ? edges.calls : [...edges.calls, ...added].sort((a, b) => byCodeUnit(a.id, b.id));
}

/** What a file only declares runs as what the file beside it defines under the same name. */
function addDeclared(modules: ReadonlyMap<RepoPath, ModuleEntry>, overrides: Map<SymbolId, readonly SymbolId[]>): void {
  for (const module of modules.values()) {
    const beside = module.language.declaredFiles?.(module.path) ?? [];
    const written = beside.map((path) => modules.get(path)).find((entry) => entry !== undefined);
    if (written === undefined) continue;
    const defined = new Set(written.ids);
    for (const id of module.ids) {
      const same = written.path + id.slice(module.path.length);
      if (defined.has(same)) overrides.set(id, [...(overrides.get(id) ?? []), same].sort(byCodeUnit));
    }
  }
}

/** Finds what overrides what, out of what each module's types extend and which methods they have. */
export function findOverrides(
  modules: ReadonlyMap<RepoPath, ModuleEntry>,
  lineages: Iterable<readonly [ModuleEntry, Lineage]>,
  resolver: Resolver,
): Overrides {
  const bases = new Map<SymbolId, readonly SymbolId[]>();
  for (const [module, lineage] of lineages) {
    // What embeds a type has its methods; a call of one never runs as another of the same name.
    if (module.language.structuralInterfaces) continue;
    for (const [index, ids] of lineage) bases.set(module.ids[index]!, ids);
  }
  const types = new TypeMethods(modules, resolver);
  const ofParts = new Map<SymbolId, readonly SymbolId[]>();
  // Of a type far up everything below asks.
  const basesOf = (type: SymbolId) => {
    let found = ofParts.get(type);
    if (found === undefined) {
      found = types.partsOf(type).flatMap(({ module, index }) => bases.get(module.ids[index]!) ?? []);
      ofParts.set(type, found);
    }
    return found;
  };
  const found = new Map<SymbolId, Set<SymbolId>>();
  // A type has few ancestors and may have many descendants: the way up is the short one.
  for (const id of bases.keys()) {
    for (const ancestor of ancestorsOf(id, basesOf)) {
      for (const { name, module, index } of types.methodsOf(ancestor)) {
        for (const override of types.overridesIn(id, name, module.facts.definitions[index]!)) {
          const method = module.ids[index]!;
          const known = found.get(method);
          if (known === undefined) found.set(method, new Set([override]));
          else known.add(override);
        }
      }
    }
  }
  for (const [method, override] of statedOverrides(modules.values(), resolver)) {
    if (method === override) continue;
    const known = found.get(method);
    if (known === undefined) found.set(method, new Set([override]));
    else known.add(override);
  }
  const overrides = new Map<SymbolId, readonly SymbolId[]>();
  for (const [method, ids] of found) {
    if (ids.size <= MOST_OVERRIDES) overrides.set(method, [...ids].sort(byCodeUnit));
  }
  for (const [method, found] of structuralOverrides(modules.values(), resolver, MOST_OVERRIDES)) {
    overrides.set(method, [...found]);
  }
  addDeclared(modules, overrides);
  return overrides;
}

/** Everything that a type extends, directly or not, itself left out. */
function ancestorsOf(id: SymbolId, basesOf: (type: SymbolId) => readonly SymbolId[]): ReadonlySet<SymbolId> {
  const found = new Set<SymbolId>(basesOf(id));
  // A set is walked in the order of insertion, what is added meanwhile included.
  for (const ancestor of found) for (const base of basesOf(ancestor)) found.add(base);
  found.delete(id);
  return found;
}
