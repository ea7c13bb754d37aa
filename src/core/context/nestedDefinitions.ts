import type { DefinitionFact } from '../model/fileFacts.ts';

/** Definitions of one file by what they stand in, as their text will show them. */
export interface NestedDefinition<Definition> {
  /** Its place in the list of the file's definitions. */
  readonly index: number;
  /** Absent where only a header is needed, because something inside is shown. */
  readonly shown?: Definition;
  /** What ends there comes before what opens a level of its own, each in source order. */
  readonly inside: readonly NestedDefinition<Definition>[];
}

/**
 * Puts definitions below their owners, owners of owners included, each owner once. Members come before nested types with their own
 * members: what stands below a header is then that owner's.
 */
export function nestDefinitions<Definition extends { readonly index: number }>(
  shown: readonly Definition[],
  definitions: readonly DefinitionFact[],
): NestedDefinition<Definition>[] {
  const byIndex = new Map(shown.map((definition) => [definition.index, definition]));
  const inside = new Map<number, Set<number>>();
  for (const { index } of shown) {
    for (let at = index; at >= 0; at = definitions[at]!.parent) {
      const { parent } = definitions[at]!;
      const siblings = inside.get(parent);
      if (siblings === undefined) inside.set(parent, new Set([at]));
      else siblings.add(at);
    }
  }
  const below = (owner: number): NestedDefinition<Definition>[] =>
    [...(inside.get(owner) ?? [])]
      .sort((a, b) => (owner < 0 ? 0 : Number(inside.has(a)) - Number(inside.has(b))) || a - b)
      .map((index) => {
        const definition = byIndex.get(index);
        return { index, ...(definition === undefined ? {} : { shown: definition }), inside: below(index) };
      });
  return below(-1);
}
