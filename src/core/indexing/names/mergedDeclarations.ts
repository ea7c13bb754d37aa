import type { DefinitionFact } from '../../model/fileFacts.ts';

/** Of declarations of one name, what the name means as a value: a class, then anything with a value, a namespace, a type. */
const RANKS: ReadonlyMap<DefinitionFact['kind'], number> = new Map([
  ['class', 3],
  ['namespace', 1],
  ['interface', 0],
  ['type', 0],
]);
const PLAIN_RANK = 2;

/** Kinds that share a name with others: what they say of it belongs together. */
const MERGING = new Set<DefinitionFact['kind']>(['interface', 'namespace', 'type', 'enum']);

/** Whether a later declaration of a name gives way to an earlier one (`Language.mergesDeclarations`). */
export function givesWay(before: DefinitionFact, after: DefinitionFact): boolean {
  return rankOf(after) < rankOf(before);
}

/** For each definition that shares its name with another declaration of it in the same place: the others, in order. */
export function mergedDeclarations(definitions: readonly DefinitionFact[]): ReadonlyMap<number, readonly number[]> {
  const byName = new Map<string, number[]>();
  definitions.forEach(({ parent, name, owner, global }, index) => {
    if (owner !== undefined) return;
    // What a file declares for everybody is none of its own.
    const key = `${parent} ${global === true} ${name}`;
    const known = byName.get(key);
    if (known === undefined) byName.set(key, [index]);
    else known.push(index);
  });
  const merged = new Map<number, readonly number[]>();
  for (const group of byName.values()) {
    if (group.length < 2 || !group.some((index) => MERGING.has(definitions[index]!.kind))) continue;
    for (const index of group) {
      merged.set(
        index,
        group.filter((other) => other !== index),
      );
    }
  }
  return merged;
}

/** Of several declarations of one name, the one that it means as a value; the first of equals. */
export function leading(definitions: readonly DefinitionFact[], indexes: readonly number[]): number | undefined {
  return indexes.toSorted((a, b) => rankOf(definitions[b]!) - rankOf(definitions[a]!) || a - b)[0];
}

function rankOf({ kind }: DefinitionFact): number {
  return RANKS.get(kind) ?? PLAIN_RANK;
}
