import type { DocumentationRules } from '../documentation/findDrift.ts';

/** A macro that holds declarations, and what has to be blanked for them to stand alone. Offsets are UTF-16 code units. */
export interface OpenedMacro {
  readonly start: number;
  readonly end: number;
  readonly blanks: readonly { readonly start: number; readonly end: number }[];
}

/** Which files are in a language, and how their text becomes a tree with its documentation. */
export interface LanguageText {
  readonly id: string;
  /** File extensions with their dot, lower case. */
  readonly extensions: readonly string[];
  /** File names without a telling extension. */
  readonly fileNames?: readonly string[];
  /** Says of the text of a file with such an ending that it is in another language (Objective-C's `.h`), of which there is no grammar. */
  readonly isForeign?: (text: string) => boolean;
  /** Programs, without their version, that a script without an ending names in its `#!` line. */
  readonly interpreters?: readonly string[];
  /** The `.wasm` inside an npm package, as `package/file.wasm`; the build puts it beside the bundles. */
  readonly grammar: string;
  /**
   * The text as the grammar can read it, every place unchanged: for languages that a preprocessor makes into what the grammar
   * knows. Used where the text itself has syntax errors, or `needsReading` finds something in it.
   */
  readonly readableText?: (text: string) => string;
  /** What a grammar takes for something else without an error. */
  readonly needsReading?: RegExp;
  /** The text as the grammar can read it, equally long; for what a language allows and its grammar does not. */
  readonly mendText?: (text: string) => string;
  /** Macros that may only put declarations under a condition: they are read where the grammar takes them. */
  readonly itemMacros?: (text: string) => readonly OpenedMacro[];
  /**
   * Marks that make a macro's call differ from a function's (`!` in `name!(…)`): they are blanked for the parser, so that what is
   * passed is read as expressions, wherever that leads to no syntax error. With `g`.
   */
  readonly macroCalls?: RegExp;
  /**
   * Parts of a text that do not count where code is usually built (`#ifdef _WIN32`): of several definitions of a name, those in
   * them are meant last, and none in them stands for what the language itself provides.
   */
  readonly unlikelyRanges?: (text: string) => readonly { readonly start: number; readonly end: number }[];
  /** Conditional directives (`#if`) may stand anywhere, also where no grammar takes them. */
  readonly conditionalDirectives?: true;
  /** The queries, concatenated; see parsing/captureNames.ts for the vocabulary. */
  readonly query: string;
  /** What its documentation is checked by, where it has conventions that can be checked. */
  readonly documentation?: DocumentationRules;
  /**
   * How a documentation comment before a definition begins, one way or several; none where documentation is inside. Line
   * comments (`///`, `#`) that adjoin are one.
   */
  readonly docComment?: string | readonly string[];
  /** The comment that documents a file. */
  readonly moduleDoc?: RegExp;
  /** Names may hold characters that identifiers elsewhere do not (`empty?`, `my-function`); the node is the name. */
  readonly wholeNames?: true;
}
