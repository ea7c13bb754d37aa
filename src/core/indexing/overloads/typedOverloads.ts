import { anyScript } from '../../model/anyScript.ts';
import { argumentsOf, type Chain } from '../../model/chain.ts';
import { parameterTexts, parameterTypes } from '../../model/parameterTypes.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { isSameType } from '../types/sameType.ts';
import type { Definition, Instance } from '../types/values.ts';
import { takesSoMany } from './countedOverloads.ts';
import { type ExpressionType, expressionType } from './expressionTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';
import { readWrittenType, type WrittenType } from './writtenType.ts';

/** What literals are, by the type of literals (`Language.literalTypes`). */
const LITERALS: Readonly<Record<string, string>> = {
  text: 'const char*',
  char: 'char',
  int: 'int',
  uint: 'unsigned int',
  long: 'long',
  float: 'float',
  double: 'double',
  bool: 'bool',
};

/** An argument as far as parameters are compared with it. */
interface Given {
  /** A type of the workspace, or the name of one of the language's own. */
  readonly type: Instance | string;
  readonly pointers: number;
  /** Whether it, or what it points to, may not be changed; undefined where nobody knows. */
  readonly isConst: boolean | undefined;
  /** Whether it is made for the call; undefined where nobody knows. */
  readonly isTemporary: boolean | undefined;
}

/**
 * Of functions of one name that take so many arguments that which takes just the types that are given, wherever their parameters differ: nothing
 * needs to be converted for it. None, where one of those arguments is not known, or two take them.
 */
export function chooseByTypes(
  resolver: TypeQuestions,
  all: readonly Definition[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Definition[] {
  const given = argumentsOf(step);
  if (given === undefined || given.length === 0 || given.every((chain) => chain.length === 0)) return [];
  const fit = all.filter((each) => takesSoMany(factOf(each), given.length));
  if (fit.length < 2) return [];
  const types = fit.map((each) => parameterTypes(factOf(each)));
  const telling = [...given.keys()].filter((place) => new Set(types.map((each) => each[place])).size > 1);
  const known = new Map<number, Given>();
  for (const place of telling) {
    const one = givenBy(resolver, given[place]!, module, from);
    if (one === undefined) return [];
    const isOfTemporaries = fit.some((each) => parameterAt(each, place)?.reference === '&&');
    if (isOfTemporaries && one.isTemporary === undefined) return [];
    known.set(place, one);
  }
  if (telling.length === 0) return [];
  const exact = fit.filter((each) =>
    telling.every((place) => takes(resolver, each, parameterAt(each, place), known.get(place)!)),
  );
  if (exact.length < 2) return exact;
  const closest = exact.filter((each) =>
    telling.every((place) => isClosest(parameterAt(each, place)!, known.get(place)!)),
  );
  return closest.length === 1 ? closest : [];
}

/** What is known of an argument; undefined where it may be anything. */
function givenBy(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): Given | undefined {
  const [, literal = ''] = chain.length === 1 ? (anyScript(/^<(\w+)>$/).exec(chain[0]!) ?? []) : [];
  const spelled = LITERALS[literal];
  if (spelled !== undefined) {
    const { base, pointers, isConst } = readWrittenType(spelled)!;
    return { type: ownName(base), pointers, isConst, isTemporary: true };
  }
  const declared = expressionType(resolver, chain, module, from);
  if (declared !== undefined) return ofDeclared(resolver, declared);
  const [value, ...others] = resolver
    .evaluate(chain, module, from)
    .flatMap((each) => (each.kind === 'definition' ? resolver.typeOf(each.module, each.index) : [each]));
  if (value?.kind !== 'instance' || others.length > 0 || value.wrapped !== undefined) return undefined;
  return { type: value, pointers: 0, isConst: undefined, isTemporary: undefined };
}

function ofDeclared(resolver: TypeQuestions, declared: ExpressionType): Given | undefined {
  const { base, value, module, from, pointers, isConst, isTemporary } = declared;
  const type = value ?? (base === undefined ? undefined : typeNamed(resolver, base, module, from));
  return type === undefined ? undefined : { type, pointers, isConst, isTemporary };
}

/** What a type's name means: one of the workspace, or one of the language's own by its name. */
function typeNamed(
  resolver: TypeQuestions,
  base: string,
  module: ModuleEntry,
  from: number,
): Instance | string | undefined {
  const values = base.includes('<') ? [] : resolver.resolveType(base, module, from);
  const [value] = values;
  if (value?.kind === 'instance') return values.length === 1 && value.wrapped === undefined ? value : undefined;
  const name = ownName(base);
  const words = name.replace(/<.*/s, '').split(' ');
  return words.every((word) => module.language.builtins.has(word)) ? name : undefined;
}

/** One name for each type of the language: `unsigned int` is `unsigned`, `std::string` is `string`. */
function ownName(base: string): string {
  const plain = base.replace(anyScript(/(?:\w+\s*::\s*)+/g), '').replace(/\s*([<>,*&])\s*/g, '$1');
  const words = plain.split(' ');
  if (words.length === 1) return plain === 'signed' ? 'int' : plain;
  const isShort = words.some((word) => /^(?:long|short|unsigned|signed)$/.test(word));
  const left = words.filter((word) => !(isShort && word === 'int') && !(word === 'signed' && !words.includes('char')));
  return left.length === 0 ? 'int' : left.sort().join(' ');
}

/** Whether a parameter is of just this type, by value, by pointer or by reference. */
function takes(
  resolver: TypeQuestions,
  { module, index }: Definition,
  wanted: WrittenType | undefined,
  given: Given,
): boolean {
  if (wanted === undefined || wanted.pointers !== given.pointers) return false;
  if (wanted.reference === '&&' ? given.isTemporary !== true : given.isTemporary === true && bindsVariables(wanted))
    return false;
  if (given.isConst === true && !wanted.isConst && (wanted.pointers > 0 || wanted.reference !== '')) return false;
  const type = typeNamed(resolver, wanted.base, module, index);
  if (type === undefined || typeof type === 'string' || typeof given.type === 'string') return type === given.type;
  return isSameType(type, given.type);
}

/** `Shop&`: what is made for the call does not go there. */
function bindsVariables({ reference, isConst }: WrittenType): boolean {
  return reference === '&' && !isConst;
}

/** Of several that take an argument: what may be changed goes to where it may be, what is made for the call to where it may be taken over. */
function isClosest(wanted: WrittenType, given: Given): boolean {
  if (given.isTemporary === true && wanted.pointers === 0) return wanted.reference === '&&';
  return wanted.isConst === given.isConst;
}

const read = new WeakMap<object, readonly (WrittenType | undefined)[]>();

/** The type of the parameter at a place. */
function parameterAt(function_: Definition, place: number): WrittenType | undefined {
  const fact = factOf(function_);
  let types = read.get(fact);
  if (types === undefined) {
    types = parameterTexts(fact).map(readWrittenType);
    read.set(fact, types);
  }
  return types[place];
}

function factOf({ module, index }: Definition) {
  return module.facts.definitions[index]!;
}
