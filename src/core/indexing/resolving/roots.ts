import { MADE, WITHIN } from '../../model/chain.ts';
import { TYPE_BODIES } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { type Arity, fitting, isRootMethod, TYPE } from '../overloads/overloads.ts';
import { isOfOtherArity, ofTypeArity } from '../types/typeArity.ts';
import { NOTHING, type Value } from '../types/values.ts';
import { isMacro, macroName, macrosNamed } from './macroNames.ts';
import type { RootQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What a chain starts with: a name, a local, a receiver, a type, or a word of the language. */
export class Roots implements RootQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What the first part of a chain means inside definition `from`. */
  root(root: string, module: ModuleEntry, from: number, arity?: Arity, step?: string): readonly Value[] {
    if (module.language.overloads) {
      const found = this.#overloadedRoot(root, module, from, arity);
      if (found !== undefined) return found;
    }
    const holds = module.language.headersDeclare === true && step?.startsWith('.') === true;
    if (root.startsWith('^') && module.language.sharesNames !== undefined) {
      const { name, parent, kind, unlikely } = module.facts.definitions[Number(root.slice(1))]!;
      const isMember = parent >= 0 && (kind === 'method' || kind === 'function' || kind === 'accessor');
      if (module.language.sharesNames === 'connected' && isMember)
        return this.#parts.scopes.nameAround(name, module, from);
      const around = module.facts.definitions[parent]?.kind;
      if (kind === 'namespace' || parent < 0 || around === 'namespace') {
        const values = this.#parts.scopes.nameAround(name, module, from, holds);
        if (values.length > 0) return values;
        // What the file defines only for some other system, and the language's library has, is the library's.
        if (unlikely === true && module.language.builtins.has(name)) return NOTHING;
      }
    }
    if (root.startsWith('^')) {
      const index = Number(root.slice(1));
      return [{ kind: 'definition', module, index: module.merged.has(index) ? this.#asValue(module, index) : index }];
    }
    if (root.startsWith('%')) return this.#parts.receivers.local(module, Number(root.slice(1)), from);
    if (root === '@this') return this.#parts.receivers.receiver(module, from, 'instance');
    if (root === '@class') return this.#parts.receivers.receiver(module, from, 'definition');
    if (root === '@super') {
      return module.language.namesCall
        ? this.#parts.ofTypes.sameOfBase(module, from)
        : this.#parts.receivers.receiver(module, from, 'super');
    }
    if (root.startsWith('<')) return this.#parts.written.resolveType(root.slice(1, -1), module, from);
    if (root === '?') return NOTHING;
    if (root.startsWith('='))
      return this.#parts.imports.importedFrom(module, { from: root.slice(1), name: '=', as: '' });
    const place = this.placeKeyword(root, module, from);
    if (place !== undefined) return place;
    if (macroName(root, module.language) !== undefined) return this.#macro(root, module, step);
    if (root === module.language.superFunction) {
      const receiver = this.#parts.receivers.receiver(module, from, 'super');
      if (receiver.length > 0) return receiver;
    }
    const around = this.#parts.scopes.nameAround(root, module, from, holds);
    if (around.length > 0) return around;
    const values = this.#parts.imports.freeName(module, root);
    if (values.length === 0 && module.language.headersDeclare) {
      const declared = this.#parts.scopes.onlyDeclared(root, module, from);
      if (declared.length > 0) return declared;
    }
    return values.length > 0 ? values : this.unbound(module, root, step);
  }

  /** A macro by its name and sign: one that is imported, or else one that is in scope without that. */
  #macro(name: string, module: ModuleEntry, step: string | undefined): readonly Value[] {
    const imported = this.#parts.imports
      .freeName(module, macroName(name, module.language)!)
      .filter((value) => value.kind !== 'definition' || isMacro(value));
    return imported.length > 0 ? imported : this.unbound(module, name, step);
  }

  /** A name that nothing binds but the language's own rules: a crate in front of a path, a macro in scope, CommonJS's `exports`. */
  unbound(module: ModuleEntry, name: string, step: string | undefined): readonly Value[] {
    const { exportsObject } = module.language;
    if (exportsObject !== undefined && (name === exportsObject || name === `module.${exportsObject}`))
      return this.#parts.exports.whole(module);
    const from = module.language.unboundName?.(name, step);
    if (from === undefined) return NOTHING;
    const found = this.#parts.modules.find(module, from);
    if (found.kind === 'external') return [{ kind: 'external', package: found.package, name: '' }];
    const target = found.kind === 'file' ? this.#parts.byPath.get(found.path) : undefined;
    if (target === undefined) return NOTHING;
    const macro = macroName(name, module.language);
    if (macro !== undefined) return macrosNamed(target, macro);
    return step?.startsWith('.') ? [{ kind: 'module', module: target }] : this.#parts.exports.exported(target, name);
  }

  /** `crate`, `self`, `super`: modules by their place; namespaces inside the file count first. Undefined for any other name. */
  placeKeyword(name: string, module: ModuleEntry, from: number): readonly Value[] | undefined {
    if (module.language.moduleKeywords?.has(name) !== true) return undefined;
    const around: Value[] = [];
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      if (module.facts.definitions[index]!.kind === 'namespace') around.push({ kind: 'definition', module, index });
    }
    if (name === 'self') return [around[0] ?? { kind: 'module', module }];
    if (name === 'super' && around.length > 0) return [around[1] ?? { kind: 'module', module }];
    const found = this.#parts.modules.find(module, name);
    const target = found.kind === 'file' ? this.#parts.byPath.get(found.path) : undefined;
    return target === undefined ? NOTHING : [{ kind: 'module', module: target }];
  }

  /** Of the declarations of a name, the one that the name means as a value. */
  #asValue(module: ModuleEntry, index: number): number {
    const { parent, name } = module.facts.definitions[index]!;
    return module.members.get(parent)?.get(name) ?? index;
  }

  /** Roots where functions are overloaded; undefined for those that mean the same everywhere. */
  #overloadedRoot(root: string, module: ModuleEntry, from: number, arity: Arity): readonly Value[] | undefined {
    if (root.startsWith(`@this${WITHIN}`)) {
      // In a lambda it is what the lambda gets, where that is known.
      for (const type of root.split(WITHIN).slice(1)) {
        const receiver = this.#parts.receivers.withinReceiver(type, module, from);
        if (receiver.length > 0) return receiver;
      }
      return (
        this.#overloadedRoot('@this', module, from, arity) ?? this.#parts.receivers.receiver(module, from, 'instance')
      );
    }
    if (root.startsWith('^')) {
      const index = Number(root.slice(1));
      const { parent, name } = module.facts.definitions[index]!;
      let all = module.namesakes?.get(parent)?.get(name);
      if (module.language.typesByArity && all !== undefined) {
        const places = all.map((each) => ({ module, index: each }));
        all = ofTypeArity(places, name).map((place) => place.index);
        // Without type arguments the one without parameters is meant, whichever comes first.
        if (arity === undefined && !all.includes(index)) return [{ kind: 'definition', module, index: all[0]! }];
      } else if (isOfOtherArity({ kind: 'definition', module, index }, name)) {
        return this.#parts.names.lexical(module, from, name, arity === undefined ? TYPE : arity);
      }
      if (arity === undefined) return undefined;
      const fit = all === undefined ? [index] : fitting(module, all, arity);
      return fit.length === 0
        ? this.#parts.names.lexical(module, from, name, arity)
        : fit.map((each) => ({ kind: 'definition', module, index: each }));
    }
    if (root.endsWith(MADE)) return this.#parts.names.lexical(module, from, root.slice(0, -MADE.length), TYPE);
    if (root === '@this' || root === '@super') {
      return arity === undefined ? undefined : this.#constructors(module, from, root === '@super', arity);
    }
    if (/^[@%?<=]/.test(root)) return undefined;
    const [name = '', ...around] = root.split(WITHIN);
    const receivers: Value[] = [];
    let isOpen = false;
    for (const type of around) {
      const receiver = this.#parts.receivers.withinReceiver(type, module, from);
      isOpen ||= receiver.length === 0 && this.#parts.receivers.isOpen(type, module, from);
      const members = this.#parts.members.member(receiver, name, arity);
      const own = members.filter(({ kind }) => kind === 'definition');
      if (own.length > 0) return this.#parts.extensions.applicable(own, receivers);
      if (isRootMethod(module, name, arity)) return NOTHING;
      receivers.push(...receiver);
    }
    const found = this.#parts.names.lexical(module, from, name, arity, receivers);
    return isOpen && this.#parts.extensions.isMemberOfSeveral(name) && found.some(isMember) ? NOTHING : found;
  }

  /** The constructors that `this(…)` and `super(…)` call. */
  #constructors(module: ModuleEntry, from: number, ofBase: boolean, arity: Arity): readonly Value[] {
    return this.#parts.receivers.receiver(module, from, 'instance').flatMap((value) => {
      if (value.kind !== 'instance') return NOTHING;
      const types = ofBase
        ? this.#parts.inheritance.bases(value.module, value.index)
        : [{ ...value, kind: 'definition' as const }];
      return types.flatMap((type) => {
        if (type.kind !== 'definition') return NOTHING;
        const all = type.module.constructors.get(type.index) ?? [];
        const fit = fitting(type.module, all, arity).map(
          (index): Value => ({ kind: 'definition', module: type.module, index }),
        );
        // The one in the header is the type itself.
        return type.module.language.extensionFunctions ? [...fit, type].slice(0, 1) : fit;
      });
    });
  }
}

/** Whether a value is a member of a type. */
function isMember(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { definitions } = value.module.facts;
  return TYPE_BODIES.has(definitions[definitions[value.index]!.parent]?.kind ?? 'function');
}
