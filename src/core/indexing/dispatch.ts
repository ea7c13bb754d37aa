import { byCodeUnit } from '../model/codeUnitOrder.ts';
import type { RepoPath } from '../model/repoPath.ts';
import type { Relation } from '../model/structDocument.ts';
import { pathOfId, type SymbolId } from '../model/symbolId.ts';
import type { Edges } from './edges.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { overriding } from './overloads.ts';
import type { Resolver } from './resolver.ts';

/** More overrides than this say little about one call. */
const MOST_OVERRIDES = 12;

/** Adds to every exact call of a method the overrides and implementations that it may run as. */
export function addDispatch(
  modules: ReadonlyMap<RepoPath, ModuleEntry>,
  resolver: Resolver,
  edges: ReadonlyMap<RepoPath, Map<number, Edges>>,
): void {
  const overrides = overridesOf(modules, resolver);
  if (overrides.size === 0) return;
  for (const byDefinition of edges.values()) {
    for (const [index, found] of byDefinition) {
      const known = new Set(found.calls.map(({ id }) => id));
      const added: Relation[] = [];
      for (const { id, confidence } of found.calls) {
        if (confidence !== 'exact' || found.fixed.has(id)) continue;
        for (const override of overrides.get(id) ?? []) {
          if (known.has(override)) continue;
          known.add(override);
          added.push({ id: override, confidence: 'dispatch' });
        }
      }
      if (added.length === 0) continue;
      const calls = [...found.calls, ...added].sort((a, b) => byCodeUnit(a.id, b.id));
      byDefinition.set(index, { ...found, calls });
    }
  }
}

/** For each method that subclasses or implementers define again: those, transitively, in code-unit order. */
function overridesOf(modules: ReadonlyMap<RepoPath, ModuleEntry>, resolver: Resolver): Map<SymbolId, SymbolId[]> {
  const subclasses = new Map<SymbolId, { module: ModuleEntry; index: number }[]>();
  for (const module of modules.values()) {
    for (const index of module.bases.keys()) {
      if (index < 0) continue;
      for (const base of resolver.bases(module, index)) {
        if (base.kind !== 'definition') continue;
        const id = base.module.ids[base.index]!;
        const list = subclasses.get(id);
        if (list === undefined) subclasses.set(id, [{ module, index }]);
        else list.push({ module, index });
      }
    }
  }
  const overrides = new Map<SymbolId, SymbolId[]>();
  for (const [classId, direct] of subclasses) {
    const base = modules.get(pathOfId(classId));
    if (base === undefined) continue;
    const members = base.members.get(base.ids.indexOf(classId));
    const type = base.ids.indexOf(classId);
    const methods = [...(members ?? [])].flatMap(([name, member]) =>
      (base.namesakes?.get(type)?.get(name) ?? [member]).map((each) => [name, each] as const),
    );
    for (const [name, member] of methods) {
      const declared = base.facts.definitions[member]!;
      if (declared.kind !== 'method') continue;
      const found = new Set<SymbolId>();
      const seen = new Set<SymbolId>();
      const visit = (list: readonly { module: ModuleEntry; index: number }[]): void => {
        for (const { module, index } of list) {
          const id = module.ids[index]!;
          if (seen.has(id)) continue;
          seen.add(id);
          for (const part of resolver.partsOf(module, index)) {
            for (const own of overriding(part.module, part.index, name, declared)) found.add(part.module.ids[own]!);
          }
          visit(subclasses.get(id) ?? []);
        }
      };
      visit(direct);
      if (found.size > 0 && found.size <= MOST_OVERRIDES) overrides.set(base.ids[member]!, [...found].sort(byCodeUnit));
    }
  }
  return overrides;
}
