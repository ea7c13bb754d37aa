import type { Arity } from '../overloads/overloads.ts';
import {
  ELEMENT_METHODS,
  MAPPING_VIEWS,
  PASSING_METHODS,
  SAME_METHODS,
  VISITING_METHODS,
} from '../types/containerMethods.ts';
import { entriesOf, isMap, shapeOf, viewOf } from '../types/genericShapes.ts';
import { type Container, NOTHING, type Value } from '../types/values.ts';
import { unwrapped } from '../types/wrappedValues.ts';
import { collectedHolders } from './leftOutTypes.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What all objects have, those that hold values by any key too. */
const OF_ALL: ReadonlySet<string> = new Set(['constructor', 'hasOwnProperty', 'isPrototypeOf', 'toString', 'valueOf']);

/** What the members of containers of outside give: elements, such a container again, views of maps, parts of tuples. */
export class ContainerMembers {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** A member of a container. */
  member(value: Container, name: string, arity: Arity): readonly Value[] {
    // A property that gives the element is not called.
    if (value.gives === 'element' && value.module.language.overloads) {
      return this.#parts.members.member(this.#parts.elements.element([value]), name, arity);
    }
    if (value.wrapped === 'holder' && value.module.language.unwrapping?.has(name)) {
      return [{ kind: 'passed', value: unwrapped(value) }];
    }
    if (value.module.language.unwrapping?.has(name)) {
      const held = collectedHolders(this.#parts, value);
      if (held !== undefined) return [{ kind: 'passed', value: unwrapped(held) }];
    }
    if (value.fields) return this.#fieldOf(value, name);
    if (value.keyed && value.gives === undefined && !OF_ALL.has(name)) return this.#parts.elements.element([value]);
    if (value.joined) return this.#ofOne(value, name, arity);
    if (value.tuple && value.gives === undefined && /^\d+$/.test(name)) {
      return this.#parts.calls.part([value], Number(name));
    }
    const given = shapeOf(value)?.members?.get(name);
    if (given !== undefined)
      return this.#parts.written.resolveUnion(value.arguments[given] ?? [], value.module, value.from ?? -1);
    const called = this.#calledFunction(value, name);
    if (called !== undefined) return called;
    const part = partNamed(value, name);
    if (part >= 0) return this.#parts.calls.part([value], part);
    if (shapeOf(value)?.keyed && MAPPING_VIEWS.has(name)) return [{ ...value, gives: viewOf(name) }];
    const view = isMap(value) ? value.module.language.mapViews?.get(name) : undefined;
    if (view !== undefined) {
      const viewed: readonly Value[] = [{ ...value, gives: view === 'pair' ? 'pairs' : view }];
      if (arity === undefined && value.module.language.collections !== undefined) return this.#parts.calls.call(viewed);
      return view === 'pair' ? [{ ...entriesOf(value), gives: 'element' }] : viewed;
    }
    if (ELEMENT_METHODS.has(name) || value.module.language.elementMethods?.has(name)) {
      const isOption = value.module.language.optionalElements?.has(name) === true;
      return [{ ...value, gives: isOption ? 'option' : 'element' }];
    }
    if (value.module.language.passingMethods?.has(name)) return [{ ...value, gives: 'self' }];
    const passes = value.module.language.functionValues ? PASSING_METHODS.get(name) : undefined;
    if (passes !== undefined) return [{ ...value, gives: passes }];
    if (SAME_METHODS.has(name)) return [{ ...value, gives: 'self' }];
    if (value.module.language.functionValues && VISITING_METHODS.has(name)) return [{ ...value, gives: 'nothing' }];
    return value.module.language.overloads
      ? [{ kind: 'external', package: '', name: `${value.of ?? 'array'}.${name}` }]
      : NOTHING;
  }

  /** What the method of a function type gives, as far as that is written for a type parameter; undefined for any other. */
  #calledFunction(value: Container, name: string): readonly Value[] | undefined {
    const { delegates } = value.module.language;
    if (delegates?.singleMethods === undefined || value.of === undefined) return undefined;
    // What is written is known by its places.
    const known = delegates.read(`${value.of}<${value.arguments.map((_, at) => `_${at}`).join()}>`);
    const place = known?.method === name ? /^_(\d+)$/.exec(known.returns ?? '')?.[1] : undefined;
    if (place === undefined) return undefined;
    return this.#parts.written
      .resolveUnion(value.arguments[Number(place)] ?? [], value.module, value.from ?? -1)
      .map((given) => ({ kind: 'passed', value: given }));
  }

  /** A member of the first of many types that has it. */
  #ofOne({ module, arguments: types, from = -1 }: Container, name: string, arity: Arity): readonly Value[] {
    for (const type of types) {
      const found = this.#parts.members.member(this.#parts.written.resolveUnion(type, module, from), name, arity);
      if (found.length > 0) return found;
    }
    return NOTHING;
  }

  /** A field of a type without a name, whose arguments are names and types in turn. */
  #fieldOf({ module, arguments: given, from = -1 }: Container, name: string): readonly Value[] {
    const at = given.findIndex(([field], index) => index % 2 === 0 && field?.name === name);
    return at < 0 ? NOTHING : this.#parts.written.resolveUnion(given[at + 1] ?? [], module, from);
  }
}

/** Which of the values that a type of outside holds a member gives; -1 for none. */
function partNamed({ module, tuple, of, gives }: Container, name: string): number {
  const { tuples } = module.language;
  if (tuples === undefined || gives !== undefined) return -1;
  if (!tuple) return tuples.get(of ?? '')?.indexOf(name) ?? -1;
  // Of a pair without a type's name every one may be meant.
  return Math.max(-1, ...[...tuples.values()].map((members) => members.indexOf(name)));
}
