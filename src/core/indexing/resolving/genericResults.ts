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

  /** What constructs classes with what is written for their parameters: `new Box<Foo>()`. */
  constructed(classes: readonly Value[], name: string, module: ModuleEntry, from: number): readonly Value[] {
    return this.#typed.constructed(classes, name, { module, index: from });
  }

  /**
   * What a call of `name`, asked of `holders`, gives; undefined where the callee is not generic or says its result as well. Nothing where it is
   * known that the result is not what its header has for it.
   */
  given(
    callees: readonly Value[],
    holders: readonly Value[],
    name: string,
    step: string,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined {
    const { listsTypeParameters, typedGenerics } = module.language;
    if (typedGenerics) return this.#typed.given(callees, holders, name, step, { module, index: from });
    const given = listsTypeParameters
      ? this.#annotated.given(callees, holders, step, module, from)
      : this.#inferred.given(callees, step, { module, from });
    return given.length > 0 ? given : undefined;
  }
}
