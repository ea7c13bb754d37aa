import type { DefinitionFact } from '../../model/fileFacts.ts';
import { parametersOf, placeOfWholeName } from '../../model/parameterTypes.ts';
import { CLASS_KINDS } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { chooseOverload } from '../overloads/overloadChoice.ts';
import { arityOf, fitting } from '../overloads/overloads.ts';
import type { Bindings } from '../types/substitutedType.ts';
import { typeParameters } from '../types/typeParameters.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';
import { typesOf } from '../types/writtenParameters.ts';
import { ownTypeParameters } from '../types/writtenResult.ts';
import { FunctionTypes } from './functionTypes.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';
import { TypedGenericCalls } from './typedGenericCalls.ts';

/** A call that a lambda is given to. */
export interface GivenTo {
  readonly callees: readonly Value[];
  /** What they were asked of; nothing for a free name. */
  readonly holders: readonly Value[];
  readonly step: string;
  /** As it is written where it is called. */
  readonly name: string;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** What the parameters of lambdas are where function types have names (C#): what the delegate takes that is wanted. */
export class DelegateParameters {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;
  readonly #calls: TypedGenericCalls;
  readonly #types: FunctionTypes;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
    this.#calls = new TypedGenericCalls(parts);
    this.#types = new FunctionTypes(parts);
  }

  /** What parameter n is of the lambda that is an argument of a call: by its place, or by its name. */
  passed(call: GivenTo, argument: string, parameter: number): readonly Value[] {
    const callees = call.callees.flatMap((callee) => this.#called(callee, call));
    const [callee] = callees;
    if (callees.length !== 1 || callee === undefined) return NOTHING;
    const { module, index } = callee;
    const type = typeFor(module.facts.definitions[index]!, argument, callee.onFirst !== undefined);
    if (type === undefined) return NOTHING;
    const holders = call.holders.length > 0 ? call.holders : this.#around(call);
    return this.#types.taken(type, parameter, callee, this.#bindings(type, callee, holders, call));
  }

  /** What parameter n is of a function that a value of a delegate type holds. */
  held(value: Value, parameter: number): readonly Value[] {
    if (value.kind === 'container' && value.of !== undefined) {
      // What is written is known by its places.
      const places = value.arguments.map((_, at) => `_${at}`).join();
      const taken = value.module.language.delegates?.read(`${value.of}<${places}>`)?.takes[parameter];
      const place = /^_(\d+)$/.exec(taken ?? '')?.[1];
      const written = place === undefined ? undefined : value.arguments[Number(place)];
      return written === undefined
        ? NOTHING
        : this.#parts.written.resolveUnion(written, value.module, value.from ?? -1);
    }
    return value.kind === 'instance' ? this.#types.ofValue(value, parameter) : NOTHING;
  }

  /** The functions that a callee means: of a type, the constructors that take the arguments. */
  #called(callee: Value, { step, module, from }: GivenTo): readonly Definition[] {
    if (callee.kind !== 'definition' || callee.whichever) return [];
    if (!CLASS_KINDS.has(callee.module.facts.definitions[callee.index]!.kind)) return [callee];
    const all = this.#parts.overloaded
      .partsOf(callee.module, callee.index)
      .flatMap((part) =>
        fitting(part.module, part.module.constructors.get(part.index) ?? [], arityOf(step)).map(
          (index): Definition => ({ kind: 'definition', module: part.module, index }),
        ),
      );
    // Without one of its own the header may have the parameters.
    if (all.length === 0) return [callee];
    const chosen = all.length === 1 ? all : chooseOverload(this.#parts.resolver, all, step, module, from);
    return chosen.filter((value): value is Definition => value.kind === 'definition');
  }

  /** The type around a free name: its members are asked of it. */
  #around({ module, from }: GivenTo): readonly Value[] {
    return this.#parts.receivers.receiver(module, from, 'instance');
  }

  /** What the type parameters are that a type in the header of a function names, where it is called on some values. */
  #bindings(type: string, callee: Definition, holders: readonly Value[], call: GivenTo): Bindings {
    const { module, index } = callee;
    const definition = module.facts.definitions[index]!;
    const found = new Map<string, readonly Value[]>();
    const words = new Set(type.match(WORDS));
    const own = ownTypeParameters(definition).filter((name) => words.has(name));
    if (own.length > 0) {
      const { step, name, module: caller, from } = call;
      const said = this.#calls.bindings(callee, holders, name, step, { module: caller, index: from });
      for (const each of own) {
        const known = said.get(each) ?? NOTHING;
        found.set(each, known.length > 0 ? known : this.#inFirst(each, callee, holders));
      }
    }
    const { parent } = definition;
    for (const name of parent < 0 ? [] : typeParameters(module.facts.definitions[parent]!)) {
      if (words.has(name) && !found.has(name))
        found.set(name, this.#arguments.inHeader(name, { module, index }, holders));
    }
    return found;
  }

  /** What a type parameter is that the base of what an extension method is called on names: `With<T>(this Box<T> it, Action<T> a)`. */
  #inFirst(name: string, { module, index, onFirst }: Definition, holders: readonly Value[]): readonly Value[] {
    if (onFirst === undefined) return NOTHING;
    const [first = ''] = typesOf(module.facts.definitions[index]!);
    return this.#arguments.inFirst(name, first, { module, index }, holders);
  }
}

const WORDS = /[\p{L}\p{N}_]+/gu;

/** `int size = 1` */
function isNamed(parameter: string, name: string): boolean {
  const written = parameter.replace(/\s*=.*$/s, '').trimEnd();
  return written.endsWith(name) && placeOfWholeName(written, name) >= 0;
}

/** The type of the parameter that an argument is for. */
function typeFor(definition: DefinitionFact, argument: string, isOnFirst: boolean): string | undefined {
  const types = typesOf(definition);
  const place = /^\d+$/.test(argument)
    ? Number(argument) + (isOnFirst ? 1 : 0)
    : (parametersOf(definition.signature, definition.name) ?? []).findIndex((each) => isNamed(each, argument));
  const last = types.at(-1);
  const type = types[place] ?? (last?.endsWith('...') === true && place >= 0 ? last : undefined);
  return type?.replace(/\.\.\.$/, '');
}
