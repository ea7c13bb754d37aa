import { HOLDERS, isClass, isFunctionValue } from '../definitionKinds.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** A name may stand for another name, and that for the next. */
const MOST_NAMES = 4;

/**
 * What a call runs where what is called is no function: the function or class that a constant, variable or field holds, and the
 * method that calling an object runs, in languages where calling an object is a call of a method.
 */
export function calledThrough(parts: ResolverParts, values: readonly Value[], names = 0): readonly Value[] {
  // What only a test says counts where nothing else does.
  const firm = values.filter((value) => value.kind !== 'instance' || value.narrowed !== true);
  return distinct((firm.length > 0 ? firm : values).flatMap((value) => throughOne(parts, value, names)));
}

/** What a call runs that has no name where it is called, in those languages. */
export function calleesWithoutName(parts: ResolverParts, values: readonly Value[], step: string): readonly Value[] {
  const here = values.filter((value) => 'module' in value && value.module.language.protocols !== undefined);
  return parts.calls.callable(here, step).filter((value) => isFunctionValue(value) || isClass(value));
}

function throughOne(parts: ResolverParts, value: Value, names: number): readonly Value[] {
  if ((value.kind !== 'instance' && value.kind !== 'definition') || names > MOST_NAMES) return NOTHING;
  const method = value.module.language.protocols?.call;
  if (method === undefined) return NOTHING;
  if (value.kind === 'instance') {
    return parts.inheritance
      .inherited(value.module, value.index, method, true)
      .flatMap((found) => (isFunctionValue(found) ? [found] : calledThrough(parts, [found], names + 1)));
  }
  const { kind } = value.module.facts.definitions[value.index]!;
  if (!HOLDERS.has(kind) && kind !== 'accessor') return NOTHING;
  const held = parts.held.typeOf(value.module, value.index);
  return [
    ...held.filter((each) => isFunctionValue(each) || isClass(each)),
    ...calledThrough(
      parts,
      held.filter((each) => !isFunctionValue(each) && !isClass(each)),
      names + 1,
    ),
  ];
}
