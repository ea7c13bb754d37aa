import type { Value } from '../types/values.ts';

/** Whether a member only says what the types must have that mix its own type in: another that they inherit counts before it. */
export function isRequired(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { requiredMembers } = value.module.language;
  if (requiredMembers === undefined) return false;
  const { definitions } = value.module.facts;
  const { signature, parent } = definitions[value.index]!;
  return requiredMembers.header.test(signature) && requiredMembers.owner.test(definitions[parent]?.signature ?? '');
}
