import { argumentsOf } from '../../model/chain.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import type { OutsideBase } from '../members/outsideMembers.ts';
import { calledName, type ModuleEntry, writtenFor } from '../moduleEntry.ts';
import { type Definition, distinct, NOTHING, type Value } from '../types/values.ts';
import type { TraitMethodQuestions, Walked } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';
import {
  isForAll,
  isForAllParts,
  isNumber,
  isOfLanguage,
  isPair,
  isPlainType,
  isSeen,
  isTrait,
  outsideTypes,
  traitNamed,
} from './traitReceivers.ts';

/** Methods that a program adds to types of outside by traits (`Language.extensionMethods`, Rust). */
export class TraitMethods implements TraitMethodQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** The method that step `at` of a chain calls of values: one of a name that a field has as well, or of a trait. */
  called(values: readonly Value[], name: string, at: number, { chain, module, from }: Walked): readonly Value[] {
    if (!module.language.separateMethods) return NOTHING;
    const trait = module.language.traitPaths === undefined ? undefined : traitNamed(values, chain, at);
    const byPath = trait === undefined ? NOTHING : this.#byPath(trait, name, chain[at + 1], module, from);
    if (byPath.length > 0) return byPath;
    const ofSelf = at === 1 && chain[0] === '@this' ? this.#ofOutsideSelf(name, module, from) : NOTHING;
    if (ofSelf.length > 0) return ofSelf;
    const found = this.#parts.members.member(values, calledName(name)).filter(({ kind }) => kind === 'definition');
    return found.length > 0 ? found : this.#extension(values, name, module, from);
  }

  /**
   * The method that a call by the path of a trait of outside means, of what it is asked of: what is written for the trait, whatever else
   * has its name.
   */
  #byPath(trait: string, name: string, call: string | undefined, module: ModuleEntry, from: number): readonly Value[] {
    const [asked = []] = argumentsOf(call) ?? [];
    if (asked.length === 0) return NOTHING;
    const values = this.#parts.steps
      .evaluate(asked, module, from)
      .flatMap((value) =>
        value.kind === 'definition' && isPlainType(value)
          ? this.#parts.held.typeOf(value.module, value.index)
          : [value],
      );
    const own = values.filter((value) => value.kind === 'instance' && value.wrapped === undefined);
    return this.#parts.members.member(own, writtenFor(trait, name)).filter(({ kind }) => kind === 'definition');
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
      if (module.language.extensionMethods?.ofTraits.has(name)) return [];
      // All methods of numbers are known: any other is of a trait in sight, whatever macro implements it.
      if (isOfNumber) return this.#inSight(name, module, from, isTrait);
      if (isOfLanguage(value, module.language)) return this.#inSight(name, module, from, isForAllParts);
      return this.#ofAll(value, name, module, from);
    });
  }

  /**
   * What a trait in sight gives all types of a kind (`impl<T: Base> Extra for T`): those of the workspace, which have nothing else of the
   * name, and what is known by a trait of outside alone that the trait in sight goes beyond (`trait Extra: Base`).
   */
  #ofAll(value: Value, name: string, module: ModuleEntry, from: number): readonly Value[] {
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
    const found = this.#parts.memo.values(
      module.path,
      `${isMeant === isTrait ? '()' : isMeant === isForAll ? '*' : '[*]'} + ${name}`,
      () => {
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
      },
    );
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
