import { anyScript } from './anyScript.ts';
import { withoutLambdaChains } from './lambdaShape.ts';

/**
 * An expression as far as names go: a root, then steps.
 * Root: a free name; `<T>` a value of type T; `?` an expression without a name; `=m` the module that `m` means as a value
 * (`require('m')`); `^n` definition n of this file; `%n` local n of this file; `@this`, `@class`, `@super`.
 * Steps: `.name` member, `'name` member or else element, `|name` one of an enum or else the constant of this name around, `()` call or construction (`()2` where the number of arguments counts; what is known of them follows), `[]` element, `#n` part n of several
 * values, `await`, `inner` what is wrapped, `*` what is pointed to, `failed` what is wrong where something went wrong, `+T` the same held by a T of outside, `each` what iterating gives, `with` what entering gives, `many` an iterable of such values, `array` a container of them, `entries` one of pairs of keys and what they hold, `,` several values together,
 * `keyed` a mapping to them, `super` what comes after a class among the bases, `~a.p` what the called function passes as parameter p to
 * the function that is its argument a.
 * Behind a call: `{k}n` parameter n of the lambda given as its argument k, `{k}this` the receiver inside it; k is a number, a name, or nothing for the last;
 * `{k}out` what the call gives back by its parameter k, `{k}in` what the documentation of the called function says of it.
 */
export type Chain = readonly string[];

/** Behind a free name: the types of the classes without a name that it stands in, innermost first. */
export const WITHIN = '\u0003';

/** Behind a free name in the place of a type or constructed (`new Name()`), where members may have the name of a type: only a type is meant. */
export const MADE = `${WITHIN}new`;

/** The name that a root begins with, without what stands behind it. */
export function rootName(root: string | undefined): string {
  return root?.split(WITHIN, 1)[0] ?? '';
}

/** A step to what a value wraps: `?`, `Some(x)`. */
export const UNWRAP = 'inner';

/** A step to what a promise or future gives. */
export const AWAIT = 'await';

/** A step to what a pointer points to, by its own `deref` where it has one: `**self`. */
export const POINTED = '*';

/** Steps behind an argument, where its type counts: a pointer to it, and what it points to. */
export const ADDRESS = '&';
export const TARGET = '*&';

/** A step to what is wrong where something went wrong: `Err(e)`. */
export const FAILED = 'failed';

/** What a step begins with that names the type of outside which holds the value from here on: `+Arc` of `Arc::new(x)`. */
export const HOLDING = '+';

/** What a step begins with that puts values together; a chain each follows as behind a call. */
export const TOGETHER = ',';

/** A step to a container of such values: `[a, b]`. */
export const MANY_OF = 'array';

/** A step to pairs of the keys and the values that a value holds: `Object.entries(a)`. */
export const ENTRIES = 'entries';

/** What a step begins with that names a member of an enum, or a constant where the value is none of one. */
export const LABEL = '|';

/** What a step begins with that names a member, or the key of an element where the value has no such member (`a['b']`). */
export const KEY = "'";

/** Between the arguments of a call step, and between the steps of one argument. */
const ARGUMENT = '\u0001';
const STEP = '\u0002';

/** A call with so many arguments; chains of those of which something is known follow where there are any. */
export function callStep(count: number, known: readonly Chain[]): string {
  if (known.every((chain) => chain.length === 0)) return `()${count}`;
  return `()${count}${known.map((chain) => ARGUMENT + chain.join(STEP)).join('')}`;
}

/** A call of which only this is known: the types written for it, and chains of its arguments; the plain step where nothing is. */
export function inferringStep(types: readonly string[], known: readonly Chain[]): string {
  const all = [...types.map((type) => [`<${type}>`, WRITTEN_FOR]), ...known];
  return all.every((chain) => chain.length === 0)
    ? '()'
    : `()${all.map((chain) => ARGUMENT + chain.join(STEP)).join('')}`;
}

/** A step to several values together, of which something is known; undefined where nothing is. */
export function togetherStep(known: readonly Chain[]): string | undefined {
  if (known.every((chain) => chain.length === 0)) return undefined;
  return TOGETHER + known.map((chain) => ARGUMENT + chain.join(STEP)).join('');
}

/** Whether the steps of a chain say nothing of arguments, so that it can stand as one itself. */
export function isPlainArgument(chain: Chain): boolean {
  return chain.every((step) => !step.includes(ARGUMENT));
}

/** Behind a type: it is written for a type parameter of what is called. */
export const WRITTEN_FOR = 'for';

/** What a call step says of its arguments: a chain each, empty where nothing is known; undefined when it counts none. */
export function argumentsOf(step: string | undefined): readonly Chain[] | undefined {
  if (step === undefined || step.length < 3 || !(isCall(step) || step.startsWith(TOGETHER))) return undefined;
  const [head = '', ...known] = step.split(ARGUMENT);
  if (known.length > 0) return known.map((text) => (text === '' ? [] : text.split(STEP).slice(isNamed(text) ? 1 : 0)));
  return Array.from({ length: Number(head.slice(2)) }, () => []);
}

/** Behind the name that an argument is given by, before its chain. */
export const NAMED = '=';

function isNamed(argument: string): boolean {
  return anyScript(/^[\w`]+=$/u).test(argument.split(STEP, 1)[0]!);
}

/** The names that the arguments of a call step are given by; undefined where none has one. */
export function argumentNames(step: string | undefined): readonly (string | undefined)[] | undefined {
  if (step?.includes(NAMED) !== true) return undefined;
  const names = step
    .split(ARGUMENT)
    .slice(1)
    .map((text) => (isNamed(text) ? text.slice(0, text.indexOf(NAMED)).replaceAll('`', '') : undefined));
  return names.some((name) => name !== undefined) ? names : undefined;
}

/** The step from a call to what a lambda gets that is passed to it, or to what the call gives or takes by a parameter. */
export function lambdaStep(argument: string, part: number | 'this' | 'out' | 'in'): string {
  return `{${argument}}${part}`;
}

/** A call step without what its lambdas give: what they get does not hang on it. */
export function withoutLambdaResults(step: string): string {
  return withoutLambdaChains(step, ARGUMENT);
}

/** True for `()` and `()2`. */
export function isCall(step: string | undefined): boolean {
  return step?.startsWith('()') === true;
}
