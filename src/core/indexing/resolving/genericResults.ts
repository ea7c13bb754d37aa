import type { ModuleEntry } from '../moduleEntry.ts';
import type { Value } from '../types/values.ts';
import { AnnotatedGenerics } from './annotatedGenerics.ts';
import { GenericCalls } from './genericCalls.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypedGenericCalls } from './typedGenericCalls.ts';

/** What calls of generic functions give, by how their language declares them. */
export class GenericResults {
  readonly #annotated: AnnotatedGenerics;
  readonly #typed: TypedGenericCalls;
  readonly #inferred: GenericCalls;

  constructor(parts: ResolverParts) {
    this.#annotated = new AnnotatedGenerics(parts);
    this.#typed = new TypedGenericCalls(parts);
    this.#inferred = new GenericCalls(parts);
  }

  /** What a call of `name`, asked of `holders`, gives; nothing where the callee is not generic or the result does not follow. */
  given(
    callees: readonly Value[],
    holders: readonly Value[],
    name: string,
    step: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const { listsTypeParameters, typedGenerics } = module.language;
    if (listsTypeParameters) return this.#annotated.given(callees, holders, step, module, from);
    if (typedGenerics) return this.#typed.given(callees, name, step, { module, index: from });
    return this.#inferred.given(callees, step, { module, from });
  }
}
