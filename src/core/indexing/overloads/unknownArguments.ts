import { parseTypeText } from '../types/typeText.ts';
import type { Definition } from '../types/values.ts';
import { simple, typesOf } from '../types/writtenParameters.ts';
import { fits } from './argumentFit.ts';
import type { Kind } from './argumentKinds.ts';
import type { Candidate } from './invocationPhases.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/**
 * Whether one of several that may take some arguments is closer than another only as long as nobody knows an argument for which their parameters
 * differ: with `f(List all)` and `f(Item... some)` nothing is known of `f(x)`.
 */
export function isGuess(
  resolver: TypeQuestions,
  chosen: Candidate,
  taking: readonly Candidate[],
  kinds: readonly (Kind | undefined)[],
): boolean {
  if (taking.length < 2 || kinds.every((kind) => kind !== undefined)) return false;
  const known = fitOfKnown(resolver, chosen, kinds);
  return taking.some(
    (other) =>
      other !== chosen &&
      kinds.some((kind, place) => kind === undefined && typeAt(other, place) !== typeAt(chosen, place)) &&
      fitOfKnown(resolver, other, kinds) >= known,
  );
}

/** Whether a kind is known: of a constant only where something takes the type that has it. */
export function isTakenAsNamed(kind: Kind | undefined, place: number, functions: readonly Definition[]): boolean {
  if (kind === undefined || !('constant' in kind)) return true;
  return functions.some((value) => {
    const type = typeAt({ value, fact: value.module.facts.definitions[value.index]! }, place);
    return simple(parseTypeText(type)[0]?.name ?? type) === kind.name;
  });
}

/** How well a function takes those arguments of which something is known. */
function fitOfKnown(resolver: TypeQuestions, candidate: Candidate, kinds: readonly (Kind | undefined)[]): number {
  let total = 0;
  for (const [place, kind] of kinds.entries()) {
    if (kind !== undefined) total += fits(resolver, kind, typeAt(candidate, place), candidate.value);
  }
  return total;
}

/** The type of what takes argument n, a variable parameter as each of its arguments. */
function typeAt({ fact, value }: Candidate, place: number): string {
  const types = value.onFirst === undefined ? typesOf(fact) : typesOf(fact).slice(1);
  return (types[Math.min(place, types.length - 1)] ?? '').replace(/\.\.\.$/, '');
}

/** Whether functions that could be meant differ by the type of an argument of which nothing is known. */
export function hangsOnUnknown(taking: readonly Candidate[], kinds: readonly (Kind | undefined)[]): boolean {
  const types = taking.map(({ fact }) => typesOf(fact));
  return kinds.some(
    (kind, place) =>
      kind === undefined &&
      new Set(types.map((each) => (each[Math.min(place, each.length - 1)] ?? '').replace(/\.\.\.$/, ''))).size > 1,
  );
}
