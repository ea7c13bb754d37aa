import type { Language } from '../../languages/language.ts';
import { calledName, nameItself } from '../moduleEntry.ts';
import { type Instance, NOTHING, type Value, type Wrapping } from './values.ts';

/** What a value is once it is taken out of what may hold it. */
export function unwrapped(value: Value): Value {
  if (!('wrapped' in value)) return value;
  const { wrapped: _wrapped, ...inner } = value;
  return inner;
}

/** A value inside something that may hold it, a cell, or behind a pointer; what says more of it stays known: `Arc<Mutex<T>>` is a cell. */
export function wrappedIn(value: Value, wrapped: Wrapping): Value {
  if (value.kind === 'external' && wrapped === 'holder') return { ...value, wrapped };
  if (value.kind !== 'instance' && value.kind !== 'container') return value;
  const isKnown = value.wrapped === 'holder' || (value.wrapped === 'cell' && wrapped === 'pointer');
  return isKnown ? value : { ...value, wrapped };
}

/** How a type of outside, or a variant of one, holds what it holds. */
export function wrappingOf({ holders, cells }: Language, name: string): Wrapping {
  if (holders?.has(name) === true || /^(?:Some|Ok|Ready)$/.test(name)) return 'holder';
  return cells?.names.has(name) === true ? 'cell' : 'pointer';
}

/** What a member gives that is of what stands around an instance, not its own; undefined where it is the instance's. */
export function givenByWrapping(value: Instance, name: string): readonly Value[] | undefined {
  const { wrapped } = value;
  if (wrapped === undefined) return undefined;
  const { constructorMethod, passingMethods, unwrapping, pointerMethods, cells, holderMethods } = value.module.language;
  // What makes a box or an option of something is not what makes that.
  if (constructorMethod !== undefined && [constructorMethod, calledName(constructorMethod)].includes(name))
    return NOTHING;
  const plain = nameItself(name);
  if (wrapped === 'holder') {
    if (holderMethods?.has(plain)) return NOTHING;
    if (!passingMethods?.has(plain)) return NOTHING;
    return [{ kind: 'passed', value: unwrapping?.has(plain) ? unwrapped(value) : value }];
  }
  if (wrapped === 'cell' && cells?.methods.has(plain)) return [{ kind: 'passed', value: unwrapped(value) }];
  return pointerMethods?.has(plain) ? [{ kind: 'passed', value }] : undefined;
}
