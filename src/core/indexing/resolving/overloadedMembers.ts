import type { DefinitionFact } from '../../model/fileFacts.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { ANY, type Arity, isRootMethod, ownMembers, typeParameterCount } from '../overloads/overloads.ts';
import { isOfInterface } from '../overloads/redeclared.ts';
import { type Definition, NOTHING, type Value } from '../types/values.ts';
import type { OverloadQuestions } from './overloadQuestions.ts';
import type { DefinitionPlace } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Members where functions are overloaded and types may have several parts. */
export class OverloadedMembers implements OverloadQuestions {
  readonly #parts: ResolverParts;
  readonly #placesOf = new Map<string, readonly DefinitionPlace[]>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** A member of the companion of a type, or of those that it extends. */
  companionMember(module: ModuleEntry, index: number, name: string, arity: Arity, seen: Set<string>): readonly Value[] {
    const { companionHeader } = module.language;
    const key = module.ids[index]!;
    if (companionHeader === undefined || seen.has(key)) return NOTHING;
    seen.add(key);
    for (const part of this.partsOf(module, index)) {
      for (const [, member] of part.module.members.get(part.index) ?? []) {
        if (!companionHeader.test(part.module.facts.definitions[member]!.signature)) continue;
        const found = this.overloaded(part.module, member, name, arity).filter(({ kind }) => kind === 'definition');
        if (found.length > 0) return found;
      }
    }
    for (const base of this.#parts.inheritance.bases(module, index)) {
      if (base.kind !== 'definition') continue;
      const found = this.companionMember(base.module, base.index, name, arity, seen);
      if (found.length > 0) return found;
    }
    return NOTHING;
  }

  /** A member where functions are overloaded: one that takes the arguments, wherever it is inherited from; else the only one. */
  overloaded(module: ModuleEntry, index: number, name: string, arity: Arity): readonly Value[] {
    const found = this.#overloadedIn(module, index, name, arity, new Set());
    if (arity === undefined || arity < 0 || found.some(({ kind }) => kind === 'definition')) return found;
    // An extension may take what no member takes, or a member that every value has be meant.
    const { extensionFunctions, thisParameters, methodLookup } = module.language;
    if (extensionFunctions || thisParameters || methodLookup !== undefined) return found;
    if (isRootMethod(module, name, arity)) return found;
    const any = this.#overloadedIn(module, index, name, ANY, new Set());
    return any.some(({ kind }) => kind === 'definition') ? any : found;
  }

  #overloadedIn(module: ModuleEntry, index: number, name: string, arity: Arity, seen: Set<string>): readonly Value[] {
    const key = module.ids[index]!;
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const parts = this.partsOf(module, index);
    const found: Value[] = [];
    for (const part of parts) {
      const own = ownMembers(part.module, part.index, name, arity);
      found.push(...own.map((each): Value => ({ kind: 'definition', module: part.module, index: each })));
    }
    // What is inherited may be an overload that fits better.
    const goesOn = arity !== undefined && arity >= 0 && found.length > 0 && found.every(isFunctionValue);
    if (found.length > 0 && !goesOn) return found;
    if (module.facts.definitions[index]!.kind === 'type') {
      return this.#parts.memo.values(
        module.path,
        `^${index} .${name} ${arity}`,
        () => this.#parts.members.member(this.#parts.held.typeOf(module, index), name, arity),
        arity === undefined ? 'some' : 'all',
      );
    }
    const isInherited = arity !== undefined && arity >= 0 && module.language.methodLookup?.ofOutsideBases.has(name);
    for (const part of parts) {
      for (const base of this.#parts.inheritance.bases(part.module, part.index)) {
        if (base.kind === 'definition' && isApart(part, base)) continue;
        if (base.kind === 'definition') found.push(...this.#overloadedIn(base.module, base.index, name, arity, seen));
        else if (base.kind === 'external') found.push(...this.#parts.members.memberOf(base, name));
        // The class that is extended stands first, and has the method from outside, whatever the interfaces declare.
        if (isInherited && extendsClass(module, index) && found.length > 0 && found.every(isOutside)) return found;
        if (!goesOn && !mayBeRedeclared(module, found, arity) && found.some(({ kind }) => kind === 'definition')) {
          return found.filter(({ kind }) => kind === 'definition');
        }
      }
    }
    return found.some(({ kind }) => kind === 'definition') ? found.filter(({ kind }) => kind === 'definition') : found;
  }

  /** Whether a type has a method from a class of outside that it extends, before the interfaces and types around are asked. */
  hasFromOutside(module: ModuleEntry, index: number, name: string): boolean {
    if (module.language.methodLookup?.ofOutsideBases.has(name) !== true) return false;
    return this.#extendsOutside(module, index, new Set());
  }

  #extendsOutside(module: ModuleEntry, index: number, seen: Set<string>): boolean {
    const id = module.ids[index]!;
    if (seen.has(id) || !extendsClass(module, index)) return false;
    seen.add(id);
    const [base] = this.#parts.inheritance.bases(module, index);
    if (base?.kind === 'definition') return this.#extendsOutside(base.module, base.index, seen);
    return base?.kind === 'external';
  }

  /** A type with the other parts of it, where its header says that there are some. */
  partsOf(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    if (module.language.partHeader === undefined) return [{ module, index }];
    const key = module.ids[index]!;
    let parts = this.#placesOf.get(key);
    if (parts === undefined) {
      parts = this.#findParts(module, index);
      this.#placesOf.set(key, parts);
    }
    return parts;
  }

  #findParts(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    const self = [{ module, index }];
    const { partHeader } = module.language;
    const own = module.facts.definitions[index]!;
    const { name, parent } = own;
    if (partHeader?.test(own.signature) !== true) return self;
    const namespace = this.#parts.namespaces.around(module, parent)[0];
    const isNested = parent >= 0 && module.facts.definitions[parent]!.kind !== 'namespace';
    if (isNested) {
      return this.partsOf(module, parent).flatMap((part) => {
        if (part.module === module && part.index === parent) return self;
        return declaredAs(part.module, part.index, own);
      });
    }
    if (namespace === undefined) return self;
    const others = this.#parts.namespaces.declaring(module.language, namespace, name).flatMap((part) => {
      if (this.#parts.namespaces.separate(module.path, part.module.path)) return [];
      return declaredAs(part.module, part.parent, own).filter(
        (other) => other.module !== module || other.index !== index,
      );
    });
    return [...self, ...others];
  }
}

/** Whether the header of a class says which one it extends; that stands first among what is above it. */
function extendsClass(module: ModuleEntry, index: number): boolean {
  const { kind, signature } = module.facts.definitions[index]!;
  return kind === 'class' && /\bextends\b/.test(signature.replace(/<.*?>/gs, ''));
}

function isOutside({ kind }: Value): boolean {
  return kind === 'external';
}

/** Whether another type above may declare again what was found: an interface below the one that has it. */
function mayBeRedeclared({ language }: ModuleEntry, found: readonly Value[], arity: Arity): boolean {
  if (language.methodLookup === undefined || arity === undefined || arity < 0) return false;
  return found.every((each) => each.kind !== 'definition' || (isFunctionValue(each) && isOfInterface(each)));
}

/** The parts of a type that a place declares: types of one name with other numbers of parameters are other types. */
function declaredAs(module: ModuleEntry, parent: number, own: DefinitionFact): readonly DefinitionPlace[] {
  const { partHeader, typesByArity } = module.language;
  const only = module.members.get(parent)?.get(own.name);
  if (only === undefined) return [];
  const all = typesByArity ? (module.namesakes?.get(parent)?.get(own.name) ?? [only]) : [only];
  return all.flatMap((index) => {
    const fact = module.facts.definitions[index]!;
    if (partHeader?.test(fact.signature) !== true) return [];
    return typesByArity && typeParameterCount(fact) !== typeParameterCount(own) ? [] : [{ module, index }];
  });
}

/** Whether a base is an interface whose members its implementers do not have by name. */
function isApart(
  { module, index }: { readonly module: ModuleEntry; readonly index: number },
  base: Definition,
): boolean {
  if (!module.language.interfacesApart || module.facts.definitions[index]!.kind !== 'class') return false;
  return base.module.facts.definitions[base.index]!.kind === 'interface';
}
