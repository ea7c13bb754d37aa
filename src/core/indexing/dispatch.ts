import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Relation } from '../model/structDocument.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { Edges } from './edges.ts';
import type { Lineage } from './lineage.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { Resolver } from './resolver.ts';
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
  const known = new Map<SymbolId, ReadonlyMap<string, Member>>();
  const members = (type: SymbolId) => {
    const found = known.get(type) ?? membersOf(modules, type);
    known.set(type, found);
    return found;
  };
  const overrides = new Map<SymbolId, SymbolId[]>();
  // A type has few ancestors and may have many descendants: the way up is the short one.
  for (const id of bases.keys()) {
    const own = members(id);
    for (const ancestor of ancestorsOf(id, bases)) {
      for (const [name, method] of members(ancestor)) {
        const override = method.kind === 'method' ? own.get(name) : undefined;
        if (override === undefined) continue;
        const list = overrides.get(method.id);
        if (list === undefined) overrides.set(method.id, [override.id]);
        else list.push(override.id);
      }
    }
  }
  for (const [method, found] of overrides) {
    if (found.length > MOST_OVERRIDES) overrides.delete(method);
    else found.sort(byCodeUnit);
  }
  for (const [method, found] of structuralOverrides(modules.values(), resolver, MOST_OVERRIDES)) {
    overrides.set(method, [...found]);
  }
  return overrides;
}

interface Member {
  readonly id: SymbolId;
  readonly kind: string;
}

/** The members of a type by name. */
function membersOf(modules: ReadonlyMap<RepoPath, ModuleEntry>, type: SymbolId): ReadonlyMap<string, Member> {
  const module = modules.get(pathOfId(type));
  const members = module?.members.get(module.indexOf(type)) ?? new Map<string, number>();
  return new Map(
    [...members].map(([name, index]) => [
      name,
      { id: module!.ids[index]!, kind: module!.facts.definitions[index]!.kind },
    ]),
  );
}

/** Everything that a type extends, directly or not, itself left out. */
function ancestorsOf(id: SymbolId, bases: ReadonlyMap<SymbolId, readonly SymbolId[]>): ReadonlySet<SymbolId> {
  const found = new Set<SymbolId>(bases.get(id));
  // A set is walked in the order of insertion, what is added meanwhile included.
  for (const ancestor of found) for (const base of bases.get(ancestor) ?? []) found.add(base);
  found.delete(id);
  return found;
}
