import { CLASS_KINDS, isCallable } from '../definitionKinds.ts';
import { entriesOf, isMap, shapeOf } from '../types/genericShapes.ts';
import { asReceiver } from '../types/selfTypes.ts';
import { type Container, distinct, type Instance, instanceKey, NOTHING, type Value } from '../types/values.ts';
import { unwrapped } from '../types/wrappedValues.ts';
import { containerBases } from './containerBases.ts';
import type { ElementQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** What values hold: what indexing, iterating and entering them gives. */
export class Elements implements ElementQuestions {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** What of a value is known to hold elements of one kind; what a map gives are its entries. */
  iterable(value: Value): readonly Value[] {
    if (value.kind === 'container') {
      if (value.module.language.collections !== undefined && isMap(value)) return [entriesOf(value)];
      return value.of?.endsWith('Map') ? NOTHING : [value];
    }
    if (value.kind === 'instance') return containerBases(this.#parts, value);
    if (value.kind !== 'definition') return NOTHING;
    const { kind } = value.module.facts.definitions[value.index]!;
    if (CLASS_KINDS.has(kind) || isCallable(value.module.facts.definitions[value.index]!)) return NOTHING;
    return this.#parts.held
      .typeOf(value.module, value.index)
      .flatMap((held) => (held.kind === 'definition' ? NOTHING : this.iterable(held)));
  }

  /** What iterating gives, or entering a context. */
  protocol(values: readonly Value[], step: 'each' | 'with'): readonly Value[] {
    return distinct(
      values.flatMap((value): readonly Value[] => {
        if ((value.kind === 'container' || value.kind === 'instance') && value.module.language.mapViews !== undefined)
          return this.#each(value);
        switch (value.kind) {
          case 'many':
            return value.keyed || value.gives === 'pairs'
              ? value.gives === 'pairs'
                ? [value]
                : NOTHING
              : value.values;
          case 'container': {
            const shape = shapeOf(value);
            const given = shape?.tuple || value.tuple ? value.arguments.flat() : value.arguments.at(shape?.each ?? -1);
            return shape?.callable || value.joined
              ? NOTHING
              : this.#parts.written.resolveUnion(given ?? [], value.module, value.from ?? -1);
          }
          case 'instance':
            return this.#parts.memo.values(value.module.path, `${instanceKey(value)} ${step}`, () =>
              this.#protocolOf(value, step),
            );
          case 'definition': {
            const definition = value.module.facts.definitions[value.index]!;
            if (CLASS_KINDS.has(definition.kind)) {
              // What a class of Ruby iterates over is its own affair.
              const isEnum = step === 'each' && value.module.language.sharesNames !== 'connected';
              return isEnum ? [{ ...value, kind: 'instance' }] : NOTHING;
            }
            if (isCallable(definition)) return NOTHING;
            return this.#parts.memo.values(value.module.path, `^${value.index} ${step}`, () =>
              this.protocol(this.#parts.held.typeOf(value.module, value.index), step),
            );
          }
          case 'external':
            return [{ ...value, name: `${value.name}[]` }];
          default:
            return NOTHING;
        }
      }),
    );
  }

  /** What iterating gives where that is what indexing gives, but of maps. */
  #each(value: Container | Instance): readonly Value[] {
    if (value.kind === 'container') return this.element([isMap(value) ? entriesOf(value) : value]);
    if (value.module.facts.definitions[value.index]!.kind !== 'type') return this.element([value]);
    return this.#parts.memo.values(value.module.path, `${instanceKey(value)} each`, () =>
      this.protocol(this.#parts.held.typeOf(value.module, value.index), 'each'),
    );
  }

  #protocolOf(value: Instance, step: 'each' | 'with'): readonly Value[] {
    const { protocols } = value.module.language;
    for (const name of (step === 'with' ? protocols?.enter : protocols?.iterate) ?? []) {
      const methods = this.#parts.inheritance
        .inherited(value.module, value.index, name, true)
        .filter(({ kind }) => kind === 'definition');
      if (methods.length === 0) continue;
      const given = this.given(methods, value);
      if (step === 'with' || name.includes('next')) return given;
      // An iterator that is its own iterable goes on with the method for the next one.
      const others = given.filter((each) => each.kind !== 'instance' || each.index !== value.index);
      if (others.length > 0) return this.protocol(others, step);
    }
    // What a name stands for (`type Users = list[User]`).
    if (value.module.facts.definitions[value.index]!.kind === 'type') {
      return this.protocol(this.#parts.held.typeOf(value.module, value.index), step);
    }
    const held = this.protocol(containerBases(this.#parts, value), step);
    if (held.length > 0) return held;
    // A base of outside enters as itself, as nearly all do.
    const outside = this.#parts.inheritance.bases(value.module, value.index).some(({ kind }) => kind === 'external');
    return step === 'with' && outside ? [value] : NOTHING;
  }

  /** What indexing by a slice gives: several of the same, where nothing of the workspace says otherwise. */
  slice(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value) => {
      if (value.kind === 'container' || value.kind === 'many') return [value];
      if (value.kind !== 'definition') return this.element([value]);
      const { kind } = value.module.facts.definitions[value.index]!;
      if (CLASS_KINDS.has(kind) || isCallable(value.module.facts.definitions[value.index]!))
        return this.element([value]);
      return this.#parts.memo.values(value.module.path, `^${value.index} [:]`, () =>
        this.slice(this.#parts.held.typeOf(value.module, value.index)),
      );
    });
  }

  /** What indexing gives. */
  element(values: readonly Value[]): readonly Value[] {
    return distinct(
      values.flatMap((value): readonly Value[] => {
        if ((value.kind === 'container' || value.kind === 'instance') && value.wrapped === 'holder') {
          return [unwrapped(value)];
        }
        switch (value.kind) {
          case 'many':
            return value.values;
          case 'container': {
            const shape = shapeOf(value);
            if (shape?.tuple)
              return this.#parts.written.resolveUnion(value.arguments.flat(), value.module, value.from ?? -1);
            if (isMap(value))
              return this.#parts.written.resolveUnion(value.arguments[1] ?? [], value.module, value.from ?? -1);
            if (shape?.element !== undefined) {
              return this.#parts.written.resolveUnion(
                value.arguments[shape.element] ?? [],
                value.module,
                value.from ?? -1,
              );
            }
            return this.#parts.written.resolveUnion(value.arguments.at(-1) ?? [], value.module, value.from ?? -1);
          }
          case 'instance':
            // What a name stands for (`type Names []string`).
            if (value.module.facts.definitions[value.index]!.kind === 'type') {
              return this.#parts.memo.values(value.module.path, `${instanceKey(value)} []`, () =>
                this.element(this.#parts.held.typeOf(value.module, value.index)),
              );
            }
            if (value.module.language.elementMembers !== undefined) return this.#elementByMember(value);
            if (value.module.language.collections !== undefined)
              return this.element(containerBases(this.#parts, value));
            if (value.module.language.headersDeclare) return this.#elementOfArray(value);
            if (value.module.language.passingMethods !== undefined) {
              const written = this.#writtenItem(value);
              return written.length > 0 ? written : this.#elementOfType(value);
            }
            return this.#parts.memo.values(value.module.path, `${instanceKey(value)} []`, () =>
              this.#elementOfClass(value),
            );
          case 'external':
            return [{ ...value, name: `${value.name}[]` }];
          case 'definition': {
            const { kind } = value.module.facts.definitions[value.index]!;
            if (CLASS_KINDS.has(kind) || isCallable(value.module.facts.definitions[value.index]!)) {
              // Elsewhere type arguments stand in such brackets.
              return value.module.language.functionValues ? NOTHING : [value];
            }
            return this.#parts.memo.values(value.module.path, `^${value.index} []`, () =>
              this.element(this.#parts.held.typeOf(value.module, value.index)),
            );
          }
          default:
            return NOTHING;
        }
      }),
    );
  }

  /** What a class gives by its own method for it, or as the container that it extends. */
  #elementOfClass(value: Instance): readonly Value[] {
    const methods = this.#parts.inheritance.inherited(value.module, value.index, '__getitem__', true);
    return methods.some(({ kind }) => kind === 'definition')
      ? this.given(methods, value)
      : this.element(containerBases(this.#parts, value));
  }

  /** What the methods of an object give: what is written for type parameters of its class, the object itself, or what they say. */
  given(methods: readonly Value[], value: Instance): readonly Value[] {
    const written = this.#arguments.given(methods, [value]);
    return written.length > 0 ? written : asReceiver(this.#parts.calls.call(methods), methods, [value]);
  }

  /** What the members that the language names for it give. */
  #elementByMember(value: Instance): readonly Value[] {
    return this.#parts.memo.values(value.module.path, `${instanceKey(value)} []`, () => {
      for (const name of value.module.language.elementMembers ?? []) {
        const found = this.#parts.members.member([value], name).filter(({ kind }) => kind === 'definition');
        if (found.length > 0) {
          return found.flatMap((each) =>
            each.kind === 'definition' ? this.#parts.held.typeOf(each.module, each.index) : NOTHING,
          );
        }
      }
      return NOTHING;
    });
  }

  /** Arrays and pointers are not told from what they hold: without an operator of its own a value is what indexing gives. */
  #elementOfArray(value: Instance): readonly Value[] {
    return this.#parts.memo.values(value.module.path, `${instanceKey(value)} []`, () => {
      const own = this.#parts.inheritance.inherited(value.module, value.index, 'operator[]', true);
      return own.length > 0 ? this.#parts.calls.call(own) : [value];
    });
  }

  /** What an iterator gives that is written for its type: `V` of `impl<K, V> Iterator for Values<K, V> { type Item = V; … }`. */
  #writtenItem(value: Instance): readonly Value[] {
    if (value.arguments === undefined) return NOTHING;
    const [item] = this.#parts.inheritance.inherited(value.module, value.index, 'Item', true);
    return item === undefined ? NOTHING : this.#arguments.aliased(item, value);
  }

  /** `Option<T>` is not told from T: what has no elements of its own is what it holds. */
  #elementOfType(value: Instance): readonly Value[] {
    return this.#parts.memo.values(value.module.path, `${instanceKey(value)} []`, () => {
      for (const name of ['next', 'into_iter', 'index', 'deref']) {
        const found = this.#parts.inheritance.inherited(value.module, value.index, name, true);
        if (found.length === 0) continue;
        const given = this.#parts.calls.call(found);
        if (name === 'next') return given.map(unwrapped);
        return name === 'index' ? given : this.element(given);
      }
      return [value];
    });
  }
}
