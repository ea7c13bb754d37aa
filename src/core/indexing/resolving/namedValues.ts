import type { Language } from '../../languages/language.ts';
import { type Chain, isCall, KEY } from '../../model/chain.ts';
import { CLASS_KINDS, isFunctionValue } from '../definitionKinds.ts';
import { calledName } from '../moduleEntry.ts';
import type { Value } from '../types/values.ts';

/** Called at once, or after type arguments (`parse[int](text)`, `Box[int](value)`). */
export function isCalled(values: readonly Value[], chain: Chain, at: number): boolean {
  if (isCall(chain[at])) return true;
  const isElement = chain[at] === '[]' || chain[at]?.startsWith(KEY) === true;
  return isElement && isCall(chain[at + 1]) && values.some((each) => isFunctionValue(each) || isGeneric(each));
}

/** A type or interface that is declared as nothing else. */
export function isOnlyType(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { module, index } = value;
  return [index, ...(module.merged.get(index) ?? [])].every((each) => {
    const { kind } = module.facts.definitions[each]!;
    return kind === 'type' || kind === 'interface';
  });
}

/** A function, a class, a field, or a constant that holds a function or a component: `called` is what calling it calls. */
export function isCallee(value: Value, called: readonly Value[]): boolean {
  if (value.kind !== 'definition') return false;
  const { kind, name } = value.module.facts.definitions[value.index]!;
  if (kind === 'class' || kind === 'field' || isFunctionValue(value) || called.length > 1) return true;
  // `const Item = forwardRef(…)`, where outside makes the function.
  return kind === 'constant' && /^\p{Lu}\p{L}*\p{Ll}/u.test(name) && !value.module.members.has(value.index);
}

/** What a subscript only gives type arguments to. */
function isGeneric(value: Value): boolean {
  if (value.kind !== 'definition' || !value.module.language.listsTypeParameters) return false;
  return value.module.facts.definitions[value.index]!.kind === 'class';
}

/** A constant of a type that is no enum, so that it is no member of one which is not known. */
export function isPlainConstant(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { kind, type = '' } = value.module.facts.definitions[value.index]!;
  return (kind === 'field' || kind === 'constant') && PLAIN_TYPE.test(type);
}

const PLAIN_TYPE = /^(byte|short|char|int|String|Byte|Short|Character|Integer)$/;

/** What has a writer by its own name: an attribute, or the member of a struct. */
export function isAttribute(value: Value): boolean {
  if (value.kind !== 'definition') return true;
  const { kind, name } = value.module.facts.definitions[value.index]!;
  return kind === 'accessor' || (kind === 'field' && !name.startsWith('@'));
}

export function isBuiltinType(name: string, { builtins }: Language): boolean {
  return /^\p{Lu}/u.test(name) && builtins.has(name);
}

/** The function beside a type of its name, which a call means: types are called only where they hold values without names. */
export function asCalled(value: Value): Value {
  if (value.kind !== 'definition' || !value.module.language.separateMethods) return value;
  const { name, parent, kind } = value.module.facts.definitions[value.index]!;
  if (!CLASS_KINDS.has(kind) && kind !== 'type') return value;
  const index = value.module.members.get(parent)?.get(calledName(name));
  return index === undefined ? value : { ...value, index };
}
