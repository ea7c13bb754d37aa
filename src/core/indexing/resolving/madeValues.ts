import { argumentsOf, ENTRIES, HOLDING, MANY_OF, TOGETHER } from '../../model/chain.ts';
import { arrayOf, type MadeIn, tupleOf } from '../types/madeContainers.ts';
import { NOTHING, type Value } from '../types/values.ts';
import { wrappedIn, wrappingOf } from '../types/wrappedValues.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Whether a step makes something of values without naming a member of them. */
export function isMaking(step: string): boolean {
  return step === MANY_OF || step === ENTRIES || step.startsWith(HOLDING) || step.startsWith(TOGETHER);
}

/** What such a step makes: a container of the values, or of pairs with what they hold, something that holds them, or several values in one. */
export function made(parts: ResolverParts, values: readonly Value[], step: string, place: MadeIn): readonly Value[] {
  if (step === MANY_OF) return values.length === 0 ? NOTHING : [arrayOf(values, place)];
  if (step === ENTRIES) {
    const held = parts.elements.element(values);
    return held.length === 0 ? NOTHING : [arrayOf([tupleOf([NOTHING, held], place)], place)];
  }
  return step.startsWith(HOLDING)
    ? held(parts, values, step.slice(HOLDING.length), place)
    : [tupleOf(partsOf(parts, step, place), place)];
}

/** Values in what a type of outside makes of them; nothing where the name is a type of the workspace. */
function held(
  parts: ResolverParts,
  values: readonly Value[],
  name: string,
  { module, from }: MadeIn,
): readonly Value[] {
  const named = parts.written.typeName(name, module, from);
  if (named.some(({ kind }) => kind === 'definition')) return NOTHING;
  return values.map((value) => wrappedIn(value, wrappingOf(module.language, name)));
}

function partsOf(parts: ResolverParts, step: string, { module, from }: MadeIn): readonly (readonly Value[])[] {
  return (argumentsOf(step) ?? []).map((chain) =>
    chain.length === 0 ? NOTHING : parts.steps.evaluate(chain, module, from),
  );
}
