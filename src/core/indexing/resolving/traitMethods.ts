import type { Language } from '../../languages/language.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import type { OutsideBase } from '../members/outsideMembers.ts';
import { calledName, type ModuleEntry } from '../moduleEntry.ts';
import { hasBlanketImpl } from '../types/blanketImpls.ts';
import { type Definition, distinct, NOTHING, type Value } from '../types/values.ts';
import type { TraitMethodQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Methods that a program adds to types of outside by traits (`Language.extensionMethods`, Rust). */
export class TraitMethods implements TraitMethodQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** The method of a name that a field has as well. */
  calledMember(
    values: readonly Value[],
    name: string,
    module: ModuleEntry,
    from: number,
    onThis: boolean,
  ): readonly Value[] {
    if (!module.language.separateMethods) return NOTHING;
    if (onThis) {
      const ofSelf = this.#ofOutsideSelf(name, module, from);
      if (ofSelf.length > 0) return ofSelf;
    }
    const found = this.#parts.members.member(values, calledName(name)).filter(({ kind }) => kind === 'definition');
    return found.length > 0 ? found : this.#extension(values, name, module, from);
  }

  /** What is added to the type of outside that a method is written for: it counts before what that holds has (`impl Show for Box<Own>`). */
  #ofOutsideSelf(name: string, module: ModuleEntry, from: number): readonly Value[] {
    for (let index = from; index >= 0; index = module.facts.definitions[index]!.parent) {
      const { owner, ownerType, parent } = module.facts.definitions[index]!;
      if (owner === undefined) continue;
      if (ownerType === undefined || parent >= 0) return NOTHING;
      const { builtins, extensionMethods } = module.language;
      const [type] = this.#parts.written.typeName(owner, module, parent);
      if (type?.kind === 'external') return this.#extension([type], name, module, from);
      if (extensionMethods === undefined || type !== undefined || !builtins.has(owner)) return NOTHING;
      return this.#extension(
        [{ kind: 'external', package: extensionMethods.packages[0], name: owner }],
        name,
        module,
        from,
      );
    }
    return NOTHING;
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
      const isOfNumber = isNumber(value, module.language);
      if (isOfNumber && module.language.extensionMethods?.numbers.methods.test(name)) return [];
      for (const type of outsideTypes(value, module.language)) {
        if (except.has(name) && (value.kind === 'container' || module.language.builtins.has(type))) continue;
        const found = this.#parts.memo.values(module.path, `${type} + ${name}`, () => {
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
      // All methods of numbers are known: any other is of a trait in sight, whatever macro implements it.
      if (isOfNumber && !module.language.extensionMethods?.ofTraits.has(name))
        return this.#inSight(name, module, from, isTrait);
      if (isOfLanguage(value, module.language)) return this.#inSight(name, module, from, isForAll);
      return this.#ofAll(value, name, module, from);
    });
  }

  /**
   * What a trait in sight gives all types of a kind (`impl<T: Base> Extra for T`): those of the workspace, which have nothing else of the
   * name, and what is known by a trait of outside alone that the trait in sight goes beyond (`trait Extra: Base`).
   */
  #ofAll(value: Value, name: string, module: ModuleEntry, from: number): readonly Value[] {
    if (module.language.extensionMethods?.ofTraits.has(name)) return NOTHING;
    // A method that calls its own name means that of the type.
    const around = module.facts.definitions[from];
    if (around?.name === name && around.kind === 'method') return NOTHING;
    if (value.kind === 'instance') {
      return value.wrapped === 'holder' ? NOTHING : this.#inSight(name, module, from, isForAll);
    }
    if (value.kind !== 'external') return NOTHING;
    const type = value.name.slice(value.name.lastIndexOf('.') + 1);
    const isSame = (base: Value) =>
      base.kind === 'external' && base.package === value.package && `.${base.name}`.endsWith(`.${type}`);
    return this.#inSight(name, module, from, isForAll).filter((method) => {
      if (method.kind !== 'definition') return false;
      const { parent } = method.module.facts.definitions[method.index]!;
      return parent >= 0 && this.#parts.inheritance.bases(method.module, parent).some(isSame);
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
  #inSight(name: string, module: ModuleEntry, from: number, isMeant: (trait: Definition) => boolean): readonly Value[] {
    const found = this.#parts.memo.values(module.path, `${isMeant === isForAll ? '*' : '()'} + ${name}`, () => {
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
}

/** A field, constant or variable, which has a type. */
function isPlainType({ module, index }: Definition): boolean {
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
function isForAll({ module, index }: Definition): boolean {
  return hasBlanketImpl(module.facts, index);
}

function isTrait({ module, index }: Definition): boolean {
  return module.facts.definitions[index]!.kind === 'interface';
}

/** Several values together: they have no methods but those of traits. */
function isPair(value: Value): boolean {
  return value.kind === 'container' && value.tuple === true && value.gives === undefined && value.wrapped === undefined;
}

/** The bare names of the types of outside that a value may have; a vector has the methods of a slice too. */
function outsideTypes(value: Value, { wrappers, extensionMethods }: Language): readonly string[] {
  if (value.kind === 'external') {
    const [last = '', before = ''] = value.name.split('.').reverse();
    if (extensionMethods?.making.has(last) && /^[A-Z]/.test(before)) return wrappers.includes(before) ? [] : [before];
    const given = extensionMethods?.gives.get(last);
    if (given !== undefined) return [given];
    // A constant of a type is of that type: `StatusCode::NOT_FOUND`.
    return [/^[A-Z][A-Z0-9_]+$/.test(last) && /^[A-Z]\w*[a-z]/.test(before) ? before : last];
  }
  if (value.kind !== 'container' || value.tuple || value.gives !== undefined) return [];
  const element = value.arguments.at(-1)?.[0]?.name;
  return [...(value.of === undefined ? [] : [value.of]), ...(element === undefined ? [] : [element])];
}

function isNumber(value: Value, { extensionMethods }: Language): boolean {
  return value.kind === 'external' && value.package === extensionMethods?.packages[0]
    ? extensionMethods.numbers.types.has(value.name)
    : false;
}

/** A value of a type of the language itself, whose own methods are known. */
function isOfLanguage(value: Value, { extensionMethods }: Language): boolean {
  if (value.kind === 'external')
    return extensionMethods?.packages.includes(value.package) === true && /^[\w.]+$/.test(value.name);
  return value.kind === 'container' && !value.tuple && (value.gives === undefined || value.gives === 'self');
}
