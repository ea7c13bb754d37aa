import type { DefinitionFact } from '../../model/fileFacts.ts';
import { escapedName } from '../../model/parameterTypes.ts';
import { ARRAY } from '../../model/typeNotation.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition } from '../types/values.ts';
import { isTypeParameter, simple, typesOf } from '../types/writtenParameters.ts';
import { fits } from './argumentFit.ts';
import type { Kind } from './argumentKinds.ts';
import { WIDE } from './fitScores.ts';
import { NUMBERS, TOP } from './plainTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** A function that a call may mean. */
export interface Candidate {
  readonly value: Definition;
  readonly fact: DefinitionFact;
}

/** The first and the last of the phases in which a function can be found to take some arguments. */
type Phases = readonly [first: number, last: number];

const STRICT = 1;
const BOXING = 2;
const VARIABLE = 3;
const NEVER = Number.POSITIVE_INFINITY;
const PRIMITIVES = new Set([...NUMBERS, 'boolean']);

/**
 * Of functions that may take some arguments, those of the earliest phase: a compiler does not look at what needs boxing where
 * something takes the arguments without, and at variable parameters only when nothing else takes them (JLS 15.12.2). A function
 * of which this is not known stays.
 */
export function inFirstPhase<T extends Candidate>(
  resolver: TypeQuestions,
  candidates: readonly T[],
  kinds: readonly (Kind | undefined)[],
): readonly T[] {
  if (candidates.length < 2) return candidates;
  const shared = kinds.map((_, place) => new Set(candidates.map(({ fact }) => typesOf(fact)[place])).size === 1);
  const phases = candidates.map((candidate) => phasesOf(resolver, candidate, kinds, shared));
  const last = Math.min(...phases.map(([, most]) => most));
  return candidates.filter((_, at) => phases[at]![0] <= last);
}

function phasesOf(
  resolver: TypeQuestions,
  candidate: Candidate,
  kinds: readonly (Kind | undefined)[],
  shared: readonly boolean[],
): Phases {
  const types = typesOf(candidate.fact);
  const isVariable = types.at(-1)?.endsWith('...') === true;
  const last = kinds.at(-1);
  const isArray = last !== undefined && 'name' in last && (last.name === ARRAY || last.name === 'null');
  const mayBeArray = kinds.length === types.length && (last === undefined || isArray);
  if (isVariable && !mayBeArray) return [VARIABLE, VARIABLE];
  let [first, most]: Phases = isVariable ? [STRICT, isArray ? STRICT : VARIABLE] : [STRICT, STRICT];
  for (const [place, kind] of kinds.entries()) {
    // What all of them take there tells none from the others, and one of them is meant.
    if (shared[place] || (isVariable && place >= types.length - 1)) continue;
    const [from, to] = phasesAt(resolver, kind, types[place] ?? '', candidate);
    first = Math.max(first, from);
    most = Math.max(most, to);
  }
  return [first, most];
}

function phasesAt(resolver: TypeQuestions, kind: Kind | undefined, type: string, { value, fact }: Candidate): Phases {
  const bare = simple(parseTypeText(type)[0]?.name ?? type);
  const takesAll = TOP.has(bare) || (isTypeParameter(bare, value) && !isBounded(bare, { value, fact }));
  if (kind === undefined) return [STRICT, takesAll ? BOXING : NEVER];
  if (!('name' in kind)) return [STRICT, takesAll || fits(resolver, kind, type, value) >= WIDE ? STRICT : NEVER];
  if (kind.name === 'lambda') return [STRICT, NEVER];
  const isTaken = takesAll || fits(resolver, kind, type, value) >= WIDE;
  const isPlain = PRIMITIVES.has(kind.name) && kind.boxed !== true;
  const phase = PRIMITIVES.has(bare) === isPlain || kind.name === 'null' ? STRICT : BOXING;
  return [phase, isTaken ? phase : NEVER];
}

/** Whether a type parameter of a function or of a type around it says what it extends. */
function isBounded(name: string, { value: { module }, fact }: Candidate): boolean {
  const bound = new RegExp(`[<,]\\s*(@\\S+\\s+)*${escapedName(name)}\\s+extends\\b`, 'u');
  if (bound.test(fact.signature)) return true;
  for (let at = fact.parent; at >= 0; at = module.facts.definitions[at]!.parent) {
    if (bound.test(module.facts.definitions[at]!.signature)) return true;
  }
  return false;
}
