import type { Chain } from '../../model/chain.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import { isFunctionValue } from '../definitionKinds.ts';
import type { ModuleEntry } from '../moduleEntry.ts';
import { chooseByCount, takesSoMany } from '../overloads/countedOverloads.ts';
import { isConstObject } from '../overloads/expressionTypes.ts';
import { chooseOverload } from '../overloads/overloadChoice.ts';
import { arityOf, takesCount } from '../overloads/overloads.ts';
import { chooseByTypes } from '../overloads/typedOverloads.ts';
import { type Definition, distinct, type Value } from '../types/values.ts';
import { companionCalls } from './companionCalls.ts';
import type { ChoiceQuestions } from './partQuestions.ts';
import type { ResolverParts } from './resolverParts.ts';

/** Of the functions that a name may mean, those that a call means. */
export class ChosenOverloads implements ChoiceQuestions {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What a name means, with declarations replaced by what they declare, and of overloads those that take the arguments. */
  named(
    values: readonly Value[],
    step: string | undefined,
    module: ModuleEntry,
    from: number,
    receiver?: Chain,
  ): readonly Value[] {
    if (module.language.overloadsByCount) return this.#counted(values, step, module, from, receiver ?? []);
    if (!module.language.overloads) return this.#defined(values);
    const meant =
      module.language.companionHeader === undefined ? values : companionCalls(this.#parts, values, step, module, from);
    // What does not take so many arguments is a namesake of what is meant, wherever that is.
    if (module.language.methodLookup !== undefined && meant.length === 1 && !takesSo(meant[0]!, step)) return [];
    return meant.length < 2 ? meant : chooseOverload(this.#parts.resolver, meant, step, module, from);
  }

  /** What is called, chosen by the number of arguments, else by their types; of what may not be changed a method that is `const`. */
  #counted(
    values: readonly Value[],
    step: string | undefined,
    module: ModuleEntry,
    from: number,
    receiver: Chain,
  ): readonly Value[] {
    const count = arityOf(step);
    return distinct(
      values.flatMap((value) => {
        if (value.kind !== 'definition' || !isFunctionValue(value)) return [value];
        const all = this.#parts.shared.overloadsOf(module, value);
        if (isPastItself(all, count, module, from)) return [];
        // `using Base::add;` brings what takes so many from a base.
        if (count !== undefined && !all.some((each) => takesSoMany(factOf(each), count))) {
          const ofBases = this.#ofBases(all, count);
          if (ofBases.length > 0) return this.#counted(ofBases, step, module, from, receiver);
        }
        const isConst = () => isConstObject(this.#parts.resolver, receiver, module, from);
        let chosen = count === undefined ? (all.length > 1 ? [] : all) : chooseByCount(all, count, isConst);
        if (chosen.length === 0) chosen = chooseByTypes(this.#parts.resolver, all, step, module, from);
        return chosen.map((each) => this.#parts.shared.definitionOf(each));
      }),
    );
  }

  /** The functions of the name with so many arguments that the nearest bases of a class have, where the class has others. */
  #ofBases(own: readonly Definition[], count: number): readonly Definition[] {
    const seen = new Set<string>();
    for (let level = own; level.length > 0; ) {
      const bases = level.flatMap((each) => {
        const { parent } = factOf(each);
        return parent < 0 ? [] : this.#parts.inheritance.bases(each.module, parent);
      });
      const name = factOf(level[0]!).name;
      level = bases
        .flatMap((base) => this.#parts.members.memberOf(base, name))
        .filter((value): value is Definition => isFunctionValue(value) && !seen.has(idOf(value as Definition)));
      for (const each of level) seen.add(idOf(each));
      if (level.some((each) => takesSoMany(factOf(each), count))) return level;
    }
    return [];
  }

  /** Declarations replaced by what they declare, where that is known. */
  #defined(values: readonly Value[]): readonly Value[] {
    if (!values.some((value) => value.kind === 'definition' && isDeclared(value))) return values;
    return distinct(
      values.map((value) => (value.kind === 'definition' ? this.#parts.shared.definitionOf(value) : value)),
    );
  }
}

/**
 * `void File::close() { POSIX(close(fd_)); }`: a call by the name of the method around, which takes another number of arguments, is one of
 * a function of outside that a macro leads to (`::close`).
 */
function isPastItself(
  all: readonly Definition[],
  count: number | undefined,
  module: ModuleEntry,
  from: number,
): boolean {
  const around = module.facts.definitions[from];
  if (count === undefined || all.length !== 1 || around?.kind !== 'method') return false;
  const fact = factOf(all[0]!);
  return fact.name === around.name && !takesSoMany(fact, count);
}

function takesSo(value: Value, step: string | undefined): boolean {
  const count = arityOf(step);
  if (count === undefined || value.kind !== 'definition' || !isFunctionValue(value)) return true;
  return takesCount(value.module.facts.definitions[value.index]!, count);
}

function isDeclared(place: Definition): boolean {
  return factOf(place).declared === true;
}

function idOf({ module, index }: Definition): string {
  return module.ids[index]!;
}

function factOf({ module, index }: Definition): DefinitionFact {
  return module.facts.definitions[index]!;
}
