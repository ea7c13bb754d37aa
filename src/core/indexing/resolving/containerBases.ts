import { listedAt } from '../../model/parameterTypes.ts';
import { CLASS_KINDS } from '../definitionKinds.ts';
import { substituted } from '../types/substitutedType.ts';
import { baseArguments, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, type Instance, instanceKey, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import type { ResolverParts } from './resolverParts.ts';

/** How many classes lie between a type and a container that it extends, at most. */
const MOST_BASES = 6;
/** Bases that only list the type parameters of a class. */
const LISTING_BASES = /^(?:\w+\.)*(?:Generic|Protocol)$/;

type Holder = Pick<Instance, 'module' | 'index' | 'arguments'>;

/**
 * The containers of outside that a class extends, with what it writes for their arguments: `class Users(Sequence[User])`, Kotlin's
 * `class Users : Iterable<User>`. What such a class does not say of its elements itself, they say.
 */
export function containerBases(parts: ResolverParts, value: Instance): readonly Value[] {
  const { listsTypeParameters, collections } = value.module.language;
  if (!listsTypeParameters && collections === undefined) return NOTHING;
  return parts.memo.values(value.module.path, `${instanceKey(value)} containers`, () =>
    distinct(containersOf(parts, value, MOST_BASES)),
  );
}

function containersOf(parts: ResolverParts, holder: Holder, left: number): readonly Value[] {
  const { module, index } = holder;
  const definition = module.facts.definitions[index]!;
  if (!CLASS_KINDS.has(definition.kind) || left === 0) return NOTHING;
  const { collections } = module.language;
  const own =
    collections === undefined ? writtenContainers(parts, holder) : extendedCollections(parts, holder, collections);
  if (own.length > 0) return own;
  for (const base of parts.inheritance.bases(module, index)) {
    if (base.kind !== 'definition') continue;
    const types = baseArguments(definition, base.module.facts.definitions[base.index]!.name)?.map((union) =>
      union.map((type) => withArguments(parts, type, holder)),
    );
    const said = types === undefined ? {} : { arguments: { types, module, from: index } };
    const found = containersOf(parts, { module: base.module, index: base.index, ...said }, left - 1);
    if (found.length > 0) return found;
  }
  return NOTHING;
}

/** The generic types of outside that a header of Python lists. */
function writtenContainers(parts: ResolverParts, holder: Holder): readonly Value[] {
  const { module, index } = holder;
  const { signature, name: of } = module.facts.definitions[index]!;
  return basesIn(signature, of)
    .flatMap((text) => parseTypeText(text))
    .filter(({ name, arguments: given }) => given.length > 0 && !LISTING_BASES.test(name))
    .map((type) => withArguments(parts, type, holder))
    .flatMap((type) => parts.written.resolveUnion([type], module, index))
    .filter(({ kind }) => kind === 'container');
}

/** The collections of outside, by their names, that a type extends. */
function extendedCollections(parts: ResolverParts, holder: Holder, collections: ReadonlySet<string>): readonly Value[] {
  const { module, index } = holder;
  return parts.inheritance.bases(module, index).flatMap((base): readonly Value[] => {
    const of = base.kind === 'external' ? base.name.slice(base.name.lastIndexOf('.') + 1) : '';
    const written = collections.has(of) ? baseArguments(module.facts.definitions[index]!, of) : undefined;
    if (written === undefined) return NOTHING;
    const types = written.map((union) => union.map((type) => withArguments(parts, type, holder)));
    return [{ kind: 'container', module, arguments: types, from: index, of }];
  });
}

/** A type with what the user of a class writes for the parameters that it names. */
function withArguments(parts: ResolverParts, type: TypeExpression, holder: Holder): TypeExpression {
  if (holder.arguments === undefined) return type;
  const { types, module, from } = holder.arguments;
  const names = typeParameters(holder.module.facts.definitions[holder.index]!);
  const bindings = new Map(names.map((name, at) => [name, parts.written.resolveUnion(types[at] ?? [], module, from)]));
  return substituted(type, bindings) ?? type;
}

/** The bases as a header writes them. */
function basesIn(signature: string, name: string): readonly string[] {
  const open = new RegExp(`\\bclass\\s+${name}\\s*(?:\\[[^(]*\\])?\\s*\\(`, 'u').exec(signature);
  return open === null ? [] : listedAt(signature, open.index + open[0].length - 1).filter((text) => text.includes('['));
}
