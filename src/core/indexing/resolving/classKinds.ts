import { anyScript } from '../../model/anyScript.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { type Definition, distinct, type Instance, NOTHING, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** What a header says that is given. */
const RESULT = /\)\s*->\s*([\s\S]*?):?\s*(?:\.\.\.)?\s*$/;
/** `class Task(Base, metaclass=Meta)`, as far as the name of the metaclass. */
const METACLASS = anyScript(/[(,]\s*metaclass\s*=\s*([\w.]+)/);

/** Whether a class has one of some classes of outside above it. */
export function isBelowOutside(
  parts: ResolverParts,
  module: ModuleEntry,
  index: number,
  names: ReadonlySet<string> | undefined,
): boolean {
  if (names === undefined) return false;
  return parts.inheritance.order(module, index).some((base) => base.kind === 'external' && names.has(base.name));
}

/** Whether a field is one of the values that its class lists: an object of the class, whatever is written for it (`RED = 1`). */
export function isListedValue(parts: ResolverParts, module: ModuleEntry, index: number): boolean {
  const { listingTypes } = module.language;
  const { kind, parent, name, type, signature } = module.facts.definitions[index]!;
  if (listingTypes === undefined || kind !== 'field' || parent < 0 || type !== undefined) return false;
  // What is assigned to `self` is a field of each of them.
  if (name.startsWith('_') || !anyScript(/^\w+\s*=/).test(signature)) return false;
  return isBelowOutside(parts, module, parent, listingTypes);
}

/** What an attribute gives that is read of an object whose class has such a value in it: what the value's own method for it gives. */
export function readOfObject(parts: ResolverParts, values: readonly Value[]): readonly Value[] {
  return values.flatMap((value) => {
    if (value.kind !== 'instance') return [value];
    const read = value.module.language.protocols?.read;
    if (read === undefined) return [value];
    const methods = parts.inheritance.inherited(value.module, value.index, read, true);
    const given = methods.flatMap((method) =>
      method.kind === 'definition' ? givenBy(parts, method, value, read) : NOTHING,
    );
    return given.length > 0 ? distinct(given) : [value];
  });
}

/** What one such method gives of an object; where it has several headers, one of them says what it gives of the class, which is the value itself. */
function givenBy(parts: ResolverParts, method: Definition, value: Instance, read: string): readonly Value[] {
  const { module, index } = method;
  const { signatures } = module.facts.definitions[index]!;
  if (signatures === undefined) return parts.elements.given([method], value);
  const typeArguments = new TypeArguments(parts);
  return signatures
    .flatMap((header) => {
      const type = RESULT.exec(header)?.[1];
      if (type === undefined) return NOTHING;
      const written = typeArguments.inHeader(type, { module, index }, [value]);
      return written.length > 0 ? written : parts.written.resolveType(type, module, index);
    })
    .filter((each) => each.kind !== 'instance' || !hasOwn(parts, each, read));
}

/** Whether the workspace has a method for objects of a class. */
function hasOwn(parts: ResolverParts, { module, index }: Instance, name: string): boolean {
  return parts.inheritance.inherited(module, index, name, true).some(({ kind }) => kind === 'definition');
}

/** What the class of a class has, where neither the class nor what it extends has the name. */
export function memberOfMetaclass(parts: ResolverParts, module: ModuleEntry, index: number, name: string) {
  if (!module.language.linearises) return NOTHING;
  for (const each of parts.inheritance.order(module, index)) {
    if (each.kind !== 'definition') continue;
    const meta = METACLASS.exec(each.module.facts.definitions[each.index]!.signature)?.[1];
    if (meta === undefined) continue;
    const [type] = parts.written.typeName(meta, each.module, each.module.facts.definitions[each.index]!.parent);
    return type?.kind === 'definition' ? parts.inheritance.inherited(type.module, type.index, name, true) : NOTHING;
  }
  return NOTHING;
}

/** Whether values have a member by a key: where the language names the types whose keys are fields, those alone (`class User(TypedDict)`). */
export function hasKey(
  parts: ResolverParts,
  values: readonly Value[],
  name: string,
  { language }: ModuleEntry,
): boolean {
  const { keyedTypes } = language;
  const objects =
    keyedTypes === undefined
      ? values
      : values
          .flatMap((value) => (value.kind === 'definition' ? parts.held.typeOf(value.module, value.index) : [value]))
          .filter((value) => value.kind === 'instance' && isBelowOutside(parts, value.module, value.index, keyedTypes));
  return parts.members.member(objects, name).some(({ kind }) => kind === 'definition');
}
