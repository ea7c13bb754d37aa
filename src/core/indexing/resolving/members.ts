import { CLASS_KINDS, constructsObjects, HOLDERS, isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import type { Arity } from '../overloads/overloads.ts';
import { isOnlyImplemented } from '../overloads/redeclared.ts';
import { ELEMENT_METHODS, SAME_METHODS, VISITING_METHODS } from '../types/containerMethods.ts';
import {
  type Definition,
  distinct,
  type Instance,
  isOfScript,
  MOST_ALTERNATIVES,
  MOST_OVERLOADS,
  NOTHING,
  type Value,
} from '../types/values.ts';
import { givenByWrapping } from '../types/wrappedValues.ts';
import { memberOfMetaclass } from './classKinds.ts';
import { containerBases } from './containerBases.ts';
import { ContainerMembers } from './containerMembers.ts';
import { Includers } from './includers.ts';
import type { MemberQuestions } from './partQuestions.ts';
import { Pointers } from './pointers.ts';
import type { ResolverParts } from './resolverParts.ts';
import { ofStatedType } from './statedMembers.ts';

/** What a member of a value is, by what kind of value it is. */
export class Members implements MemberQuestions {
  readonly #parts: ResolverParts;
  readonly #includers: Includers;
  readonly #pointers: Pointers;
  readonly #containers: ContainerMembers;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#includers = new Includers(parts);
    this.#pointers = new Pointers(parts);
    this.#containers = new ContainerMembers(parts);
  }

  /** A member of whatever the values are. */
  member(values: readonly Value[], name: string, arity?: Arity): readonly Value[] {
    const limit = arity === undefined ? MOST_ALTERNATIVES : MOST_OVERLOADS;
    const firm = values.filter((value) => value.kind !== 'instance' || value.narrowed !== true);
    if (firm.length > 0 && firm.length < values.length) {
      const found = this.member(firm, name, arity);
      if (found.some(({ kind }) => kind === 'definition')) return found;
    }
    return distinct(
      values.flatMap((value) => this.memberOf(value, name, arity)),
      limit,
    );
  }

  /** A member of one value. */
  memberOf(value: Value, name: string, arity?: Arity): readonly Value[] {
    switch (value.kind) {
      case 'passed':
        return NOTHING;
      case 'module': {
        const place = this.#parts.roots.placeKeyword(name, value.module, -1);
        if (place !== undefined) return place;
        return this.#parts.exports.exported(value.module, name);
      }
      case 'folder':
        return this.#parts.modules.submodule(value.language, value.path, name);
      case 'namespace':
        return value.near === undefined
          ? NOTHING
          : this.#parts.namespaced.inNamespace(value.near, value.name, name, arity);
      case 'scope':
        return this.#parts.scopes.qualifiedInScope(value.module, value.name, name);
      case 'external':
        if (value.language?.nullableMembers?.has(name))
          return [arity === undefined ? value : { kind: 'passed', value }];
        return [{ ...value, name: value.name === '' ? name : `${value.name}.${name}` }];
      case 'many':
        return value.keyed && name === 'items'
          ? [{ ...value, gives: 'pairs' }]
          : ELEMENT_METHODS.has(name)
            ? [{ ...value, gives: 'element' }]
            : SAME_METHODS.has(name)
              ? [{ kind: 'many', values: value.values, gives: 'self' }]
              : VISITING_METHODS.has(name) && value.values.some(isOfScript)
                ? [{ kind: 'many', values: value.values, gives: 'nothing' }]
                : NOTHING;
      case 'container':
        return this.#containers.member(value, name, arity);
      case 'instance':
        return this.#ofInstanceOrIncluder(value, name, arity);
      case 'super':
        if (value.module.language.linearises) {
          const above = this.#parts.inheritance.inOrder(value.module, value.index, name, 1);
          return madeBy(name, value, above) ?? above;
        }
        return distinct(
          this.#parts.inheritance
            .bases(value.module, value.index)
            .filter((base) => !isOnlyImplemented(value, base))
            .flatMap((base) =>
              base.kind === 'instance' ? this.#ofInstance(base, name, arity) : this.memberOf(base, name, arity),
            ),
          arity === undefined ? MOST_ALTERNATIVES : MOST_OVERLOADS,
        );
      case 'definition':
        return this.#ofDefinition(value, name, arity);
    }
  }

  /** What a module that is mixed in does not have itself is what includes it. */
  #ofInstanceOrIncluder(value: Instance, name: string, arity: Arity): readonly Value[] {
    const found = this.#ofInstance(value, name, arity);
    const { module, index } = value;
    const isMixin =
      module.language.sharesNames === 'connected' && module.facts.definitions[index]!.kind === 'namespace';
    return isMixin && found.length === 0 ? this.#includers.member(module, index, name) : found;
  }

  #ofInstance(value: Instance, name: string, arity: Arity): readonly Value[] {
    if (value.module.language.overloads) {
      const found = this.#parts.overloaded.overloaded(value.module, value.index, name, arity);
      const { nullableMembers, elementMethods, passingMethods } = value.module.language;
      if (
        !found.some(({ kind }) => kind === 'definition') &&
        (elementMethods?.has(name) || passingMethods?.has(name))
      ) {
        const held = containerBases(this.#parts, value);
        if (held.length > 0) return held.flatMap((each) => this.memberOf(each, name, arity));
      }
      if (found.length > 0 || !nullableMembers?.has(name)) return found;
      return [arity === undefined ? value : { kind: 'passed', value }];
    }
    if (name === value.module.language.typeAttribute) {
      return [{ kind: 'definition', module: value.module, index: value.index }];
    }
    if (/^\d/.test(name)) return this.#parts.calls.part([value], Number(name));
    const given = givenByWrapping(value, name);
    if (given !== undefined) return given;
    const { passingMethods } = value.module.language;
    const found = this.#parts.inheritance.inherited(value.module, value.index, name, true);
    if (found.length === 0 && name === value.module.language.typeMember) {
      return [{ kind: 'passed', value: { kind: 'definition', module: value.module, index: value.index } }];
    }
    if (passingMethods === undefined) {
      if (!value.module.language.listsTypeParameters || found.some(({ kind }) => kind === 'definition')) return found;
      const held = containerBases(this.#parts, value).flatMap((base) => this.memberOf(base, name, arity));
      return held.length > 0 ? held : found;
    }
    if (found.some(({ kind }) => kind === 'definition')) return found;
    // What an alias stands for answers itself.
    if (found.some((each) => each.kind === 'container' || each.kind === 'passed')) return found;
    const behind = value.module.language.pointerMethods === undefined ? NOTHING : this.#pointers.member(value, name);
    if (behind.length > 0) return behind;
    if (name === value.module.language.pairedMember) return [value];
    return passingMethods.has(name) ? [{ kind: 'passed', value }] : found;
  }

  #ofDefinition(value: Definition, name: string, arity: Arity): readonly Value[] {
    const { kind } = value.module.facts.definitions[value.index]!;
    if (value.module.language.overloads && CLASS_KINDS.has(kind)) {
      const own = this.#parts.overloaded.overloaded(value.module, value.index, name, arity);
      if (value.module.language.companionHeader === undefined || own.some((each) => each.kind === 'definition'))
        return own;
      // A companion without a name of its own is named for what it is; its members are found by the type.
      if (name === value.module.language.companionName && !own.some((each) => each.kind === 'definition'))
        return [value];
      const ofCompanion = this.#parts.overloaded.companionMember(value.module, value.index, name, arity, new Set());
      return ofCompanion.length > 0 ? ofCompanion : own;
    }
    const { instanceMember } = value.module.language;
    if (name === instanceMember && (kind === 'class' || constructsObjects(value)))
      return [{ kind: 'instance', module: value.module, index: value.index }];
    // Members of a class without a name belong to it, not to the field or constant that holds one of its instances.
    const holds = value.module.language.overloads && HOLDERS.has(kind);
    const stated = ofStatedType(this.#parts, value, name);
    if (stated.length > 0) return stated;
    const ofType = value.module.language.sharesNames === 'connected' && (CLASS_KINDS.has(kind) || kind === 'namespace');
    const own = holds
      ? NOTHING
      : ofType
        ? this.#parts.ofTypes.ofTypeOrInside(value.module, value.index, name)
        : this.#parts.inheritance.inherited(value.module, value.index, name, false);
    const made = kind === 'class' ? madeBy(name, value, own) : undefined;
    if (made !== undefined) return made;
    const { constructorMethod } = value.module.language;
    const constructs = kind === 'class' || (CLASS_KINDS.has(kind) && value.module.language.separateMethods);
    if (constructs && name === constructorMethod && !own.some((each) => each.kind === 'definition')) return [value];
    if (own.length === 0 && kind === 'namespace' && value.module.language.importsFromScope)
      return this.#parts.imports.importedInto(value.module, value.index, name);
    if (kind === 'class' && !own.some((each) => each.kind === 'definition')) {
      const ofClass = memberOfMetaclass(this.#parts, value.module, value.index, name);
      if (ofClass.length > 0) return ofClass;
    }
    const beside = own.length === 0 ? this.#besideExport(value, name) : NOTHING;
    if (beside.length > 0) return beside;
    if (own.length > 0 || CLASS_KINDS.has(kind) || kind === 'namespace') return own;
    return this.#parts.memo.values(
      value.module.path,
      `^${value.index} .${name} ${arity}`,
      // What it gives may be itself, directly or not: what is remembered ends the circle.
      () => this.#behind(value, name, arity),
      // A call chooses from all overloads.
      arity === undefined ? 'some' : 'all',
    );
  }

  /** A member of what a function gives, where its name alone calls it or what decorates it makes it a value; else of what is held. */
  #behind({ module, index }: Definition, name: string, arity: Arity): readonly Value[] {
    const { held } = this.#parts;
    if (isCallable(module.facts.definitions[index]!)) {
      if (module.decorators.has(index)) return this.member(held.decorated(module, index), name);
      if (module.language.namesCall) return this.member(held.returnsOf(module, index), name);
    }
    return this.member(held.typeOf(module, index), name, arity);
  }

  /** `exports = module.exports = Base; exports.show = …`, `const base = exports`: what is exported beside Base is a property of it. */
  #besideExport({ module, index }: Definition, name: string): readonly Value[] {
    const { exports, definitions } = module.facts;
    const ways = [`^${index}`, definitions[index]!.parent === -1 ? definitions[index]!.name : ''];
    const isWhole = exports.some(
      (fact) => fact.name === '=' && fact.chain.length === 1 && ways.includes(fact.chain[0] ?? '?'),
    );
    if (!isWhole || name === '=') return NOTHING;
    const own = module.members.get(-1)?.get(name);
    const isExported = own !== undefined && module.facts.definitions[own]!.exported === true;
    return isExported || exports.some((fact) => fact.name === name)
      ? this.#parts.exports.exported(module, name)
      : NOTHING;
  }
}

/** What the language's own method gives that makes an object of a class, where the workspace has no other: `cls.__new__(cls)`. */
function madeBy(
  name: string,
  { module, index }: { readonly module: ModuleEntry; readonly index: number },
  own: readonly Value[],
): readonly Value[] | undefined {
  if (name !== module.language.makingMethod || own.some(({ kind }) => kind === 'definition')) return undefined;
  return [{ kind: 'passed', value: { kind: 'instance', module, index } }];
}
