import { anyScript } from './anyScript.ts';
import type { ExportFact, ImportFact } from './importFacts.ts';
import { withoutLambdaChains } from './lambdaShape.ts';
import type { ParameterRecord, SymbolKind } from './structDocument.ts';
import type { WordFacts } from './wordFacts.ts';

/**
 * An expression as far as names go: a root, then steps.
 * Root: a free name; `<T>` a value of type T; `?` an expression without a name; `=m` the module that `m` means as a value
 * (`require('m')`); `^n` definition n of this file; `%n` local n of this file; `@this`, `@class`, `@super`.
 * Steps: `.name` member, `'name` member or else element, `|name` one of an enum or else the constant of this name around, `()` call or construction (`()2` where the number of arguments counts; what is known of them follows), `[]` element, `#n` part n of several
 * values, `await`, `inner` what is wrapped, `*` what is pointed to, `failed` what is wrong where something went wrong, `+T` the same held by a T of outside, `each` what iterating gives, `with` what entering gives, `many` an iterable of such values, `array` a container of them, `,` several values together,
 * `keyed` a mapping to them, `super` what comes after a class among the bases, `~a.p` what the called function passes as parameter p to
 * the function that is its argument a.
 * Behind a call: `{k}n` parameter n of the lambda given as its argument k, `{k}this` the receiver inside it; k is a number, a name, or nothing for the last;
 * `{k}out` what the call gives back by its parameter k, `{k}in` what the documentation of the called function says of it.
 */
export type Chain = readonly string[];

/** Behind a free name: the types of the classes without a name that it stands in, innermost first. */
export const WITHIN = '\u0003';

/** Behind a free name that is constructed (`new Name()`), where functions may have the name of a type: only a type is meant. */
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

export interface ParameterFact extends ParameterRecord {}

/** One definition of a file, in source order; `parent` is an index into the same list, -1 for the module itself. */
export interface DefinitionFact {
  readonly parent: number;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The type it belongs to when it is not written inside it (prototype assignments, receivers). */
  readonly owner?: string;
  /** The bare name of the trait that a method is written for (`impl fmt::Display for Type`). */
  readonly ofTrait?: string;
  /** The dotted path of `owner`, where it is written as one (`impl crate::a::Type`). */
  readonly ownerPath?: string;
  /** The type of `this` in a function or property that is written for a type but belongs to its namespace (extensions). */
  readonly receiver?: string;
  readonly signature: string;
  /** What contexts show in place of `signature`, where that is something else: without comments and decorators with arguments. */
  readonly shown?: string;
  readonly doc?: string;
  /** 1-based lines: the whole range, the line of the name, the last line of the header. */
  readonly startLine: number;
  readonly endLine: number;
  readonly nameLine: number;
  readonly headerEndLine: number;
  readonly parameters?: readonly ParameterFact[];
  /** Types of parameters that documentation states where none or a built-in one is written, by the name as written. */
  readonly documented?: readonly (readonly [name: string, type: string])[];
  /** Return annotation as written. */
  readonly returns?: string;
  /** Declared type of a field, constant or variable as written. */
  readonly type?: string;
  /** What it gives or holds, where that names type parameters of its owner: these by their places (`parameterPlace`). */
  readonly generic?: string;
  /** The type that a method is of, with what its place says of the type's parameters: `Holder<Show>` in `impl<T: Show> Holder<T>`. */
  readonly ownerType?: string;
  /** What a field, constant or variable is initialised with, or what an unannotated function returns. */
  readonly values?: readonly Chain[];
  /** Properties of an object literal that are other things under another name: `{ a, b: c.d }`; of a function, those of what it returns. */
  readonly aliases?: readonly { readonly name: string; readonly chain: Chain }[];
  /** How values of a type may be called or constructed, as written in it: `(a: A): B`. */
  readonly signatures?: readonly string[];
  /** Expressions spread into an object literal: `{ ...a, ...b }`. */
  readonly spreads?: readonly Chain[];
  readonly decorators?: readonly string[];
  /** A field made by assignment in a method; a declaration of the name in a base class counts more. */
  readonly assigned?: true;
  /** A member of the type itself, in languages where instances have members of their own by the same name. */
  readonly static?: true;
  /** Seen only in the block around it, or in the class without a name that it is a member of. */
  readonly enclosed?: true;
  /** A header only; what it declares is defined elsewhere. */
  readonly declared?: true;
  /** A member that is reached only through the interface it implements. */
  readonly explicit?: true;
  /** Inside a conditional directive: other builds may do without it. */
  readonly conditional?: true;
  readonly exported?: true;
  /** Every file of the program sees it, whatever it imports (`declare global`). */
  readonly global?: true;
  /** The module, as it is written, whose declaration of the name has these members too (`declare module './shop'`). */
  readonly augments?: string;
  /** Counts only where there is no other definition of the name (`else` of `if TYPE_CHECKING`). */
  readonly shadowed?: true;
  readonly partial?: true;
  /** In a part that is usually not built; see `Language.unlikelyRanges`. */
  readonly unlikely?: true;
  /** Digest of the definition's text, line ends as LF. */
  readonly digest: string;
}

export type ReferenceKind = 'value' | 'type' | 'extends' | 'decorate';

/** An expression inside a definition (`from`, -1 for the module's top level). Calls are the `()` steps of the chain. */
export interface ReferenceFact {
  readonly from: number;
  readonly kind: ReferenceKind;
  /** The type of another file that the reference belongs to instead (`impl Trait for Type`). */
  readonly owner?: string;
  /** The dotted path of `owner`, where it is written as one. */
  readonly ownerPath?: string;
  /** A base whose members count before those of the others, of several the last one's. */
  readonly mixin?: true;
  /** What the type itself gets members from, not its instances. */
  readonly static?: true;
  readonly chain: Chain;
}

/** A parameter or local variable that some chain starts with, and what the code says of its type. */
export interface LocalFact {
  /** Declared type as written. */
  readonly types?: readonly string[];
  /** The type that its documentation states: it counts where it is a kind of what is written. */
  readonly stated?: string;
  /** Types that it is tested for somewhere: it may be one, and what its own type does not have is theirs. */
  readonly narrowed?: readonly string[];
  readonly values?: readonly Chain[];
}

export type TodoMarker = 'TODO' | 'FIXME' | 'HACK' | 'XXX';

/** A comment that says what is to be done. */
export interface TodoFact {
  readonly marker: TodoMarker;
  /** What follows the marker, blanks folded, over the lines that go on with it; may be empty. */
  readonly text: string;
  /** 1-based, of the marker. */
  readonly line: number;
  /** The definition it stands in or before, -1 for the file. */
  readonly from: number;
  /** Who is named in brackets behind the marker. */
  readonly by?: string;
}

export interface SyntaxErrorFact {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/**
 * What one file says to others and to people, before any other file is looked at. Plain data, equal for equal text. It is held
 * in memory for every file; what only the file's own bodies need is in `BodyFacts`.
 */
export interface FileFacts {
  readonly language: string;
  /** Our estimate of the tokens of the whole text. */
  readonly tokens: number;
  readonly doc?: string;
  /** The package or namespace that the file declares itself to be in, dotted. */
  readonly namespace?: string;
  /** The condition that the file states for being built, as written (Go's `//go:build`). */
  readonly condition?: string;
  readonly definitions: readonly DefinitionFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  /** What an import of everything brings, where the file says so: names, and modules whose lists it takes over. */
  readonly listed?: { readonly names: readonly string[]; readonly modules: readonly string[] };
  /** The references in headers: what types extend, what decorates, and what belongs to types of other files. */
  readonly headers: readonly ReferenceFact[];
  /** The locals that chains of the above start with: the first of all locals of the file. */
  readonly locals: readonly LocalFact[];
  readonly errors: readonly SyntaxErrorFact[];
  /** Absent where there are none. */
  readonly todos?: readonly TodoFact[];
}

/** What is needed to resolve a file's own references, and by no other file. */
export interface BodyFacts {
  /** Every reference, those in `FileFacts.headers` included. */
  readonly references: readonly ReferenceFact[];
  /** The locals behind those of `FileFacts.locals`. */
  readonly locals: readonly LocalFact[];
}

/** Everything that is read from one text. */
export interface SourceFacts {
  readonly facts: FileFacts;
  readonly body: BodyFacts;
  readonly words: WordFacts;
}
