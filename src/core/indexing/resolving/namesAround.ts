import { isFunctionValue, TYPE_BODIES } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { innermostNamespace } from '../names/namespaces.ts';
import { type Arity, bareName, isRootMethod, ownMembers, TYPE, typeArityOf } from '../overloads/overloads.ts';
import { isOfOtherArity } from '../types/typeArity.ts';
import { NOTHING, type Value } from '../types/values.ts';
import type { NameQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What an import of a whole namespace or type brings names from. */
interface ImportedWhole {
  readonly inside: readonly Value[];
  /** Only one branch of the file's conditions has it. */
  readonly conditional: boolean;
}

/** What a free name means by what stands around it: types, scopes, the file, its imports and its namespaces. */
export class NamesAround implements NameQuestions {
  readonly #parts: ResolverParts;
  readonly #importedWholes = new Map<ModuleEntry, Map<number, readonly ImportedWhole[]>>();

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What an imported namespace may be called in full: where outer namespaces are seen, it may be written from one of them. */
  wholeNames(module: ModuleEntry, from: number, name: string): readonly string[] {
    if (!module.language.outerNamespaces) return [name];
    return this.#parts.namespaces.around(module, from).map((outer) => (outer === '' ? name : `${outer}.${name}`));
  }

  /**
   * A free name where functions are overloaded: a member of the types around, inherited ones included; then of the file, its
   * imports, its namespace, and what whole imports bring.
   */
  lexical(
    module: ModuleEntry,
    from: number,
    name: string,
    arity: Arity,
    within: readonly Value[] = NOTHING,
  ): readonly Value[] {
    let outside: readonly Value[] = NOTHING;
    if (module.language.extensionFunctions) {
      const receivers =
        arity === TYPE ? NOTHING : [...within, ...this.#parts.extensions.implicitReceivers(module, from)];
      for (const level of this.#parts.extensions.visible(module, from, name, arity)) {
        const known = level.filter(({ kind }) => kind !== 'external');
        const found = this.#parts.extensions.applicable(known, receivers);
        if (found.length > 0) return found;
        if (outside.length === 0 && known.length === 0) outside = level;
      }
      return outside;
    }
    // The methods of a type ask for the same names again and again.
    const scope = scopeAround(module, from);
    if (this.#parts.open?.module !== module) return this.#lexicalIn(scope, module, name, arity);
    const key = `${scope} ~${name} ${arity}`;
    this.#parts.open.keys.add(key);
    return this.#parts.memo.values(module.path, key, () => this.#lexicalIn(scope, module, name, arity), 'all');
  }

  /** What a free name means in a type or namespace. */
  #lexicalIn(from: number, module: ModuleEntry, name: string, arity: Arity): readonly Value[] {
    let outside: readonly Value[] = NOTHING;
    // Where methods are apart from fields and types, a name that is not called is none of theirs.
    const isApart = arity === undefined && module.language.methodLookup !== undefined;
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      if (!TYPE_BODIES.has(module.facts.definitions[index]!.kind)) continue;
      const found = this.#parts.overloaded.overloaded(module, index, name, arity);
      const own = found.filter((value) => value.kind === 'definition' && !(isApart && isFunctionValue(value)));
      if (own.length > 0) return own;
      if (outside.length === 0) outside = found;
      // The innermost type has it from above, whatever those around it declare.
      if (isRootMethod(module, name, arity)) return outside;
      const isCalled = arity !== undefined && arity >= 0;
      if (isCalled && this.#parts.overloaded.hasFromOutside(module, index, name)) return outside;
    }
    // A type of the name with other type parameters is meant where there is no better one.
    let less: readonly Value[] = ownMembers(module, -1, name, arity).map((index) => ({
      kind: 'definition',
      module,
      index,
    }));
    if (less.length > 0 && !less.every((each) => isOfOtherArity(each, name))) return less;
    const implied = this.#parts.modules.impliedImports(module).filter(({ as }) => as === name);
    for (const fact of [...(module.importsByName.get(bareName(name)) ?? []), ...implied]) {
      const values = this.#parts.imports.importedFrom(module, fact, arity);
      if (values.length > 0) return values;
    }
    for (const namespace of this.#parts.namespaces.around(module, from)) {
      const values = this.#parts.namespaced.inNamespace(module, namespace, name, arity);
      if (values.length > 0 && !values.every((each) => isOfOtherArity(each, name))) return values;
      if (less.length === 0) less = values;
    }
    const known = module.language.builtins.has(bareName(name));
    for (const { inside, conditional } of this.#importedWhole(module, from)) {
      // One branch may bring what others have from outside.
      if (conditional && known) continue;
      const values = this.#parts.members.member(inside, name, arity).filter(({ kind }) => kind === 'definition');
      if (values.length > 0) return values;
    }
    if (less.length > 0) return less;
    // A namespace of the workspace is known; that a base of outside has a member of its name is only possible (`io.shop.List` in what
    // is `java.io.Serializable`).
    const isNamespace = this.#parts.namespaces.has(module.language, name) && typeArityOf(name) === 0;
    return isNamespace && !(outside.length > 0 && arity !== undefined && arity >= 0)
      ? [{ kind: 'namespace', name, language: module.language, near: module }]
      : outside;
  }

  /** What the imports of whole namespaces and types mean in a namespace of a file, in their order. */
  #importedWhole(module: ModuleEntry, from: number): readonly ImportedWhole[] {
    let byNamespace = this.#importedWholes.get(module);
    if (byNamespace === undefined) {
      byNamespace = new Map();
      this.#importedWholes.set(module, byNamespace);
    }
    const namespace = innermostNamespace(module, from);
    let imported = byNamespace.get(namespace);
    if (imported === undefined) {
      imported = this.#findImportedWhole(module, namespace);
      if (this.#parts.memo.isSettled) byNamespace.set(namespace, imported);
    }
    return imported;
  }

  #findImportedWhole(module: ModuleEntry, from: number): readonly ImportedWhole[] {
    return this.#parts.modules.starImports(module).flatMap(({ from: whole, conditional }) => {
      const found = this.#parts.modules.find(module, whole);
      if (found.kind !== 'namespace') return [];
      return this.wholeNames(module, from, found.name).flatMap((name) => {
        const inside = this.#parts.namespaced.qualified(module, name, TYPE) ?? NOTHING;
        return inside.length === 0 ? [] : [{ inside, conditional: conditional === true }];
      });
    });
  }
}

/** The innermost type or namespace around a definition, or itself if it is one; -1 for the file. */
function scopeAround({ facts }: ModuleEntry, from: number): number {
  let index = from;
  while (
    index >= 0 &&
    !TYPE_BODIES.has(facts.definitions[index]!.kind) &&
    facts.definitions[index]!.kind !== 'namespace'
  ) {
    index = facts.definitions[index]!.parent;
  }
  return index;
}
