import { ARRAY } from '../../model/typeNotation.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Value } from '../types/values.ts';
import { isTypeParameter, simple } from '../types/writtenParameters.ts';
import { arrayFits, extendsOutside, fits } from './argumentFit.ts';
import { kindOfValue } from './argumentKinds.ts';
import { EXACT, NEAR, UNKNOWN, WIDE } from './fitScores.ts';
import { BOXES, FINAL, TOP } from './plainTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** Arrays and well-known collections, and what they are walked through as. */
const COLLECTIONS = new Set([
  ARRAY,
  'List',
  'IList',
  'ICollection',
  'IReadOnlyList',
  'IReadOnlyCollection',
  'HashSet',
  'ISet',
  'Dictionary',
  'IDictionary',
  'IReadOnlyDictionary',
  'Collection',
  'ReadOnlyCollection',
  'Queue',
  'Stack',
  'IEnumerable',
]);

/** How well a receiver fits the type of the parameter that stands for it; 0 for not at all, or unknown. */
export function receiverFit(resolver: TypeQuestions, receiver: Value, type: string, target: Definition): number {
  const kind = kindOfValue(resolver, receiver, target.module.language.outsideReturns);
  if (kind === undefined) return 0;
  const written = type.replace(/\?$/, '');
  const own = 'name' in kind ? target.module.language.outsideMembers?.get(kind.name) : undefined;
  if (own?.has(target.module.facts.definitions[target.index]!.name)) return 0;
  const [parsed] = parseTypeText(written);
  if ('name' in kind && COLLECTIONS.has(kind.name) && parsed !== undefined) {
    const wanted = simple(parsed.name);
    if (wanted === kind.name)
      return kind.name === ARRAY ? arrayFits(kind.element, parsed.arguments[0]?.[0]?.name ?? '', target) : EXACT;
    if (wanted === 'IEnumerable' || (wanted !== ARRAY && wanted.startsWith('I') && COLLECTIONS.has(wanted)))
      return NEAR;
  }
  if (isTypeParameter(written, target)) return 1;
  const bare = simple(parsed?.name ?? written);
  // Everything is an `object`, but what extends a type of outside may have a member of the name from there.
  if (TOP.has(BOXES.get(bare) ?? bare)) {
    if ('name' in kind) return isKnownWhole(kind, target) ? 1 : 0;
    return extendsOutside(resolver, kind) ? 0 : 1;
  }
  const score = fits(resolver, kind, written, target);
  // An outside type that is not the one named may be anything.
  const isGuess = 'name' in kind && score > 0 && score < WIDE - 1;
  if (isGuess || score === UNKNOWN || score === WIDE - 0.5) return 0;
  return Math.max(0, score);
}

/** A type of outside of which all members are known that code calls: what is no member of it is an extension. */
function isKnownWhole(
  { name, arguments: written }: { name: string; arguments?: unknown },
  target: Definition,
): boolean {
  const { commonMembers } = target.module.language;
  if (commonMembers?.has(target.module.facts.definitions[target.index]!.name)) return false;
  return written !== undefined || name === 'Object' || (FINAL.has(name) && name !== ARRAY && name !== 'Class');
}
