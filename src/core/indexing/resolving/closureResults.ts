import type { ClosureResult } from '../../languages/closureResult.ts';
import { argumentsOf, type Chain, WRITTEN_FOR } from '../../model/chain.ts';
import { isLambda } from '../../model/lambdaShape.ts';
import { CLASS_KINDS, isCallable } from '../definitionKinds.ts';
import { arrayOf, type MadeIn, tupleOf } from '../types/madeContainers.ts';
import { distinct, NOTHING, type Value } from '../types/values.ts';
import { unwrapped, wrappedIn } from '../types/wrappedValues.ts';
import { leavesOut, suiting } from './leftOutTypes.ts';
import type { ResolverParts } from './resolverParts.ts';

/** What methods of outside give by the closures that they are given (`Language.closureResults`). */
export class ClosureResults {
  readonly #parts: ResolverParts;

  constructor(parts: ResolverParts) {
    this.#parts = parts;
  }

  /** What calling `called`, asked of `before` as `name`, gives; undefined where that is something else's affair. */
  given(
    called: readonly Value[],
    before: readonly Value[],
    name: string,
    step: string,
    place: MadeIn,
  ): readonly Value[] | undefined {
    const result = place.module.language.closureResults?.get(name);
    if (result === undefined || called.some(({ kind }) => kind === 'definition')) return undefined;
    const found = this.#by(result, this.#held(before), argumentsOf(step) ?? [], place);
    return found === undefined || found.length === 0 ? undefined : distinct(found);
  }

  #by(
    result: ClosureResult,
    before: readonly Value[],
    passed: readonly Chain[],
    place: MadeIn,
  ): readonly Value[] | undefined {
    const given = () => this.#given(passed.at(-1), place);
    switch (result) {
      case 'each':
        return eachOf(given(), before, place);
      case 'same':
        return given().map((value) => wrappedIn(value, 'holder'));
      case 'some':
        return several(given().map(unwrapped), place);
      case 'flat':
        return several(this.#elements(given()), place);
      case 'plain':
        return given();
      case 'held': {
        const values = isLambda(passed[0]?.[0]) ? given() : this.#value(passed[0], place);
        return values.map((value) => wrappedIn(value, 'holder'));
      }
      case 'first':
        return this.#value(passed[0], place);
      case 'pair':
        return pairs([this.#elements(before), this.#elements(this.#value(passed[0], place))], place);
      case 'numbered':
        return pairs([NOTHING, this.#elements(before)], place);
      case 'flattened':
        return before.length > 0 && before.every(isHolder)
          ? before
          : several(this.#elements(this.#elements(before)), place);
      case 'halves':
        return before.length === 0 ? undefined : [tupleOf([before, before], place)];
      case 'unzipped': {
        const elements = this.#elements(before);
        const part = (at: number) => several(this.#parts.calls.part(elements, at), place);
        return elements.length === 0 ? undefined : [tupleOf([part(0), part(1)], place)];
      }
      case 'parts':
        return before.length === 0 ? undefined : [arrayOf(before, place)];
      case 'collected':
        return this.#collected(before, passed, place);
      case 'parsed':
        return this.#written(passed, place).map((value) => wrappedIn(value, 'holder'));
    }
  }

  /** What elements become as the type that is written for it; undefined where none is. */
  #collected(before: readonly Value[], passed: readonly Chain[], place: MadeIn): readonly Value[] | undefined {
    const type = passed.find((chain) => chain[1] === WRITTEN_FOR)?.[0]?.slice(1, -1);
    if (type === undefined) return undefined;
    const written = this.#written(passed, place);
    // A type of the workspace says more than what is made into it.
    return leavesOut(type, place.module.language) && !written.some(({ kind }) => kind === 'instance')
      ? suiting(this.#parts, before, type, place)
      : written;
  }

  #written(passed: readonly Chain[], { module, from }: MadeIn): readonly Value[] {
    return passed
      .filter((chain) => chain[1] === WRITTEN_FOR)
      .flatMap((chain) => this.#parts.steps.evaluate(chain.slice(0, 1), module, from));
  }

  /** What a function that is passed gives. */
  #given(chain: Chain | undefined, { module, from }: MadeIn): readonly Value[] {
    if (chain === undefined || chain.length === 0) return NOTHING;
    if (isLambda(chain[0]))
      return this.#parts.steps.evaluate(chain.slice(1), module, from).flatMap((value) => this.#asObject(value));
    return this.#parts.calls.call(this.#parts.steps.evaluate(chain, module, from));
  }

  #value(chain: Chain | undefined, { module, from }: MadeIn): readonly Value[] {
    return chain === undefined || chain.length === 0 || isLambda(chain[0])
      ? NOTHING
      : this.#parts.steps.evaluate(chain, module, from);
  }

  /** A name alone that stands for an object: a struct without fields, a variant. */
  #asObject(value: Value): readonly Value[] {
    if (value.kind !== 'definition') return [value];
    const { kind } = value.module.facts.definitions[value.index]!;
    if (kind === 'class') return [{ ...value, kind: 'instance' }];
    return kind === 'member' ? this.#parts.held.typeOf(value.module, value.index) : [value];
  }

  #elements(values: readonly Value[]): readonly Value[] {
    return this.#parts.elements.protocol(values, 'each');
  }

  /** Values of what fields and constants hold, where these are meant. */
  #held(values: readonly Value[]): readonly Value[] {
    return values.flatMap((value) => {
      if (value.kind !== 'definition') return [value];
      const definition = value.module.facts.definitions[value.index]!;
      if (CLASS_KINDS.has(definition.kind) || isCallable(definition)) return [value];
      return this.#parts.held.typeOf(value.module, value.index);
    });
  }
}

/** Of an unknown thing nobody knows whether it is an iterator or may hold something: it may be either. */
function eachOf(given: readonly Value[], before: readonly Value[], place: MadeIn): readonly Value[] {
  const holders = before.filter(isHolder).length;
  const inHolder = given.map((value) => wrappedIn(value, 'holder'));
  if (before.length > 0 && holders === before.length) return inHolder;
  return before.length > 0 && holders === 0 ? several(given, place) : [...several(given, place), ...inHolder];
}

function several(values: readonly Value[], place: MadeIn): readonly Value[] {
  return values.length === 0 ? NOTHING : [arrayOf(values, place)];
}

function pairs(parts: readonly (readonly Value[])[], place: MadeIn): readonly Value[] {
  return parts.every(({ length }) => length === 0) ? NOTHING : [arrayOf([tupleOf(parts, place)], place)];
}

function isHolder(value: Value): boolean {
  return 'wrapped' in value && value.wrapped === 'holder';
}
