import type { Value, Wrapping } from './values.ts';

/** What a value is once it is taken out of what may hold it. */
export function unwrapped(value: Value): Value {
  if ((value.kind !== 'instance' && value.kind !== 'container') || value.wrapped === undefined) return value;
  const { wrapped: _wrapped, ...inner } = value;
  return inner;
}

/** A value inside something that may hold it, or behind a pointer; a holder around it stays known. */
export function wrappedIn(value: Value, wrapped: Wrapping): Value {
  if (value.kind !== 'instance' && value.kind !== 'container') return value;
  return value.wrapped === 'holder' ? value : { ...value, wrapped };
}
