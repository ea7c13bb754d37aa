import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import { isMap } from '../types/genericShapes.ts';
import { arrayOf, type MadeIn, mapOf } from '../types/madeContainers.ts';
import type { Value } from '../types/values.ts';
import { unwrapped, wrappedIn } from '../types/wrappedValues.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Whether a written type leaves parts to be found by what is given (`Vec<_>`). */
export function leavesOut(type: string, { leftOut }: Language): boolean {
  return leftOut?.test(type) === true;
}

/** Values in the shape of a type that leaves out what they are: `HashMap<_, _>` of pairs, `Result<Vec<_>>` of results. */
export function suiting(parts: ResolverParts, values: readonly Value[], type: string, place: MadeIn): readonly Value[] {
  const head = anyScript(/^[&\s]*(?:\w+\s*::\s*)*(\w+)/).exec(type)?.[1] ?? '';
  const isHolder = place.module.language.holders?.has(head) === true;
  const map = anyScript(/\w*Map(?=\s*<)/).exec(type)?.[0];
  return values.map((value) => {
    const plain = (isHolder ? collectedHolders(parts, value) : undefined) ?? value;
    if (map === undefined || plain.kind !== 'container' || plain.tuple || isMap(plain)) return plain;
    const pairs = parts.elements.element([plain]);
    const found = mapOf(parts.calls.part(pairs, 0), parts.calls.part(pairs, 1), map, place);
    return plain.wrapped === undefined ? found : wrappedIn(found, plain.wrapped);
  });
}

/**
 * What a container of things that may each hold something becomes where it is asked whether it does itself: all of it in one
 * (`Result<Vec<T>>` of many `Result<T>`); undefined for any other value.
 */
export function collectedHolders(parts: ResolverParts, value: Value): Value | undefined {
  if (value.kind !== 'container' || value.tuple || value.fields || value.joined) return undefined;
  if (value.gives !== undefined && value.gives !== 'self') return undefined;
  if (value.wrapped !== undefined || value.arguments.length !== 1) return undefined;
  if (!value.arguments[0]!.some(({ given }) => given !== undefined)) return undefined;
  const elements = parts.elements.element([value]);
  const all = elements.length > 0 && elements.every((each) => 'wrapped' in each && each.wrapped === 'holder');
  if (!all) return undefined;
  return wrappedIn(arrayOf(elements.map(unwrapped), { module: value.module, from: value.from ?? -1 }), 'holder');
}
