import type { Language } from '../../languages/language.ts';
import { byCodeUnit } from '../../model/codeUnitOrder.ts';
import type { ModuleEntry } from '../moduleEntry.ts';

/**
 * What stands around a value, where that has methods of its own: something that may hold it (`Option<T>`), a pointer to it, or a cell
 * that gives it out itself (`Pin<T>`, `RefCell<T>`).
 */
export type Wrapping = 'holder' | 'cell' | 'pointer';

/** A type annotation as far as resolution needs it: a name with arguments. A union is a list of these. */
export interface TypeExpression {
  /** Dotted name as written, without quotes. */
  readonly name: string;
  readonly arguments: readonly (readonly TypeExpression[])[];
  /** What it is where that is known already: it stands for a type parameter. */
  readonly given?: readonly Value[];
}

/** What an expression may be, as far as the code says. */
export type Value =
  | { readonly kind: 'module'; readonly module: ModuleEntry }
  /** A folder of Python modules without `__init__`. */
  | { readonly kind: 'folder'; readonly path: string; readonly language: Language }
  /** All files of a namespace together. */
  | { readonly kind: 'namespace'; readonly name: string; readonly language: Language; readonly near?: ModuleEntry }
  /** A namespace as one file and what it includes declare it. */
  | { readonly kind: 'scope'; readonly module: ModuleEntry; readonly name: string }
  /** The definition itself: a class, a function, a field. */
  | {
      readonly kind: 'definition';
      readonly module: ModuleEntry;
      readonly index: number;
      /** Of a function called as a member of what is passed for its first parameter: how well that fits it. */
      readonly onFirst?: number;
      /** One of overloads of which nobody knows which is meant: only what all of them give is known of it. */
      readonly whichever?: true;
    }
  /** An instance of a class, interface, enum or object type. */
  | {
      readonly kind: 'instance';
      readonly module: ModuleEntry;
      readonly index: number;
      readonly wrapped?: Wrapping;
      /** Only a test says so, in some part of the code, or it may lack members: what else the value may be counts more. */
      readonly narrowed?: true;
      /** What is written for its type parameters, and where. */
      readonly arguments?: {
        readonly types: readonly (readonly TypeExpression[])[];
        readonly module: ModuleEntry;
        readonly from: number;
      };
    }
  /** What `super` gives inside this class. */
  | { readonly kind: 'super'; readonly module: ModuleEntry; readonly index: number }
  /** An iterable, context or, when `keyed`, a mapping that holds values, as literals and generators make them. */
  | {
      readonly kind: 'many';
      readonly values: readonly Value[];
      readonly keyed?: true;
      readonly gives?: 'element' | 'self' | 'pairs' | 'nothing';
    }
  /** What calling a method of outside gives. */
  | { readonly kind: 'passed'; readonly value: Value }
  /** Something of a package: `name` is dotted below the package, empty for the package itself. */
  | {
      readonly kind: 'external';
      readonly package: string;
      readonly name: string;
      /** Set for a value of an outside type, by the language that names it. */
      readonly language?: Language;
      /** In something that may hold it. */
      readonly wrapped?: 'holder';
    }
  /** A built-in container or generic of outside, known by its arguments. */
  | {
      readonly kind: 'container';
      readonly module: ModuleEntry;
      readonly arguments: readonly (readonly TypeExpression[])[];
      /** The outside type it is, by its bare name. */
      readonly of?: string;
      /** The definition in which the arguments are written. */
      readonly from?: number;
      /** Several values of different types, not many of one. */
      readonly tuple?: true;
      readonly wrapped?: Wrapping;
      /** A type without a name: the arguments are names of fields and their types in turn. */
      readonly fields?: true;
      /** What any key holds is a member as well. */
      readonly keyed?: true;
      /** Many types at once: each argument is one of them. */
      readonly joined?: true;
      /** What calling it gives, once a method of it was named: an element, or a container again. */
      readonly gives?: 'element' | 'option' | 'self' | 'keys' | 'values' | 'pairs' | 'nothing' | 'sorted' | 'reduced';
    };

/** A definition as a value: a class, a function, a field. */
export type Definition = Extract<Value, { kind: 'definition' }>;
/** An instance of a type of the workspace. */
export type Instance = Extract<Value, { kind: 'instance' }>;
/** A built-in container or generic of outside. */
export type Container = Extract<Value, { kind: 'container' }>;

/** Nothing is known. */
export const NOTHING: readonly Value[] = [];
/** At most this many alternatives of one expression are followed. */
export const MOST_ALTERNATIVES = 4;
/** And this many overloads of one name, from which a call chooses. */
export const MOST_OVERLOADS = 160;

/** Distinct values, capped. */
export function distinct(values: readonly Value[], limit = MOST_ALTERNATIVES): readonly Value[] {
  if (values.length < 2) return values;
  const seen = new Set<string>();
  return values
    .filter((value) => {
      const key = keyOf(value);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, limit);
}

/** The first distinct values in an order that does not depend on how they were found. */
export function inOrder(values: readonly Value[]): readonly Value[] {
  if (values.length < 2) return values;
  const byKey = new Map(values.map((value) => [keyOf(value), value]));
  return [...byKey]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .slice(0, MOST_ALTERNATIVES)
    .map(([, value]) => value);
}

/** Whether both hold the same values, in any order. */
export function sameValues(a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false;
  const keys = new Set(a.map(keyOf));
  return b.every((value) => keys.has(keyOf(value)));
}

/** Texts of types that hold others: those of the inner ones are asked for again and again. */
const texts = new WeakMap<readonly (readonly TypeExpression[])[], string>();

/** So long is nothing that somebody wrote, but what types become that hold themselves (`C<C<T>>` of a `C<T>`): each would double its text. */
const LONGEST_TEXT = 1000;

function textOf(types: readonly (readonly TypeExpression[])[]): string {
  let text = texts.get(types);
  if (text === undefined) {
    text = JSON.stringify(types, (key, value: unknown) =>
      key === 'given' ? (value as readonly Value[]).map(keyOf) : value,
    );
    if (text.length > LONGEST_TEXT) text = shortened(text);
    texts.set(types, text);
  }
  return text;
}

/** Stands for a long text. Not a number in the order of asking: what is found must not depend on that. */
function shortened(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  return `#${(a >>> 0).toString(36)}${(b >>> 0).toString(36)} ${text.length}`;
}

function keyOfArguments(given: Instance['arguments']): string {
  return given === undefined ? '' : ` ${given.module.path} ${given.from} ${textOf(given.types)}`;
}

/** A value before which others count that have the same members. */
export function lessFirm(value: Value): Value {
  return value.kind === 'instance' ? { ...value, narrowed: true } : value;
}

/** What tells an instance from others of its file's types: what is written for type parameters tells what its members give. */
export function instanceKey({ index, wrapped, arguments: given }: Instance): string {
  return given === undefined && wrapped === undefined
    ? `@${index}`
    : `@${index} ${wrapped ?? ''}${keyOfArguments(given)}`;
}

/**
 * A text that only equal values have, as far as what they are may differ: not where a type is written within a file, nor how a value was come
 * by (`near`, `onFirst`, `narrowed`).
 */
export function keyOf(value: Value): string {
  switch (value.kind) {
    case 'module':
      return `m ${value.module.path}`;
    case 'folder':
      return `p ${value.path}`;
    case 'namespace':
      return `n ${value.language.id} ${value.name}`;
    case 'scope':
      return `s ${value.module.path} ${value.name}`;
    case 'external':
      return `e ${value.package} ${value.name}${value.wrapped === undefined ? '' : ' ?'}`;
    case 'container':
      return `c ${value.wrapped ?? ''} ${value.gives ?? ''} ${value.of ?? ''} ${value.tuple ?? ''}${value.fields ?? ''}${value.joined ? '&' : ''}${value.keyed ? 'k' : ''} ${value.module.path} ${textOf(value.arguments)}`;
    case 'many':
      return `[ ${value.keyed ?? ''} ${value.gives ?? ''} ${value.values.map(keyOf).join(' , ')}`;
    case 'passed':
      return `( ${keyOf(value.value)}`;
    case 'instance':
      return `i ${value.wrapped ?? ''} ${value.module.path} ${value.index}${keyOfArguments(value.arguments)}`;
    default:
      return `${value.kind} ${value.module.path} ${value.index}`;
  }
}

/** Whether a value is of a language in which functions are given to methods of arrays. */
export function isOfScript(value: Value): boolean {
  return (value.kind === 'instance' || value.kind === 'definition') && value.module.language.functionValues === true;
}
