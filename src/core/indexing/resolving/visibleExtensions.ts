import type { Language } from '../../languages/language.ts';
import { parametersOf } from '../../model/parameterTypes.ts';
import { isFunctionValue, TYPE_BODIES } from '../definitionKinds.ts';
import {
  isExtension,
  isForOutside,
  isUnknownReceiver,
  mayExtendOutside,
  NUMBER_MEMBERS,
  receiverOf,
} from '../members/extensionFunctions.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { takesNothing } from '../overloads/overloadChoice.ts';
import { type Arity, arityOf, ownMembers, TYPE } from '../overloads/overloads.ts';
import { SAME_METHODS } from '../types/containerMethods.ts';
import { type Definition, distinct, MOST_OVERLOADS, NOTHING, type Value } from '../types/values.ts';
import type { ExtensionQuestions } from './extensionQuestions.ts';
import { FittingReceivers } from './fittingReceivers.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Extensions of types in sight of a place, from the inside out, as in Kotlin. */
export class VisibleExtensions implements ExtensionQuestions {
  readonly #parts: ResolverParts;
  readonly #receivers: FittingReceivers;
  /** The names of all extensions, with whether one may pass a receiver to a lambda: nearly no name that is asked for is one. */
  readonly #names: ReadonlyMap<string, boolean>;
  /** The names of all that types have themselves. */
  #memberNames: ReadonlyMap<string, number> | undefined;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#receivers = new FittingReceivers(parts);
    this.#names = extensionNames(parts.byPath.values());
  }

  /**
   * Extensions of what the values are, the closest to where they are called. Undefined where none is meant; empty where one may
   * be, which what is not known of the values would tell.
   */
  extensionFunctions(
    values: readonly Value[],
    name: string,
    arity: Arity,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined {
    if (!this.#names.has(name)) return undefined;
    const isUnknown = isUnknownReceiver(this.#parts.resolver, values, module.language);
    if (isUnknown && isCommon(name, module.language)) return undefined;
    for (const level of this.visible(module, from, name, arity)) {
      if (isUnknown && level.some(isExtension))
        return module.importsByName.has(name) ? this.#only(level, name) : NOTHING;
      const found = isUnknown ? NOTHING : this.#receivers.fitting(values, level);
      if (found.length > 0) return found;
    }
    if (isUnknown || isCommon(name, module.language)) return undefined;
    if (!mayExtendOutside(this.#parts.resolver, values, module.language)) return undefined;
    for (const level of this.visible(module, from, name, arity)) {
      if (level.some(({ kind }) => kind === 'external')) return undefined;
      if (!level.some(isExtension)) continue;
      const only = this.#only(level, name);
      return only.every((each) => isForOutside(this.#parts.resolver, each)) ? only : undefined;
    }
    return undefined;
  }

  /** The same for a call: an extension of a type of outside that takes nothing of what is passed is not meant, but what that type has. */
  calledExtension(
    values: readonly Value[],
    name: string,
    step: string | undefined,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] | undefined {
    const found = this.extensionFunctions(values, name, arityOf(step), module, from);
    const functions = (found ?? NOTHING).filter((each): each is Definition => isFunctionValue(each));
    if (found === undefined || functions.length === 0 || !isCommon(name, module.language)) return found;
    const { resolver } = this.#parts;
    const isOutside = functions.every(({ module: of, index }) => {
      const types = this.#parts.written.resolveType(of.facts.definitions[index]!.receiver ?? '', of, index);
      return !types.some(({ kind }) => kind === 'instance');
    });
    return isOutside && takesNothing(resolver, functions, step, module, from) ? undefined : found;
  }

  /** Extensions that a call means where the members of the name take nothing of what it gives; else the members. */
  besideMembers(
    members: readonly Value[],
    values: readonly Value[],
    name: string,
    step: string | undefined,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const functions = members.filter((each): each is Definition => isFunctionValue(each));
    if (functions.length === 0 || functions.length < members.length || !this.#names.has(name)) return members;
    const { resolver } = this.#parts;
    if (!takesNothing(resolver, functions, step, module, from)) return members;
    const found = this.extensionFunctions(values, name, arityOf(step), module, from) ?? NOTHING;
    const extensions = found.filter((each): each is Definition => isFunctionValue(each));
    return extensions.length === 0 || takesNothing(resolver, extensions, step, module, from) ? members : extensions;
  }

  /**
   * The only extension in sight where nothing else that is known can be meant: no type has a member of the name, nor, as a name
   * alone, does the standard library.
   */
  #only(level: readonly Value[], name: string): readonly Definition[] {
    const [first, ...others] = level;
    const isOnly = first !== undefined && others.length === 0 && isExtension(first);
    return isOnly && this.#membersNamed(name) === 0 && !NUMBER_MEMBERS.has(name) ? [first] : [];
  }

  /** Whether an extension of the workspace has a name that may pass a receiver to a lambda. */
  isPassingName(name: string): boolean {
    return this.#names.get(name) === true;
  }

  /** Whether more than one member of types has a name. */
  isMemberOfSeveral(name: string): boolean {
    return this.#membersNamed(name) > 1;
  }

  #membersNamed(name: string): number {
    this.#memberNames ??= memberNames(this.#parts.byPath.values());
    return this.#memberNames.get(name) ?? 0;
  }

  /** Without the extensions that are for nothing that a name without an object may be asked of. */
  applicable(values: readonly Value[], receivers: readonly Value[]): readonly Value[] {
    if (!values.some((value) => receiverOf(value) !== undefined)) return values;
    const plain = values.filter((value) => receiverOf(value) === undefined);
    return plain.length > 0 ? plain : this.#receivers.fitting(receivers, values);
  }

  /** All that a free name may be asked of without saying so: the types and extensions around. */
  implicitReceivers(module: ModuleEntry, from: number): readonly Value[] {
    const found: Value[] = [];
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const { kind, receiver } = module.facts.definitions[index]!;
      if (receiver !== undefined) found.push(...this.#parts.written.resolveType(receiver, module, index));
      if (TYPE_BODIES.has(kind)) found.push({ kind: 'instance', module, index });
    }
    return found;
  }

  /** What a name may mean where extensions are, from the inside out; the first that applies counts. */
  *visible(module: ModuleEntry, from: number, name: string, arity: Arity): Generator<readonly Value[]> {
    const kept = (place: string, compute: () => readonly Value[]) => {
      const key = `${place} .${name} ${arity}`;
      if (this.#parts.open?.module === module) this.#parts.open.keys.add(key);
      return this.#parts.memo.values(module.path, key, compute, 'all');
    };
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const { kind, receiver } = module.facts.definitions[index]!;
      if (receiver !== undefined && arity !== TYPE) {
        yield kept(`^${index} receiver`, () =>
          this.#parts.members.member(this.#parts.written.resolveType(receiver, module, index), name, arity),
        );
      }
      if (!TYPE_BODIES.has(kind)) continue;
      yield kept(`^${index} own`, () => this.#parts.overloaded.overloaded(module, index, name, arity));
      yield kept(`^${index} companion`, () =>
        this.#parts.overloaded.companionMember(module, index, name, arity, new Set()),
      );
    }
    const imported = kept('imported', () =>
      (module.importsByName.get(name) ?? []).flatMap((fact) => this.#parts.imports.importedFrom(module, fact, arity)),
    );
    yield imported;
    if (isTypeOfOutside(imported, name)) return;
    const [namespace] = this.#parts.namespaces.around(module, from);
    yield kept(`beside ${namespace}`, () => {
      const own = ownMembers(module, -1, name, arity).map((index): Value => ({ kind: 'definition', module, index }));
      const beside =
        namespace === undefined ? NOTHING : this.#parts.namespaced.inNamespace(module, namespace, name, arity);
      return distinct([...own, ...beside], MOST_OVERLOADS);
    });
    for (const { from: whole } of module.starImports) {
      yield kept(`star ${whole}`, () => {
        const found = this.#parts.modules.find(module, whole);
        const inside =
          found.kind === 'namespace' ? this.#parts.namespaced.qualified(module, found.name, TYPE) : undefined;
        return this.#parts.members.member(inside ?? NOTHING, name, arity);
      });
    }
    if (this.#parts.namespaces.has(module.language, name))
      yield [{ kind: 'namespace', name, language: module.language, near: module }];
  }
}

/** Whether a name is imported as a type of outside: what the package or whole imports have by the name is not seen then. */
function isTypeOfOutside(imported: readonly Value[], name: string): boolean {
  return /^\p{Lu}/u.test(name) && imported.length > 0 && imported.every(({ kind }) => kind === 'external');
}

function extensionNames(modules: Iterable<ModuleEntry>): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { language, facts } of modules) {
    if (!language.extensionFunctions) continue;
    for (const { receiver, name, signature } of facts.definitions) {
      if (receiver !== undefined) found.set(name, found.get(name) === true || mayPassReceiver(signature, name));
    }
  }
  return found;
}

/** Whether a parameter is a function with a receiver, or of a type that may be another name of one. */
function mayPassReceiver(signature: string, name: string): boolean {
  const parameters = parametersOf(signature, name) ?? [];
  return parameters.some((each) => /\.\s*\(/.test(each)) || !parameters.every((each) => each.includes('->'));
}

/** How many members of types have a name, by the name. */
function memberNames(modules: Iterable<ModuleEntry>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { language, facts } of modules) {
    if (language.platform === undefined) continue;
    for (const { name, parent } of facts.definitions) {
      const around = facts.definitions[parent]?.kind;
      if (around !== undefined && TYPE_BODIES.has(around)) found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return found;
}

/** A name that the standard library has too: an extension of the name need not be meant. */
function isCommon(name: string, language: Language): boolean {
  const { elementMethods, passingMethods, scopeFunctions, outsideReturns, commonMembers, operatorNames } = language;
  return (
    SAME_METHODS.has(name) ||
    [elementMethods, passingMethods, scopeFunctions, outsideReturns, commonMembers, operatorNames].some(
      (names) => names?.has(name) === true,
    )
  );
}
