import { ARRAY } from '../../model/typeNotation.ts';
import { type Bindings, substituted } from '../types/substitutedType.ts';
import { baseArguments, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { type Instance, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Words of a type argument that say how it may vary, not what it is: `? extends T`, `in T`. */
const VARIANCE = /\?\s*extends\s+|(?<=[<,]\s*)out\s+/g;

/** Says what type parameters are by setting a type that names them beside values of it. */
export class TypeUnifier {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What values of a type say of the type parameters that it names: nothing where they may say it and do not. */
  unified(type: string, values: readonly Value[], named: readonly string[]): Bindings {
    const found = new Map<string, readonly Value[]>(named.map((name) => [name, NOTHING]));
    const plain = type.replace(/\s*\.\.\.$/, '').replace(VARIANCE, '');
    for (const written of parseTypeText(plain)) this.unify(written, values, found);
    return found;
  }

  /** The same for type parameters that `bindings` has, with nothing so far. */
  unify(type: TypeExpression, values: readonly Value[], bindings: Map<string, readonly Value[]>): void {
    if (values.some((value) => 'module' in value && value.module.language.wrappers.includes(type.name))) {
      // What is awaited is what its type holds.
      for (const one of type.arguments.flat()) this.unify(one, values, bindings);
      return;
    }
    if (type.arguments.length === 0) {
      if (bindings.get(type.name)?.length === 0) bindings.set(type.name, values);
      return;
    }
    for (const [at, union] of type.arguments.entries()) {
      // `Class<?>` leaves open what the type parameter is: that which bounds it.
      if (values.length > 0 && values.every((value) => isOpen(value, type, at))) {
        for (const one of union) if (one.arguments.length === 0) bindings.delete(one.name);
        continue;
      }
      const held = values.flatMap((value) => this.#argumentOf(value, type, at));
      for (const one of union) this.unify(one, held, bindings);
    }
  }

  /** Argument n of a value of the generic type itself, or of one that has a single argument as it has: more is not known of what implements it. */
  #argumentOf(value: Value, { name, arguments: all }: TypeExpression, at: number): readonly Value[] {
    if (value.kind === 'container' && !value.fields && !value.joined && !value.tuple && value.gives === undefined) {
      const isSame = (value.of ?? ARRAY) === name || (value.arguments.length === 1 && all.length === 1);
      const inner = isSame ? value.arguments[at] : undefined;
      return inner === undefined ? NOTHING : this.#parts.written.resolveUnion(inner, value.module, value.from ?? -1);
    }
    if (value.kind !== 'instance' || value.arguments === undefined) return NOTHING;
    if (value.module.facts.definitions[value.index]!.name !== name) return this.#argumentOfBase(value, name, at);
    const { types, module, from } = value.arguments;
    return this.#parts.written.resolveUnion(types[at] ?? [], module, from);
  }

  /** Argument n of a generic type that the type of a value extends in its own header. */
  #argumentOfBase(value: Instance, name: string, at: number): readonly Value[] {
    const fact = value.module.facts.definitions[value.index]!;
    const union = baseArguments(fact, name)?.[at];
    if (union === undefined || value.arguments === undefined) return NOTHING;
    const { types, module, from } = value.arguments;
    const given = typeParameters(fact).map(
      (parameter, place) => [parameter, this.#parts.written.resolveUnion(types[place] ?? [], module, from)] as const,
    );
    const known = union.map((one) => substituted(one, new Map(given)) ?? one);
    return this.#parts.written.resolveUnion(known, value.module, value.index);
  }
}

/** Whether a container has a wildcard in the place of an argument: `Class<?>`. */
function isOpen(value: Value, { name }: TypeExpression, at: number): boolean {
  return value.kind === 'container' && value.of === name && value.arguments[at]?.length === 0;
}
