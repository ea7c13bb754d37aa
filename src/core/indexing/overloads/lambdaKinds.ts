import { anyScript } from '../../model/anyScript.ts';
import { type Chain, isCall, rootName } from '../../model/chain.ts';
import { type LambdaShape, lambdaShapeOf } from '../../model/lambdaShape.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import { isCallable, isClass, isConstructor, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Value } from '../types/values.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** A function that is passed: what it looks like, and the type of what it gives, where both are known. */
export interface FunctionKind extends LambdaShape {
  /** As written; in what is asynchronous, what it gives in the end. */
  readonly returns?: string;
}

/** What is known of a lambda by its shape and by what it gives. */
export function functionKind(
  resolver: TypeQuestions,
  chain: Chain,
  module: ModuleEntry,
  from: number,
): FunctionKind | undefined {
  const shape = lambdaShapeOf(chain[0]);
  if (shape === undefined || chain.length < 2) return shape;
  const literal = chain.length === 2 ? anyScript(/^<(\w+)>$/).exec(chain[1]!)?.[1] : undefined;
  if (literal !== undefined) return literal === 'null' ? shape : { ...shape, returns: literal };
  // `new List<T>()`: only a construction begins with a type that is called.
  if (shape.gives === 'droppable' && chain.length === 3 && isCall(chain[2]) && /^\p{Lu}/u.test(chain[1]!)) {
    return { ...shape, returns: rootName(chain[1]) };
  }
  if (shape.parameters === undefined && module.language.delegates?.singleMethods !== undefined) {
    return referenceKind(resolver, shape, chain, module, from);
  }
  const isAwaited = chain.at(-1) === 'await';
  const result = resultOf(resolver, isAwaited ? chain.slice(1, -1) : chain.slice(1), module, from);
  const returns = isAwaited ? awaited(result, module) : result;
  if (returns === undefined) return shape;
  if (returns === 'void') return shape.gives === 'call' ? { ...shape, gives: 'nothing' } : shape;
  return { ...shape, gives: shape.gives === 'call' ? 'droppable' : shape.gives, returns };
}

/**
 * What is known of a reference to a method: one that belongs to objects and is named of their type takes an object first. What it gives tells
 * nothing where nobody knows how much it takes.
 */
function referenceKind(
  resolver: TypeQuestions,
  shape: LambdaShape,
  chain: Chain,
  module: ModuleEntry,
  from: number,
): FunctionKind {
  const named = resolver.evaluate(chain.slice(1, -1), module, from);
  const known = namedFunctionKind(named);
  const [value] = named;
  if (known === undefined || value?.kind !== 'definition') return shape;
  const holders = resolver.evaluate(chain.slice(1, -2), module, from);
  const isOfType = chain[1]!.startsWith('@') ? false : holders.some(isClass);
  const isOfObjects = !/\bstatic\s/.test(value.module.facts.definitions[value.index]!.signature);
  return { ...known, parameters: (known.parameters ?? 0) + (isOfType && isOfObjects ? 1 : 0) };
}

/** What is known of a function that is passed by its name; nothing where there may be several of it. */
export function namedFunctionKind(values: readonly Value[]): FunctionKind | undefined {
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'definition' || !isFunctionValue(value)) return undefined;
  const definition = value.module.facts.definitions[value.index]!;
  const { parent, name, signature, returns } = definition;
  if ((value.module.namesakes?.get(parent)?.get(name)?.length ?? 1) > 1 || returns === undefined) return undefined;
  const parameters = parametersOf(signature, name)?.length;
  const gives = returns === 'void' ? 'nothing' : 'value';
  return { parameters, gives, isAsync: false, ...(gives === 'value' ? { returns } : {}) };
}

/** The type of what a chain gives, as written where it is declared; `void` for nothing. */
function resultOf(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): string | undefined {
  const known = module.language.delegates?.task?.(chain);
  if (known !== undefined) return known;
  let last: readonly Value[] = [];
  resolver.evaluate(chain, module, from, (_name, values) => {
    last = values;
  });
  const isCalled = isCall(chain.at(-1));
  const types = new Set(last.map((value) => typeOf(value, isCalled)));
  const [type] = types;
  if (types.size === 1 && type !== undefined) return type;
  return isCalled && types.size < 2
    ? (ofDelegate(resolver, chain, module, from) ?? ofOutside(resolver, chain, module, from))
    : undefined;
}

/** What calling a function gives that a variable holds, by the function type. */
function ofDelegate(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): string | undefined {
  const held = valuesOf(resolver, chain.slice(0, -1), module, from);
  const [value] = held;
  const { delegates } = module.language;
  if (held.length !== 1 || value === undefined || delegates === undefined) return undefined;
  if (value.kind === 'external') return value.name === 'Action' ? 'void' : undefined;
  if (value.kind !== 'container' || value.of === undefined) return undefined;
  // What is written is known by its places.
  const known = delegates.read(`${value.of}<${value.arguments.map((_, at) => `_${at}`).join()}>`);
  if (known === undefined) return undefined;
  if (known.returns === undefined) return 'void';
  const place = /^_(\d+)$/.exec(known.returns)?.[1];
  const written = place === undefined ? undefined : value.arguments[Number(place)]?.[0];
  return written === undefined ? undefined : `${written.name}${written.arguments.length > 0 ? '<>' : ''}`;
}

/** What a chain may be; of a field or property, what it holds. */
function valuesOf(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): readonly Value[] {
  return resolver.evaluate(chain, module, from).flatMap((value) => {
    if (value.kind !== 'definition') return [value];
    const { kind } = value.module.facts.definitions[value.index]!;
    return kind === 'field' || kind === 'accessor' ? resolver.typeOf(value.module, value.index) : [];
  });
}

/** What well-known methods of outside give: of a type, or of what is one. */
function ofOutside(resolver: TypeQuestions, chain: Chain, module: ModuleEntry, from: number): string | undefined {
  const { outsideReturns } = module.language;
  const method = chain.at(-2);
  if (outsideReturns === undefined || method?.startsWith('.') !== true) return undefined;
  const own = chain.length === 3 ? outsideReturns.get(`${rootName(chain[0])}${method}`) : undefined;
  if (own !== undefined) return own;
  const [holder] = valuesOf(resolver, chain.slice(0, -2), module, from);
  return holder?.kind === 'container' ? outsideReturns.get(`${holder.of}${method}`) : undefined;
}

function typeOf(value: Value, isCalled: boolean): string | undefined {
  if (value.kind !== 'definition') return undefined;
  const definition = value.module.facts.definitions[value.index]!;
  if (isConstructor(value)) return definition.name;
  if (definition.kind === 'class') return isCalled ? definition.name : undefined;
  if (isCallable(definition)) return isCalled ? definition.returns : undefined;
  return isCalled ? undefined : (definition.type ?? definition.returns);
}

/** What waiting for a task gives. */
function awaited(type: string | undefined, { language }: ModuleEntry): string | undefined {
  const [, name = '', inner] = anyScript(/^(?:[\w.]+\.)?(\w+)(?:<(.*)>)?$/s).exec(type ?? '') ?? [];
  if (!language.wrappers.includes(name)) return undefined;
  return inner ?? 'void';
}
