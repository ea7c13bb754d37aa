import { WITHIN } from '../../model/chain.ts';
import type { ImportFact } from '../../model/importFacts.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import { isCallable } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { chainOf, externalName, isModule, isPlain, isSeenFrom } from '../names/broughtNames.ts';
import { importsInside } from '../names/importsInside.ts';
import { counting, isUnusual, usualFirst } from '../names/unusualImports.ts';
import { type Arity, bareName } from '../overloads/overloads.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import { importedInBranches, ofFolder } from './branchImports.ts';
import type { ImportQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

const TYPES_ALONE: ReadonlySet<SymbolKind> = new Set(['interface', 'type', 'namespace']);

/** What imports bring into a file, and so what a name means that only the file itself binds. */
export class ImportedNames implements ImportQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** A name that no scope of the file binds but the module's own. */
  freeName(module: ModuleEntry, name: string): readonly Value[] {
    if (module.language.overloads) return this.#parts.names.lexical(module, -1, name, undefined);
    const own = module.members.get(-1)?.get(name);
    const plain = own !== undefined && isPlain(module.facts.definitions[own]!);
    if (own !== undefined && !plain) {
      // A module may have the name of a function beside it: paths go through that.
      const shares = module.language.importsFromScope && isCallable(module.facts.definitions[own]!);
      const beside = shares ? this.#importedAs(module, name).filter(isModule) : NOTHING;
      return [{ kind: 'definition', module, index: own }, ...beside];
    }
    const imported = this.#importedAs(module, name);
    if (imported.length > 0) return imported;
    if (own !== undefined) return [{ kind: 'definition', module, index: own }];
    const starred = this.#starred(module, name);
    if (starred === undefined) return NOTHING;
    if (starred.length > 0) return starred;
    const namespace = this.#parts.namespaces.of(module);
    if (namespace !== undefined) {
      const values = this.#parts.namespaced.inNamespace(module, namespace, name);
      if (values.length > 0) return values;
    }
    const inline = module.language.inlineImport?.(name);
    return inline === undefined ? this.#parts.globals.lookUp(module, name) : this.importedFrom(module, inline);
  }

  /** What a file gives those that take it in where it stands (PHP's `require`): its own, and what it takes in itself. */
  takenIn(module: ModuleEntry, name: string): readonly Value[] {
    const own = module.members.get(-1)?.get(name);
    return own === undefined ? (this.#starred(module, name) ?? NOTHING) : [{ kind: 'definition', module, index: own }];
  }

  /** What imports of everything give; undefined where two have the name. */
  #starred(module: ModuleEntry, name: string): readonly Value[] | undefined {
    let starred: readonly Value[] = NOTHING;
    for (const fact of usualFirst(module, module.starImports)) {
      if (starred.length > 0 && isUnusual(module, fact)) break;
      const values = this.#fromStar(module, fact, name);
      if (values.length === 0) continue;
      if (!module.language.importsFromScope) return values;
      // Of two that have the name, one is there under a condition.
      if (starred.length > 0 && distinct([...starred, ...values]).length > starred.length) return undefined;
      starred = values;
    }
    return starred;
  }

  #importedAs(module: ModuleEntry, name: string): readonly Value[] {
    if (module.language.linearises) return importedInBranches(this.#parts, module, name);
    let outside: readonly Value[] = NOTHING;
    let first: readonly Value[] = NOTHING;
    for (const fact of usualFirst(module, module.importsByName.get(name) ?? [])) {
      if (first.length + outside.length > 0 && isUnusual(module, fact)) break;
      const values = this.imported(module, fact);
      if (values.length === 0) continue;
      // `try: from a import b`, `except ImportError: from .b import b`: what the workspace has says more.
      if (values.every(({ kind }) => kind === 'external')) {
        if (outside.length === 0) outside = values;
        continue;
      }
      if (!module.language.importsFromScope) return values;
      // A module and a function may share a name: `mod read; use read::read;`.
      if (first.length === 0) first = values;
      else if (first.every(isModule) !== values.every(isModule)) return [...first, ...values];
      // Imports under different conditions: nobody knows which of them counts.
      else if (distinct([...first, ...values]).length > first.length) return NOTHING;
    }
    return first.length > 0 ? first : outside;
  }

  #fromStar(module: ModuleEntry, fact: ImportFact, name: string): readonly Value[] {
    const found = this.#parts.modules.find(module, fact.from);
    if (found.kind === 'namespace') {
      if (module.language.sharesNames !== undefined) return this.#parts.scopes.inScope(module, found.name, name);
      return this.#parts.namespaced.inNamespace(module, found.name, name);
    }
    // What is included is looked up as a whole; see `NamesAround.nameAround`.
    if (module.language.sharesNames !== undefined) return NOTHING;
    const own = this.#fromOwnScope(module, fact);
    if (own !== undefined) return this.#parts.members.member(own, name);
    const target = found.kind === 'file' ? this.#parts.byPath.get(found.path) : undefined;
    if (target === undefined || found.kind !== 'file') return NOTHING;
    if (found.inside === undefined && !this.#listsName(target, name)) return NOTHING;
    if (module.language.inlineImport !== undefined) {
      return this.#parts.exports.exported(target, name).filter((value) => isSeenFrom(module, value));
    }
    return found.inside === undefined
      ? this.#parts.exports.exported(target, name)
      : this.#parts.members.member(this.#inside(target, found), name);
  }

  /** Whether an import of everything brings a name, where the language lets a file say so. */
  #listsName(target: ModuleEntry, name: string, seen = new Set<ModuleEntry>()): boolean {
    const { listedNames } = target.language;
    if (listedNames === undefined) return true;
    const { listed } = target.facts;
    if (listed === undefined) return !name.startsWith('_');
    if (listed.names.includes(name)) return true;
    seen.add(target);
    return listed.modules.some((dotted) =>
      this.#parts.steps
        .evaluate(chainOf(dotted), target, -1)
        .some(
          (value) => value.kind === 'module' && !seen.has(value.module) && this.#listsName(value.module, name, seen),
        ),
    );
  }

  #inside(target: ModuleEntry, { inside = [] }: { readonly inside?: readonly string[] }): readonly Value[] {
    let values: readonly Value[] = [{ kind: 'module', module: target }];
    for (const name of inside) values = this.#parts.members.member(values, name);
    return values;
  }

  /** `use Kind::*`, where `Kind` is of this file; undefined where the first segment is not. */
  #fromOwnScope(module: ModuleEntry, fact: ImportFact): readonly Value[] | undefined {
    if (!module.language.importsFromScope) return undefined;
    const [first = '', ...rest] = fact.from.split('::');
    const own = module.members.get(-1)?.get(first);
    const index = own !== undefined && isCallable(module.facts.definitions[own]!) ? undefined : own;
    const imported = module.importsByName.get(first)?.filter((other) => other.from !== '' && other !== fact);
    let values: readonly Value[] =
      index !== undefined
        ? [{ kind: 'definition', module, index }]
        : counting(imported ?? [], (other) => (other.from === first ? NOTHING : this.imported(module, other)));
    if (values.length === 0) return undefined;
    for (const name of rest) values = this.#parts.members.member(values, name);
    return values;
  }

  /** What the imports of everybody's use give a namespace that stands in the text of a file (`mod prelude { pub use crate::a::*; }`). */
  importedInto(module: ModuleEntry, index: number, name: string): readonly Value[] {
    const own = importsInside(module, index);
    if (own.length === 0) return NOTHING;
    return this.#parts.memo.values(module.path, `^${index} use ${name}`, () => {
      const ofName = own.filter((fact) => fact.as === name);
      const named = counting(ofName, (fact) => this.imported(module, fact));
      const whole = named.length > 0 ? [] : own.filter((fact) => fact.name === '*' && fact.as === '');
      const found = distinct([...named, ...counting(whole, (fact) => this.#fromStar(module, fact, name))]);
      // Of two that have the name, one is there under a condition.
      return found.length === 1 ? found : NOTHING;
    });
  }

  /** What an import binds, looked up from the scope of the file first where the language does so. */
  imported(module: ModuleEntry, fact: ImportFact): readonly Value[] {
    if (!module.language.importsFromScope) return this.importedFrom(module, fact);
    return this.#parts.memo.values(module.path, `import ${fact.from} ${fact.name}`, () => {
      const own = this.#fromOwnScope(module, fact);
      if (own === undefined) return this.importedFrom(module, fact);
      return fact.name === '' ? own : this.#parts.members.member(own, fact.name);
    });
  }

  /** What an import binds, by the module that it names. */
  importedFrom(module: ModuleEntry, fact: ImportFact, arity?: Arity): readonly Value[] {
    // `import a.b` binds `a`; its submodules are reached by steps.
    const [as = ''] = fact.as.split(WITHIN);
    const firstSegment =
      module.language.importBindsFirstSegment && !fact.aliased && fact.name === '' && fact.from.startsWith(`${as}.`);
    const from = firstSegment ? as : fact.from;
    const found = this.#parts.modules.find(module, from);
    switch (found.kind) {
      case 'external':
        return [{ kind: 'external', package: found.package, name: externalName(fact, from, found.package) }];
      case 'folder':
        return fact.name === ''
          ? [{ kind: 'folder', path: found.path, language: module.language }]
          : ofFolder(this.#parts, module, found.path, fact);
      case 'namespace':
        if (module.language.outerNamespaces && fact.as !== '') return this.#aliased(module, fact);
        if (module.language.overloads)
          return this.#parts.namespaced.qualifiedImport(module, found.name, fact.name, arity);
        if (module.language.sharesNames !== undefined) {
          if (fact.name === '*') return [{ kind: 'scope', module, name: found.name }];
          // `using a::b::C`: the whole name is written as where it comes from.
          const scope = found.name.endsWith(`.${fact.name}`) ? found.name.slice(0, -fact.name.length - 1) : found.name;
          return this.#parts.scopes.inScope(module, scope, fact.name);
        }
        return fact.name === '' || fact.name === '*'
          ? [{ kind: 'namespace', name: found.name, language: module.language, near: module }]
          : this.#parts.namespaced.inNamespace(module, found.name, fact.name);
      case 'missing':
        return NOTHING;
      case 'file': {
        const target = this.#parts.byPath.get(found.path);
        if (target === undefined) return NOTHING;
        if (found.inside !== undefined) {
          const values = this.#inside(target, found);
          return fact.name === '' ? values : this.#parts.members.member(values, fact.name);
        }
        if (fact.name === '' || fact.name === '*') return [{ kind: 'module', module: target }];
        if (fact.name === '=') return this.#parts.exports.whole(target);
        const values = this.#parts.exports.exported(target, fact.name);
        if (values.length > 0) return values;
        const declared = found.declared === undefined ? undefined : this.#parts.byPath.get(found.declared);
        const types =
          declared === undefined ? [] : this.#parts.exports.exported(declared, fact.name).filter(isTypeAlone);
        if (types.length > 0) return types;
        const whole = fact.name === 'default' && target.language.defaultIsModule === true;
        return whole ? [{ kind: 'module', module: target }] : values;
      }
    }
  }

  /** `using A = B.C<D>`: the type or namespace that a name stands for, as the namespaces around see it. */
  #aliased(module: ModuleEntry, { from, as }: ImportFact): readonly Value[] {
    return this.#parts.memo.values(module.path, `using ${as} ${from}`, () => {
      const type = this.#parts.written
        .resolveType(from, module, -1)
        .map((value): Value => (value.kind === 'instance' ? { ...value, kind: 'definition' } : value));
      if (type.some(({ kind }) => kind !== 'external')) return type;
      return this.#parts.namespaced.qualifiedImport(module, bareName(from), '');
    });
  }
}

/** What is there for compilers alone, so that no module has it that runs. */
function isTypeAlone(value: Value): boolean {
  return value.kind === 'definition' && TYPES_ALONE.has(value.module.facts.definitions[value.index]!.kind);
}
