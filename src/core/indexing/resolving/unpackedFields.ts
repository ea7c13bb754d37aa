import { type Instance, NOTHING, type Value } from '../types/values.ts';
import { containerBases } from './containerBases.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Part n of an object that is taken apart: a field of a tuple with names (`class Segment(NamedTuple)`), else what iterating gives. */
export function unpackedField(parts: ResolverParts, value: Instance, part: number): readonly Value[] {
  const tuple = namedTupleOf(parts, value, new Set());
  if (tuple === undefined) {
    const held = parts.calls.part(containerBases(parts, value), part);
    return held.length > 0 ? held : parts.elements.protocol([value], 'each');
  }
  const fields = tuple.module.facts.definitions.flatMap(({ parent, kind, type, assigned }, index) =>
    parent === tuple.index && kind === 'field' && type !== undefined && !assigned ? [index] : [],
  );
  const field = fields[part];
  return field === undefined ? NOTHING : parts.held.typeOf(tuple.module, field);
}

/** Part n of an object by what its class says: the function for it (`component1`), or of a data class the property at that place. */
export function componentOf(parts: ResolverParts, value: Instance, part: number): readonly Value[] {
  const { module, index } = value;
  const component = parts.members
    .member([value], `component${part + 1}`, 0)
    .filter(({ kind }) => kind === 'definition');
  if (component.length > 0) return parts.calls.call(component);
  if (!/(^|\s)data\s+class\b/.test(module.facts.definitions[index]!.signature)) return NOTHING;
  const properties = module.facts.definitions.flatMap(({ parent, kind }, at) =>
    parent === index && kind === 'field' ? [at] : [],
  );
  const property = properties[part];
  return property === undefined ? NOTHING : parts.held.typeOf(module, property);
}

/** The class that says which fields the tuple has: itself, or one that it extends. */
function namedTupleOf(
  parts: ResolverParts,
  { module, index }: DefinitionPlace,
  seen: Set<string>,
): DefinitionPlace | undefined {
  const id = module.ids[index]!;
  if (seen.has(id)) return undefined;
  seen.add(id);
  const bases = parts.inheritance.bases(module, index);
  if (bases.some((base) => base.kind === 'external' && base.name === 'NamedTuple')) return { module, index };
  for (const base of bases) {
    const found = base.kind === 'definition' ? namedTupleOf(parts, base, seen) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}
