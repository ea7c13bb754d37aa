import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { byCodeUnit, sortedUnique } from '../model/codeUnitOrder.ts';
import type { Confidence, Relation } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';
import { type SymbolSummary, summarise } from './symbolSummary.ts';

/** A definition at the other end of a call. */
export interface Neighbour extends SymbolSummary {
  readonly confidence: Confidence;
}

/** What calls a definition and what it calls. */
export interface Neighbours {
  readonly symbol: SymbolSummary;
  /** By id; calls at the top level of a module are under `callingModules`. */
  readonly callers: readonly SymbolSummary[];
  readonly callingModules: readonly string[];
  /** By id, calls of what it contains included. */
  readonly callees: readonly Neighbour[];
  /** `package:name` of what lies outside the workspace. */
  readonly external: readonly string[];
  /** Names that could not be resolved. */
  readonly unresolved: readonly string[];
}

/** The calls from and to a definition; for a type, of its members too. */
export function neighboursOf(target: IndexedDefinition, index: CodeIndex): Neighbours {
  const { module } = target;
  const inside = withMembers(target);
  const own = new Set(inside.map((at) => module.ids[at]!));
  const calls = new Map<SymbolId, Relation>();
  const external = new Set<string>();
  const unresolved = new Set<string>();
  for (const at of inside) {
    for (const call of index.calls(module.path, at)) if (!own.has(call.id)) calls.set(call.id, call);
    const edges = index.edges(module.path, at);
    for (const name of edges?.external ?? []) external.add(name);
    for (const name of edges?.unresolved ?? []) unresolved.add(name);
  }
  const calling = sortedUnique([...own].flatMap((id) => index.callers(id))).filter((id) => !own.has(id));
  return {
    symbol: summarise(target),
    callers: calling.flatMap((id) => summariesOf(id, index)),
    callingModules: calling.filter((id) => index.modules.has(id)),
    callees: [...calls.values()]
      .sort((a, b) => byCodeUnit(a.id, b.id))
      .flatMap(({ id, confidence }) => summariesOf(id, index).map((summary) => ({ ...summary, confidence }))),
    external: sortedUnique([...external]),
    unresolved: sortedUnique([...unresolved]),
  };
}

/** Nothing for a module, which is a caller without being a definition. */
function summariesOf(id: SymbolId, index: CodeIndex): SymbolSummary[] {
  const found = index.find(id);
  return found === undefined ? [] : [summarise(found)];
}

/** The definition's place and those of everything in it. */
function withMembers({ module, index }: IndexedDefinition): number[] {
  const inside = [index];
  module.facts.definitions.forEach(({ parent }, at) => {
    if (inside.includes(parent)) inside.push(at);
  });
  return inside;
}
