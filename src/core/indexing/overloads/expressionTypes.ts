import { ADDRESS, type Chain, isCall, TARGET } from '../../model/chain.ts';
import { isConstMethod } from '../../model/parameterTypes.ts';
import { isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Instance, Value } from '../types/values.ts';
import type { TypeQuestions } from './typeQuestions.ts';
import { bareBase, readWrittenType, typeOfHeader, type WrittenType } from './writtenType.ts';

/** What is declared of the value of an expression: its type as written, and where; or what it is, where nothing is written. */
export interface ExpressionType extends Omit<WrittenType, 'base'> {
  /** As written in `module`, inside definition `from`; undefined where only the value is known. */
  readonly base?: string;
  readonly module: ModuleEntry;
  readonly from: number;
  readonly value?: Instance;
  /** It is made where it stands, and nothing else uses it. */
  readonly isTemporary: boolean;
}

/** So far the variables are followed that hold what other expressions give. */
const DEEPEST = 6;

/**
 * What the code declares of the value of an expression, pointers and `const` included, which tell overloads of C++ from each other; undefined
 * where it does not say.
 */
export function expressionType(
  resolver: TypeQuestions,
  chain: Chain,
  module: ModuleEntry,
  from: number,
  depth = 0,
): ExpressionType | undefined {
  const last = chain.at(-1);
  if (last === undefined || depth > DEEPEST) return undefined;
  const ask = (part: Chain) => expressionType(resolver, part, module, from, depth + 1);
  if (chain.length > 1 && (last === ADDRESS || last === TARGET)) {
    const inner = ask(chain.slice(0, -1));
    if (inner === undefined) return undefined;
    const isAddress = last === ADDRESS;
    return { ...inner, pointers: inner.pointers + (isAddress ? 1 : -1), reference: '', isTemporary: isAddress };
  }
  if (chain.length === 1) {
    const [root] = chain;
    if (root!.startsWith('<')) {
      const cast = written(root!.slice(1, -1), module, from);
      return cast && { ...cast, isTemporary: cast.reference !== '&' };
    }
    if (root === '@this') return ofThis(resolver, module, from);
    if (root!.startsWith('%')) return ofLocal(resolver, Number(root!.slice(1)), module, from, depth);
  } else if (!isCall(last) && !last.startsWith('.')) return undefined;
  const named = lastNamed(resolver, chain, module, from);
  const [value] = named;
  if (value?.kind !== 'definition' || named.length > 1) return undefined;
  const fact = value.module.facts.definitions[value.index]!;
  if (isCall(last) && fact.kind === 'class') return { ...ofValue({ ...value, kind: 'instance' }), isTemporary: true };
  if (isCall(last) !== isCallable(fact)) return undefined;
  const type = typeOfHeader(fact);
  if (type === undefined) return undefined;
  const isTemporary = isCall(last) && type.reference !== '&';
  const found = { ...type, module: value.module, from: value.index, isTemporary };
  // What an object holds itself changes with it.
  const isHeld = fact.kind === 'field' && type.pointers === 0 && type.reference === '' && !type.isConst;
  if (!isHeld || /\b(?:mutable|static)\b/.test(fact.signature)) return found;
  const isConst = isConstObject(resolver, chain.slice(0, -1), module, from, depth + 1);
  return isConst === undefined ? undefined : { ...found, isConst };
}

/**
 * Whether what a chain names may not be changed; undefined where the code does not say. No chain at all is the object around.
 */
export function isConstObject(
  resolver: TypeQuestions,
  chain: Chain,
  module: ModuleEntry,
  from: number,
  depth = 0,
): boolean | undefined {
  const around = module.facts.definitions[from];
  if (chain.length === 0) return around === undefined ? undefined : isConstMethod(around);
  const type = expressionType(resolver, chain, module, from, depth);
  if (type?.base === undefined) return type?.isConst;
  if (type.pointers > 0 || !type.base.includes('<')) return type.isConst;
  const { wrappers } = module.language;
  const isPointer = wrappers.includes(bareBase(type.base)) && !/\boptional\s*</.test(type.base);
  return isPointer ? /<\s*const\b|\bconst\s*[*>]/.test(type.base) : type.isConst;
}

/** What the name that a chain ends with means. */
function lastNamed(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): readonly Value[] {
  let named: readonly Value[] = [];
  resolver.evaluate(chain, module, from, (_name, values) => {
    named = values;
  });
  return named;
}

function written(text: string, module: ModuleEntry, from: number): ExpressionType | undefined {
  const type = readWrittenType(text);
  return type && { ...type, module, from, isTemporary: false };
}

function ofValue(value: Instance): ExpressionType {
  return {
    value,
    module: value.module,
    from: value.index,
    isConst: false,
    pointers: 0,
    reference: '',
    isTemporary: false,
  };
}

function ofThis(resolver: TypeQuestions, module: ModuleEntry, from: number): ExpressionType | undefined {
  const values = resolver.evaluate(['@this'], module, from);
  const [value] = values;
  const around = module.facts.definitions[from];
  if (value?.kind !== 'instance' || values.length > 1 || around === undefined) return undefined;
  return { ...ofValue(value), isConst: isConstMethod(around), pointers: 1 };
}

/** What is declared of a variable; of one that is declared `auto`, what is declared of its value. */
function ofLocal(
  resolver: TypeQuestions,
  index: number,
  module: ModuleEntry,
  from: number,
  depth: number,
): ExpressionType | undefined {
  const local = resolver.localFact(module, index);
  const [text, ...others] = local?.types ?? [];
  if (text === undefined || others.length > 0) return undefined;
  const own = written(text, module, from);
  if (own?.base !== 'auto') return own;
  const [chain] = local?.values ?? [];
  const given = chain === undefined ? undefined : expressionType(resolver, chain, module, from, depth + 1);
  const isConst = own.isConst || given?.isConst === true;
  if (own.reference !== '' || own.pointers > 0) {
    const { base: _auto, ...known } = own;
    if (given === undefined) return own.isConst ? known : undefined;
    return { ...given, isConst, reference: own.reference, isTemporary: false };
  }
  // A copy may be changed, what it points to as before.
  return given && { ...given, isConst: given.pointers > 0 ? isConst : own.isConst, reference: '', isTemporary: false };
}
