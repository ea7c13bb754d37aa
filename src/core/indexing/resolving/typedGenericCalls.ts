import { anyScript } from '../../model/anyScript.ts';
import { argumentsOf, type Chain } from '../../model/chain.ts';
import { isLambda } from '../../model/lambdaShape.ts';
import { CLASS_KINDS, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { typeArityOf } from '../overloads/overloads.ts';
import type { Bindings } from '../types/substitutedType.ts';
import { typeBound } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { type Definition, distinct, NOTHING, sameValues, type TypeExpression, type Value } from '../types/values.ts';
import { typesOf } from '../types/writtenParameters.ts';
import { ownGenericResult, ownTypeParameters } from '../types/writtenResult.ts';
import { FunctionTypes } from './functionTypes.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeUnifier } from './typeUnifier.ts';

/** What is passed only takes values of the type: `Comparator<? super T>`. */
const TAKES = /\?\s*super\b|[<,]\s*in\s/;
const WORDS = /[\p{L}\p{N}_]+/gu;

/**
 * What calls of functions with type parameters of their own give where every parameter has a type (Java, C#): by the types that the call
 * writes (`Get<Foo>()`), else by what is passed (`get(Foo.class)`, `check(foo)`, `first(foos)`).
 */
export class TypedGenericCalls {
  readonly #parts: ResolverParts;
  readonly #types: FunctionTypes;
  readonly #unifier: TypeUnifier;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#unifier = new TypeUnifier(parts);
    this.#types = new FunctionTypes(parts);
  }

  /**
   * What a call of `name`, asked of `holders`, gives; undefined where several functions may be meant, or nothing that is written or passed
   * may say what is given: that is what bounds the type parameters then.
   */
  given(callees: readonly Value[], holders: readonly Value[], name: string, step: string, place: DefinitionPlace) {
    const [callee] = callees;
    if (callee?.kind !== 'definition' || callees.length > 1 || !isFunctionValue(callee)) return undefined;
    const definition = callee.module.facts.definitions[callee.index]!;
    const generic = ownGenericResult(definition);
    if (generic === undefined) return undefined;
    const bindings =
      typeArityOf(name) > 0
        ? this.#written(generic.parameters, name, place)
        : this.#passed(generic.parameters, callee, holders, argumentsOf(step) ?? [], place);
    const result = parseTypeText(generic.result);
    if (!result.some((type) => namesOne(type, bindings))) return undefined;
    const known = result.map((type) => withMeant(type, generic.parameters, bindings));
    return this.#parts.written.resolveUnion(known, callee.module, callee.index);
  }

  /** What the type parameters of a function itself are in a call of it, as far as that is known. */
  bindings(
    callee: Definition,
    holders: readonly Value[],
    name: string,
    step: string,
    place: DefinitionPlace,
  ): Bindings {
    const parameters = ownTypeParameters(callee.module.facts.definitions[callee.index]!);
    return typeArityOf(name) > 0
      ? this.#written(parameters, name, place)
      : this.#passed(parameters, callee, holders, argumentsOf(step) ?? [], place);
  }

  /** Objects of classes, with what a construction writes for their parameters. */
  constructed(classes: readonly Value[], name: string, { module, index }: DefinitionPlace): readonly Value[] {
    const types = writtenFor(name, module, index);
    return this.#parts.calls.call(classes).map((value) => {
      return value.kind === 'instance' ? { ...value, arguments: { types, module, from: index } } : value;
    });
  }

  /** By what the call writes: all of them, in their order. */
  #written(parameters: readonly string[], name: string, { module, index }: DefinitionPlace) {
    const types = writtenFor(name, module, index);
    const bindings = new Map<string, readonly Value[]>();
    if (types.length !== parameters.length) return bindings;
    for (const [at, parameter] of parameters.entries()) {
      bindings.set(parameter, this.#parts.written.resolveUnion(types[at]!, module, index));
    }
    return bindings;
  }

  /**
   * By what is passed: what all arguments that may say what a type parameter is agree on. Of `either(cat, animal)` the wider type is meant;
   * an argument of which nothing is known may be such a one. Nothing stands in the place of a type parameter that is known to be meant and
   * not what it is; one that nothing speaks of is left out.
   */
  #passed(
    parameters: readonly string[],
    callee: Definition,
    holders: readonly Value[],
    passed: readonly Chain[],
    place: DefinitionPlace,
  ): Bindings {
    const bindings = new Map<string, readonly Value[]>();
    const silent = new Set<string>();
    const types = typesOf(callee.module.facts.definitions[callee.index]!);
    const first = callee.onFirst === undefined ? 0 : 1;
    for (const [at, type] of types.entries()) {
      const words: readonly string[] = type.match(WORDS) ?? [];
      const named = parameters.filter((name) => words.includes(name));
      if (named.length === 0) continue;
      const isLast = at === types.length - 1;
      const given = at < first ? [undefined] : passed.slice(at - first, isLast ? undefined : at - first + 1);
      for (const chain of given) {
        // `null` says nothing of a type, as what only takes values of it.
        if (chain?.length === 1 && chain[0] === '<null>') continue;
        if (chain !== undefined && isLambda(chain[0]))
          this.#agree(bindings, this.#saidByFunction(type, chain, named, callee, place), silent);
        else if (TAKES.test(type)) for (const name of named) silent.add(name);
        else if (chain === undefined) this.#agree(bindings, this.#unifier.unified(type, this.#objects(holders), named));
        else this.#agree(bindings, this.#saidBy(type, chain, named, place));
      }
    }
    for (const name of silent) if (!bindings.has(name)) bindings.set(name, NOTHING);
    return bindings;
  }

  /** Keeps of what is known of type parameters that which others say as well. */
  #agree(bindings: Map<string, readonly Value[]>, found: Bindings, silent?: Set<string>): void {
    for (const [name, values] of found) {
      if (values.length === 0 && silent !== undefined) {
        silent.add(name);
        continue;
      }
      const before = bindings.get(name);
      bindings.set(name, before === undefined || sameValues(before, values) ? values : NOTHING);
    }
  }

  /** What a function that is passed says of type parameters by what it gives. */
  #saidByFunction(
    type: string,
    chain: Chain,
    named: readonly string[],
    callee: Definition,
    { module, index }: DefinitionPlace,
  ): Bindings {
    const found = new Map<string, readonly Value[]>(named.map((name) => [name, NOTHING]));
    if (chain.length < 2) return found;
    const values = this.#objects(this.#parts.steps.evaluate(chain.slice(1), module, index));
    if (values.length === 0) return found;
    const said = this.#types.unifyResult(type.replace(/\s*\.\.\.$/, ''), values, callee, (one, given, into) => {
      for (const name of namesIn(one)) if (!into.has(name)) into.set(name, NOTHING);
      this.#unifier.unify(one, given, into);
    });
    for (const name of named) found.set(name, said.get(name) ?? NOTHING);
    return found;
  }

  /** What one argument says of the type parameters that the type of its parameter names. */
  #saidBy(type: string, chain: Chain, named: readonly string[], { module, index }: DefinitionPlace): Bindings {
    if (chain.length === 0) return this.#unifier.unified(type, NOTHING, named);
    return this.#unifier.unified(type, this.#objects(this.#parts.steps.evaluate(chain, module, index)), named);
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
}

/** The type arguments of a name, type parameters of the caller as what bounds them. */
function writtenFor(name: string, module: ModuleEntry, from: number): readonly (readonly TypeExpression[])[] {
  const types = parseTypeText(module.language.readType?.(name) ?? name)[0]?.arguments ?? [];
  return types.map((union) => union.map((type) => boundAround(type, module, from)));
}

/** A type, or what bounds it where it is a type parameter of a definition around. */
function boundAround(type: TypeExpression, module: ModuleEntry, from: number): TypeExpression {
  if (!anyScript(/^\w+$/).test(type.name) || type.arguments.length > 0) return type;
  for (let at = from; at >= 0; at = module.facts.definitions[at]!.parent) {
    const definition = module.facts.definitions[at]!;
    if (!definition.signature.includes('<')) continue;
    const bound = typeBound(definition, type.name);
    if (bound !== undefined) return parseTypeText(module.language.readType?.(bound) ?? bound)[0] ?? type;
  }
  return type;
}

/** Whether a type names a type parameter of which something is said. */
function namesOne(type: TypeExpression, bindings: Bindings): boolean {
  if (type.arguments.length === 0) return bindings.has(type.name);
  return type.arguments.some((union) => union.some((one) => namesOne(one, bindings)));
}

/** A type with what its parameters are in their place, and nothing for those of which that is not known. */
function withMeant(type: TypeExpression, parameters: readonly string[], bindings: Bindings): TypeExpression {
  if (type.arguments.length === 0) {
    return parameters.includes(type.name) ? { ...type, given: bindings.get(type.name) ?? NOTHING } : type;
  }
  const inner = type.arguments.map((union) => union.map((one) => withMeant(one, parameters, bindings)));
  return { ...type, arguments: inner };
}

/** All names in a type. */
function namesIn({ name, arguments: inner }: TypeExpression): readonly string[] {
  return [name, ...inner.flat().flatMap(namesIn)];
}
