import { type Chain, isCall } from '../../model/fileFacts.ts';
import { ownStatic } from '../argumentKinds.ts';
import { hasBlanketImpl } from '../blanketImpls.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import { ExtensionMethods } from '../extensionMethods.ts';
import { calledName, type ModuleEntry } from '../moduleEntry.ts';
import type { OutsideBase } from '../outsideMembers.ts';
import { mayTake } from '../overloadChoice.ts';
import { arityOf, fitting } from '../overloads.ts';
import { distinct, NOTHING, type Value } from '../values.ts';
import type { AddedMethodQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Methods that a program adds to types by traits (Rust) or by extension methods (C#). */
export class AddedMethods implements AddedMethodQuestions {
  readonly #parts: ResolverParts;
  readonly #methods: ExtensionMethods;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
    this.#methods = new ExtensionMethods([...parts.byPath.values()]);
  }

  /** The method of a name that a field has as well. */
  calledMember(values: readonly Value[], name: string, module: ModuleEntry, from: number): readonly Value[] {
    if (!module.language.separateMethods) return NOTHING;
    const found = this.#parts.members.member(values, calledName(name)).filter(({ kind }) => kind === 'definition');
    return found.length > 0 ? found : this.#extension(values, name, module, from);
  }

  /** The method that the program of a file adds to a type of outside; nothing where there are several of the name. */
  #extension(values: readonly Value[], name: string, module: ModuleEntry, from: number): readonly Value[] {
    const except = module.language.extensionMethods?.except;
    if (except === undefined) return NOTHING;
    const crate = this.#parts.modules.fileOf(module, 'crate');
    const isNear = (other: ModuleEntry) =>
      other === module ||
      (crate !== undefined && this.#parts.modules.fileOf(other, 'crate') === crate) ||
      module.facts.imports.some((fact) => this.#parts.modules.fileOf(module, fact.from) === other);
    return values.flatMap((value) => {
      if (value.kind === 'definition' && isPlainType(value)) {
        return this.#extension(this.#parts.held.typeOf(value.module, value.index), name, module, from);
      }
      // Functions have no methods but those of traits.
      if (value.kind === 'definition' && isFunctionValue(value) && !except.has(name)) {
        return this.#inSight(name, module, from, isTrait);
      }
      // What may hold it has methods of its own: what that is says nothing of them.
      if ((value.kind === 'container' || value.kind === 'external') && value.wrapped === 'holder') return [];
      for (const type of outsideTypes(value, module.language.wrappers)) {
        if (except.has(name) && (value.kind === 'container' || module.language.builtins.has(type))) continue;
        const found = this.#parts.memo.values(`${module.path} ${type} + ${name}`, () => {
          const own = this.#parts.outside.named(type, name).filter((member) => isNear(member.module));
          const declared = this.#ofTraits(type, name, isNear);
          // Methods of a trait that is not in scope are none: the type's own are called.
          if (declared.length > 0 && !declared.some((method) => isSeen(method, module))) return NOTHING;
          if (own.length + declared.length > 0) return own.length > 0 ? own : declared;
          return this.#ofTraits(type, name, () => true).filter((method) => this.#importsTraitOf(method, module));
        });
        // A method that calls its own name means the type's, which hides the trait's.
        if (found.some((each) => each.kind === 'definition' && each.module === module && each.index === from))
          return [];
        if (found.length < 2) {
          if (found.length === 1) return found;
          continue;
        }
        // Of several implementations (for `u8` and `&u8`, of `From<A>` and `From<B>`) the trait's method stands for all.
        const declared = this.#ofTraits(type, name, isNear);
        return declared.length === 1 ? declared : [];
      }
      if (except.has(name)) return [];
      if (isPair(value)) return this.#inSight(name, module, from, isTrait);
      return isOfLanguage(value) ? this.#inSight(name, module, from, isForAll) : [];
    });
  }

  /** What the traits of the program have of a name that are implemented for a type of outside. */
  #ofTraits(type: string, name: string, isNear: (other: ModuleEntry) => boolean): readonly Value[] {
    const bases = this.#parts.outside.basesNamed(type).filter((base) => isNear(base.module));
    return distinct(bases.flatMap((base) => this.#traitMember(base, name)));
  }

  /** Whether a file imports the trait that declares a method, whatever crate that is in. */
  #importsTraitOf(method: Value, module: ModuleEntry): boolean {
    if (method.kind !== 'definition') return false;
    const { parent } = method.module.facts.definitions[method.index]!;
    const trait = method.module.facts.definitions[parent]?.name;
    return module.facts.imports
      .filter(({ name }) => name === trait)
      .flatMap((fact) => this.#parts.imports.imported(module, fact))
      .some((each) => each.kind === 'definition' && each.module === method.module && each.index === parent);
  }

  /** The method of a trait in sight, of the file or imported by its name, that is implemented for what is asked. */
  #inSight(
    name: string,
    module: ModuleEntry,
    from: number,
    isMeant: (trait: Extract<Value, { kind: 'definition' }>) => boolean,
  ): readonly Value[] {
    const found = this.#parts.memo.values(`${module.path} ${isMeant === isForAll ? '*' : '()'} + ${name}`, () => {
      const own = [...(module.members.get(-1)?.values() ?? [])].map(
        (index): Value => ({ kind: 'definition', module, index }),
      );
      const named = module.facts.imports.filter((fact) => /^\p{Lu}/u.test(fact.name));
      const inSight = [...own, ...named.flatMap((fact) => this.#parts.imports.imported(module, fact))];
      return distinct(
        inSight.flatMap((value): readonly Value[] => {
          if (value.kind !== 'definition' || !isMeant(value)) return NOTHING;
          const index = value.module.members.get(value.index)?.get(name);
          return index === undefined ? NOTHING : [{ kind: 'definition', module: value.module, index }];
        }),
      );
    });
    const isItself = found.some((each) => each.kind === 'definition' && each.module === module && each.index === from);
    return found.length === 1 && !isItself ? found : NOTHING;
  }

  /** What the traits that a type of outside implements have of a name themselves. */
  #traitMember({ module, from, chain }: OutsideBase, name: string): readonly Value[] {
    return this.#parts.steps.evaluate(chain, module, from).flatMap((value) => {
      if (value.kind !== 'definition') return [];
      const index = value.module.members.get(value.index)?.get(name);
      return index === undefined ? [] : [{ kind: 'definition', module: value.module, index }];
    });
  }

  /** A member, or where none takes the arguments, an extension method that does. */
  memberOrExtension(
    values: readonly Value[],
    name: string,
    chain: Chain,
    at: number,
    module: ModuleEntry,
    from: number,
  ): readonly Value[] {
    const arity = arityOf(chain[at + 1]);
    const found = this.#parts.members.member(values, name, arity);
    if (arity === undefined || !module.language.thisParameters) return found;
    const takes = (value: Value) =>
      value.kind === 'definition' && fitting(value.module, [value.index], arity).length > 0;
    const isMember = found.some(takes);
    if (isMember && !this.#methods.has(name, module.language)) return found;
    const takesThem = (value: Value) =>
      value.kind !== 'definition' || mayTake(this.#parts.resolver, value, chain[at + 1], module, from);
    // A member that takes other things leaves the call to the extensions that take these.
    if (found.some((value) => takes(value) && takesThem(value))) return found;
    const all = this.#methods.find(
      this.#parts.resolver,
      this.#receivers(values, chain, at, module),
      name,
      arity,
      module.language,
      (of, owner) => this.#seesExtensions(module, from, of, owner),
    );
    const extensions = isMember ? all.filter(takesThem) : all;
    return extensions.length > 0 ? extensions : found;
  }

  /** The values that a member is asked of; what is known of outside members alone is their type. */
  #receivers(values: readonly Value[], chain: Chain, at: number, module: ModuleEntry): readonly Value[] {
    const { outsideReturns } = module.language;
    const known = values.filter(
      (value) =>
        value.kind !== 'external' || /^\w+$/.test(value.name) || ownStatic(value, outsideReturns) !== undefined,
    );
    if (known.length > 0 && known.length === values.length) return known;
    const last = isCall(chain[at - 1]) ? chain[at - 2] : chain[at - 1];
    const type = last === undefined ? undefined : outsideReturns?.get(last.replace(/^\./, ''));
    return type === undefined || at < 2 ? known : this.#parts.written.resolveType(type, module, -1);
  }

  /** Extension methods are seen from inside their namespace, and where it or their class is imported. */
  #seesExtensions(module: ModuleEntry, from: number, of: ModuleEntry, owner: number): boolean {
    if (of !== module && this.#parts.namespaces.separate(module.path, of.path)) return false;
    const [namespace = ''] = this.#parts.namespaces.around(of, of.facts.definitions[owner]?.parent ?? -1);
    if (this.#parts.namespaces.around(module, from).includes(namespace)) return true;
    const type = [namespace, of.facts.definitions[owner]?.name ?? ''].filter((part) => part !== '').join('.');
    return this.#parts.modules
      .starImports(module)
      .some(
        ({ from: whole, conditional }) =>
          !conditional &&
          this.#parts.names.wholeNames(module, from, whole).some((name) => name === namespace || name === type),
      );
  }
}

/** A field, constant or variable, which has a type. */
function isPlainType({ module, index }: Extract<Value, { kind: 'definition' }>): boolean {
  const { kind } = module.facts.definitions[index]!;
  return kind === 'field' || kind === 'constant' || kind === 'variable';
}

/** Whether the trait of a method is in scope in a file: its own, imported, or perhaps among what is imported as a whole. */
function isSeen(method: Value, module: ModuleEntry): boolean {
  if (method.kind !== 'definition' || method.module === module) return true;
  const { definitions } = method.module.facts;
  const trait = definitions[definitions[method.index]!.parent]?.name;
  return module.facts.imports.some(({ name, as }) => name === trait || (name === '*' && as === ''));
}

/** Whether a trait is implemented for a type parameter. */
function isForAll({ module, index }: Extract<Value, { kind: 'definition' }>): boolean {
  return hasBlanketImpl(module.facts, index);
}

function isTrait({ module, index }: Extract<Value, { kind: 'definition' }>): boolean {
  return module.facts.definitions[index]!.kind === 'interface';
}

/** Several values together: they have no methods but those of traits. */
function isPair(value: Value): boolean {
  return value.kind === 'container' && value.tuple === true && value.gives === undefined && value.wrapped === undefined;
}

/** What methods of the standard library give, by their names, and functions that give their own type. */
const GIVEN: Readonly<Record<string, string>> = {
  'as_bytes()': 'u8',
  'as_str()': 'str',
  'to_string()': 'String',
  'as_os_str()': 'OsStr',
};
const MAKING = new Set(['new()', 'from()', 'with_capacity()', 'default()']);

/** The bare names of the types of outside that a value may have; a vector has the methods of a slice too. */
function outsideTypes(value: Value, wrappers: readonly string[]): readonly string[] {
  if (value.kind === 'external') {
    const [last = '', before = ''] = value.name.split('.').reverse();
    if (MAKING.has(last) && /^[A-Z]/.test(before)) return wrappers.includes(before) ? [] : [before];
    if (last in GIVEN) return [GIVEN[last]!];
    // A constant of a type is of that type: `StatusCode::NOT_FOUND`.
    return [/^[A-Z][A-Z0-9_]+$/.test(last) && /^[A-Z]\w*[a-z]/.test(before) ? before : last];
  }
  if (value.kind !== 'container' || value.tuple || value.gives !== undefined) return [];
  const element = value.arguments.at(-1)?.[0]?.name;
  return [...(value.of === undefined ? [] : [value.of]), ...(element === undefined ? [] : [element])];
}

/** A value of a type of the language itself, whose own methods are known. */
function isOfLanguage(value: Value): boolean {
  if (value.kind === 'external') return STANDARD.has(value.package) && /^[\w.]+$/.test(value.name);
  return value.kind === 'container' && !value.tuple && (value.gives === undefined || value.gives === 'self');
}

const STANDARD = new Set(['std', 'core', 'alloc']);
