import { CLASS_KINDS } from './definitionKinds.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { typeArityOf, typeParameterCount } from './overloads.ts';

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
