import { type Chain, isCall } from '../model/fileFacts.ts';
import { type LambdaShape, lambdaShapeOf } from '../model/lambdaShape.ts';
import { parametersOf } from '../model/parameterTypes.ts';
import { isCallable, isConstructor, isFunctionValue } from './definitionKinds.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { TypeQuestions } from './typeQuestions.ts';
import type { Value } from './values.ts';

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
  const literal = chain.length === 2 ? /^<(\w+)>$/.exec(chain[1]!)?.[1] : undefined;
  if (literal !== undefined) return literal === 'null' ? shape : { ...shape, returns: literal };
  // `new List<T>()`: only a construction begins with a type that is called.
  if (shape.gives === 'droppable' && chain.length === 3 && isCall(chain[2]) && /^\p{Lu}/u.test(chain[1]!)) {
    return { ...shape, returns: chain[1]! };
  }
  const isAwaited = chain.at(-1) === 'await';
  const result = resultOf(resolver, isAwaited ? chain.slice(1, -1) : chain.slice(1), module, from);
  const returns = isAwaited ? awaited(result, module) : result;
  if (returns === undefined) return shape;
  if (returns === 'void') return shape.gives === 'call' ? { ...shape, gives: 'nothing' } : shape;
  return { ...shape, gives: shape.gives === 'call' ? 'droppable' : shape.gives, returns };
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
  const known = module.language.delegates?.task(chain);
  if (known !== undefined) return known;
  let last: readonly Value[] = [];
  resolver.evaluate(chain, module, from, (_name, values) => {
    last = values;
  });
  const types = new Set(last.map((value) => typeOf(value, isCall(chain.at(-1)))));
  const [type] = types;
  return types.size === 1 ? type : undefined;
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
  const [, name = '', inner] = /^(?:[\w.]+\.)?(\w+)(?:<(.*)>)?$/s.exec(type ?? '') ?? [];
  if (!language.wrappers.includes(name)) return undefined;
  return inner ?? 'void';
}
