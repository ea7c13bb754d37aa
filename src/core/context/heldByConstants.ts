import type { CodeIndex, IndexedDefinition } from '../indexing/codeIndex.ts';
import { isCall } from '../model/chain.ts';
import type { SymbolId } from '../model/symbolId.ts';

/**
 * What is known by a constant alone that has a type of its own (`export const some: <A>(a: A) => Option<A> = internal.some`): a call
 * runs it, but what the text names is the constant, and that says how it is called.
 */
export function heldByConstants(
  chosen: ReadonlyMap<SymbolId, IndexedDefinition>,
  index: CodeIndex,
): ReadonlySet<SymbolId> {
  const held = new Set<SymbolId>();
  for (const { fact, module, index: at } of chosen.values()) {
    const [value, ...others] = fact.values ?? [];
    if (fact.kind !== 'constant' || fact.type === undefined || value === undefined || others.length > 0) continue;
    const last = value.at(-1)!;
    if (isCall(last)) continue;
    for (const { id } of index.edges(module.path, at)?.uses ?? []) {
      const found = chosen.get(id);
      if (found === undefined) continue;
      const own = found.module === module ? `^${found.index}` : found.fact.name;
      if (last === (value.length === 1 ? own : `.${found.fact.name}`)) held.add(id);
    }
  }
  return held;
}
