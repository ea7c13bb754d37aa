import { KEY } from '../../model/chain.ts';
import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import { isAssigned, isCallable, TYPE_BODIES } from '../definitionKinds.ts';
import { enumeratorIn } from '../members/enumerators.ts';
import { linearised } from '../members/linearisation.ts';
import { hasOutsideMembers } from '../members/outsideMembers.ts';
import { isRequired } from '../members/requiredMembers.ts';
import { type ModuleEntry, nameItself, ownMember } from '../moduleEntry.ts';
import { openedKey } from '../names/openedScopes.ts';
import { NOTHING, type Value } from '../types/values.ts';
import { isArgument } from './argumentMembers.ts';
import type { DefinitionPlace, InheritanceQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What types extend, and where the members come from that they have. */
export class Inheritance implements InheritanceQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
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

  /** A member of a type, its own or of what it extends; of instances, or of the type itself. */
  inherited(
    module: ModuleEntry,
    index: number,
    name: string,
    instance: boolean,
    seen = new Set<string>(),
  ): readonly Value[] {
    const key = openedKey(module, index);
    if (seen.has(key)) return NOTHING;
    seen.add(key);
    const written = ownMember(module, index, name, instance);
    const own = written !== undefined && isArgument(this.#parts, module, index) ? undefined : written;
    // Of a function's inner functions what it gives has only those that it says.
    const isGiven = instance && module.aliases.get(index)?.has(name) === true;
    if (own !== undefined && !isGiven && !module.facts.definitions[own]!.assigned)
      return [{ kind: 'definition', module, index: own }];
    if (module.merged.has(index)) {
      const merged = this.#merged(module, index, name, instance);
      if (merged.length > 0) return merged;
    }
    if (module.language.sharesNames === 'connected') {
      for (const part of this.#parts.shared.partsOf(module, index)) {
        const found = part.module.members.get(part.index)?.get(name);
        if (found !== undefined && !part.module.facts.definitions[found]!.assigned) {
          return [{ kind: 'definition', module: part.module, index: found }];
        }
      }
      const elsewhere = this.#parts.constants.memberOf(module, index, name, false);
      if (elsewhere !== undefined) return [elsewhere];
    }
    if (own === undefined && hasOutsideMembers(module)) {
      // Fields are written inside their type, so that a method there is called by its plain name.
      const outside = this.#parts.outside.membersOf(module, index).get(nameItself(name));
      if (outside !== undefined) return [outside];
    }
    const enumerator = own === undefined ? enumeratorIn(module, index, name) : undefined;
    if (enumerator !== undefined) return [{ kind: 'definition', module, index: enumerator }];
    const apart = own === undefined ? this.#parts.shared.classApart(module, index, name) : undefined;
    if (apart !== undefined) return [apart];
    const alias = module.aliases.get(index)?.get(name);
    if (alias !== undefined) {
      // Of an object that a function returns it is read in the function.
      const from = isCallable(module.facts.definitions[index]!) ? index : -1;
      return this.#parts.memo.values(module.path, `^${index} alias ${name}`, () =>
        this.#parts.steps.evaluate(alias, module, from),
      );
    }
    if (own !== undefined) {
      const declared = this.#fromBases(module, index, name, instance, seen);
      const counts = declared.some((value) => value.kind === 'definition' && !isAssigned(value));
      return counts ? declared : [{ kind: 'definition', module, index: own }];
    }
    for (const spread of module.facts.definitions[index]!.spreads ?? []) {
      const values = this.#parts.memo.values(module.path, `^${index} ${spread.join(' ')} .${name}`, () =>
        this.#parts.members.member(this.#parts.steps.evaluate(spread, module, -1), name),
      );
      if (values.length > 0) return values;
    }
    const definition = module.facts.definitions[index]!;
    if (definition.kind === 'type' && (instance || module.language.aliasesNameTypes)) {
      return this.#parts.memo.values(module.path, `^${index} .${name}`, () =>
        this.#parts.members.member(this.#parts.held.typeOf(module, index), name),
      );
    }
    const inherited = this.#fromBases(module, index, name, instance, seen);
    if (inherited.some(({ kind }) => kind === 'definition')) return inherited;
    const added = module.language.mergesDeclarations && this.#parts.elsewhere.member(module, index, name);
    if (added) return [{ kind: 'definition', ...added }];
    return [...this.#assignedElsewhere(module, index, name), ...inherited];
  }

  /** A field that a method of another part of the class gives a value, where no part declares it. */
  #assignedElsewhere(module: ModuleEntry, index: number, name: string): readonly Value[] {
    if (module.language.sharesNames !== 'connected' || !name.startsWith('@')) return NOTHING;
    for (const part of this.#otherParts(module, index)) {
      const found = part.module.members.get(part.index)?.get(name);
      if (found !== undefined) return [{ kind: 'definition', module: part.module, index: found }];
    }
    return NOTHING;
  }

  /** Where else a class or module is opened, as far as the file sees or the program has it. */
  #otherParts(module: ModuleEntry, index: number): readonly DefinitionPlace[] {
    const seen = this.#parts.shared.partsOf(module, index);
    return seen.length > 0 ? seen : this.#parts.constants.partsOf(module, index);
  }

  #fromBases(module: ModuleEntry, index: number, name: string, instance: boolean, seen: Set<string>): readonly Value[] {
    if (module.language.linearises) return this.inOrder(module, index, name, 1);
    const found: Value[] = [];
    let required: readonly Value[] | undefined;
    // What a class implements gives it nothing that its base of outside may have.
    const isClass = module.language.functionValues && module.facts.definitions[index]!.kind === 'class';
    for (const base of this.bases(module, index)) {
      if ((required !== undefined || (isClass && found.length > 0)) && isInterface(base)) continue;
      const of =
        base.kind === 'definition'
          ? this.inherited(base.module, base.index, name, instance, seen)
          : base.kind === 'external'
            ? this.#parts.members.memberOf(base, name)
            : NOTHING;
      if (of.some(isRequired)) required ??= of;
      else found.push(...of);
      // As in the languages' own order, the first base that has the name gives it.
      if (found.some(({ kind }) => kind === 'definition')) return found.filter(({ kind }) => kind === 'definition');
    }
    if (required !== undefined) return required;
    return found;
  }

  /** A member along the linearisation of a class, from its n-th entry on; the class itself is the first. */
  inOrder(module: ModuleEntry, index: number, name: string, from: number): readonly Value[] {
    const order = this.order(module, index);
    let outside: readonly Value[] = NOTHING;
    let assigned: readonly Value[] = NOTHING;
    for (const base of order.slice(from)) {
      if (base.kind === 'external') {
        if (outside.length === 0) outside = this.#parts.members.memberOf(base, name);
        continue;
      }
      const own = base.kind === 'definition' ? base.module.members.get(base.index)?.get(name) : undefined;
      if (own === undefined || base.kind !== 'definition') continue;
      const found: Value = { kind: 'definition', module: base.module, index: own };
      if (!isAssigned(found)) return [found];
      if (assigned.length === 0) assigned = [found];
    }
    return assigned.length > 0 ? assigned : outside;
  }

  /** A class and all above it in the order in which they are searched. */
  order(module: ModuleEntry, index: number): readonly Value[] {
    return this.#parts.memo.values(
      module.path,
      `^${index} order`,
      () => linearised({ kind: 'definition', module, index }, (each) => this.bases(each.module, each.index)),
      'all',
    );
  }

  /** The classes and interfaces that a definition extends or implements, in order. */
  bases(module: ModuleEntry, index: number): readonly Value[] {
    const part = module.language.sharesNames === 'connected' ? this.#firstPart(module, index) : { module, index };
    // In the order in which they are written, which decides where a member comes from.
    return this.#parts.memo.values(
      part.module.path,
      `^${part.index} bases`,
      () => this.#findBases(part.module, part.index),
      'all',
    );
  }

  /** One place for all that open a class: each would find the same, asking all others. */
  #firstPart(module: ModuleEntry, index: number): DefinitionPlace {
    let first: DefinitionPlace = { module, index };
    for (const part of this.#otherParts(module, index)) {
      const order = byCodeUnit(part.module.path, first.module.path);
      if (order < 0 || (order === 0 && part.index < first.index)) first = part;
    }
    return first;
  }

  #findBases(module: ModuleEntry, index: number): readonly Value[] {
    const merged = (module.merged.get(index) ?? []).filter((other) =>
      TYPE_BODIES.has(module.facts.definitions[other]!.kind),
    );
    const isType = TYPE_BODIES.has(module.facts.definitions[index]!.kind);
    const written = [index, ...(isType ? merged : [])].flatMap((each) => module.bases.get(each) ?? []);
    const values = written.flatMap((chain) => {
      const named =
        chain.at(-1) === '[]' || (chain.length > 1 && chain.at(-1)!.startsWith(KEY)) ? chain.slice(0, -1) : chain;
      // A type's own members are no names in its header.
      const around = module.language.overloads ? module.facts.definitions[index]!.parent : index;
      // A written type gives what is made of it (`extends Partial<Options>`).
      const isType = named[0]?.startsWith('<') === true;
      return this.#parts.steps
        .evaluate(named, module, around)
        .map((value) => (isType && value.kind === 'instance' ? { ...value, kind: 'definition' as const } : value))
        .filter(({ kind }) => kind === 'definition' || kind === 'external')
        .map((value) => this.#parts.written.asType(value));
    });
    // `interface C extends Omit<A, 'run'>, B`: B's members come first.
    values.sort((a, b) => Number('narrowed' in a) - Number('narrowed' in b));
    if (module.language.sharesNames === 'connected') values.push(...this.#basesElsewhere(module, index, values));
    const outside = this.outsideBases(module, index);
    return [...values, ...outside.filter(({ kind }) => kind === 'definition' || kind === 'external')];
  }

  /** What other files that open a class again say that it extends, beside what is known. */
  #basesElsewhere(module: ModuleEntry, index: number, known: readonly Value[]): readonly Value[] {
    const keys = new Set(
      known.flatMap((base) => (base.kind === 'definition' ? openedKey(base.module, base.index) : [])),
    );
    return this.#otherParts(module, index).flatMap((part) =>
      (part.module.bases.get(part.index) ?? []).flatMap((chain) =>
        this.#parts.steps.evaluate(chain, part.module, part.index).filter((value) => {
          if (value.kind !== 'definition') return false;
          const key = openedKey(value.module, value.index);
          return !keys.has(key) && keys.add(key);
        }),
      ),
    );
  }

  /** The bases that a type gets in other files. */
  outsideBases(module: ModuleEntry, index: number): readonly Value[] {
    if (!hasOutsideMembers(module)) return NOTHING;
    return this.#parts.outside
      .basesOf(module, index)
      .flatMap(({ module: of, from, chain }) => this.#parts.steps.evaluate(chain, of, from));
  }

  /** The members of a type, those in other files included. */
  *membersOf(module: ModuleEntry, index: number): Generator<readonly [string, Value & { kind: 'definition' }]> {
    for (const [name, member] of module.members.get(index) ?? [])
      yield [name, { kind: 'definition', module, index: member }];
    if (hasOutsideMembers(module)) yield* this.#parts.outside.membersOf(module, index);
  }
}

/** What a class can only implement. */
function isInterface(value: Value): boolean {
  if (value.kind !== 'definition') return false;
  const { kind } = value.module.facts.definitions[value.index]!;
  return kind === 'interface' || kind === 'type';
}
