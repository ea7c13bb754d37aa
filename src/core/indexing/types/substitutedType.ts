import { NOTHING, type TypeExpression, type Value } from './values.ts';

/** What type parameters stand for, by name. */
export type Bindings = ReadonlyMap<string, readonly Value[]>;

/** A type with what its parameters are in their place; undefined where it says none that is known. */
export function substituted(type: TypeExpression, bindings: Bindings): TypeExpression | undefined {
  if (type.arguments.length === 0) {
    const given = bindings.get(type.name) ?? NOTHING;
    return given.length === 0 ? undefined : { ...type, given };
  }
  let isKnown = false;
  const inner = type.arguments.map((union) =>
    union.map((each) => {
      const known = substituted(each, bindings);
      if (known !== undefined) isKnown = true;
      return known ?? each;
    }),
  );
  return isKnown ? { ...type, arguments: inner } : undefined;
}
