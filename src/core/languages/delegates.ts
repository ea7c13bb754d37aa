import type { Chain } from '../model/chain.ts';

/** What a function type takes and gives, by its name and what is written for it. */
export interface DelegateType {
  /** The types of the parameters that a function of the type has, as written. */
  readonly takes: readonly string[];
  /** The type of what it gives, as written; undefined where it gives nothing. */
  readonly returns: string | undefined;
  /** The method that calls the function, where the type is an interface. */
  readonly method?: string | undefined;
}

/** What is known of function types that have names. */
export interface Delegates {
  /** Reads a type of outside as written; undefined for what is none of those that are known. */
  readonly read: (type: string) => DelegateType | undefined;
  /** The header of one that the workspace declares. */
  readonly header?: RegExp;
  /**
   * Function types are interfaces with a single method that has no body, and objects may be of them, too: the headers of such methods in an
   * interface.
   */
  readonly singleMethods?: RegExp;
  /** Functions of outside that hand no element to a lambda, and those that do only to its lone parameter. */
  readonly handing?: { readonly whole: ReadonlySet<string>; readonly alone: ReadonlySet<string> };
  /** The type, as written, of what a chain of outside gives, where that may be what an asynchronous function gives. */
  readonly task?: (chain: Chain) => string | undefined;
}
