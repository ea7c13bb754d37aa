import { anyScript } from '../../model/anyScript.ts';
import { argumentsOf, lambdaStep } from '../../model/chain.ts';
import { isLambda, lambdaShapeOf } from '../../model/lambdaShape.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import { CLASS_KINDS, isCallable, isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Arity } from '../overloads/overloads.ts';
import { parameterType, readFunctionType } from '../types/lambdaTypes.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';
import { isTypeParameter } from '../types/writtenParameters.ts';
import { DelegateParameters, type GivenTo } from './delegateParameters.ts';
import type { LambdaQuestions } from './extensionQuestions.ts';
import { MadeCollections } from './madeCollections.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What lambdas get and give, and what calling things gives that are no functions, as in Kotlin. */
export class Lambdas implements LambdaQuestions {
  readonly #parts: ResolverParts;
  readonly #delegates: DelegateParameters;
  readonly #made: MadeCollections;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#delegates = new DelegateParameters(parts);
    this.#made = new MadeCollections(parts);
  }

  /** What parameter n is of a function that a value of a delegate type holds. */
  held(value: Value, parameter: number): readonly Value[] {
    return this.#delegates.held(value, parameter);
  }

  /** What calling a thing that is no function calls: its `invoke`. */
  invoked(values: readonly Value[], arity: Arity): readonly Value[] {
    return values.flatMap((value): readonly Value[] => {
      if (!('module' in value) || value.module.language.extensionFunctions !== true) return NOTHING;
      if (value.kind === 'instance')
        return this.#parts.overloaded.overloaded(value.module, value.index, 'invoke', arity).filter(isFunctionValue);
      if (value.kind !== 'definition') return NOTHING;
      const { kind, signature } = value.module.facts.definitions[value.index]!;
      const isObject = kind === 'class' && /(^|\s)object\b/.test(signature);
      if (!isObject && (CLASS_KINDS.has(kind) || isCallable(value.module.facts.definitions[value.index]!)))
        return NOTHING;
      return this.#parts.members.member([value], 'invoke', arity).filter(isFunctionValue);
    });
  }

  /** What `let`, `apply` and the like give; undefined for any other call. */
  scopeFunction(
    values: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined {
    const does = module.language.scopeFunctions?.get(name);
    if (does === undefined || values.some(({ kind }) => kind === 'definition')) return undefined;
    if (does.gives === 'receiver' && does.passes !== 'element') return before;
    if (does.gives === 'receiver' || does.gives === 'element' || does.gives === 'nothing') return undefined;
    const lambda = argumentsOf(step)?.at(-1);
    const given = (): readonly Value[] =>
      lambda !== undefined && isLambda(lambda[0]) && lambda.length > 1
        ? this.#parts.steps.evaluate(lambda.slice(1), module, from)
        : NOTHING;
    if (does.gives === 'result') return given();
    return this.#made.made(does, { before, given, step, module, from });
  }

  /** What a lambda gets that is passed to a call: said by the type of the parameter, or known of a function of outside. */
  lambdaGets(
    values: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    wanted: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const [, argument = '', part = ''] = anyScript(/^\{(.*)\}(\w+)$/).exec(wanted) ?? [];
    const callee = values.find((value) => value.kind === 'definition');
    if (part === 'in') return callee === undefined ? NOTHING : this.#documented(callee, Number(argument));
    if (part === 'out') return this.#givenBack(callee, before, Number(argument));
    if (module.language.delegates !== undefined) {
      const call = { callees: values, holders: before, name, step, module, from };
      if (module.language.delegates.singleMethods === undefined || values.some(isOwn))
        return this.#delegates.passed(call, argument, Number(part));
      return this.#elementFor(call, argument, Number(part));
    }
    if (callee?.kind === 'definition') return this.#lambdaTakes(callee, before, argument, part);
    const does = module.language.scopeFunctions?.get(name);
    if (does === undefined) return NOTHING;
    const [first] = argumentsOf(step) ?? [];
    const subject =
      before.length > 0 ? before : first === undefined ? NOTHING : this.#parts.steps.evaluate(first, module, from);
    if (does.passes === 'this') return part === 'this' ? subject : NOTHING;
    if (part !== String(does.at ?? 0)) return NOTHING;
    if (does.passes === 'parameter') return subject;
    return this.#parts.elements.element(subject.flatMap((value) => this.#parts.elements.iterable(value)));
  }

  /** What functions of outside hand to a lambda: an element of what they are called on, as the last of its parameters. */
  #elementFor({ holders, name, step, module }: GivenTo, argument: string, part: number): readonly Value[] {
    const { whole, alone } = module.language.delegates?.handing ?? {};
    const count = lambdaShapeOf(argumentsOf(step)?.[Number(argument)]?.[0])?.parameters;
    if (count === undefined || part !== count - 1 || whole?.has(name) || (count > 1 && alone?.has(name)))
      return NOTHING;
    return this.#parts.elements.element(holders);
  }

  /** What the documentation of a method says of a parameter; of one that leaves it open too, that of what it overrides in turn. */
  #documented(callee: Value, place: number): readonly Value[] {
    if (callee.kind !== 'definition') return NOTHING;
    const { signature, name, documented } = callee.module.facts.definitions[callee.index]!;
    const parameter = anyScript(/\$\w+/).exec(parametersOf(signature, name)?.[place] ?? '')?.[0];
    const type = documented?.find(([of]) => of === parameter)?.[1];
    if (type !== undefined) return this.#parts.written.resolveType(type, callee.module, callee.index);
    const above = ['@super', `.${name}`, '()', lambdaStep(String(place), 'in')];
    return this.#parts.memo.values(callee.module.path, `^${callee.index} {${place}}in`, () =>
      this.#parts.steps.evaluate(above, callee.module, callee.index),
    );
  }

  /** What a call gives back by a parameter: what its header says; of a container of outside, an element. */
  #givenBack(callee: Value | undefined, before: readonly Value[], place: number): readonly Value[] {
    if (callee?.kind !== 'definition') {
      return this.#parts.elements.element(before.flatMap((value) => this.#parts.elements.iterable(value)));
    }
    const { signature, name } = callee.module.facts.definitions[callee.index]!;
    const type = anyScript(/\bout\s+(.+?)\s+@?\w+$/s).exec(parametersOf(signature, name)?.[place] ?? '')?.[1];
    if (type === undefined || isTypeParameter(type, callee)) return NOTHING;
    return this.#parts.written.resolveType(type, callee.module, callee.index);
  }

  #lambdaTakes(
    { module, index }: Definition,
    before: readonly Value[],
    argument: string,
    part: string,
  ): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    let text = parameterType(definition, argument);
    let of: { readonly module: ModuleEntry; readonly index: number } = { module, index };
    if (text !== undefined && !text.includes('->')) {
      const [alias] = this.#parts.written.typeName(text.replace(/[<?].*$/s, ''), module, index);
      if (alias?.kind !== 'definition') return NOTHING;
      text = alias.module.facts.definitions[alias.index]!.type;
      of = alias;
    }
    const type = text === undefined ? undefined : readFunctionType(text);
    const taken = part === 'this' ? type?.receiver : type?.parameters[Number(part)];
    if (taken === undefined) return NOTHING;
    if (isTypeParameter(taken, { kind: 'definition', module, index })) {
      return new RegExp(`[\\s>]${taken}\\??\\.${definition.name}`).test(definition.signature) ? before : NOTHING;
    }
    return this.#parts.written.resolveType(taken, of.module, of.index);
  }
}

function isOwn({ kind }: Value): boolean {
  return kind === 'definition';
}
