import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

const NONE: ReadonlyMap<number, ReadonlyMap<string, number>> = new Map();
const found = new WeakMap<ModuleEntry, ReadonlyMap<number, ReadonlyMap<string, number>>>();

/** Members of C's enums, other than those of `enum class`, are around them. */
export function opensAround({ language }: ModuleEntry, { kind, signature }: DefinitionFact): boolean {
  return language.sharesNames === 'imported' && kind === 'enum' && !/\benum\s+(class|struct)\b/.test(signature);
}

/** An enumerator that a class has by an enum that it declares (`Shop::open` of `class Shop { enum State { open }; }`). */
export function enumeratorIn(module: ModuleEntry, index: number, name: string): number | undefined {
  if (module.language.sharesNames !== 'imported') return undefined;
  let ofClasses = found.get(module);
  if (ofClasses === undefined) {
    ofClasses = enumeratorsOf(module);
    found.set(module, ofClasses);
  }
  return ofClasses.get(index)?.get(name);
}

function enumeratorsOf(module: ModuleEntry): ReadonlyMap<number, ReadonlyMap<string, number>> {
  const ofClasses = new Map<number, Map<string, number>>();
  module.facts.definitions.forEach((definition, index) => {
    if (!opensAround(module, definition) || module.facts.definitions[definition.parent]?.kind !== 'class') return;
    const names = ofClasses.get(definition.parent) ?? new Map<string, number>();
    ofClasses.set(definition.parent, names);
    for (const [name, member] of module.members.get(index) ?? []) if (!names.has(name)) names.set(name, member);
  });
  return ofClasses.size === 0 ? NONE : ofClasses;
}
