import { ARRAY } from '../../model/typeNotation.ts';
import { isSameType } from '../types/sameType.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Instance, Value } from '../types/values.ts';
import { isTypeParameter, simple } from '../types/writtenParameters.ts';
import type { Kind } from './argumentKinds.ts';
import { EXACT, NEAR, NO, OF_OBJECTS, UNKNOWN, WIDE } from './fitScores.ts';
import { delegateFit, functionFit, takesFunctions } from './lambdaFit.ts';
import { fitsOutside } from './outsideAncestors.ts';
import { BOXES, FINAL, NUMBERS, STRING_LIKE, TOP } from './plainTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** How well an argument of a kind fits a parameter whose type is written `type`. */
export function fits(resolver: TypeQuestions, kind: Kind, type: string, target: Definition): number {
  if ('name' in kind && kind.name === 'lambda' && type.includes('->')) return NEAR;
  const [parsed] = parseTypeText(type);
  const bare = simple(parsed?.name ?? type.replace(/<.*/s, ''));
  const name = BOXES.get(bare) ?? bare;
  if (isTypeParameter(bare, target)) return 'name' in kind && kind.name === 'lambda' ? NO : WIDE - 1;
  if ('name' in kind) {
    if (kind.constant && kind.name !== bare) return UNKNOWN;
    if (kind.name === 'null') return NUMBERS.includes(bare) || bare === 'boolean' ? NO : UNKNOWN;
    if (kind.name === 'lambda' && target.module.language.delegates !== undefined) {
      return functionFit(resolver, kind.function, type, target);
    }
    if (kind.name === 'lambda') return FINAL.has(name) || TOP.has(name) ? NO : lambdaFits(resolver, type, target);
    if (kind.name === ARRAY && name === ARRAY)
      return arrayFits(kind.element, parsed?.arguments[0]?.[0]?.name ?? '', target);
    // A value's type is known as it is written.
    const given = BOXES.get(kind.name) ?? kind.name;
    if (given === name) return kind.arguments === undefined ? EXACT : delegateFit(kind.arguments, type, target);
    if (TOP.has(name)) return WIDE - 1;
    if (target.module.language.builtins.has(given) && takesFunctions(resolver, type, target)) return NO;
    const [is, wanted] = [NUMBERS.indexOf(given), NUMBERS.indexOf(name)];
    if (is >= 0 && wanted >= 0) return is < wanted ? NEAR - (wanted - is) * 0.1 : NO;
    if (is >= 0 && /^(Number|Comparable|Serializable|IComparable|IFormattable)$/.test(name)) return WIDE;
    if (given === 'String' && STRING_LIKE.has(name)) return WIDE;
    // An interpolated string may be one, and then is no plain object.
    if (given === 'String' && name === 'FormattableString') return WIDE - 1;
    const above = target.module.language.outsideBases?.get(kind.name);
    if (above !== undefined && target.module.language.outsideBases?.has(name)) {
      const steps = above.indexOf(name);
      return steps < 0 ? NO : NEAR - (steps + 1) * 0.1;
    }
    if (FINAL.has(given) || FINAL.has(name)) {
      return given.startsWith('StringBu') && STRING_LIKE.has(name) ? WIDE : NO;
    }
    if (declares(resolver, type, target)) return NO;
    // Whether one is the other nobody says, and a type parameter takes both.
    const isException = /Exception$/.test(given) && name === 'Exception';
    return target.module.language.typesByArity && !isException ? UNKNOWN : WIDE - 0.5;
  }
  if (TOP.has(name)) return WIDE - 1;
  const wanted = resolver.resolveType(type, target.module, target.index).find(({ kind: each }) => each === 'instance');
  if (wanted?.kind === 'instance') {
    const steps = distanceTo(resolver, kind, wanted);
    return steps === 0 ? EXACT : steps > 0 ? NEAR - steps * 0.1 : NO;
  }
  if (FINAL.has(name) || takesFunctions(resolver, type, target)) return NO;
  return extendsOutside(resolver, kind) ? fitsOutside(resolver, kind, bare) : NO;
}

/** How well a lambda fits a type that is not written as a function's: another name of one, or an interface of a single method. */
function lambdaFits(resolver: TypeQuestions, type: string, target: Definition): number {
  if (target.module.language.trailingLambdas !== true) return UNKNOWN;
  const [value] = resolver.resolveType(type, target.module, target.index);
  if (value?.kind === 'container') return NO;
  if (value?.kind !== 'instance' || value.module.language !== target.module.language) return UNKNOWN;
  const { kind, signature, type: aliased = '' } = value.module.facts.definitions[value.index]!;
  if (kind === 'type') return aliased.includes('->') ? NEAR : UNKNOWN;
  return kind === 'interface' && /\bfun\s+interface\b/.test(signature) ? NEAR : NO;
}

/** The same for arrays, by what is in them. */
export function arrayFits(is: string | undefined, wanted: string, target: Definition): number {
  const element = simple(wanted);
  // A type parameter is left out of facts: it stands for objects.
  if (is === undefined || is === '' || is === '_')
    return TOP.has(element) || isTypeParameter(element, target) ? OF_OBJECTS : UNKNOWN;
  if (is === element) return EXACT;
  if (NUMBERS.includes(is) || NUMBERS.includes(element) || is === 'boolean' || element === 'boolean') return NO;
  if (isTypeParameter(element, target)) return WIDE;
  return TOP.has(element)
    ? OF_OBJECTS
    : is === ARRAY
      ? UNKNOWN
      : element === 'String' || is === 'String'
        ? NO
        : WIDE - 1;
}

/** Whether the workspace has the type. */
function declares(resolver: TypeQuestions, type: string, target: Definition): boolean {
  return resolver.resolveType(type, target.module, target.index).some(({ kind }) => kind === 'instance');
}

function distanceTo(resolver: TypeQuestions, from: Instance, wanted: Instance): number {
  const seen = new Set<string>();
  let level: Value[] = [{ ...from, kind: 'definition' }];
  for (let steps = 0; level.length > 0; steps++) {
    const next: Value[] = [];
    for (const value of level) {
      if (value.kind !== 'definition') continue;
      const own = value.module.ids[value.index]!;
      if (isSameType(value, wanted)) return steps;
      if (seen.has(own)) continue;
      seen.add(own);
      next.push(...resolver.bases(value.module, value.index));
    }
    level = next;
  }
  return -1;
}

/** Whether a type has a base that is not of the workspace, near or far. */
export function extendsOutside(resolver: TypeQuestions, from: Instance, seen = new Set<string>()): boolean {
  const id = from.module.ids[from.index]!;
  if (seen.has(id)) return false;
  seen.add(id);
  const written = from.module.bases.get(from.index)?.length ?? 0;
  const bases = resolver.bases(from.module, from.index);
  return (
    bases.filter(({ kind }) => kind === 'definition').length < written ||
    bases.some((base) => base.kind === 'definition' && extendsOutside(resolver, { ...base, kind: 'instance' }, seen))
  );
}
