import { anyScript } from '../../model/anyScript.ts';
import { type Chain, isCall, rootName } from '../../model/chain.ts';
import { isLambda } from '../../model/lambdaShape.ts';
import { ARRAY } from '../../model/typeNotation.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Definition, Instance, TypeExpression, Value } from '../types/values.ts';
import { simple } from '../types/writtenParameters.ts';
import { type FunctionKind, functionKind, namedFunctionKind } from './lambdaKinds.ts';
import { BOXES, FINAL, OBJECTS } from './plainTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** What is known of an argument: a plain type by its name, or an instance of a type in the workspace. */
export type Kind =
  | {
      readonly name: string;
      /** It is held by an object of its own (`Integer`). */
      readonly boxed?: true;
      /** It is a constant that the type has: of that type most often, but of any. */
      readonly constant?: true;
      readonly element?: string;
      /** What is written for the type parameters of a function type. */
      readonly arguments?: readonly (readonly TypeExpression[])[];
      /** What is known of a lambda, or of a function by its name. */
      readonly function?: FunctionKind;
    }
  | Instance;

/** What a chain that is passed is; undefined where the code does not say. */
export function kindOf(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): Kind | undefined {
  if (isLambda(chain[0])) {
    const known = functionKind(resolver, chain, module, from);
    return { name: 'lambda', ...(known === undefined ? {} : { function: known }) };
  }
  const isAlone = chain.length === 1;
  const literal = isAlone ? anyScript(/^<([\w[\]]+)>$/).exec(chain[0]!)?.[1] : undefined;
  if (literal !== undefined && (literal === 'null' || FINAL.has(BOXES.get(literal) ?? literal))) {
    return plainKind(literal);
  }
  const { outsideReturns } = module.language;
  const values = resolver.evaluate(chain, module, from);
  const constructed = constructedOutside(chain, values, module);
  if (constructed !== undefined) return { name: constructed };
  if (module.language.delegates?.header !== undefined && !isCall(chain.at(-1)) && values.some(isFunctionValue)) {
    const named = namedFunctionKind(values);
    return { name: 'lambda', ...(named === undefined ? {} : { function: named }) };
  }
  const called = isCall(chain.at(-1)) ? rootName(chain.at(-2)).replace(/^\./, '') : undefined;
  const returns = called === undefined ? undefined : outsideReturns?.get(called);
  // What makes an array of a container gives the same elements, in something else.
  if (returns?.endsWith('[]') && values.every(({ kind }) => kind === 'container'))
    return { name: ARRAY, element: returns.slice(0, -2) };
  for (const value of values) {
    const kind = kindOfValue(resolver, value, outsideReturns);
    if (kind !== undefined) return kind;
    const last = value.kind === 'external' ? anyScript(/(\w+)\(\)$/).exec(value.name)?.[1] : undefined;
    const given = last === undefined ? undefined : outsideReturns?.get(last);
    if (given !== undefined && !given.endsWith('[]')) return { name: given };
  }
  // What a type of outside has itself: `TimeSpan.Zero`.
  const own =
    isCall(chain[2]) || chain.length === 2 ? outsideReturns?.get(rootName(chain[0]) + (chain[1] ?? '')) : undefined;
  if (own !== undefined && chain.length < 4) return { name: own };
  if (returns === undefined) return undefined;
  return returns.endsWith('[]') ? { name: ARRAY, element: returns.slice(0, -2) } : { name: returns };
}

/** A type of outside by its name, boxed or not. */
function plainKind(name: string): Extract<Kind, { name: string }> {
  return { name: BOXES.get(name) ?? name, ...(OBJECTS.has(name) ? { boxed: true } : {}) };
}

/** The type of outside that a chain makes an instance of: one that the file imports by name, or a built-in one. */
function constructedOutside(chain: Chain, values: readonly Value[], { language }: ModuleEntry): string | undefined {
  const name = rootName(chain[0]);
  if (chain.length !== 2 || !isCall(chain[1]) || !anyScript(/^\p{Lu}\w*$/u).test(name)) return undefined;
  const [value] = values;
  const isImported = value?.kind === 'external' && value.package !== '';
  return isImported || (value === undefined && language.builtins.has(name)) ? name : undefined;
}

/** The type of a value that a type of outside has itself: `TimeSpan.Zero`, `TimeSpan.FromDays(1)`. */
export function ownStatic(value: Value, outsideReturns: ReadonlyMap<string, string> | undefined): string | undefined {
  if (value.kind !== 'external' || outsideReturns === undefined) return undefined;
  const [, member] = anyScript(/(?:^|\.)(\p{Lu}\w*\.\w+)(?:\(\))?$/u).exec(value.name) ?? [];
  return member === undefined ? undefined : outsideReturns.get(member);
}

/** The same for a value that is known already. */
export function kindOfValue(
  resolver: TypeQuestions,
  value: Value,
  outsideReturns?: ReadonlyMap<string, string>,
): Kind | undefined {
  switch (value.kind) {
    case 'instance':
      return value;
    case 'external': {
      // `array.length`
      const held =
        value.package === ''
          ? anyScript(/^\w+\.([lL]ength|Count|size|lastIndex|ordinal)$/).exec(value.name)?.[1]
          : undefined;
      const type = held === undefined ? undefined : outsideReturns?.get(held);
      if (type !== undefined) return { name: type };
      const own = ownStatic(value, outsideReturns);
      if (own !== undefined) return { name: own };
      const constant = constantOf(value);
      if (constant !== undefined) return constant;
      const name = simple(value.name);
      return anyScript(/^\w+$/).test(value.name) || value.package !== ''
        ? anyScript(/^[\w.]+$/).test(value.name)
          ? { ...plainKind(name), ...(name === 'Action' ? { arguments: [] } : {}) }
          : undefined
        : undefined;
    }
    case 'container':
      if (value.gives !== undefined) return undefined;
      return value.of === undefined
        ? { name: ARRAY, element: simple(value.arguments[0]?.[0]?.name ?? '') }
        : { name: value.of, ...(isDelegate(value.of, value.module) ? { arguments: value.arguments } : {}) };
    case 'definition': {
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind === 'class' || kind === 'interface') return objectNamed(value);
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

/** A constant of an imported type of outside: `Modifier.PUBLIC`, which is a `Modifier` as a rule. */
function constantOf(value: Extract<Value, { kind: 'external' }>): Kind | undefined {
  if (value.package === '') return undefined;
  const [, type] =
    anyScript(/(?:^|\.)(\p{Lu}\w*\p{Ll}\w*)\.\p{Lu}[\p{Lu}\d_]+$/u).exec(`${value.package}.${value.name}`) ?? [];
  return type === undefined ? undefined : { name: type, constant: true };
}

/** What the name of a type is alone, where that is an object (Kotlin): its companion, or what it declares itself. */
function objectNamed({ module, index }: Definition): Kind | undefined {
  const { companionHeader } = module.language;
  if (companionHeader === undefined) return undefined;
  const signatureOf = (each: number) => module.facts.definitions[each]!.signature;
  for (const [, member] of module.members.get(index) ?? []) {
    if (companionHeader.test(signatureOf(member))) return { kind: 'instance', module, index: member };
  }
  return /(^|\s)object\s/.test(signatureOf(index)) ? { kind: 'instance', module, index } : undefined;
}

/** Whether a name of outside is of a function type, of which what is written for it counts. */
function isDelegate(name: string, { language }: ModuleEntry): boolean {
  return language.delegates?.header !== undefined && language.delegates.read(`${name}<T>`) !== undefined;
}
