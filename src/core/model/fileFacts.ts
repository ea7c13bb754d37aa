import type { ParameterRecord, SymbolKind } from './structDocument.ts';

/**
 * An expression as far as names go: a root, then steps.
 * Root: a free name; `^n` definition n of this file; `%n` local n of this file; `@this`, `@class`, `@super`.
 * Steps: `.name` member, `()` call or construction, `[]` element, `await`.
 */
export type Chain = readonly string[];

export interface ParameterFact extends ParameterRecord {}

/** One definition of a file, in source order; `parent` is an index into the same list, -1 for the module itself. */
export interface DefinitionFact {
  readonly parent: number;
  readonly kind: SymbolKind;
  readonly name: string;
  /** The type it belongs to when it is not written inside it (prototype assignments, receivers). */
  readonly owner?: string;
  readonly signature: string;
  readonly doc?: string;
  /** 1-based lines: the whole range, the line of the name, the last line of the header. */
  readonly startLine: number;
  readonly endLine: number;
  readonly nameLine: number;
  readonly headerEndLine: number;
  readonly parameters?: readonly ParameterFact[];
  /** Return annotation as written. */
  readonly returns?: string;
  /** Declared type of a field, constant or variable as written. */
  readonly type?: string;
  /** What a field, constant or variable is initialised with, or what an unannotated function returns. */
  readonly values?: readonly Chain[];
  readonly decorators?: readonly string[];
  readonly exported?: true;
  readonly partial?: true;
  /** Digest of the definition's text, line ends as LF. */
  readonly digest: string;
}

export interface ImportFact {
  /** The module as written. */
  readonly from: string;
  /** The imported name; `*` for everything, `` for the module itself. */
  readonly name: string;
  /** The name it has in this file; `` for a star import or an import for its effects. */
  readonly as: string;
  /** Visible to importers of this file under `as` as well (`export … from`, Python's module scope). */
  readonly reexported?: true;
}

/** A name that importers see: a local definition or import under its exported name. `=` is CommonJS's `module.exports`. */
export interface ExportFact {
  readonly name: string;
  readonly chain: Chain;
}

export type ReferenceKind = 'value' | 'type' | 'extends' | 'decorate';

/** An expression inside a definition (`from`, -1 for the module's top level). Calls are the `()` steps of the chain. */
export interface ReferenceFact {
  readonly from: number;
  readonly kind: ReferenceKind;
  readonly chain: Chain;
}

/** A parameter or local variable that some chain starts with, and what the code says of its type. */
export interface LocalFact {
  readonly type?: string;
  readonly values?: readonly Chain[];
}

export interface SyntaxErrorFact {
  readonly line: number;
  readonly column: number;
  readonly reason: string;
}

/** What one file says on its own, before any other file is looked at. Plain data, equal for equal text. */
export interface FileFacts {
  readonly language: string;
  readonly doc?: string;
  readonly definitions: readonly DefinitionFact[];
  readonly imports: readonly ImportFact[];
  readonly exports: readonly ExportFact[];
  readonly references: readonly ReferenceFact[];
  readonly locals: readonly LocalFact[];
  readonly errors: readonly SyntaxErrorFact[];
}
