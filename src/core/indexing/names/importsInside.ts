import type { ImportFact } from '../../model/importFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/** The imports of a file by the namespace that they stand in. */
const known = new WeakMap<readonly ImportFact[], ReadonlyMap<string, readonly ImportFact[]>>();

/**
 * What a namespace in the text of a file imports for everybody's use (`mod prelude { pub use crate::a::*; }`). Files that machines write
 * have thousands of namespaces, and are asked what each of them gives under each name.
 */
export function importsInside({ facts }: ModuleEntry, index: number): readonly ImportFact[] {
  let found = known.get(facts.imports);
  if (found === undefined) {
    found = Map.groupBy(
      facts.imports.filter(({ inside }) => inside !== undefined),
      ({ inside }) => inside!,
    );
    known.set(facts.imports, found);
  }
  if (found.size === 0) return [];
  const names: string[] = [];
  for (let at = index; at >= 0; at = facts.definitions[at]!.parent) names.unshift(facts.definitions[at]!.name);
  return found.get(names.join('::')) ?? [];
}
