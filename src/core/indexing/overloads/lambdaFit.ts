import type { DelegateType } from '../../languages/delegates.ts';
import { anyScript } from '../../model/anyScript.ts';
import { escapedName, parametersOf, placeOfWholeName } from '../../model/parameterTypes.ts';
import { declaredFunctionType } from '../types/functionTypes.ts';
import { parseTypeText } from '../types/typeText.ts';
import type { Definition, Instance, TypeExpression } from '../types/values.ts';
import { isTypeParameter, simple } from '../types/writtenParameters.ts';
import { EXACT, NEAR, NO, UNKNOWN, WIDE } from './fitScores.ts';
import type { FunctionKind } from './lambdaKinds.ts';
import { BOXES, FINAL, TOP } from './plainTypes.ts';
import type { TypeQuestions } from './typeQuestions.ts';

/** Of two that a function fits, that which is less for it: what it gives is dropped, or a type parameter takes it. */
const LESS = 0.5;

/** How well a function that is passed fits a parameter of a written type, where function types have names. */
export function functionFit(
  resolver: TypeQuestions,
  given: FunctionKind | undefined,
  type: string,
  target: Definition,
): number {
  const bare = simple(type.replace(/<.*/s, '').trim());
  if (FINAL.has(BOXES.get(bare) ?? bare) || TOP.has(BOXES.get(bare) ?? bare)) return NO;
  const wanted = delegateOf(resolver, type, target);
  if (wanted === 'other') return NO;
  if (wanted === undefined || given === undefined) return UNKNOWN;
  if (given.parameters !== undefined && given.parameters !== wanted.takes.length) return NO;
  return resultFit(given, wanted.returns, target);
}

/** How well a value of a function type fits another of the name, by what is written for them. */
export function delegateFit(given: readonly (readonly TypeExpression[])[], type: string, target: Definition): number {
  const wanted = parseTypeText(target.module.language.readType?.(type) ?? type)[0]?.arguments ?? [];
  if (given.length !== wanted.length) return NO;
  let score = EXACT;
  for (const [at, [one]] of given.entries()) {
    const [other] = wanted[at]!;
    if (one === undefined || other === undefined) continue;
    const fit = typeFit(textOf(one), textOf(other), target);
    if (fit === NO) return NO;
    if (fit < NEAR) score -= LESS / given.length;
  }
  return score;
}

/** Whether a type is one of functions, which nothing but functions and values of such types fit. */
export function takesFunctions(resolver: TypeQuestions, type: string, target: Definition): boolean {
  // Objects may be of interfaces, too.
  const { delegates } = target.module.language;
  if (delegates === undefined || delegates.singleMethods !== undefined) return false;
  const wanted = delegateOf(resolver, type, target);
  return wanted !== undefined && wanted !== 'other';
}

/** Whether the parameters of a declared function type were read, where its header has them. */
function hasParameters({ module, index }: Definition | Instance): boolean {
  const { signature, name } = module.facts.definitions[index]!;
  return module.language.delegates?.header === undefined || parametersOf(signature, name) !== undefined;
}

/** The function type of a name; `other` for what is known to be none. */
function delegateOf(resolver: TypeQuestions, type: string, target: Definition): DelegateType | 'other' | undefined {
  const { delegates, readType, builtins } = target.module.language;
  const text = readType?.(type) ?? type;
  const known = delegates?.read(text);
  if (known !== undefined) return known;
  const own = resolver
    .resolveType(text, target.module, target.index)
    .filter((value) => value.kind === 'instance' || value.kind === 'definition');
  const [declared] = own;
  if (declared !== undefined) {
    const named = declaredFunctionType(resolver, declared);
    if (named === undefined) return 'other';
    return hasParameters(declared) ? named : undefined;
  }
  const bare = simple(text.replace(/<.*/s, '').trim());
  return builtins.has(bare) && !/^(Delegate|MulticastDelegate|Expression)$/.test(bare) ? 'other' : undefined;
}

/** How what a function gives fits what is wanted of it, as written; undefined: nothing. */
function resultFit(given: FunctionKind, wanted: string | undefined, target: Definition): number {
  const { gives, isAsync } = given;
  if (wanted === undefined) {
    if (gives === 'value') return NO;
    // A function with a result fits better where it is wanted, if it is of the type.
    const isLess = gives === 'droppable' ? given.returns !== undefined : isAsync;
    return isLess ? NEAR - 3 * LESS : NEAR;
  }
  if (wanted === '') return UNKNOWN;
  if (isAsync) return asyncFit(given, wanted, target);
  if (gives === 'nothing') return NO;
  if (gives === 'never') return isOwnParameter(wanted, target) ? WIDE : NEAR + LESS;
  return typeFit(given.returns, wanted, target);
}

/** The same for an asynchronous function: it gives a task. */
function asyncFit(given: FunctionKind, wanted: string, target: Definition): number {
  const [, name = '', inner] = anyScript(/^(?:[\w.]+\.)?(\w+)(?:<(.*)>)?$/s).exec(wanted) ?? [];
  if (isTypeParameter(name, target)) {
    return given.gives === 'never' ? WIDE : given.gives === 'call' ? NEAR : NEAR - 2 * LESS;
  }
  if (!target.module.language.wrappers.includes(name)) return NO;
  switch (given.gives) {
    case 'value':
      return inner === undefined ? NO : typeFit(given.returns, inner, target);
    case 'nothing':
      return inner === undefined ? NEAR : NO;
    case 'never':
      return inner === undefined || !isOwnParameter(inner, target) ? NEAR : WIDE;
    default:
      // Of a task with a value and one without, the one with is meant where there is a value.
      if (inner === undefined) return given.gives === 'droppable' ? NEAR - 3 * LESS : NEAR;
      return typeFit(given.returns, inner, target);
  }
}

/** How a type fits another, both as written; NEAR where nothing is known of it. */
function typeFit(given: string | undefined, wanted: string, target: Definition): number {
  if (given === undefined) return NEAR;
  const [is, has] = [headOf(given), headOf(wanted)];
  // Facts leave type parameters out.
  if (is === '_' || isTypeParameter(is, target)) return NEAR;
  if (isTypeParameter(has, target)) return NEAR - LESS;
  const { wrappers } = target.module.language;
  if (is === has) {
    const [more, less] = [given.includes('<'), wanted.includes('<')];
    if (!wrappers.includes(is) || more === less) return NEAR;
    return more ? NEAR - 2 * LESS : NO;
  }
  const isPlain = (name: string) => FINAL.has(name) || wrappers.includes(name);
  return isPlain(is) !== isPlain(has) || (isPlain(is) && !areNumbers(is, has)) ? NO : NEAR;
}

function areNumbers(one: string, other: string): boolean {
  return [one, other].every((name) => FINAL.has(name) && name !== 'boolean' && name !== 'String');
}

function headOf(type: string): string {
  const bare = simple(type.replace(/[<?].*/s, '').trim());
  return BOXES.get(bare) ?? bare;
}

/** Whether a type names a type parameter of the method, which what never returns says nothing of. */
function isOwnParameter(type: string, { module, index }: Definition): boolean {
  const { signature, name } = module.facts.definitions[index]!;
  const listed = new RegExp(`${escapedName(name)}\\s*<([^()]*)>\\s*\\(`).exec(signature)?.[1]?.split(',') ?? [];
  return listed.some((each) => placeOfWholeName(type, each.trim()) >= 0);
}

/** A type as far as it is compared: its name, and whether anything is written for it. */
function textOf({ name, arguments: given }: TypeExpression): string {
  return given.length === 0 ? name : `${name}<>`;
}
