import type { ConditionalFile, Language } from '../languages/language.ts';
import { type Chain, type DefinitionFact, type ImportFact, isCall, UNWRAP, WITHIN } from '../model/fileFacts.ts';
import type { FoundModule, WorkspaceFiles } from '../model/moduleSearch.ts';
import type { RepoPath } from '../model/repoPath.ts';
import { CallableTypes } from './callableTypes.ts';
import { isUniform, shapeOf, viewOf } from './genericShapes.ts';
import { linearised } from './linearisation.ts';
import { calledName, type ModuleEntry, memberOfType } from './moduleEntry.ts';
import { Namespaces } from './namespaces.ts';
import { hasOutsideMembers, OutsideMembers } from './outsideMembers.ts';
import { chooseOverload } from './overloadChoice.ts';
import { ANY, type Arity, arityOf, fitting, ownMembers, TYPE } from './overloads.ts';
import { asReceiver } from './selfTypes.ts';
import { SharedNames } from './sharedNames.ts';
import { ARRAY, FIELDS, parseTypeText, TUPLE, type TypeExpression } from './typeText.ts';
import { distinct, MOST_ALTERNATIVES, type Value, type Wrapping } from './values.ts';

/** Told of every name on the way of a chain: what it may be, and whether it is called there. */
export type OnName = (name: string, values: readonly Value[], called: boolean) => void;

import type { BodyFacts, LocalFact } from '../model/fileFacts.ts';
import { Memo } from './memo.ts';

const NOTHING: readonly Value[] = [];
const MOST_STEPS = 400;
const MOST_OVERLOADS = 40;
const ELEMENT_METHODS = new Set(['get', 'pop', 'shift', 'at', 'find', 'next', 'setdefault', 'popleft', 'findLast']);
const SAME_METHODS = new Set([
  ...['values', 'filter', 'slice', 'copy', 'concat', 'reverse', 'sort', 'items', 'toSorted', 'toReversed', 'splice'],
]);
const MAPPING_VIEWS = new Set(['keys', 'values', 'items']);
/** Methods of containers that hand each element to a function. */
const VISITING_METHODS = new Set(['forEach', 'map', 'flatMap', 'some', 'every', 'findIndex', 'findLastIndex']);
const CLASS_KINDS = new Set(['class', 'interface', 'enum', 'type']);
const HOLDERS = new Set(['field', 'member', 'constant', 'variable']);
const TYPE_OR_NAMESPACE = new Set(['class', 'namespace']);
const TYPE_BODIES = new Set(['class', 'interface', 'enum']);

/**
 * Says what names and expressions mean across files. Only what the code states is followed: declarations, imports,
 * annotations, constructors, initial values, returned values and inheritance; an unknown stays unknown.
 */
export class Resolver {
  readonly #modules: ReadonlyMap<RepoPath, ModuleEntry>;
  readonly #files: WorkspaceFiles;
  readonly #namespaces: Namespaces;
  readonly #shared: SharedNames;
  readonly #outside: OutsideMembers;
  readonly #memo = new Memo();
  readonly #callables = new CallableTypes(this);
  readonly #found = new Map<ModuleEntry, Map<string, FoundModule>>();
  #depth = 0;
  /** The file whose own references are resolved, with the locals that only they need. */
  #open:
    | { readonly module: ModuleEntry; readonly locals: readonly LocalFact[]; readonly keys: Set<string> }
    | undefined;

  constructor(modules: ReadonlyMap<RepoPath, ModuleEntry>, files: WorkspaceFiles) {
    this.#modules = modules;
    this.#files = files;
    this.#namespaces = new Namespaces(modules);
    this.#outside = new OutsideMembers([...modules.values()], (module, name, from) =>
      this.#typeName(name, module, from),
    );
    this.#shared = new SharedNames(modules, (module, from) => this.find(module, from));
  }

  /** The module as this resolver has it: an older text that says the same to others, perhaps. */
  known(module: ModuleEntry): ModuleEntry {
    return this.#modules.get(module.path) ?? module;
  }

  /** Runs `work` with what only the file's own references need at hand. */
  withBody<Result>(module: ModuleEntry, body: BodyFacts, work: () => Result): Result {
    const open = { module, locals: body.locals, keys: new Set<string>() };
    this.#open = open;
    try {
      return work();
    } finally {
      this.#open = undefined;
      // Nobody else asks for them, and the next text of the file has others.
      this.#memo.forget(open.keys);
    }
  }

  /** What an import of a file means. */
  find(module: ModuleEntry, from: string): FoundModule {
    let ofModule = this.#found.get(module);
    if (ofModule === undefined) {
      ofModule = new Map();
      this.#found.set(module, ofModule);
    }
    let found = ofModule.get(from);
    if (found === undefined) {
      found = module.language.findModule(this.#files, module.path, from, (path) => this.#modules.get(path)?.facts);
      ofModule.set(from, found);
    }
    return found;
  }

  /** What a chain inside definition `from` (-1: the module) may be; `onName` hears of each name on the way. */
  evaluate(chain: Chain, module: ModuleEntry, from: number, onName?: OnName): readonly Value[] {
    if (this.#depth > MOST_STEPS) return NOTHING;
    this.#depth++;
    try {
      const root = chain[0] ?? '?';
      const meant = this.#root(root, module, from, arityOf(chain[1]), chain[1]);
      let values = this.#named(meant, chain[1], module, from);
      if (!/^[@%?<=]/.test(root)) {
        const name = root.startsWith('^')
          ? (module.facts.definitions[Number(root.slice(1))]?.name ?? '')
          : (root.split(WITHIN)[0] ?? '');
        onName?.(name, this.#callable(values, chain[1]), isCalled(values, chain, 1));
      } else if (root === '@super' && (module.language.namesCall || isCall(chain[1])))
        onName?.('super', this.#superConstructors(values), true);
      else if (root === '@this' && isCall(chain[1])) onName?.('this', values, true);
      else if (root.startsWith('=') && isCall(chain[1])) {
        // `require('m')(…)` calls what the module is.
        const called = values.filter(({ kind }) => kind === 'definition');
        if (called.length > 0) onName?.('=', this.#callable(called, chain[1]), true);
      } else if (root === '@class' && isCall(chain[1])) onName?.(module.language.selfType ?? 'self', values, true);
      if (values.length === 0) values = sameWhichever(meant);
      let holders: readonly Value[] = NOTHING;
      for (let at = 1; at < chain.length; at++) {
        const step = chain[at]!;
        if (isCall(step)) {
          values = asReceiver(this.#call(values), values, holders);
          holders = NOTHING;
        } else if (step === '[]') values = this.#element(values);
        else if (step === UNWRAP) values = values.map(unwrapped);
        else if (step === 'each' || step === 'with') values = this.#protocol(values, step);
        else if (step === 'super') {
          values = values.flatMap((value): readonly Value[] =>
            value.kind === 'definition' ? [{ ...value, kind: 'super' }] : NOTHING,
          );
        } else if (step === 'many') values = [{ kind: 'many', values }];
        else if (step === 'keyed') values = [{ kind: 'many', values, keyed: true }];
        else if (step.startsWith('~')) {
          values = distinct(values.flatMap((value) => this.#passed(value, step.slice(1))));
        } else if (step === '.then' && chain[at + 1] === '~0.0' && values.every(({ kind }) => kind === 'instance'))
          at++;
        else if (step.startsWith('#')) values = this.#part(values, Number(step.slice(1)));
        else if (step.startsWith('.')) {
          const name = step.slice(1);
          holders = values;
          const members = this.member(values, name, arityOf(chain[at + 1]));
          const called = isCall(chain[at + 1]) ? this.#calledMember(values, name, module) : NOTHING;
          values = called.length > 0 ? called : this.#named(members, chain[at + 1], module, from);
          onName?.(name, this.#callable(values, chain[at + 1]), isCalled(values, chain, at + 1));
          if (values.length === 0) values = sameWhichever(members);
        }
      }
      return values;
    } finally {
      this.#depth--;
    }
  }

  /** The method of a name that a field has as well. */
  #calledMember(values: readonly Value[], name: string, module: ModuleEntry): readonly Value[] {
    if (!module.language.separateMethods) return NOTHING;
    const found = this.member(values, calledName(name)).filter(({ kind }) => kind === 'definition');
    return found.length > 0 ? found : this.#extension(values, name, module);
  }

  /** The method that the program of a file adds to a type of outside; nothing where there are several of the name. */
  #extension(values: readonly Value[], name: string, module: ModuleEntry): readonly Value[] {
    if (!module.language.extensionMethods) return NOTHING;
    const crate = this.#fileOf(module, 'crate');
    return values.flatMap((value) => {
      if (value.kind !== 'external') return [];
      const type = value.name.slice(value.name.lastIndexOf('.') + 1);
      const found = this.#outside
        .named(type, name)
        .filter(
          (member) =>
            member.module === module ||
            (crate !== undefined && this.#fileOf(member.module, 'crate') === crate) ||
            module.facts.imports.some(({ from }) => this.#fileOf(module, from) === member.module),
        );
      return found.length === 1 ? found : [];
    });
  }

  /** What a call names: where functions are values, those that a constant or field holds too. */
  #callable(values: readonly Value[], step: string | undefined): readonly Value[] {
    if (!isCall(step)) return values;
    const held = values.flatMap((value) => {
      if (value.kind !== 'definition' || !value.module.language.functionValues) return NOTHING;
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind !== 'constant' && kind !== 'variable' && kind !== 'field') return NOTHING;
      return this.typeOf(value.module, value.index)
        .flatMap((each) => (each.kind === 'instance' && isAlias(each) ? this.typeOf(each.module, each.index) : [each]))
        .filter(isFunctionValue);
    });
    return held.length === 0 ? values : distinct([...values, ...held]);
  }

  /** What `super(…)` calls: the constructor of the base, or the base where it has none. */
  #superConstructors(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value) => {
      if (value.kind !== 'super' || !value.module.language.superConstructs) return [value];
      const base = this.bases(value.module, value.index).find(
        (each) => each.kind === 'definition' && each.module.facts.definitions[each.index]!.kind !== 'interface',
      );
      if (base === undefined) return [value];
      const own = this.#memberOf(base, 'constructor').filter(isConstructor);
      return own.length > 0 ? own : [base];
    });
  }

  /** What a name means, with declarations replaced by what they declare, and of overloads those that take the arguments. */
  #named(values: readonly Value[], step: string | undefined, module: ModuleEntry, from: number): readonly Value[] {
    if (!module.language.overloads) return this.#defined(values);
    return values.length < 2 ? values : chooseOverload(this, values, step, module, from);
  }

  /** Declarations replaced by what they declare, where that is known. */
  #defined(values: readonly Value[]): readonly Value[] {
    if (!values.some((value) => value.kind === 'definition' && isDeclared(value))) return values;
    return distinct(values.map((value) => (value.kind === 'definition' ? this.#shared.definitionOf(value) : value)));
  }

  /** A name as the members of the type around, then the namespaces around, then all the file sees have it. */
  #nameAround(name: string, module: ModuleEntry, from: number): readonly Value[] {
    if (module.language.implicitReceiver) {
      // A class's name inside it is the class, not its constructor.
      const own = this.member(this.#receiver(module, from, 'instance'), name).filter((value) => !isConstructor(value));
      if (own.length > 0) return own;
    }
    if (module.language.sharesNames === undefined) return NOTHING;
    const lexical = module.language.sharesNames !== 'connected' || /^\p{Lu}/u.test(name);
    for (const scope of this.#shared.scopesAround(module, from)) {
      // In Ruby only constants are seen from inside; methods need a receiver.
      if (!lexical && scope !== '') continue;
      const found = this.#inScope(module, scope, name);
      if (found.length > 0) return found;
    }
    return NOTHING;
  }

  #inScope(module: ModuleEntry, scope: string, name: string): readonly Value[] {
    const found = this.#shared.lookUp(module, scope, name);
    if (found === undefined) return NOTHING;
    const isNamespace = found.module.facts.definitions[found.index]!.kind === 'namespace';
    if (!isNamespace || module.language.sharesNames !== 'imported') return [found];
    return [{ kind: 'scope', module, name: scope === '' ? name : `${scope}.${name}` }];
  }

  #root(root: string, module: ModuleEntry, from: number, arity?: Arity, step?: string): readonly Value[] {
    if (module.language.overloads) {
      const found = this.#overloadedRoot(root, module, from, arity);
      if (found !== undefined) return found;
    }
    if (root.startsWith('^') && module.language.sharesNames !== undefined) {
      const { name, parent, kind } = module.facts.definitions[Number(root.slice(1))]!;
      const isMember = parent >= 0 && (kind === 'method' || kind === 'function' || kind === 'accessor');
      if (module.language.sharesNames === 'connected' && isMember) return this.#nameAround(name, module, from);
      const around = module.facts.definitions[parent]?.kind;
      if (kind === 'namespace' || parent < 0 || around === 'namespace') {
        const values = this.#nameAround(name, module, from);
        if (values.length > 0) return values;
      }
    }
    if (root.startsWith('^')) {
      const index = Number(root.slice(1));
      return [{ kind: 'definition', module, index: module.merged.has(index) ? this.#asValue(module, index) : index }];
    }
    if (root.startsWith('%')) return this.#local(module, Number(root.slice(1)), from);
    if (root === '@this') return this.#receiver(module, from, 'instance');
    if (root === '@class') return this.#receiver(module, from, 'definition');
    if (root === '@super') {
      return module.language.namesCall ? this.#sameOfBase(module, from) : this.#receiver(module, from, 'super');
    }
    if (root.startsWith('<')) return this.resolveType(root.slice(1, -1), module, from);
    if (root === '?') return NOTHING;
    if (root.startsWith('=')) return this.#importedFrom(module, { from: root.slice(1), name: '=', as: '' });
    const place = this.#placeKeyword(root, module, from);
    if (place !== undefined) return place;
    if (root === module.language.superFunction) {
      const receiver = this.#receiver(module, from, 'super');
      if (receiver.length > 0) return receiver;
    }
    const around = this.#nameAround(root, module, from);
    if (around.length > 0) return around;
    const values = this.freeName(module, root);
    return values.length > 0 ? values : this.#unbound(module, root, step);
  }

  /** A name that nothing binds but the language's own rules: a crate in front of a path, a macro in scope. */
  #unbound(module: ModuleEntry, name: string, step: string | undefined): readonly Value[] {
    const from = module.language.unboundName?.(name, step);
    if (from === undefined) return NOTHING;
    const found = this.find(module, from);
    if (found.kind === 'external') return [{ kind: 'external', package: found.package, name: '' }];
    const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
    if (target === undefined) return NOTHING;
    return step?.startsWith('.') ? [{ kind: 'module', module: target }] : this.exported(target, name);
  }

  /** `crate`, `self`, `super`: modules by their place; namespaces inside the file count first. Undefined for any other name. */
  #placeKeyword(name: string, module: ModuleEntry, from: number): readonly Value[] | undefined {
    if (module.language.moduleKeywords?.has(name) !== true) return undefined;
    const around: Value[] = [];
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      if (module.facts.definitions[index]!.kind === 'namespace') around.push({ kind: 'definition', module, index });
    }
    if (name === 'self') return [around[0] ?? { kind: 'module', module }];
    if (name === 'super' && around.length > 0) return [around[1] ?? { kind: 'module', module }];
    const found = this.find(module, name);
    const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
    return target === undefined ? NOTHING : [{ kind: 'module', module: target }];
  }

  /** Of the declarations of a name, the one that the name means as a value. */
  #asValue(module: ModuleEntry, index: number): number {
    const { parent, name } = module.facts.definitions[index]!;
    return module.members.get(parent)?.get(name) ?? index;
  }

  /** What a name means as a type, where it has a declaration as one beside that of a value. */
  #asType(value: Value): Value {
    if (value.kind !== 'definition') return value;
    const { module, index } = value;
    if (CLASS_KINDS.has(module.facts.definitions[index]!.kind)) return value;
    const type = module.merged.get(index)?.find((other) => CLASS_KINDS.has(module.facts.definitions[other]!.kind));
    return type === undefined ? value : { ...value, index: type };
  }

  /** A member that another declaration of the same name has: of types for what is made of them, of values for the name itself. */
  #merged(module: ModuleEntry, index: number, name: string, instance: boolean): readonly Value[] {
    for (const other of module.merged.get(index) ?? []) {
      const { kind } = module.facts.definitions[other]!;
      if (instance ? kind !== 'class' && kind !== 'interface' : kind === 'interface' || kind === 'type') continue;
      const found = module.members.get(other)?.get(name);
      if (found !== undefined) return [{ kind: 'definition', module, index: found }];
    }
    return NOTHING;
  }

  /** What a function passes as a parameter to the function that it is given as an argument. */
  #passed(value: Value, step: string): readonly Value[] {
    if (value.kind === 'container' && value.gives !== undefined) {
      return step === '0.0' ? this.#element([value]) : NOTHING;
    }
    return this.#callables.passed(value, step);
  }

  /** Part n of what gives several values; the first of anything else is the thing itself. */
  #part(values: readonly Value[], part: number): readonly Value[] {
    return values.flatMap((value): readonly Value[] => {
      if (value.kind === 'container' && value.tuple) {
        return this.#resolveUnion(value.arguments[part] ?? [], value.module, value.from ?? -1);
      }
      if (value.kind === 'container' && shapeOf(value)?.tuple) {
        const known = isUniform(value.arguments) ? value.arguments[0] : value.arguments[part];
        return this.#resolveUnion(known ?? [], value.module, value.from ?? -1);
      }
      if (value.kind === 'many') return value.gives === 'pairs' ? (part === 1 ? value.values : NOTHING) : value.values;
      if (value.kind === 'container' && value.module.language.generics !== undefined)
        return this.#protocol([value], 'each');
      if (value.kind === 'definition') {
        const { kind, type } = value.module.facts.definitions[value.index]!;
        if ((kind === 'member' || kind === 'class') && type !== undefined) {
          return this.#part(this.resolveType(type, value.module, value.index), part);
        }
      }
      if (value.kind === 'instance') {
        const { kind, type } = value.module.facts.definitions[value.index]!;
        if (kind === 'class' && type !== undefined) {
          return this.#part(this.resolveType(type, value.module, value.index), part);
        }
      }
      return part === 0 ? [value] : NOTHING;
    });
  }

  /** A name that no scope of the file binds but the module's own. */
  freeName(module: ModuleEntry, name: string): readonly Value[] {
    if (module.language.overloads) return this.#lexical(module, -1, name, undefined);
    const own = module.members.get(-1)?.get(name);
    const plain = own !== undefined && isPlain(module.facts.definitions[own]!);
    if (own !== undefined && !plain) return [{ kind: 'definition', module, index: own }];
    const imported = this.#importedAs(module, name);
    if (imported.length > 0) return imported;
    if (own !== undefined) return [{ kind: 'definition', module, index: own }];
    for (const fact of module.starImports) {
      const values = this.#fromStar(module, fact, name);
      if (values.length > 0) return values;
    }
    const namespace = this.#namespaces.of(module);
    if (namespace !== undefined) {
      const values = this.#inNamespace(module, namespace, name);
      if (values.length > 0) return values;
    }
    const inline = module.language.inlineImport?.(name);
    return inline === undefined ? NOTHING : this.#importedFrom(module, inline);
  }

  #importedAs(module: ModuleEntry, name: string): readonly Value[] {
    let outside: readonly Value[] = NOTHING;
    let first: readonly Value[] = NOTHING;
    for (const fact of module.importsByName.get(name) ?? []) {
      const values = this.#imported(module, fact);
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
    }
    return first.length > 0 ? first : outside;
  }

  #fromStar(module: ModuleEntry, fact: ImportFact, name: string): readonly Value[] {
    const found = this.find(module, fact.from);
    if (found.kind === 'namespace') {
      if (module.language.sharesNames !== undefined) return this.#inScope(module, found.name, name);
      return this.#inNamespace(module, found.name, name);
    }
    // What is included is looked up as a whole; see `#nameAround`.
    if (module.language.sharesNames !== undefined) return NOTHING;
    const own = this.#fromOwnScope(module, fact);
    if (own !== undefined) return this.member(own, name);
    const target = found.kind === 'file' ? this.#modules.get(found.path) : undefined;
    if (target === undefined || found.kind !== 'file') return NOTHING;
    if (found.inside === undefined && !this.#listsName(target, name)) return NOTHING;
    return found.inside === undefined ? this.exported(target, name) : this.member(this.#inside(target, found), name);
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
      this.evaluate(chainOf(dotted), target, -1).some(
        (value) => value.kind === 'module' && !seen.has(value.module) && this.#listsName(value.module, name, seen),
      ),
    );
  }

  #inside(target: ModuleEntry, { inside = [] }: { readonly inside?: readonly string[] }): readonly Value[] {
    let values: readonly Value[] = [{ kind: 'module', module: target }];
    for (const name of inside) values = this.member(values, name);
    return values;
  }

  /** `use Kind::*`, where `Kind` is of this file; undefined where the first segment is not. */
  #fromOwnScope(module: ModuleEntry, fact: ImportFact): readonly Value[] | undefined {
    if (!module.language.importsFromScope) return undefined;
    const [first = '', ...rest] = fact.from.split('::');
    const index = module.members.get(-1)?.get(first);
    const imported = module.importsByName.get(first)?.filter((other) => other.from !== '' && other !== fact);
    let values: readonly Value[] =
      index !== undefined
        ? [{ kind: 'definition', module, index }]
        : (imported ?? []).flatMap((other) => (other.from === first ? NOTHING : this.#imported(module, other)));
    if (values.length === 0) return undefined;
    for (const name of rest) values = this.member(values, name);
    return values;
  }

  #fileOf(module: ModuleEntry, from: string): ModuleEntry | undefined {
    const found = this.find(module, from);
    return found.kind === 'file' ? this.#modules.get(found.path) : undefined;
  }

  #imported(module: ModuleEntry, fact: ImportFact): readonly Value[] {
    if (!module.language.importsFromScope) return this.#importedFrom(module, fact);
    return this.#guarded(`${module.path} import ${fact.from} ${fact.name}`, () => {
      const own = this.#fromOwnScope(module, fact);
      if (own === undefined) return this.#importedFrom(module, fact);
      return fact.name === '' ? own : this.member(own, fact.name);
    });
  }

  #importedFrom(module: ModuleEntry, fact: ImportFact, arity?: Arity): readonly Value[] {
    // `import a.b` binds `a`; its submodules are reached by steps.
    const [as = ''] = fact.as.split(WITHIN);
    const firstSegment = module.language.importBindsFirstSegment && fact.name === '' && fact.from.startsWith(`${as}.`);
    const from = firstSegment ? as : fact.from;
    const found = this.find(module, from);
    switch (found.kind) {
      case 'external':
        return [{ kind: 'external', package: found.package, name: externalName(fact, from, found.package) }];
      case 'folder':
        return fact.name === ''
          ? [{ kind: 'folder', path: found.path, language: module.language }]
          : this.#submodule(module.language, found.path, fact.name);
      case 'namespace':
        if (module.language.overloads) return this.#qualifiedImport(module, found.name, fact.name, arity);
        if (module.language.sharesNames !== undefined) {
          if (fact.name === '*') return [{ kind: 'scope', module, name: found.name }];
          // `using a::b::C`: the whole name is written as where it comes from.
          const scope = found.name.endsWith(`.${fact.name}`) ? found.name.slice(0, -fact.name.length - 1) : found.name;
          return this.#inScope(module, scope, fact.name);
        }
        return fact.name === '' || fact.name === '*'
          ? [{ kind: 'namespace', name: found.name, language: module.language, near: module }]
          : this.#inNamespace(module, found.name, fact.name);
      case 'missing':
        return NOTHING;
      case 'file': {
        const target = this.#modules.get(found.path);
        if (target === undefined) return NOTHING;
        if (found.inside !== undefined) {
          const values = this.#inside(target, found);
          return fact.name === '' ? values : this.member(values, fact.name);
        }
        if (fact.name === '' || fact.name === '*') return [{ kind: 'module', module: target }];
        if (fact.name === '=') {
          const whole = this.exported(target, '=');
          // What is exported may have properties that are exported beside it.
          const beside = whole.length === 0 || target.facts.exports.some(({ name }) => name !== '=');
          return beside ? [...whole, { kind: 'module', module: target }] : whole;
        }
        const values = this.exported(target, fact.name);
        const whole = values.length === 0 && fact.name === 'default' && target.language.defaultIsModule === true;
        return whole ? [{ kind: 'module', module: target }] : values;
      }
    }
  }

  /** What importers of a module get under a name. */
  exported(module: ModuleEntry, name: string): readonly Value[] {
    return this.#memo.values(`${module.path} export ${name}`, () => this.#findExport(module, name));
  }

  #findExport(module: ModuleEntry, name: string): readonly Value[] {
    if (module.language.exportsEverything) {
      const own = this.freeName(module, name);
      if (own.length > 0) return own;
      const folder = module.language.packageFolder?.(module.path);
      return folder === undefined ? NOTHING : this.#submodule(module.language, folder, name);
    }
    for (const fact of module.facts.exports) {
      if (fact.name === name) {
        const values = this.evaluate(fact.chain, module, -1);
        if (values.length > 0) return values;
      }
    }
    const own = module.members.get(-1)?.get(name);
    if (own !== undefined && module.facts.definitions[own]!.exported)
      return [{ kind: 'definition', module, index: own }];
    for (const fact of module.facts.imports) {
      if (fact.reexported && fact.as === name) return this.#imported(module, fact);
    }
    if (name === '=') return NOTHING;
    const whole = this.exported(module, '=');
    if (whole.length > 0) return name === 'default' ? whole : this.member(whole, name);
    if (name === 'default') return NOTHING;
    for (const fact of module.facts.imports) {
      if (!fact.reexported || fact.name !== '*' || fact.as !== '') continue;
      const target = this.#fileOf(module, fact.from);
      const values = target === undefined ? NOTHING : this.exported(target, name);
      if (values.length > 0) return values;
    }
    return NOTHING;
  }

  #submodule(language: Language, folder: RepoPath, name: string): readonly Value[] {
    for (const candidate of language.submodules?.(folder, name) ?? []) {
      const module = this.#modules.get(candidate);
      if (module !== undefined) return [{ kind: 'module', module }];
    }
    const path = folder === '' ? name : `${folder}/${name}`;
    return this.#files.hasFolder(path) ? [{ kind: 'folder', path, language }] : NOTHING;
  }

  /** A top-level name of any file of a namespace, or a namespace inside it. */
  #inNamespace(near: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[] {
    const { language } = near;
    const places = this.#namespaces.partsOf(language, namespace).flatMap(({ module, parent }) =>
      ownMembers(module, parent, name, arity)
        .filter((index) => module.facts.definitions[index]!.kind !== 'namespace')
        .map((index) => ({ kind: 'definition' as const, module, parent, index })),
    );
    const counting =
      places.length > 1
        ? language.alternatives?.(
            fileOf(near),
            places.map(({ module }) => fileOf(module)),
          )
        : undefined;
    const found =
      counting !== undefined
        ? places.filter(({ module }) => counting.includes(module.path))
        : places.length === 0
          ? places
          : this.#namespaces.nearest(near, places);
    if (found.length > 0) return found.map(({ kind, module, index }) => ({ kind, module, index }));
    const inner = namespace === '' ? name : `${namespace}.${name}`;
    return this.#namespaces.has(language, inner) ? [{ kind: 'namespace', name: inner, language, near }] : NOTHING;
  }

  /** What a dotted name means that begins with a namespace: the namespace itself, or what is in it; undefined outside all. */
  #qualified(near: ModuleEntry, dotted: string, arity?: Arity): readonly Value[] | undefined {
    const { language } = near;
    if (this.#namespaces.has(language, dotted)) return [{ kind: 'namespace', name: dotted, language, near }];
    const segments = dotted.split('.');
    let inside = false;
    for (let length = segments.length - 1; length > 0; length--) {
      const namespace = segments.slice(0, length).join('.');
      const parts = this.#namespaces.partsOf(language, namespace);
      if (parts.length === 0) continue;
      inside = true;
      const rest = segments.slice(length);
      let values = this.#inNamespace(near, namespace, rest[0]!, rest.length === 1 ? arity : TYPE);
      rest.slice(1).forEach((name, at) => {
        values = this.member(values, name, at === rest.length - 2 ? arity : TYPE);
      });
      if (values.length > 0) return values;
    }
    return inside ? NOTHING : undefined;
  }

  /** What an import of a namespaced name means: of the workspace, or of outside. */
  #qualifiedImport(module: ModuleEntry, namespace: string, name: string, arity?: Arity): readonly Value[] {
    const dotted = name === '' ? namespace : `${namespace}.${name}`;
    const found = this.#qualified(module, dotted, arity);
    if (found !== undefined) return found;
    // By custom packages are written small and types are not; .NET writes both large.
    const segments = dotted.split('.');
    const type = segments.findIndex((segment, index) => index > 0 && /^\p{Lu}/u.test(segment));
    const cut = module.language.outerNamespaces || type < 0 ? Math.max(1, segments.length - 1) : type;
    return [{ kind: 'external', package: segments.slice(0, cut).join('.'), name: segments.slice(cut).join('.') }];
  }

  /** The file that an import means, also where it names something in a namespace. */
  importedFile(module: ModuleEntry, from: string): RepoPath | undefined {
    const found = this.find(module, from);
    if (found.kind === 'file') return found.path;
    if (found.kind !== 'namespace' || !module.language.overloads) return undefined;
    const value = this.#qualified(module, found.name)?.[0];
    return value?.kind === 'definition' ? value.module.path : undefined;
  }

  /** Roots where functions are overloaded; undefined for those that mean the same everywhere. */
  #overloadedRoot(root: string, module: ModuleEntry, from: number, arity: Arity): readonly Value[] | undefined {
    if (root.startsWith('^')) {
      if (arity === undefined) return undefined;
      const index = Number(root.slice(1));
      const { parent, name } = module.facts.definitions[index]!;
      const all = module.namesakes?.get(parent)?.get(name);
      const fit = all === undefined ? [index] : fitting(module, all, arity);
      return fit.length === 0
        ? this.#lexical(module, from, name, arity)
        : fit.map((each) => ({ kind: 'definition', module, index: each }));
    }
    if (root === '@this' || root === '@super') {
      return arity === undefined ? undefined : this.#constructors(module, from, root === '@super', arity);
    }
    if (/^[@%?<=]/.test(root)) return undefined;
    const [name = '', ...around] = root.split(WITHIN);
    for (const type of around) {
      const members = this.member(this.resolveType(type, module, from), name, arity);
      const own = members.filter(({ kind }) => kind === 'definition');
      if (own.length > 0) return own;
    }
    return this.#lexical(module, from, name, arity);
  }

  /** The constructors that `this(…)` and `super(…)` call. */
  #constructors(module: ModuleEntry, from: number, ofBase: boolean, arity: Arity): readonly Value[] {
    return this.#receiver(module, from, 'instance').flatMap((value) => {
      if (value.kind !== 'instance') return NOTHING;
      const types = ofBase ? this.bases(value.module, value.index) : [{ ...value, kind: 'definition' as const }];
      return types.flatMap((type) => {
        if (type.kind !== 'definition') return NOTHING;
        const all = type.module.constructors.get(type.index) ?? [];
        return fitting(type.module, all, arity).map(
          (index): Value => ({ kind: 'definition', module: type.module, index }),
        );
      });
    });
  }

  /**
   * A free name where functions are overloaded: a member of the types around, inherited ones included; then of the file, its
   * imports, its namespace, and what whole imports bring.
   */
  #lexical(module: ModuleEntry, from: number, name: string, arity: Arity): readonly Value[] {
    let outside: readonly Value[] = NOTHING;
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      if (!TYPE_BODIES.has(module.facts.definitions[index]!.kind)) continue;
      const found = this.#overloaded(module, index, name, arity);
      const own = found.filter(({ kind }) => kind === 'definition');
      if (own.length > 0) return own;
      if (outside.length === 0) outside = found;
    }
    const own = ownMembers(module, -1, name, arity);
    if (own.length > 0) return own.map((index) => ({ kind: 'definition', module, index }));
    for (const fact of module.importsByName.get(name) ?? []) {
      const values = this.#importedFrom(module, fact, arity);
      if (values.length > 0) return values;
    }
    for (const namespace of this.#namespaces.around(module, from)) {
      const values = this.#inNamespace(module, namespace, name, arity);
      if (values.length > 0) return values;
    }
    for (const { from: whole } of module.starImports) {
      const found = this.find(module, whole);
      const inside = found.kind === 'namespace' ? this.#qualified(module, found.name, TYPE) : undefined;
      const values = this.member(inside ?? NOTHING, name, arity).filter(({ kind }) => kind === 'definition');
      if (values.length > 0) return values;
    }
    if (outside.length > 0) return outside;
    return this.#namespaces.has(module.language, name)
      ? [{ kind: 'namespace', name, language: module.language, near: module }]
      : NOTHING;
  }

  /** A member where functions are overloaded: one that takes the arguments, wherever it is inherited from; else the only one. */
  #overloaded(module: ModuleEntry, index: number, name: string, arity: Arity): readonly Value[] {
    const found = this.#overloadedIn(module, index, name, arity, new Set());
    if (arity === undefined || arity < 0 || found.some(({ kind }) => kind === 'definition')) return found;
    const any = this.#overloadedIn(module, index, name, ANY, new Set());
    return any.some(({ kind }) => kind === 'definition') ? any : found;
  }

  #overloadedIn(module: ModuleEntry, index: number, name: string, arity: Arity, seen: Set<string>): readonly Value[] {
    const key = module.ids[index]!;
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const parts = this.#partsOf(module, index);
    const found: Value[] = [];
    for (const part of parts) {
      const own = ownMembers(part.module, part.index, name, arity);
      found.push(...own.map((each): Value => ({ kind: 'definition', module: part.module, index: each })));
    }
    // What is inherited may be an overload that fits better.
    const goesOn = arity !== undefined && arity >= 0 && found.length > 0 && found.every(isFunctionValue);
    if (found.length > 0 && !goesOn) return found;
    if (module.facts.definitions[index]!.kind === 'type') {
      return this.#guarded(`${module.path} ^${index} .${name} ${arity}`, () =>
        this.member(this.typeOf(module, index), name, arity),
      );
    }
    for (const part of parts) {
      for (const base of this.bases(part.module, part.index)) {
        if (base.kind === 'definition') found.push(...this.#overloadedIn(base.module, base.index, name, arity, seen));
        else if (base.kind === 'external') found.push(...this.#memberOf(base, name));
        if (!goesOn && found.some(({ kind }) => kind === 'definition')) {
          return found.filter(({ kind }) => kind === 'definition');
        }
      }
    }
    return found.some(({ kind }) => kind === 'definition') ? found.filter(({ kind }) => kind === 'definition') : found;
  }

  /** A type with the other parts of it, where its header says that there are some. */
  #partsOf(module: ModuleEntry, index: number): readonly { readonly module: ModuleEntry; readonly index: number }[] {
    const self = [{ module, index }];
    const { partHeader } = module.language;
    const { signature, name, parent } = module.facts.definitions[index]!;
    if (partHeader?.test(signature) !== true) return self;
    const namespace = this.#namespaces.around(module, parent)[0];
    const isNested = parent >= 0 && module.facts.definitions[parent]!.kind !== 'namespace';
    if (namespace === undefined || isNested) return self;
    const others = this.#namespaces.partsOf(module.language, namespace).flatMap((part) => {
      const other = part.module.members.get(part.parent)?.get(name);
      if (other === undefined || (part.module === module && other === index)) return [];
      if (!partHeader.test(part.module.facts.definitions[other]!.signature)) return [];
      return this.#namespaces.separate(module.path, part.module.path) ? [] : [{ module: part.module, index: other }];
    });
    return [...self, ...others];
  }

  #local(module: ModuleEntry, index: number, from: number): readonly Value[] {
    const shared = module.facts.locals.length;
    const key = `${module.path} %${index} ${from}`;
    if (index >= shared) this.#open?.keys.add(key);
    return this.#guarded(key, () => {
      const local = index < shared ? module.facts.locals[index] : this.#ownLocal(module, index - shared);
      const declared = (local?.types ?? []).flatMap((type) => this.resolveType(type, module, from));
      const firm =
        declared.length > 0 ? declared : (local?.values ?? []).flatMap((chain) => this.evaluate(chain, module, from));
      const narrowed = (local?.narrowed ?? []).flatMap((type) => this.resolveType(type, module, from));
      return firm.length === 0
        ? narrowed
        : [
            ...firm,
            ...narrowed.map((value) => (value.kind === 'instance' ? { ...value, narrowed: true as const } : value)),
          ];
    });
  }

  /** A local that no other file asks for; unknown where the file's own references are not being resolved. */
  #ownLocal(module: ModuleEntry, index: number): LocalFact | undefined {
    return this.#open?.module === module ? this.#open.locals[index] : undefined;
  }

  #guarded(key: string, compute: () => readonly Value[]): readonly Value[] {
    return this.#memo.values(key, compute);
  }

  /** The bases' member that a bare `super` calls: the one of the method around. */
  #sameOfBase(module: ModuleEntry, from: number): readonly Value[] {
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const definition = module.facts.definitions[index]!;
      if (!isCallable(definition)) continue;
      const own = this.#receiver(module, index, 'instance');
      return own.flatMap((value) => {
        if (value.kind !== 'instance' && value.kind !== 'definition') return NOTHING;
        for (const base of this.bases(value.module, value.index)) {
          if (base.kind !== 'definition') continue;
          const found = this.member([{ ...base, kind: value.kind }], definition.name);
          if (found.length > 0) return found;
        }
        return NOTHING;
      });
    }
    return NOTHING;
  }

  /** A member of the type itself where instances have others by the same name: its own, of its bases, of what extends it. */
  #ofType(module: ModuleEntry, index: number, name: string, seen = new Set<string>()): readonly Value[] {
    const key = module.ids[index]!;
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const all = [{ module, index }, ...this.#shared.partsOf(module, index)];
    for (const part of all) {
      const found = part.module.members.get(part.index)?.get(memberOfType(name));
      if (found !== undefined) return [{ kind: 'definition', module: part.module, index: found }];
    }
    for (const part of all) {
      for (const base of this.#extensionsOf(part.module, part.index)) {
        const found = base.kind === 'definition' ? this.#inherited(base.module, base.index, name, true) : NOTHING;
        if (found.length > 0) return found;
      }
    }
    for (const part of all) {
      for (const base of this.bases(part.module, part.index)) {
        const isClass = base.kind === 'definition' && base.module.facts.definitions[base.index]!.kind === 'class';
        const found = isClass ? this.#ofType(base.module, base.index, name, seen) : NOTHING;
        if (found.length > 0) return found;
      }
    }
    return NOTHING;
  }

  /** What a type itself gets members from; `extend self` and `module_function` name the type around. */
  #extensionsOf(module: ModuleEntry, index: number): readonly Value[] {
    const chains = module.extensions.get(index);
    if (chains === undefined) return NOTHING;
    return this.#guarded(`${module.path} ^${index} extensions`, () =>
      chains.flatMap((chain): readonly Value[] =>
        chain[0] === '@this'
          ? [{ kind: 'definition', module, index }]
          : this.evaluate(chain, module, module.facts.definitions[index]!.parent),
      ),
    );
  }

  /** What hangs on a type: a member of the type itself, or what is declared inside it and called by no instance. */
  #ofTypeOrInside(module: ModuleEntry, index: number, name: string): readonly Value[] {
    const own = this.#ofType(module, index, name);
    if (own.length > 0) return own;
    return this.#inherited(module, index, name, false).filter((value) => {
      if (value.kind !== 'definition') return true;
      const { kind } = value.module.facts.definitions[value.index]!;
      return kind === 'class' || kind === 'namespace' || kind === 'constant';
    });
  }

  #receiver(module: ModuleEntry, from: number, kind: 'instance' | 'definition' | 'super'): readonly Value[] {
    // Where types have members of their own, a method of one and its body have the type itself as their receiver.
    let ofType: boolean | undefined;
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const owner = module.facts.definitions[index]!;
      if (module.language.sharesNames === 'connected') {
        ofType ??= isCallable(owner) ? owner.static === true : TYPE_OR_NAMESPACE.has(owner.kind) ? true : undefined;
      }
      if (owner.owner !== undefined) {
        // Written outside its type, which another file declares.
        if (owner.type !== undefined)
          return kind === 'instance' ? this.resolveType(owner.type, module, owner.parent) : [];
        const types = this.#typeName(owner.owner, module, owner.parent);
        const outside = types.length === 0 && module.language.builtins.has(owner.owner);
        if (module.language.extensionMethods && (outside || types[0]?.kind === 'external')) {
          return outside ? [{ kind: 'external', package: 'std', name: owner.owner }] : types;
        }
        return types.flatMap((type): readonly Value[] =>
          type.kind === 'definition' && CLASS_KINDS.has(type.module.facts.definitions[type.index]!.kind)
            ? [{ ...type, kind }]
            : [],
        );
      }
      const mixin = owner.kind === 'namespace' && module.language.sharesNames === 'connected';
      const isEnum = owner.kind === 'enum' && (module.language.overloads || module.language.importsFromScope) === true;
      if (owner.kind === 'class' || owner.kind === 'interface' || isEnum || mixin) {
        return [{ kind: ofType && kind === 'instance' ? 'definition' : kind, module, index }];
      }
      // Methods of an object literal or of a constructor function: the object or function itself.
      const own = index !== from || constructsObjects({ module, index });
      if (own && kind === 'instance' && module.members.has(index) && owner.kind !== 'method') {
        return [{ kind: 'definition', module, index }];
      }
    }
    return NOTHING;
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
      values.flatMap((value) => this.#memberOf(value, name, arity)),
      limit,
    );
  }

  #memberOf(value: Value, name: string, arity?: Arity): readonly Value[] {
    switch (value.kind) {
      case 'passed':
        return NOTHING;
      case 'module': {
        const place = this.#placeKeyword(name, value.module, -1);
        if (place !== undefined) return place;
        return this.exported(value.module, name);
      }
      case 'folder':
        return this.#submodule(value.language, value.path, name);
      case 'namespace':
        return value.near === undefined ? NOTHING : this.#inNamespace(value.near, value.name, name, arity);
      case 'scope':
        return this.#inScope(value.module, value.name, name);
      case 'external':
        return [{ ...value, name: value.name === '' ? name : `${value.name}.${name}` }];
      case 'many':
        return value.keyed && name === 'items'
          ? [{ ...value, gives: 'pairs' }]
          : ELEMENT_METHODS.has(name)
            ? [{ ...value, gives: 'element' }]
            : SAME_METHODS.has(name)
              ? [{ kind: 'many', values: value.values, gives: 'self' }]
              : NOTHING;
      case 'container':
        if (value.wrapped === 'holder' && value.module.language.unwrapping?.has(name)) {
          return [{ kind: 'passed', value: unwrapped(value) }];
        }
        if (value.fields) return this.#fieldOf(value, name);
        if (shapeOf(value)?.keyed && MAPPING_VIEWS.has(name)) return [{ ...value, gives: viewOf(name) }];
        if (ELEMENT_METHODS.has(name) || value.module.language.elementMethods?.has(name)) {
          return [{ ...value, gives: 'element' }];
        }
        if (value.module.language.passingMethods?.has(name)) return [{ ...value, gives: 'self' }];
        if (SAME_METHODS.has(name)) return [{ ...value, gives: 'self' }];
        if (value.module.language.functionValues && VISITING_METHODS.has(name)) return [{ ...value, gives: 'nothing' }];
        return value.module.language.overloads
          ? [{ kind: 'external', package: '', name: `${value.of ?? 'array'}.${name}` }]
          : NOTHING;
      case 'instance': {
        if (value.module.language.overloads) return this.#overloaded(value.module, value.index, name, arity);
        if (/^\d/.test(name)) return this.#part([value], Number(name));
        const { passingMethods, unwrapping } = value.module.language;
        if (value.wrapped === 'holder' && passingMethods?.has(name)) {
          return [{ kind: 'passed', value: unwrapping?.has(name) ? unwrapped(value) : value }];
        }
        // A pointer's `clone` is a pointer to the same.
        if (value.wrapped === 'pointer' && name === 'clone') return [{ kind: 'passed', value }];
        const found = this.#inherited(value.module, value.index, name, true);
        if (found.length === 0 && name === value.module.language.typeMember) {
          return [{ kind: 'passed', value: { kind: 'definition', module: value.module, index: value.index } }];
        }
        if (passingMethods === undefined) return found;
        if (found.some(({ kind }) => kind === 'definition')) return found;
        if (passingMethods.has(name)) return [{ kind: 'passed', value }];
        const behind = this.#dereferenced(value, name);
        return behind.length > 0 ? behind : found;
      }
      case 'super':
        if (value.module.language.linearises) return this.#inOrder(value.module, value.index, name, 1);
        return distinct(
          this.bases(value.module, value.index).flatMap((base) => this.#memberOf(base, name, arity)),
          arity === undefined ? MOST_ALTERNATIVES : MOST_OVERLOADS,
        );
      case 'definition': {
        const { kind } = value.module.facts.definitions[value.index]!;
        if (value.module.language.overloads && CLASS_KINDS.has(kind)) {
          return this.#overloaded(value.module, value.index, name, arity);
        }
        // Members of a class without a name belong to it, not to the field or constant that holds one of its instances.
        const holds = value.module.language.overloads && HOLDERS.has(kind);
        const ofType =
          value.module.language.sharesNames === 'connected' && (CLASS_KINDS.has(kind) || kind === 'namespace');
        const own = holds
          ? NOTHING
          : ofType
            ? this.#ofTypeOrInside(value.module, value.index, name)
            : this.#inherited(value.module, value.index, name, false);
        const { constructorMethod, namesCall } = value.module.language;
        const constructs = kind === 'class' || (kind === 'enum' && value.module.language.separateMethods);
        if (constructs && name === constructorMethod && !own.some((each) => each.kind === 'definition')) return [value];
        if (own.length > 0 || CLASS_KINDS.has(kind) || kind === 'namespace') return own;
        if (isCallable(value.module.facts.definitions[value.index]!) && value.module.decorators.has(value.index)) {
          return this.member(this.#decorated(value.module, value.index), name);
        }
        if (namesCall && isCallable(value.module.facts.definitions[value.index]!)) {
          return this.member(this.returnsOf(value.module, value.index), name);
        }
        return this.#guarded(`${value.module.path} ^${value.index} .${name} ${arity}`, () =>
          this.member(this.typeOf(value.module, value.index), name, arity),
        );
      }
    }
  }

  /** A member of what a type's own `deref` gives. */
  #dereferenced(value: Extract<Value, { kind: 'instance' }>, name: string): readonly Value[] {
    return this.#guarded(`${value.module.path} @${value.index} deref .${name}`, () => {
      const deref = this.#inherited(value.module, value.index, 'deref', true).filter(
        ({ kind }) => kind === 'definition',
      );
      return this.member(this.#call(deref), name).filter(({ kind }) => kind === 'definition');
    });
  }

  /** A field of a type without a name, whose arguments are names and types in turn. */
  #fieldOf(
    { module, arguments: given, from = -1 }: Extract<Value, { kind: 'container' }>,
    name: string,
  ): readonly Value[] {
    const at = given.findIndex(([field], index) => index % 2 === 0 && field?.name === name);
    return at < 0 ? NOTHING : this.#resolveUnion(given[at + 1] ?? [], module, from);
  }

  #inherited(
    module: ModuleEntry,
    index: number,
    name: string,
    instance: boolean,
    seen = new Set<string>(),
  ): readonly Value[] {
    const key = module.ids[index]!;
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const own = module.members.get(index)?.get(name);
    if (own !== undefined && !module.facts.definitions[own]!.assigned)
      return [{ kind: 'definition', module, index: own }];
    if (module.merged.has(index)) {
      const merged = this.#merged(module, index, name, instance);
      if (merged.length > 0) return merged;
    }
    if (module.language.sharesNames === 'connected') {
      for (const part of this.#shared.partsOf(module, index)) {
        const found = part.module.members.get(part.index)?.get(name);
        if (found !== undefined && !part.module.facts.definitions[found]!.assigned) {
          return [{ kind: 'definition', module: part.module, index: found }];
        }
      }
    }
    if (own === undefined && hasOutsideMembers(module)) {
      const outside = this.#outside.membersOf(module, index).get(name);
      if (outside !== undefined) return [outside];
    }
    const alias = module.aliases.get(index)?.get(name);
    if (alias !== undefined) {
      return this.#guarded(`${module.path} ^${index} alias ${name}`, () => this.evaluate(alias, module, -1));
    }
    if (own !== undefined) {
      const declared = this.#fromBases(module, index, name, instance, seen);
      const counts = declared.some((value) => value.kind === 'definition' && !isAssigned(value));
      return counts ? declared : [{ kind: 'definition', module, index: own }];
    }
    for (const spread of module.facts.definitions[index]!.spreads ?? []) {
      const values = this.#guarded(`${module.path} ^${index} ${spread.join(' ')} .${name}`, () =>
        this.member(this.evaluate(spread, module, -1), name),
      );
      if (values.length > 0) return values;
    }
    const definition = module.facts.definitions[index]!;
    if (definition.kind === 'type' && instance) {
      return this.#guarded(`${module.path} ^${index} .${name}`, () => this.member(this.typeOf(module, index), name));
    }
    return this.#fromBases(module, index, name, instance, seen);
  }

  #fromBases(module: ModuleEntry, index: number, name: string, instance: boolean, seen: Set<string>): readonly Value[] {
    if (module.language.linearises) return this.#inOrder(module, index, name, 1);
    const found: Value[] = [];
    for (const base of this.bases(module, index)) {
      if (base.kind === 'definition') found.push(...this.#inherited(base.module, base.index, name, instance, seen));
      else if (base.kind === 'external') found.push(...this.#memberOf(base, name));
      // As in the languages' own order, the first base that has the name gives it.
      if (found.some(({ kind }) => kind === 'definition')) return found.filter(({ kind }) => kind === 'definition');
    }
    return found;
  }

  /** A member along the linearisation of a class, from its n-th entry on; the class itself is the first. */
  #inOrder(module: ModuleEntry, index: number, name: string, from: number): readonly Value[] {
    const order = linearised({ kind: 'definition', module, index }, (each) => this.bases(each.module, each.index));
    let outside: readonly Value[] = NOTHING;
    let assigned: readonly Value[] = NOTHING;
    for (const base of order.slice(from)) {
      if (base.kind === 'external') {
        if (outside.length === 0) outside = this.#memberOf(base, name);
        continue;
      }
      const own = base.module.members.get(base.index)?.get(name);
      if (own === undefined) continue;
      const found: Value = { kind: 'definition', module: base.module, index: own };
      if (!isAssigned(found)) return [found];
      if (assigned.length === 0) assigned = [found];
    }
    return assigned.length > 0 ? assigned : outside;
  }

  /** The classes and interfaces that a definition extends or implements, in order. */
  bases(module: ModuleEntry, index: number): readonly Value[] {
    // In the order in which they are written, which decides where a member comes from.
    return this.#memo.values(`${module.path} ^${index} bases`, () => this.#findBases(module, index), 'all');
  }

  #findBases(module: ModuleEntry, index: number): readonly Value[] {
    const merged = (module.merged.get(index) ?? []).filter((other) =>
      TYPE_BODIES.has(module.facts.definitions[other]!.kind),
    );
    const isType = TYPE_BODIES.has(module.facts.definitions[index]!.kind);
    const written = [index, ...(isType ? merged : [])].flatMap((each) => module.bases.get(each) ?? []);
    const values = written.flatMap((chain) => {
      const named = chain.at(-1) === '[]' ? chain.slice(0, -1) : chain;
      // A type's own members are no names in its header.
      const around = module.language.overloads ? module.facts.definitions[index]!.parent : index;
      return this.evaluate(named, module, around)
        .filter(({ kind }) => kind === 'definition' || kind === 'external')
        .map((value) => this.#asType(value));
    });
    const outside = hasOutsideMembers(module) ? this.#outside.basesOf(module, index) : [];
    return [
      ...values,
      ...outside.flatMap(({ module: of, from, chain }) =>
        this.evaluate(chain, of, from).filter(({ kind }) => kind === 'definition' || kind === 'external'),
      ),
    ];
  }

  /** Whether a type gets members or bases in other files. */
  outsideBases(module: ModuleEntry, index: number): readonly Value[] {
    if (!hasOutsideMembers(module)) return NOTHING;
    return this.#outside
      .basesOf(module, index)
      .flatMap(({ module: of, from, chain }) => this.evaluate(chain, of, from));
  }

  /** The members of a type, those in other files included. */
  *membersOf(module: ModuleEntry, index: number): Generator<readonly [string, Value & { kind: 'definition' }]> {
    for (const [name, member] of module.members.get(index) ?? [])
      yield [name, { kind: 'definition', module, index: member }];
    if (hasOutsideMembers(module)) yield* this.#outside.membersOf(module, index);
  }

  #call(values: readonly Value[]): readonly Value[] {
    return distinct(values.flatMap((value) => this.#callOf(value)));
  }

  #callOf(value: Value): readonly Value[] {
    switch (value.kind) {
      case 'definition': {
        const definition = value.module.facts.definitions[value.index]!;
        const converts = value.module.language.calledKinds !== undefined && CLASS_KINDS.has(definition.kind);
        const constructs =
          definition.kind === 'class' || (value.module.language.overloads && CLASS_KINDS.has(definition.kind));
        if (constructs || converts) return [{ ...value, kind: 'instance' }];
        if (definition.kind === 'member' && value.module.language.calledKinds !== undefined) {
          return this.typeOf(value.module, value.index);
        }
        if (isCallable(definition)) {
          const given = this.returnsOf(value.module, value.index);
          return constructsObjects(value) ? distinct([value, ...given]) : given;
        }
        // What a record's component is called as gives the component.
        const { overloads, namesCall } = value.module.language;
        const reads = definition.kind === 'field' || (namesCall && definition.kind === 'accessor');
        if ((overloads || namesCall) && reads) return this.typeOf(value.module, value.index);
        return this.#guarded(`${value.module.path} ^${value.index} call`, () => {
          const given = this.#call(this.typeOf(value.module, value.index).filter(({ kind }) => kind !== 'container'));
          return given.length === 0 && value.module.language.functionValues ? this.#callables.returned(value) : given;
        });
      }
      case 'instance':
        return this.#guarded(`${value.module.path} @${value.index} call`, () =>
          value.module.language.functionValues
            ? this.#callables.returned(value)
            : this.#call(this.#inherited(value.module, value.index, '__call__', true)),
        );
      case 'super':
        return [value];
      case 'passed':
        return [value.value];
      case 'external':
        return [{ ...value, name: `${value.name}()` }];
      case 'container':
        return this.#callOfContainer(value);
      case 'many':
        return value.gives === 'element' ? value.values : value.gives === undefined ? NOTHING : [value];
      default:
        return NOTHING;
    }
  }

  #callOfContainer(value: Extract<Value, { kind: 'container' }>): readonly Value[] {
    const { gives, ...plain } = value;
    switch (gives) {
      case 'element':
        return this.#element([plain]);
      case 'self':
        return [value];
      case 'keys':
      case 'values':
        return [{ ...plain, of: '', arguments: [plain.arguments[gives === 'keys' ? 0 : 1] ?? []] }];
      case 'pairs':
        return [{ ...plain, of: '', arguments: [[{ name: TUPLE, arguments: plain.arguments }]] }];
      default:
        return shapeOf(value)?.callable
          ? this.#resolveUnion(value.arguments.at(-1) ?? [], value.module, value.from ?? -1)
          : NOTHING;
    }
  }

  /** What iterating gives, or entering a context. */
  #protocol(values: readonly Value[], step: 'each' | 'with'): readonly Value[] {
    return distinct(
      values.flatMap((value): readonly Value[] => {
        switch (value.kind) {
          case 'many':
            return value.keyed || value.gives === 'pairs'
              ? value.gives === 'pairs'
                ? [value]
                : NOTHING
              : value.values;
          case 'container': {
            const shape = shapeOf(value);
            const given = shape?.tuple || value.tuple ? value.arguments.flat() : value.arguments.at(shape?.each ?? -1);
            return shape?.callable ? NOTHING : this.#resolveUnion(given ?? [], value.module, value.from ?? -1);
          }
          case 'instance':
            return this.#guarded(`${value.module.path} @${value.index} ${step}`, () => this.#protocolOf(value, step));
          case 'definition': {
            const definition = value.module.facts.definitions[value.index]!;
            if (CLASS_KINDS.has(definition.kind)) return step === 'each' ? [{ ...value, kind: 'instance' }] : NOTHING;
            if (isCallable(definition)) return NOTHING;
            return this.#guarded(`${value.module.path} ^${value.index} ${step}`, () =>
              this.#protocol(this.typeOf(value.module, value.index), step),
            );
          }
          case 'external':
            return [{ ...value, name: `${value.name}[]` }];
          default:
            return NOTHING;
        }
      }),
    );
  }

  #protocolOf(value: Extract<Value, { kind: 'instance' }>, step: 'each' | 'with'): readonly Value[] {
    const { protocols } = value.module.language;
    for (const name of (step === 'with' ? protocols?.enter : protocols?.iterate) ?? []) {
      const methods = this.#inherited(value.module, value.index, name, true).filter(
        ({ kind }) => kind === 'definition',
      );
      if (methods.length === 0) continue;
      const given = asReceiver(this.#call(methods), methods, [value]);
      if (step === 'with' || name.includes('next')) return given;
      // An iterator that is its own iterable goes on with the method for the next one.
      const others = given.filter((each) => each.kind !== 'instance' || each.index !== value.index);
      if (others.length > 0) return this.#protocol(others, step);
    }
    // A base of outside enters as itself, as nearly all do.
    const outside = this.bases(value.module, value.index).some(({ kind }) => kind === 'external');
    return step === 'with' && outside ? [value] : NOTHING;
  }

  /** The value of a decorated function, where what decorates it says so. */
  #decorated(module: ModuleEntry, index: number): readonly Value[] {
    return this.#guarded(`${module.path} ^${index} decorated`, () => {
      const chain = module.decorators.get(index)?.[0];
      if (chain === undefined) return NOTHING;
      const values = this.#call(this.evaluate(chain, module, module.facts.definitions[index]!.parent));
      return values.filter(({ kind }) => kind === 'instance' || kind === 'container');
    });
  }

  #element(values: readonly Value[]): readonly Value[] {
    return distinct(
      values.flatMap((value): readonly Value[] => {
        if ((value.kind === 'container' || value.kind === 'instance') && value.wrapped === 'holder') {
          return [unwrapped(value)];
        }
        switch (value.kind) {
          case 'many':
            return value.values;
          case 'container': {
            const shape = shapeOf(value);
            if (shape?.tuple) return this.#resolveUnion(value.arguments.flat(), value.module, value.from ?? -1);
            if (shape?.element !== undefined) {
              return this.#resolveUnion(value.arguments[shape.element] ?? [], value.module, value.from ?? -1);
            }
            return this.#resolveUnion(value.arguments.at(-1) ?? [], value.module, value.from ?? -1);
          }
          case 'instance':
            // What a name stands for (`type Names []string`).
            if (value.module.facts.definitions[value.index]!.kind === 'type') {
              return this.#guarded(`${value.module.path} @${value.index} []`, () =>
                this.#element(this.typeOf(value.module, value.index)),
              );
            }
            if (value.module.language.passingMethods !== undefined) return this.#elementOfType(value);
            return this.#guarded(`${value.module.path} @${value.index} []`, () =>
              this.#call(this.#inherited(value.module, value.index, '__getitem__', true)),
            );
          case 'external':
            return [{ ...value, name: `${value.name}[]` }];
          case 'definition': {
            const { kind } = value.module.facts.definitions[value.index]!;
            if (CLASS_KINDS.has(kind) || isCallable(value.module.facts.definitions[value.index]!)) return [value];
            return this.#guarded(`${value.module.path} ^${value.index} []`, () =>
              this.#element(this.typeOf(value.module, value.index)),
            );
          }
          default:
            return NOTHING;
        }
      }),
    );
  }

  /** `Option<T>` is not told from T: what has no elements of its own is what it holds. */
  #elementOfType(value: Extract<Value, { kind: 'instance' }>): readonly Value[] {
    return this.#guarded(`${value.module.path} @${value.index} []`, () => {
      for (const name of ['next', 'into_iter', 'index', 'deref']) {
        const found = this.#inherited(value.module, value.index, name, true);
        if (found.length === 0) continue;
        const given = this.#call(found);
        return name === 'next' || name === 'index' ? given : this.#element(given);
      }
      return [value];
    });
  }

  /** What a field, constant, variable, accessor, alias or enum member holds. */
  typeOf(module: ModuleEntry, index: number): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    if (definition.kind === 'accessor') {
      const field = module.language.backingField?.(definition.name);
      const isBacked = field !== undefined && definition.parent >= 0 && definition.values === undefined;
      if (!isBacked) return this.returnsOf(module, index);
      return this.#guarded(`${module.path} ^${index} field`, () =>
        this.#inherited(module, definition.parent, field, true).flatMap((value) =>
          value.kind === 'definition' ? this.typeOf(value.module, value.index) : NOTHING,
        ),
      );
    }
    if (definition.kind === 'member') return [{ kind: 'instance', module, index: definition.parent }];
    if (isCallable(definition)) return NOTHING;
    return this.#guarded(`${module.path} ^${index}`, () => {
      const declared = definition.type === undefined ? NOTHING : this.resolveType(definition.type, module, index);
      if (declared.length > 0) return declared;
      const stub = this.#stubOf(module, index);
      if (stub !== undefined) return this.#fromStub(stub.module, module, this.typeOf(stub.module, stub.index));
      return (definition.values ?? []).flatMap((chain) => this.evaluate(chain, module, index));
    });
  }

  /** What a function or method gives when called. */
  returnsOf(module: ModuleEntry, index: number): readonly Value[] {
    const definition = module.facts.definitions[index]!;
    return this.#guarded(`${module.path} ^${index}()`, () => {
      if (definition.returns !== undefined) return this.resolveType(definition.returns, module, index);
      const stub = this.#stubOf(module, index);
      if (stub !== undefined) return this.#fromStub(stub.module, module, this.returnsOf(stub.module, stub.index));
      return (definition.values ?? []).flatMap((chain) => this.evaluate(chain, module, index));
    });
  }

  /** The definition of the same name in the file that says the types of this one. */
  #stubOf(module: ModuleEntry, index: number): { readonly module: ModuleEntry; readonly index: number } | undefined {
    const path = module.language.stubOf?.(module.path);
    const stub = path === undefined ? undefined : this.#modules.get(path);
    return stub === undefined ? undefined : namesakeIn(stub, module, index);
  }

  /** What a stub says of a definition: its own file's types as that file implements them. */
  #fromStub(stub: ModuleEntry, implementation: ModuleEntry, values: readonly Value[]): readonly Value[] {
    return values.map((value) => {
      if ((value.kind !== 'instance' && value.kind !== 'definition') || value.module !== stub) return value;
      const own = namesakeIn(implementation, stub, value.index);
      return own === undefined ? value : { ...value, ...own };
    });
  }

  /** What a value of an annotated type may be. */
  resolveType(text: string, module: ModuleEntry, from: number): readonly Value[] {
    if (this.#depth > MOST_STEPS) return NOTHING;
    this.#depth++;
    try {
      return this.#resolveUnion(parseTypeText(module.language.readType?.(text) ?? text), module, from);
    } finally {
      this.#depth--;
    }
  }

  #resolveUnion(union: readonly TypeExpression[], module: ModuleEntry, from: number): readonly Value[] {
    return distinct(union.slice(0, MOST_ALTERNATIVES * 2).flatMap((type) => this.#resolveOne(type, module, from)));
  }

  #resolveOne(type: TypeExpression, module: ModuleEntry, from: number): readonly Value[] {
    const { name } = type;
    if (name === ARRAY) return [{ kind: 'container', module, arguments: type.arguments, from }];
    if (name === FIELDS) return [{ kind: 'container', module, arguments: type.arguments, from, fields: true }];
    if (name === TUPLE) return [{ kind: 'container', module, arguments: type.arguments, from, tuple: true }];
    if (name === 'Self' || name === 'self' || name === 'static' || name === 'this')
      return this.#receiver(module, from, 'instance');
    if (name === '$parent') return this.#receiver(module, from, 'super');
    if (name.startsWith('typeof ')) return this.#writtenName(name.slice(7), module, from);
    const simple = name.slice(name.lastIndexOf('.') + 1);
    const wrapper = module.language.wrappers.includes(simple);
    const values = this.#typeName(name, module, from).filter(({ kind }) => kind !== 'module');
    const known = values.some((value) => value.kind === 'definition' && !(wrapper && isAlias(value)));
    if (!known && wrapper) {
      // `Annotated[T, …]` says T first, `Coroutine[A, B, T]` last.
      const inner =
        simple === 'Annotated'
          ? type.arguments.slice(0, 1)
          : simple === 'Coroutine'
            ? type.arguments.slice(-1)
            : type.arguments;
      const resolved = inner.flatMap((union) => this.#resolveUnion(union, module, from));
      if (module.language.holders !== undefined) {
        const wrapped = module.language.holders.has(simple) ? ('holder' as const) : ('pointer' as const);
        return resolved.map((value) => wrappedIn(value, wrapped));
      }
      if (simple !== 'type' && simple !== 'Type') return resolved;
      return resolved.map((value) => (value.kind === 'instance' ? { ...value, kind: 'definition' as const } : value));
    }
    if (values.length === 0 && module.language.extensionMethods && module.language.builtins.has(name) && !wrapper) {
      if (type.arguments.length === 0) return [{ kind: 'external', package: 'std', name }];
    }
    if (values.length === 0 && type.arguments.length === 0 && module.language.overloads && name !== '_') {
      // A declared type that the workspace does not have is of outside.
      return [{ kind: 'external', package: '', name }];
    }
    if (!known && type.arguments.length > 0) {
      return [
        {
          kind: 'container',
          module,
          arguments: type.arguments,
          from,
          ...(module.language.overloads || module.language.generics ? { of: simple } : {}),
        },
      ];
    }
    return values.flatMap((value): readonly Value[] => {
      if (value.kind !== 'definition') return [value];
      const { kind } = value.module.facts.definitions[value.index]!;
      if (kind === 'member')
        return [{ kind: 'instance', module: value.module, index: value.module.facts.definitions[value.index]!.parent }];
      if (CLASS_KINDS.has(kind)) return [{ ...value, kind: 'instance' }];
      // `T = TypeVar(…)`, `Alias = Union[A, B]`: whatever it stands for is not known as a class.
      return kind === 'constant' || kind === 'variable' ? this.typeOf(value.module, value.index) : NOTHING;
    });
  }

  /** What a written name means as a type. */
  namedType(name: string, module: ModuleEntry, from: number): readonly Value[] {
    return this.#typeName(name, module, from);
  }

  #typeName(name: string, module: ModuleEntry, from: number): readonly Value[] {
    const values = this.#writtenName(name, module, from);
    return module.language.mergesDeclarations ? values.map((value) => this.#asType(value)) : values;
  }

  #writtenName(name: string, module: ModuleEntry, from: number): readonly Value[] {
    const [root = name, ...rest] = name.startsWith('=') ? importedTypeName(name) : name.split('.');
    if (module.language.overloads) {
      const start = this.#lexical(module, from, root, TYPE);
      return rest.reduce((found, part) => this.member(found, part, TYPE), start);
    }
    let values: readonly Value[] =
      root === module.language.selfType
        ? this.#receiver(module, from, 'definition')
        : root.startsWith('=')
          ? this.#importedFrom(module, { from: root.slice(1), name: rest.length > 0 ? '*' : '=', as: '' })
          : (this.#placeKeyword(root, module, from) ?? NOTHING);
    for (let index = from; index >= 0 && values.length === 0; index = module.facts.definitions[index]!.parent) {
      // Rust's types of a trait or impl are named through it: `Self::Item`.
      if (module.language.importsFromScope && TYPE_BODIES.has(module.facts.definitions[index]!.kind)) continue;
      const member = module.members.get(index)?.get(root);
      if (member !== undefined && CLASS_KINDS.has(module.facts.definitions[member]!.kind)) {
        values = [{ kind: 'definition', module, index: member }];
      }
    }
    if (values.length === 0) values = this.#nameAround(root, module, from);
    if (values.length === 0) values = this.freeName(module, root);
    if (values.length === 0 && rest.length > 0) values = this.#unbound(module, root, `.${rest[0]}`);
    for (const part of rest) values = this.member(values, part);
    return values;
  }
}

function fileOf({ path, facts: { condition } }: ModuleEntry): ConditionalFile {
  return { path, condition };
}

export function isCallable(definition: DefinitionFact): boolean {
  return definition.kind === 'function' || definition.kind === 'method' || definition.kind === 'constructor';
}

/** Of overloads of which nobody knows which is meant, one that gives what all of them give. */
function sameWhichever(overloads: readonly Value[]): readonly Value[] {
  const [first] = overloads;
  if (overloads.length < 2 || first?.kind !== 'definition') return NOTHING;
  const { name, parent, returns } = first.module.facts.definitions[first.index]!;
  const same = overloads.every((value) => {
    if (value.kind !== 'definition' || value.module !== first.module) return false;
    const other = value.module.facts.definitions[value.index]!;
    return isCallable(other) && other.name === name && other.parent === parent && bare(other.returns) === bare(returns);
  });
  return same && returns !== undefined ? [first] : NOTHING;
}

/** A written type without its arguments. */
function bare(type: string | undefined): string | undefined {
  return type?.replace(/<.*>/s, '');
}

/** Called at once, or after type arguments (`parse[int](text)`). */
function isCalled(values: readonly Value[], chain: Chain, at: number): boolean {
  return isCall(chain[at]) || (chain[at] === '[]' && isCall(chain[at + 1]) && values.some(isFunctionValue));
}

/** Whether a function's prototype or its `this` has members: what it makes is known by them. */
function constructsObjects({ module, index }: { readonly module: ModuleEntry; readonly index: number }): boolean {
  if (!module.language.functionsConstruct || module.facts.definitions[index]!.kind !== 'function') return false;
  for (const member of module.members.get(index)?.values() ?? []) {
    const { kind } = module.facts.definitions[member]!;
    if (kind === 'method' || kind === 'field' || kind === 'accessor') return true;
  }
  return false;
}

function isFunctionValue(value: Value): boolean {
  return value.kind === 'definition' && isCallable(value.module.facts.definitions[value.index]!);
}

/** `type Result<T> = std::result::Result<T, Error>` wraps what it is given as well. */
function isAlias({ module, index }: Extract<Value, { kind: 'definition' | 'instance' }>): boolean {
  return module.facts.definitions[index]!.kind === 'type';
}

/** What a value is once it is taken out of what may hold it. */
function unwrapped(value: Value): Value {
  if ((value.kind !== 'instance' && value.kind !== 'container') || value.wrapped === undefined) return value;
  const { wrapped: _wrapped, ...inner } = value;
  return inner;
}

function wrappedIn(value: Value, wrapped: Wrapping): Value {
  if (value.kind !== 'instance' && value.kind !== 'container') return value;
  return value.wrapped === 'holder' ? value : { ...value, wrapped };
}

function isModule({ kind }: Value): boolean {
  return kind === 'module';
}

function isAssigned({ module, index }: Extract<Value, { kind: 'definition' }>): boolean {
  return module.facts.definitions[index]!.assigned === true;
}

/** `=m#.a.b`, the name that `import('m').a.b` has as a type, in its parts. */
function importedTypeName(name: string): readonly string[] {
  const [root = name, members = ''] = name.split('#');
  return [root, ...members.split('.').filter((part) => part !== '')];
}

function isConstructor(value: Value): boolean {
  return value.kind === 'definition' && value.module.facts.definitions[value.index]!.kind === 'constructor';
}

function isDeclared({ module, index }: Extract<Value, { kind: 'definition' }>): boolean {
  return module.facts.definitions[index]!.declared === true;
}

function isPlain(definition: DefinitionFact): boolean {
  return definition.kind === 'constant' || definition.kind === 'variable';
}

function externalName(fact: ImportFact, from: string, packageName: string): string {
  const below = from.startsWith(`${packageName}.`) ? from.slice(packageName.length + 1) : '';
  if (fact.name === '' || fact.name === '*' || fact.name === '=') return below;
  return below === '' ? fact.name : `${below}.${fact.name}`;
}

function chainOf(dotted: string): Chain {
  const [root = '?', ...steps] = dotted.split('.');
  return [root, ...steps.map((step) => `.${step}`)];
}

/** The definition of another file that has the same name and owners. */
function namesakeIn(
  other: ModuleEntry,
  module: ModuleEntry,
  index: number,
): { readonly module: ModuleEntry; readonly index: number } | undefined {
  const { parent, name } = module.facts.definitions[index]!;
  const around = parent < 0 ? -1 : namesakeIn(other, module, parent)?.index;
  const found = around === undefined ? undefined : other.members.get(around)?.get(name);
  return found === undefined ? undefined : { module: other, index: found };
}
