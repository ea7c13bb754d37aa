import { argumentsOf, type Chain, type DefinitionFact, isCall, LAMBDA } from '../model/fileFacts.ts';
import { parametersOf } from '../model/parameterTypes.ts';
import { isFunctionValue } from './definitionKinds.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import { isSameType } from './sameType.ts';
import { ARRAY, parseTypeText } from './typeText.ts';
import type { Value } from './values.ts';

type Definition = Extract<Value, { kind: 'definition' }>;

/** What choosing an overload asks of the resolver. */
export interface TypeQuestions {
  evaluate(chain: Chain, module: ModuleEntry, from: number): readonly Value[];
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[];
  typeOf(module: ModuleEntry, index: number): readonly Value[];
  bases(module: ModuleEntry, index: number): readonly Value[];
}

/** How well an argument fits a parameter; higher is better, `NO` is not at all. */
const EXACT = 8;
const NEAR = 6;
const WIDE = 3;
const UNKNOWN = 2;
const NO = -1;

/** Numbers and what they widen to, in order. */
const NUMBERS = [
  'byte',
  'sbyte',
  'short',
  'ushort',
  'char',
  'int',
  'uint',
  'long',
  'ulong',
  'nint',
  'float',
  'double',
  'decimal',
];
const BOXES: ReadonlyMap<string, string> = new Map([
  ['Byte', 'byte'],
  ['Short', 'short'],
  ['Character', 'char'],
  ['Char', 'char'],
  ['Integer', 'int'],
  ['Int', 'int'],
  ['Int32', 'int'],
  ['Int64', 'long'],
  ['Long', 'long'],
  ['Float', 'float'],
  ['Single', 'float'],
  ['Double', 'double'],
  ['Boolean', 'boolean'],
  ['bool', 'boolean'],
  ['string', 'String'],
  ['object', 'Object'],
  ['Any', 'Object'],
]);
/** Types of outside that nothing else is. */
const FINAL = new Set([...NUMBERS, 'boolean', 'String', 'Class', 'StringBuilder', 'StringBuffer', 'lambda', ARRAY]);
const TOP = new Set(['Object', 'dynamic', 'var', '_']);
const STRING_LIKE = new Set(['CharSequence', 'Comparable', 'Serializable', 'Object', 'IEnumerable', 'IComparable']);

/** Which of several namesakes a call with these arguments means; all of them where that is no question of overloads. */
export function chooseOverload(
  resolver: TypeQuestions,
  values: readonly Value[],
  step: string | undefined,
  module: ModuleEntry,
  from: number,
): readonly Value[] {
  const given = argumentsOf(step);
  const functions = values.filter((value): value is Definition => isFunctionValue(value));
  if (given === undefined || functions.length < 2) return values;
  const name = functions[0]!.module.facts.definitions[functions[0]!.index]!.name;
  const isOverloaded = functions.every(({ module: of, index }) => of.facts.definitions[index]!.name === name);
  if (!isOverloaded) return values;
  const kinds = given.map((chain) => (chain.length === 0 ? undefined : kindOf(resolver, chain, module, from)));
  const scored = functions.map((value) => ({ value, score: scoreOf(resolver, value, kinds) }));
  const best = Math.max(...scored.map(({ score }) => score));
  if (best < 0) return [];
  const chosen = scored.filter(({ score }) => score === best).map(({ value }) => value);
  return withoutOverridden(chosen);
}

/** The same parameters again are of a base; two that differ leave it unknown. */
function withoutOverridden(chosen: readonly Definition[]): readonly Value[] {
  const distinctParameters = new Set(
    chosen.map(({ module, index }) => typesOf(module.facts.definitions[index]!).join(', ')),
  );
  return distinctParameters.size === 1 ? chosen.slice(0, 1) : [];
}

type Kind = { readonly name: string; readonly element?: string } | Extract<Value, { kind: 'instance' }>;

function kindOf(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): Kind | undefined {
  const isAlone = chain.length === 1 || chain[0] === LAMBDA;
  const literal = isAlone ? /^<([\w[\]]+)>$/.exec(chain[0]!)?.[1] : undefined;
  if (literal !== undefined && (literal === 'null' || FINAL.has(BOXES.get(literal) ?? literal))) {
    return { name: BOXES.get(literal) ?? literal };
  }
  const { outsideReturns } = module.language;
  const values = resolver.evaluate(chain, module, from);
  const constructed = constructedOutside(chain, values, module);
  if (constructed !== undefined) return { name: constructed };
  for (const value of values) {
    const kind = kindOfValue(resolver, value, outsideReturns);
    if (kind !== undefined) return kind;
    const last = value.kind === 'external' ? /(\w+)\(\)$/.exec(value.name)?.[1] : undefined;
    const given = last === undefined ? undefined : outsideReturns?.get(last);
    if (given !== undefined && !given.endsWith('[]')) return { name: given };
  }
  const called = isCall(chain.at(-1)) ? chain.at(-2)?.replace(/^\./, '') : undefined;
  const returns = called === undefined ? undefined : outsideReturns?.get(called);
  if (returns === undefined) return undefined;
  return returns.endsWith('[]') ? { name: ARRAY, element: returns.slice(0, -2) } : { name: returns };
}

/** The type of outside that a chain makes an instance of: one that the file imports by name, or a built-in one. */
function constructedOutside(chain: Chain, values: readonly Value[], { language }: ModuleEntry): string | undefined {
  const [name = ''] = chain;
  if (chain.length !== 2 || !isCall(chain[1]) || !/^\p{Lu}\w*$/u.test(name)) return undefined;
  const [value] = values;
  const isImported = value?.kind === 'external' && value.package !== '';
  return isImported || (value === undefined && language.builtins.has(name)) ? name : undefined;
}

function kindOfValue(
  resolver: TypeQuestions,
  value: Value,
  outsideReturns?: ReadonlyMap<string, string>,
): Kind | undefined {
  switch (value.kind) {
    case 'instance':
      return value;
    case 'external': {
      // `array.length`
      const held = value.package === '' ? /^\w+\.([lL]ength|Count)$/.exec(value.name)?.[1] : undefined;
      const type = held === undefined ? undefined : outsideReturns?.get(held);
      if (type !== undefined) return { name: type };
      const name = simple(value.name);
      return /^\w+$/.test(value.name) || value.package !== ''
        ? /^[\w.]+$/.test(value.name)
          ? { name: BOXES.get(name) ?? name }
          : undefined
        : undefined;
    }
    case 'container':
      if (value.gives !== undefined) return undefined;
      return value.of === undefined
        ? { name: ARRAY, element: simple(value.arguments[0]?.[0]?.name ?? '') }
        : { name: value.of };
    case 'definition': {
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind !== 'field' && kind !== 'constant' && kind !== 'variable' && kind !== 'member' && kind !== 'accessor')
        return undefined;
      for (const held of resolver.typeOf(value.module, value.index)) {
        const found = held.kind === 'definition' ? undefined : kindOfValue(resolver, held);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function scoreOf(resolver: TypeQuestions, value: Definition, kinds: readonly (Kind | undefined)[]): number {
  const definition = value.module.facts.definitions[value.index]!;
  // The object that an extension method is called on is no argument.
  const types = value.onFirst ? typesOf(definition).slice(1) : typesOf(definition);
  let total = 0;
  const last = kinds.at(-1);
  const isTrailing =
    value.module.language.trailingLambdas === true && last !== undefined && 'name' in last && last.name === 'lambda';
  for (const [place, kind] of kinds.entries()) {
    // What is left out stands before a lambda behind the parentheses.
    const at = isTrailing && place === kinds.length - 1 ? Math.max(place, types.length - 1) : place;
    const isLast = at >= types.length - 1;
    const written = types[Math.min(at, types.length - 1)] ?? '';
    const isVariable = isLast && written.endsWith('...');
    const type = written.replace(/\.\.\.$/, '');
    // An array for variable parameters is what they are, more closely than anything else that takes it.
    const asArray =
      isVariable && kinds.length === types.length && kind !== undefined && 'name' in kind && kind.name === ARRAY
        ? arrayFits(kind.element, simple(parseTypeText(type)[0]?.name ?? type), value)
        : NO;
    if (asArray > WIDE) {
      total += asArray + 1;
      continue;
    }
    let score = kind === undefined ? UNKNOWN : fits(resolver, kind, type, value);
    // An array may be passed for variable parameters as it is.
    if (score === NO && isVariable && kinds.length === types.length && kind !== undefined && 'name' in kind) {
      score = kind.name === ARRAY || kind.name === 'null' ? WIDE : NO;
    }
    if (score === NO) return NO;
    total += isVariable ? score - 1 : score;
  }
  // Without variable and default parameters it is the closer one.
  const variable = types.at(-1)?.endsWith('...') === true;
  return total * 4 - (variable ? 3 : Math.min(2, Math.abs(types.length - kinds.length)));
}

/** Arrays and well-known collections, and what they are walked through as. */
const COLLECTIONS = new Set([
  ARRAY,
  'List',
  'IList',
  'ICollection',
  'IReadOnlyList',
  'IReadOnlyCollection',
  'HashSet',
  'ISet',
  'Dictionary',
  'IDictionary',
  'IReadOnlyDictionary',
  'Collection',
  'ReadOnlyCollection',
  'Queue',
  'Stack',
  'IEnumerable',
]);

/** How well a receiver fits the type of the parameter that stands for it; 0 for not at all, or unknown. */
export function receiverFit(resolver: TypeQuestions, receiver: Value, type: string, target: Definition): number {
  const kind = kindOfValue(resolver, receiver);
  if (kind === undefined) return 0;
  const written = type.replace(/\?$/, '');
  const own = 'name' in kind ? target.module.language.outsideMembers?.get(kind.name) : undefined;
  if (own?.has(target.module.facts.definitions[target.index]!.name)) return 0;
  const [parsed] = parseTypeText(written);
  if ('name' in kind && COLLECTIONS.has(kind.name) && parsed !== undefined) {
    const wanted = simple(parsed.name);
    if (wanted === kind.name)
      return kind.name === ARRAY ? arrayFits(kind.element, parsed.arguments[0]?.[0]?.name ?? '', target) : EXACT;
    if (wanted === 'IEnumerable' || (wanted !== ARRAY && wanted.startsWith('I') && COLLECTIONS.has(wanted)))
      return NEAR;
  }
  if (isTypeParameter(written, target)) return 1;
  const score = fits(resolver, kind, written, target);
  // An outside type that is not the one named may be anything.
  const isGuess = 'name' in kind && score > 0 && score < WIDE - 1;
  if (isGuess || score === UNKNOWN || score === WIDE - 0.5) return 0;
  return Math.max(0, score);
}

function fits(resolver: TypeQuestions, kind: Kind, type: string, target: Definition): number {
  const [parsed] = parseTypeText(type);
  const bare = simple(parsed?.name ?? type.replace(/<.*/s, ''));
  const name = BOXES.get(bare) ?? bare;
  if (isTypeParameter(bare, target)) return 'name' in kind && kind.name === 'lambda' ? NO : WIDE - 1;
  if ('name' in kind) {
    if (kind.name === 'null') return NUMBERS.includes(bare) || bare === 'boolean' ? NO : UNKNOWN;
    if (kind.name === 'lambda' && type.includes('->')) return NEAR;
    if (kind.name === 'lambda') return FINAL.has(name) || TOP.has(name) ? NO : UNKNOWN;
    if (kind.name === ARRAY && name === ARRAY)
      return arrayFits(kind.element, parsed?.arguments[0]?.[0]?.name ?? '', target);
    // A value's type is known as it is written.
    const given = BOXES.get(kind.name) ?? kind.name;
    if (given === name) return EXACT;
    if (TOP.has(name)) return WIDE - 1;
    const [is, wanted] = [NUMBERS.indexOf(given), NUMBERS.indexOf(name)];
    if (is >= 0 && wanted >= 0) return is < wanted ? NEAR - (wanted - is) * 0.1 : NO;
    if (is >= 0 && /^(Number|Comparable|Serializable|IComparable|IFormattable)$/.test(name)) return WIDE;
    if (given === 'String' && STRING_LIKE.has(name)) return WIDE;
    const above = target.module.language.outsideBases?.get(kind.name);
    if (above !== undefined && target.module.language.outsideBases?.has(name)) {
      const steps = above.indexOf(name);
      return steps < 0 ? NO : NEAR - (steps + 1) * 0.1;
    }
    if (FINAL.has(given) || FINAL.has(name)) {
      return given.startsWith('StringBu') && STRING_LIKE.has(name) ? WIDE : NO;
    }
    return declares(resolver, type, target) ? NO : WIDE - 0.5;
  }
  if (TOP.has(name)) return WIDE - 1;
  const wanted = resolver.resolveType(type, target.module, target.index).find(({ kind: each }) => each === 'instance');
  if (wanted?.kind === 'instance') {
    const steps = distanceTo(resolver, kind, wanted);
    return steps === 0 ? EXACT : steps > 0 ? NEAR - steps * 0.1 : NO;
  }
  if (FINAL.has(name)) return NO;
  return extendsOutside(resolver, kind) ? UNKNOWN : NO;
}

function arrayFits(is: string | undefined, wanted: string, target: Definition): number {
  if (is === undefined || is === '') return UNKNOWN;
  const element = simple(wanted);
  if (is === element) return EXACT;
  if (NUMBERS.includes(is) || NUMBERS.includes(element) || is === 'boolean' || element === 'boolean') return NO;
  if (isTypeParameter(element, target)) return WIDE;
  return TOP.has(element) ? WIDE - 1 : is === ARRAY ? UNKNOWN : element === 'String' || is === 'String' ? NO : WIDE - 1;
}

/** Whether the workspace has the type. */
function declares(resolver: TypeQuestions, type: string, target: Definition): boolean {
  return resolver.resolveType(type, target.module, target.index).some(({ kind }) => kind === 'instance');
}

function distanceTo(
  resolver: TypeQuestions,
  from: Extract<Value, { kind: 'instance' }>,
  wanted: Extract<Value, { kind: 'instance' }>,
): number {
  const seen = new Set<string>();
  let level: Value[] = [{ ...from, kind: 'definition' }];
  for (let steps = 0; level.length > 0; steps++) {
    const next: Value[] = [];
    for (const value of level) {
      if (value.kind !== 'definition') continue;
      const own = value.module.ids[value.index]!;
      if (isSameType(value, wanted)) return steps;
      if (seen.has(own)) continue;
      seen.add(own);
      next.push(...resolver.bases(value.module, value.index));
    }
    level = next;
  }
  return -1;
}

function extendsOutside(
  resolver: TypeQuestions,
  from: Extract<Value, { kind: 'instance' }>,
  seen = new Set<string>(),
): boolean {
  const id = from.module.ids[from.index]!;
  if (seen.has(id)) return false;
  seen.add(id);
  const written = from.module.bases.get(from.index)?.length ?? 0;
  const bases = resolver.bases(from.module, from.index);
  return (
    bases.filter(({ kind }) => kind === 'definition').length < written ||
    bases.some((base) => base.kind === 'definition' && extendsOutside(resolver, { ...base, kind: 'instance' }, seen))
  );
}

/** Types of the parameters as written, variable ones with `...`. */
export function typesOf(definition: DefinitionFact): readonly string[] {
  let types = known.get(definition);
  if (types === undefined) {
    types = (parametersOf(definition.signature, definition.name) ?? []).map(typeOfParameter);
    known.set(definition, types);
  }
  return types;
}

const known = new WeakMap<DefinitionFact, readonly string[]>();

function typeOfParameter(parameter: string): string {
  const plain = parameter
    .replace(/^(\s*(@[\w.]+(\([^()]*\))?|\[[^\]]*\])\s*)+/, '')
    .replace(/\s*(?<![=!<>])=(?![=>]).*$/s, '');
  const isVariable = /\.\.\.|^params\s|\bvararg\s/.test(plain);
  const colon = /^[\w\s`]+:/.exec(plain);
  const type =
    colon !== null
      ? plain.slice(colon[0].length)
      : plain
          .replace(/\b(final|ref|out|in|params|this|scoped|readonly)\s+/g, '')
          .replace(/@[\w.]+(\([^()]*\))?\s*/g, '')
          .replace('...', ' ')
          .replace(/\s*\b[\w$]+\s*(\[\])?$/, (_, brackets: string | undefined) => brackets ?? '');
  const bare = type.trim().replace(/\?$/, '');
  return isVariable ? `${/^params\s/.test(plain) ? bare.replace(/\[\]$/, '') : bare}...` : bare;
}

function simple(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Declared between angle brackets in the header of the function or of a type around. */
export function isTypeParameter(name: string, { module, index }: Definition): boolean {
  if (/^[A-Z]\d?$/.test(name) || /^T[A-Z]\w*$/.test(name)) return true;
  for (let at = index; at >= 0; at = module.facts.definitions[at]!.parent) {
    const { signature, name: of } = module.facts.definitions[at]!;
    const before = signature.slice(0, signature.indexOf('(') < 0 ? undefined : signature.indexOf('('));
    if (
      at === index
        ? new RegExp(`(^|\\s|${of})<[^()]*\\b${name}\\b`).test(before) && before.trim().startsWith('<')
        : new RegExp(`\\b${of}\\s*<[^{]*\\b${name}\\b`).test(signature)
    )
      return true;
  }
  return false;
}
