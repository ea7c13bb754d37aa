import type { DefinitionFact } from '../../model/fileFacts.ts';
import { parameterPlace } from '../../model/parameterPlace.ts';
import { placeOfWholeName } from '../../model/parameterTypes.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import { TUPLE } from '../../model/typeNotation.ts';
import { CLASS_KINDS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { type Bindings, substituted } from '../types/substitutedType.ts';
import { baseArguments, typeBound, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { distinct, type Instance, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import { writtenResult, writtenType } from '../types/writtenResult.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** How many classes lie between a type and the generic base that it gives arguments to, at most. */
const MOST_BASES = 6;

const HOLDS: ReadonlySet<SymbolKind> = new Set(['variable', 'constant', 'field', 'accessor']);

/** What is written for a type parameter, and where. */
interface Written {
  readonly types: readonly TypeExpression[];
  readonly module: ModuleEntry;
  readonly from: number;
}

type Holder = Pick<Instance, 'module' | 'index' | 'arguments'>;

/** What methods give, and fields hold, that is a type parameter of their class, by what the type of their receiver writes for it. */
export class TypeArguments {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /**
   * What calling `called` on `holders` gives where it is a type parameter; nothing where it is none or nothing is written. Without holders the
   * types around `place` are asked, where a language needs no `this`.
   */
  given(called: readonly Value[], holders: readonly Value[], place?: DefinitionPlace): readonly Value[] {
    return this.#written(
      called,
      holders,
      (member, parameters) =>
        isCallable(member) ? (member.generic ?? writtenResult(member, parameters)) : writtenResult(member, parameters),
      place,
    );
  }

  /** What fields of `holders` hold where that is a type parameter; nothing where it is none or nothing is written. */
  held(fields: readonly Value[], holders: readonly Value[], place?: DefinitionPlace): readonly Value[] {
    return this.#written(
      fields,
      holders,
      (member, parameters, module) =>
        member.kind === 'field'
          ? (member.generic ?? writtenType(member, parameters) ?? typeOfGiven(member, module))
          : member.kind === 'accessor'
            ? writtenResult(member, parameters)
            : undefined,
      place,
    );
  }

  /** Part n of what an instance holds without names, where it is written for a type parameter; nothing where it is not. */
  part(holder: Instance, part: number): readonly Value[] {
    const { module, index } = holder;
    const definition = module.facts.definitions[index]!;
    if (definition.generic === undefined || holder.arguments === undefined) return NOTHING;
    const place = { module, index };
    const bindings = new Map(
      typeParameters(definition).map((_, at) => [parameterPlace(at), this.#meant(holder, place, at)]),
    );
    const types = parseTypeText(module.language.readType?.(definition.generic) ?? definition.generic);
    const union = types[0]?.name === TUPLE ? (types[0].arguments[part] ?? []) : part === 0 ? types : [];
    return this.#parts.written.resolveUnion(
      union.flatMap((type) => substituted(type, bindings) ?? []),
      module,
      index,
    );
  }

  /** What a type means for `holders` that names the parameters of a member's owner by their places. */
  placed(text: string, { module, index }: DefinitionPlace, holders: readonly Value[]): readonly Value[] {
    const place = { module, index: module.facts.definitions[index]!.parent };
    if (place.index < 0) return NOTHING;
    const parameters = typeParameters(module.facts.definitions[place.index]!);
    const types = parseTypeText(module.language.readType?.(text) ?? text);
    return distinct(
      holders
        .flatMap((holder) => this.#instances(holder))
        .flatMap((holder) => {
          const bindings = new Map(parameters.map((_, at) => [parameterPlace(at), this.#meant(holder, place, at)]));
          const meant = types.flatMap((type) => substituted(type, bindings) ?? []);
          return this.#parts.written.resolveUnion(meant, module, index);
        }),
    );
  }

  /** What an alias in a type (`type Target = T`) stands for to `holder`, where it names what is written for that. */
  aliased(alias: Value, holder: Value): readonly Value[] {
    return this.#written([alias], [holder], (member) => (member.kind === 'type' ? member.generic : undefined));
  }

  /** What a type in the header of a member means for `holders`; nothing where it names no type parameter of the type around. */
  inHeader(text: string, { module, index }: DefinitionPlace, holders: readonly Value[]): readonly Value[] {
    const { parent } = module.facts.definitions[index]!;
    return parent < 0 ? NOTHING : this.#substituted(text, { module, index: parent }, index, holders);
  }

  /**
   * What a type in the header of a function means whose first parameter, of the type `first`, is one of `holders`: nothing where it
   * names none of what is written for that type.
   */
  inFirst(
    text: string,
    first: string,
    { module, index }: DefinitionPlace,
    holders: readonly Value[],
  ): readonly Value[] {
    const [type] = parseTypeText(module.language.readType?.(first) ?? first);
    const [of] = this.#parts.written.resolveType(first, module, index);
    if (type === undefined || of?.kind !== 'instance') return NOTHING;
    const named = type.arguments.map(([only]) => only?.name ?? '');
    return this.#substituted(text, of, index, holders, named, module);
  }

  /** What is written for each parameter of a type, of which `holder` is one or which it extends. */
  bindings(holder: Instance, owner: DefinitionPlace): Bindings {
    const names = typeParameters(owner.module.facts.definitions[owner.index]!);
    return new Map(names.map((name, at) => [name, this.#meant(holder, owner, at)]));
  }

  #substituted(
    text: string,
    owner: DefinitionPlace,
    from: number,
    holders: readonly Value[],
    named: readonly string[] = typeParameters(owner.module.facts.definitions[owner.index]!),
    module = owner.module,
  ): readonly Value[] {
    if (!named.some((name) => name !== '' && placeOfWholeName(text, name) >= 0)) return NOTHING;
    const receivers = holders.flatMap((holder) => this.#instances(holder));
    return distinct(
      receivers.flatMap((holder) => {
        const bindings = new Map(named.map((name, at) => [name, this.#meant(holder, owner, at)]));
        const types = parseTypeText(module.language.readType?.(text) ?? text).flatMap(
          (type) => substituted(type, bindings) ?? [],
        );
        return this.#parts.written.resolveUnion(types, module, from);
      }),
    );
  }

  #written(
    members: readonly Value[],
    holders: readonly Value[],
    typeOf: (member: DefinitionFact, parameters: readonly string[], module: ModuleEntry) => string | undefined,
    around?: DefinitionPlace,
  ): readonly Value[] {
    let receivers: readonly Holder[] | undefined;
    return distinct(
      members.flatMap((member) => {
        if (member.kind !== 'definition') return NOTHING;
        const { module, index } = member;
        const definition = module.facts.definitions[index]!;
        const owner = module.facts.definitions[definition.parent];
        if (owner === undefined || !CLASS_KINDS.has(owner.kind)) return NOTHING;
        const parameters = typeParameters(owner);
        const text = parameters.length === 0 ? undefined : typeOf(definition, parameters, module);
        if (text === undefined) return NOTHING;
        const place = { module, index: definition.parent };
        const readable = definition.generic === undefined ? text : (module.language.readType?.(text) ?? text);
        // Few members say a type parameter: what the holders are is asked for those alone.
        receivers ??=
          holders.length === 0 && around?.module.language.implicitReceiver
            ? typesAround(around)
            : holders.flatMap((holder) => this.#instances(holder));
        return receivers.flatMap((holder) => {
          const bindings = new Map(
            parameters.map((name, at) => [
              definition.generic === undefined ? name : parameterPlace(at),
              this.#meant(holder, place, at),
            ]),
          );
          const types = parseTypeText(readable).flatMap((type) => substituted(type, bindings) ?? []);
          return this.#parts.written.resolveUnion(types, module, index);
        });
      }),
    );
  }

  /** What is written for a parameter of a type. */
  #meant(holder: Holder, owner: DefinitionPlace, position: number): readonly Value[] {
    const written = this.#argument(holder, owner, position, MOST_BASES);
    return written === undefined
      ? NOTHING
      : this.#parts.written.resolveUnion(written.types, written.module, written.from);
  }

  /** The instances that a value is or, being a variable or field, holds. */
  #instances(value: Value): readonly Holder[] {
    if (value.kind === 'instance') return [value];
    if (value.kind === 'super') return [{ module: value.module, index: value.index }];
    if (value.kind !== 'definition' || !HOLDS.has(value.module.facts.definitions[value.index]!.kind)) return [];
    return this.#parts.held.typeOf(value.module, value.index).filter((held) => held.kind === 'instance');
  }

  /** What a type says for a parameter of itself or of one of its bases. */
  #argument(holder: Holder, owner: DefinitionPlace, position: number, left: number): Written | undefined {
    const { module, index, arguments: own } = holder;
    const isOwner = module === owner.module && index === owner.index;
    if (isOwner) return own && { ...own, types: own.types[position] ?? [] };
    if (left === 0) return undefined;
    const fact = module.facts.definitions[index]!;
    for (const base of this.#parts.inheritance.bases(module, index)) {
      if (base.kind !== 'definition') continue;
      const types = baseArguments(fact, base.module.facts.definitions[base.index]!.name);
      const said = types === undefined ? {} : { arguments: { types, module, from: index } };
      const found = this.#argument({ module: base.module, index: base.index, ...said }, owner, position, left - 1);
      if (found === undefined) continue;
      // What a base is given may be a parameter of this type, for which its own user wrote something.
      const passedOn = found.from === index && found.module === module ? typeParameters(fact) : [];
      const name = found.types[0]?.name ?? '';
      const at = passedOn.indexOf(name);
      if (at < 0) return found;
      const given = own?.types[at] ?? [];
      if (own !== undefined && given.length > 0) return { ...own, types: given };
      // `Box<?>`, and inside the type itself: what bounds it there.
      const bound = typeBound(fact, name);
      if (bound !== undefined) return { types: parseTypeText(bound), module, from: index };
      return own === undefined ? found : { ...own, types: given };
    }
    return undefined;
  }
}

/** What is written for the parameter that a field is given as it is: `self.item = item`. */
function typeOfGiven({ values }: DefinitionFact, { language, facts }: ModuleEntry): string | undefined {
  const [root = ''] = values?.length === 1 && values[0]!.length === 1 ? values[0]! : [];
  if (!language.listsTypeParameters || !root.startsWith('%')) return undefined;
  const types = facts.locals[Number(root.slice(1))]?.types;
  return types?.length === 1 ? types[0] : undefined;
}

/** The types that a place lies in, the innermost first. */
function typesAround({ module, index }: DefinitionPlace): readonly Holder[] {
  const found: Holder[] = [];
  for (let at = index; at >= 0; at = module.facts.definitions[at]!.parent) {
    if (CLASS_KINDS.has(module.facts.definitions[at]!.kind)) found.push({ module, index: at });
  }
  return found;
}
