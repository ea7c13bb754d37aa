import type { SymbolId } from '../../model/symbolId.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';

/** For the types of one module that extend others: their index, and the ids of what they extend, in the order written. */
export type Lineage = ReadonlyMap<number, readonly SymbolId[]>;

/** What the types of a module extend and implement, as far as it is in the workspace. */
export function resolveLineage(module: ModuleEntry, resolver: Resolver): Lineage {
  const lineage = new Map<number, readonly SymbolId[]>();
  for (const index of module.bases.keys()) {
    if (index < 0) continue;
    const bases = resolver
      .bases(module, index)
      .flatMap((base) => (base.kind === 'definition' ? [base.module.ids[base.index]!] : []));
    if (bases.length > 0) lineage.set(index, bases);
  }
  return lineage;
}
