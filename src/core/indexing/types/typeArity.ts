import { CLASS_KINDS } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { typeArityOf, typeParameterCount } from '../overloads/overloads.ts';
import type { Value } from './values.ts';

/** Of types of one name, those with as many parameters as a name has arguments; all of them where none has. */
export function ofTypeArity<Place extends { readonly module: ModuleEntry; readonly index: number }>(
  places: readonly Place[],
  name: string,
): readonly Place[] {
  const wanted = typeArityOf(name);
  const fit = places.filter(({ module, index }) => {
    const definition = module.facts.definitions[index]!;
    return !CLASS_KINDS.has(definition.kind) || typeParameterCount(definition) === wanted;
  });
  return fit.length > 0 ? fit : places;
}

/** Whether a value is a type that has not as many parameters as a name has arguments, where that tells types apart. */
export function isOfOtherArity(value: Value, name: string): boolean {
  if (value.kind !== 'definition' || !value.module.language.typesByArity) return false;
  const definition = value.module.facts.definitions[value.index]!;
  return CLASS_KINDS.has(definition.kind) && typeParameterCount(definition) !== typeArityOf(name);
}
