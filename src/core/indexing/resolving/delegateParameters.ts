import type { DefinitionFact } from '../../model/fileFacts.ts';
import { parametersOf, placeOfWholeName } from '../../model/parameterTypes.ts';
import { CLASS_KINDS } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { chooseOverload } from '../overloads/overloadChoice.ts';
import { arityOf, fitting } from '../overloads/overloads.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';
import { typesOf } from '../types/writtenParameters.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** A call that a lambda is given to. */
export interface GivenTo {
  readonly callees: readonly Value[];
  /** What they were asked of; nothing for a free name. */
  readonly holders: readonly Value[];
  readonly step: string;
  readonly module: ModuleEntry;
  readonly from: number;
}

/** What the parameters of lambdas are where function types have names (C#): what the delegate takes that is wanted. */
export class DelegateParameters {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
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
    const known = module.language.delegates?.read(module.language.readType?.(type) ?? type);
    if (known === undefined) {
      const wanted = this.#parts.written.resolveType(type, module, index);
      return wanted.length === 1 ? this.held(wanted[0]!, parameter) : NOTHING;
    }
    const taken = known.takes[parameter];
    return taken === undefined ? NOTHING : this.#meant(taken, callee, holders);
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
    if (value.kind !== 'instance') return NOTHING;
    const definition = value.module.facts.definitions[value.index]!;
    if (value.module.language.delegates?.header.test(definition.signature) !== true) return NOTHING;
    const type = typesOf(definition)[parameter];
    return type === undefined ? NOTHING : this.#parts.written.resolveType(type, value.module, value.index);
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

  /** What a type in the header of a function means where it is called on some values. */
  #meant(type: string, callee: Definition, holders: readonly Value[]): readonly Value[] {
    const { module, index } = callee;
    const [first = ''] = typesOf(module.facts.definitions[index]!);
    if (callee.onFirst !== undefined) {
      // `With<T>(this T it, Action<T> a)`, `With<T>(this Box<T> it, Action<T> a)`
      if (type === first) return holders;
      const own = this.#arguments.inFirst(type, first, { module, index }, holders);
      if (own.length > 0) return own;
    }
    const bound = this.#arguments.inHeader(type, { module, index }, holders);
    return bound.length > 0 ? bound : this.#parts.written.resolveType(type, module, index);
  }
}

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
