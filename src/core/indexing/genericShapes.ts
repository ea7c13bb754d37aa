import type { GenericShape } from '../languages/language.ts';
import type { TypeExpression, Value } from './values.ts';

type Container = Extract<Value, { kind: 'container' }>;

/** What is known of an outside generic beside its arguments. */
export function shapeOf({ module, of }: Container): GenericShape | undefined {
  return of === undefined ? undefined : module.language.generics?.get(of);
}

/** `tuple[A, ...]`: any number of one type; the dots are read as arguments without a name. */
export function isUniform(parameters: readonly (readonly TypeExpression[])[]): boolean {
  return parameters.length > 1 && parameters.slice(1).every((each) => each.length === 0);
}

/** What calling a view of a mapping gives. */
export function viewOf(name: string): 'keys' | 'values' | 'pairs' {
  return name === 'keys' ? 'keys' : name === 'values' ? 'values' : 'pairs';
}
