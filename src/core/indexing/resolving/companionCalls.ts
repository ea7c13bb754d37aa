import { isCall } from '../../model/chain.ts';
import { CLASS_KINDS, isFunctionValue } from '../definitionKinds.ts';
import { isConstructed } from '../members/constructors.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { arityOf } from '../overloads/overloads.ts';
import type { Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/**
 * What calls of types mean whose companions can be called (Kotlin: `operator fun invoke`), where nothing else can be meant: a type
 * that nobody constructs, or whose constructors are not for the caller or take another number of arguments.
 */
export function companionCalls(
  parts: ResolverParts,
  values: readonly Value[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Value[] {
  const arity = arityOf(step);
  if (!isCall(step) || arity === undefined) return values;
  const hasFunctions = values.some(isFunctionValue);
  return values.flatMap((value) => {
    if (value.kind !== 'definition' || value.module.language.companionHeader === undefined) return [value];
    const { kind } = value.module.facts.definitions[value.index]!;
    if (!CLASS_KINDS.has(kind) || kind === 'type' || isConstructed(value, arity, module, from)) return [value];
    const found = parts.overloaded.companionMember(value.module, value.index, 'invoke', arity, new Set());
    const functions = found.filter(isFunctionValue);
    return functions.length > 0 ? functions : hasFunctions ? [] : [value];
  });
}
