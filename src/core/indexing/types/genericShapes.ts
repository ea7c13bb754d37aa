import type { GenericShape } from '../../languages/genericShape.ts';
import { TUPLE } from '../../model/typeNotation.ts';
import type { Container, TypeExpression } from './values.ts';

/** What is known of an outside generic beside its arguments. */
export function shapeOf({ module, of }: Container): GenericShape | undefined {
  return of === undefined ? undefined : module.language.generics?.get(of);
}

/** A map of outside with keys and values, in languages that know maps by their names. */
export function isMap({ module, of, arguments: { length } }: Container): boolean {
  return length > 1 && module.language.mapViews !== undefined && of?.endsWith('Map') === true;
}

/** What iterating over a map gives: pairs of a key and a value. */
export function entriesOf(map: Container): Container {
  return { ...map, of: '', arguments: [[{ name: TUPLE, arguments: map.arguments.slice(0, 2) }]] };
}

/** `tuple[A, ...]`: any number of one type; the dots are read as arguments without a name. */
export function isUniform(parameters: readonly (readonly TypeExpression[])[]): boolean {
  return parameters.length > 1 && parameters.slice(1).every((each) => each.length === 0);
}

/** What calling a view of a mapping gives. */
export function viewOf(name: string): 'keys' | 'values' | 'pairs' {
  return name === 'keys' ? 'keys' : name === 'values' ? 'values' : 'pairs';
}
