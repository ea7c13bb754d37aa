import { areApart, fittingExtensions, receiverOf } from '../members/extensionFunctions.ts';
import { type ArgumentQuestions, isForOthers } from '../members/receiverArguments.ts';
import type { Definition, Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** Which extensions are for what they are asked of, by its type and by what is written for the type parameters of that. */
export class FittingReceivers implements ArgumentQuestions {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** Of some functions and properties, the extensions that are closest to what they are asked of. */
  fitting(receivers: readonly Value[], candidates: readonly Value[]): readonly Definition[] {
    return fittingExtensions(this.#parts.resolver, receivers, candidates, (extension, typed) =>
      typed.every((value) => isForOthers(this, extension, value)),
    );
  }

  /** What stands where the receiver of an extension has a type argument. */
  standsFor(argument: string, extension: Definition, receiver: Value): readonly Value[] {
    return this.#arguments.inFirst(argument, receiverOf(extension) ?? '', extension, [receiver]);
  }

  /** Whether a value cannot be of the type that a text names in the header of an extension, nor that type of the value's. */
  isApart(value: Value, type: string, { module, index }: Definition): boolean {
    return areApart(this.#parts.resolver, value, type, this.#parts.written.resolveType(type, module, index));
  }
}
