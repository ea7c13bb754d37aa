import type { Language } from '../languages/language.ts';
import type { ModuleEntry } from './moduleEntry.ts';
import type { TypeExpression } from './typeText.ts';

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
      /** A function called as a member of what is passed for its first parameter. */
      readonly onFirst?: true;
    }
  /** An instance of a class, interface, enum or object type. */
  | { readonly kind: 'instance'; readonly module: ModuleEntry; readonly index: number }
  /** What `super` gives inside this class. */
  | { readonly kind: 'super'; readonly module: ModuleEntry; readonly index: number }
  /** What calling a method of outside gives. */
  | { readonly kind: 'passed'; readonly value: Value }
  /** Something of a package: `name` is dotted below the package, empty for the package itself. */
  | {
      readonly kind: 'external';
      readonly package: string;
      readonly name: string;
      /** Set for a value of an outside type, by the language that names it. */
      readonly language?: Language;
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
      /** What calling it gives, once a method of it was named: an element, or a container again. */
      readonly gives?: 'element' | 'self';
    };

/** At most this many alternatives of one expression are followed. */
export const MOST_ALTERNATIVES = 4;

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

function keyOf(value: Value): string {
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
      return `e ${value.package} ${value.name}`;
    case 'container':
      return `c ${value.gives ?? ''} ${JSON.stringify(value.arguments)}`;
    case 'passed':
      return `( ${keyOf(value.value)}`;
    default:
      return `${value.kind} ${value.module.path} ${value.index}`;
  }
}
