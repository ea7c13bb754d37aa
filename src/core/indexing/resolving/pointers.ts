import { NO_FILE } from '../memo.ts';
import { nameItself } from '../moduleEntry.ts';
import { type Instance, keyOf, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** The kinds of what a pointer has by what it refers to. */
const BEHIND: ReadonlySet<Value['kind']> = new Set(['definition', 'container', 'passed']);

/** What values of the workspace's own types have by what they refer to: guards of locks, boxes, padded values. */
export class Pointers {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** A member of what a type's own `deref` gives. */
  member(value: Instance, name: string): readonly Value[] {
    const { passingMethods, pointerMethods } = value.module.language;
    const passes = passingMethods?.has(nameItself(name)) === true;
    // What every type may have itself (`clone`) is its own; of other methods that pass it on, what it refers to may have some.
    if (!passes) return this.#member(value, name);
    return pointerMethods?.has(nameItself(name)) === true
      ? NOTHING
      : this.#member(value, name).filter(({ kind }) => kind === 'definition');
  }

  #member(value: Instance, name: string): readonly Value[] {
    return this.#parts.memo.values(NO_FILE, `${keyOf(value)} deref .${name}`, () => {
      const pointed = this.#pointedTo(value);
      if (pointed.length > 0) return this.#parts.members.member(pointed, name).filter(({ kind }) => BEHIND.has(kind));
      const given = this.#parts.calls.call(this.#deref(value));
      return this.#parts.members.member(given, name).filter(({ kind }) => kind === 'definition');
    });
  }

  /** What a value points to: itself where its type says nothing of that, as pointers of outside are what they point to. */
  given(value: Value): readonly Value[] {
    if (value.kind !== 'instance' || value.wrapped !== undefined) return [value];
    return this.#parts.memo.values(NO_FILE, `${keyOf(value)} deref`, () => {
      const pointed = this.#pointedTo(value);
      if (pointed.length > 0) return pointed;
      const deref = this.#deref(value);
      return deref.length > 0 ? this.#parts.calls.call(deref) : [value];
    });
  }

  #deref(value: Instance): readonly Value[] {
    return this.#parts.inheritance
      .inherited(value.module, value.index, 'deref', true)
      .filter(({ kind }) => kind === 'definition');
  }

  /** What it refers to by the arguments of its type: `T` of `impl<T> Deref for Guard<T> { type Target = T; … }`. */
  #pointedTo(value: Instance): readonly Value[] {
    if (value.arguments === undefined) return NOTHING;
    const [target] = this.#parts.inheritance.inherited(value.module, value.index, 'Target', true);
    return target === undefined ? NOTHING : this.#arguments.aliased(target, value);
  }
}
