import type { ModuleEntry } from '../moduleEntry.ts';
import { functionTypeNamed } from '../types/functionTypes.ts';
import { type Bindings, substituted } from '../types/substitutedType.ts';
import { baseArguments, typeParameters } from '../types/typeParameters.ts';
import { parseTypeText } from '../types/typeText.ts';
import { type Instance, NOTHING, type TypeExpression, type Value } from '../types/values.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';
import { TypeArguments } from './typeArguments.ts';

/** Binds the type parameters that a type names by values of that type. */
export type Unify = (type: TypeExpression, values: readonly Value[], into: Map<string, readonly Value[]>) => void;

/** What function types mean that have names: what is taken and given, by what is written or known for their type parameters. */
export class FunctionTypes {
  readonly #parts: ResolverParts;
  readonly #arguments: TypeArguments;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#arguments = new TypeArguments(parts);
  }

  /** What parameter n is of a function that is wanted where a header writes `type`; `known`: what type parameters of that header are. */
  taken(type: string, parameter: number, { module, index }: DefinitionPlace, known: Bindings): readonly Value[] {
    const text = readable(type, module);
    const outside = module.language.delegates?.read(text);
    if (outside !== undefined) {
      const taken = outside.takes[parameter];
      return taken === undefined ? NOTHING : this.#meant(taken, { module, index }, known);
    }
    const values = this.#parts.written.resolveType(type, module, index);
    const [value] = values;
    if (value?.kind !== 'instance' || values.length > 1) return NOTHING;
    const types = parseTypeText(text)[0]?.arguments ?? [];
    const given = types.map((union) => union.map((one) => substituted(one, known) ?? one));
    return this.ofValue({ ...value, arguments: { types: given, module, from: index } }, parameter);
  }

  /** What parameter n is of a function of a declared type. */
  ofValue(value: Instance, parameter: number): readonly Value[] {
    const named = functionTypeNamed(this.#parts.resolver, [value]);
    const taken = named?.declared.takes[parameter];
    if (named === undefined || taken === undefined) return NOTHING;
    const { place, owner } = named.declared;
    return this.#meant(taken, place, this.#arguments.bindings(value, owner));
  }

  /** Says what type parameters are that a function type names in what it gives, by what a function gives. */
  unifyResult(type: string, values: readonly Value[], place: DefinitionPlace, unify: Unify): Bindings {
    const found = new Map<string, readonly Value[]>();
    const text = readable(type, place.module);
    const outside = place.module.language.delegates?.read(text);
    if (outside !== undefined) {
      for (const one of parseTypeText(outside.returns ?? '')) unify(one, values, found);
      return found;
    }
    const [value] = this.#parts.written.resolveType(type, place.module, place.index);
    const named = value === undefined ? undefined : functionTypeNamed(this.#parts.resolver, [value]);
    if (value?.kind !== 'instance' || named?.declared.returns === undefined) return found;
    const { owner, place: method, returns } = named.declared;
    const own = new Map<string, readonly Value[]>();
    for (const one of parseTypeText(readable(returns, method.module))) unify(one, values, own);
    const written = isSame(owner, value) ? parseTypeText(text)[0]?.arguments : this.#throughBase(value, owner, text);
    const names = typeParameters(owner.module.facts.definitions[owner.index]!);
    for (const [at, name] of names.entries()) {
      for (const one of written?.[at] ?? []) unify(one, own.get(name) ?? NOTHING, found);
    }
    return found;
  }

  /** What a header's type writes for the parameters of a base that its own declaration extends at once. */
  #throughBase(value: Instance, owner: DefinitionPlace, text: string): readonly (readonly TypeExpression[])[] {
    const fact = value.module.facts.definitions[value.index]!;
    const names = typeParameters(fact);
    const given = parseTypeText(text)[0]?.arguments ?? [];
    const passed = baseArguments(fact, owner.module.facts.definitions[owner.index]!.name) ?? [];
    return passed.map((union) => union.flatMap((one) => given[names.indexOf(one.name)] ?? []));
  }

  #meant(text: string, { module, index }: DefinitionPlace, known: Bindings): readonly Value[] {
    const types = parseTypeText(readable(text, module)).map((type) => substituted(type, known) ?? type);
    return this.#parts.written.resolveUnion(types, module, index);
  }
}

function readable(text: string, module: ModuleEntry): string {
  return (module.language.readType?.(text) ?? text).replace(/\?\s*super\s+/g, '');
}

function isSame(one: DefinitionPlace, other: DefinitionPlace): boolean {
  return one.module === other.module && one.index === other.index;
}
