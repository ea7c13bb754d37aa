import type { SymbolKind } from '../model/structDocument.ts';
import type { SymbolId } from '../model/symbolId.ts';

/** A parameter as the header has it. */
export interface ParameterFact {
  /** Without stars, dots and `$`; empty for a pattern (`{ a, b }`). */
  readonly name: string;
  /** 1-based line in the file. */
  readonly line: number;
  /** The text of the default value, absent where there is none. */
  readonly default?: string;
  /** It takes what is left: positional arguments (`*args`, `...rest`) or named ones (`**kwargs`). */
  readonly rest?: 'positional' | 'named';
  /** Names inside a pattern, and whether these are all (no `...rest` in it). */
  readonly pattern?: { readonly names: readonly string[]; readonly closed: boolean };
}

/** An error that a function raises itself, by the name of its class. */
export interface RaisedFact {
  readonly name: string;
  readonly line: number;
}

/** What a function's header and its own body say, nested functions left out. */
export interface FunctionFacts {
  readonly parameters: readonly ParameterFact[];
  /** Texts of the values it returns. Without a body: undefined. */
  readonly returned?: readonly string[];
  readonly returnType?: string;
  /** It gives values otherwise: `yield`, the last expression. */
  readonly yields: boolean;
  readonly raised: readonly RaisedFact[];
  /** It reads whatever arguments it is given, named or not (`arguments`). */
  readonly takesAnything: boolean;
  /** Nothing but documentation, `pass`, `...` or a refusal (`raise NotImplementedError`): others implement it. */
  readonly stub: boolean;
}

/** A function with its documentation. */
export interface DocumentedFunction extends FunctionFacts {
  readonly id: SymbolId;
  readonly name: string;
  readonly kind: SymbolKind;
  /** 1-based line of its name. */
  readonly line: number;
  readonly doc: DocText;
  /** The documentation stands at the class; only what it says of parameters is about this function, its constructor. */
  readonly ofClass: boolean;
  readonly decorators: readonly string[];
}

/** Documentation without the marks of its comment. */
export interface DocText {
  readonly lines: readonly string[];
  /** 1-based line in the file of the first line. */
  readonly firstLine: number;
}
