import { HOLDERS } from '../definitionKinds.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/**
 * A member of an object that is written out as the type that is written for it says it, as compilers read it: the object has it, or
 * would not be of the type.
 */
export function ofStatedType(parts: ResolverParts, { module, index }: Definition, name: string): readonly Value[] {
  if (!module.language.functionValues) return NOTHING;
  const { kind, type } = module.facts.definitions[index]!;
  if (type === undefined || !HOLDERS.has(kind) || !module.members.get(index)?.has(name)) return NOTHING;
  const types = parts.written.resolveType(type, module, index);
  return parts.members.member(types, name).filter((found) => found.kind === 'definition');
}
