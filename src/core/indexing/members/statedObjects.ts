import type { SymbolId } from '../../model/symbolId.ts';
import { HOLDERS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Resolver } from '../resolver.ts';

/** The methods of objects that are written out where a type is written for them, each behind the type's member that it runs for. */
export function* statedOverrides(
  modules: Iterable<ModuleEntry>,
  resolver: Resolver,
): Generator<readonly [of: SymbolId, method: SymbolId]> {
  for (const module of modules) {
    if (!module.language.functionValues) continue;
    for (const [index, members] of module.members) {
      const { type, kind } = module.facts.definitions[index] ?? {};
      if (type === undefined || kind === undefined || !HOLDERS.has(kind)) continue;
      const types = resolver.resolveType(type, module, index);
      for (const [name, own] of members) {
        if (!isCallable(module.facts.definitions[own]!)) continue;
        for (const found of resolver.member(types, name)) {
          if (found.kind === 'definition') yield [found.module.ids[found.index]!, module.ids[own]!];
        }
      }
    }
  }
}
