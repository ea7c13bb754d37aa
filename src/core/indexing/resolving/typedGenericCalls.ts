import { argumentsOf, type Chain, type DefinitionFact } from '../../model/fileFacts.ts';
import { isLambda } from '../../model/lambdaShape.ts';
import { ARRAY } from '../../model/typeNotation.ts';
import { CLASS_KINDS, isFunctionValue } from '../definitionKinds.ts';
import { typeArityOf } from '../overloads/overloads.ts';
import { substituted } from '../types/substitutedType.ts';
import { parseTypeText } from '../types/typeText.ts';
import { type Definition, distinct, NOTHING, sameValues, type TypeExpression, type Value } from '../types/values.ts';
import { typesOf } from '../types/writtenParameters.ts';
import { type OwnGenericResult, ownGenericResult } from '../types/writtenResult.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Words of a type argument that say how it may vary, not what it is: `? extends T`, `in T`. */
const VARIANCE = /\?\s*extends\s+|(?<=[<,]\s*)out\s+/g;
/** What is passed only takes values of the type: `Comparator<? super T>`. */
const TAKES = /\?\s*super\b|[<,]\s*in\s/;
const WORDS = /[\p{L}\p{N}_]+/gu;

/**
 * What calls of functions with type parameters of their own give where every parameter has a type (Java, C#): by the types that the call
 * writes (`Get<Foo>()`), else by what is passed (`get(Foo.class)`, `check(foo)`, `first(foos)`).
 */
export class TypedGenericCalls {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a call of `name` gives; nothing where several functions may be meant, or the result does not follow. */
  given(callees: readonly Value[], name: string, step: string, place: DefinitionPlace): readonly Value[] {
    const [callee] = callees;
    if (callee?.kind !== 'definition' || callees.length > 1 || !isFunctionValue(callee)) return NOTHING;
    const definition = callee.module.facts.definitions[callee.index]!;
    const generic = ownGenericResult(definition);
    if (generic === undefined) return NOTHING;
    const bindings =
      typeArityOf(name) > 0
        ? this.#written(generic, name, place)
        : this.#passed(generic, passedTypes(callee, definition), argumentsOf(step) ?? [], place);
    const result = parseTypeText(generic.result).flatMap((type) => substituted(type, bindings) ?? []);
    return this.#parts.written.resolveUnion(result, callee.module, callee.index);
  }

  /** By what the call writes: all of them, in their order. */
  #written({ parameters }: OwnGenericResult, name: string, { module, index }: DefinitionPlace) {
    const types = parseTypeText(name)[0]?.arguments ?? [];
    const bindings = new Map<string, readonly Value[]>();
    if (types.length !== parameters.length) return bindings;
    for (const [at, parameter] of parameters.entries()) {
      bindings.set(parameter, this.#parts.written.resolveUnion(types[at]!, module, index));
    }
    return bindings;
  }

  /**
   * By what is passed: what all arguments that may say what a type parameter is agree on. Of `either(cat, animal)` the wider type is meant;
   * an argument of which nothing is known may be such a one.
   */
  #passed(
    { parameters }: OwnGenericResult,
    types: readonly string[],
    passed: readonly Chain[],
    place: DefinitionPlace,
  ) {
    const bindings = new Map<string, readonly Value[]>();
    for (const [at, chain] of passed.entries()) {
      const type = types[Math.min(at, types.length - 1)] ?? '';
      const words: readonly string[] = type.match(WORDS) ?? [];
      const named = parameters.filter((name) => words.includes(name));
      // What only takes such values, and `null`, say nothing of them.
      if (named.length === 0 || TAKES.test(type) || (chain.length === 1 && chain[0] === '<null>')) continue;
      const found = this.#saidBy(type, chain, named, place);
      for (const name of named) {
        const values = found.get(name) ?? NOTHING;
        const before = bindings.get(name);
        bindings.set(name, before === undefined || sameValues(before, values) ? values : NOTHING);
      }
    }
    return bindings;
  }

  /** What one argument says of the type parameters that the type of its parameter names. */
  #saidBy(type: string, chain: Chain, named: readonly string[], { module, index }: DefinitionPlace) {
    const found = new Map<string, readonly Value[]>(named.map((name) => [name, NOTHING]));
    if (chain.length === 0 || isLambda(chain[0])) return found;
    const values = this.#objects(this.#parts.steps.evaluate(chain, module, index));
    const plain = type.replace(/\s*\.\.\.$/, '').replace(VARIANCE, '');
    for (const written of parseTypeText(plain)) this.#unify(written, values, found);
    return found;
  }

  /** What is passed as an object: what a field or variable holds, no types and functions. */
  #objects(values: readonly Value[]): readonly Value[] {
    const held = values.flatMap((value) => (value.kind === 'definition' ? this.#heldBy(value) : [value]));
    return distinct(held.filter(({ kind }) => kind === 'instance' || kind === 'container'));
  }

  #heldBy(value: Definition): readonly Value[] {
    if (isFunctionValue(value) || CLASS_KINDS.has(value.module.facts.definitions[value.index]!.kind)) return NOTHING;
    return this.#parts.held.typeOf(value.module, value.index);
  }

  #unify(type: TypeExpression, values: readonly Value[], bindings: Map<string, readonly Value[]>): void {
    if (type.arguments.length === 0) {
      if (bindings.get(type.name)?.length === 0) bindings.set(type.name, values);
      return;
    }
    for (const [at, union] of type.arguments.entries()) {
      const held = values.flatMap((value) => this.#argumentOf(value, type, at));
      for (const one of union) this.#unify(one, held, bindings);
    }
  }

  /** Argument n of a value of the generic type itself, or of one that has a single argument as it has: more is not known of what implements it. */
  #argumentOf(value: Value, { name, arguments: all }: TypeExpression, at: number): readonly Value[] {
    if (value.kind === 'container' && !value.fields && !value.tuple && value.gives === undefined) {
      const isSame = (value.of ?? ARRAY) === name || (value.arguments.length === 1 && all.length === 1);
      const inner = isSame ? value.arguments[at] : undefined;
      return inner === undefined ? NOTHING : this.#parts.written.resolveUnion(inner, value.module, value.from ?? -1);
    }
    if (value.kind !== 'instance' || value.arguments === undefined) return NOTHING;
    if (value.module.facts.definitions[value.index]!.name !== name) return NOTHING;
    const { types, module, from } = value.arguments;
    return this.#parts.written.resolveUnion(types[at] ?? [], module, from);
  }
}

/** The types of what is passed in brackets: of a function that is called as a member (C#), what it is asked of is its first parameter. */
function passedTypes({ onFirst }: Definition, definition: DefinitionFact): readonly string[] {
  return onFirst === undefined ? typesOf(definition) : typesOf(definition).slice(1);
}
