import type { SymbolId } from '../model/symbolId.ts';

/** What the gate found. `block` refuses the reply; `warn` is shown beside the suggestion. */
export type ProblemCode =
  | 'empty'
  | 'cut-off'
  | 'no-code'
  | 'not-one-definition'
  | 'other-name'
  | 'other-kind'
  | 'syntax-error'
  | 'elision'
  | 'foreign-text'
  | 'stub'
  | 'signature-changed'
  | 'code-changed'
  | 'secret-lost'
  | 'target-partial'
  | 'target-missing'
  | 'name-unknown'
  | 'name-taken'
  | 'type-only'
  | 'import-clash'
  | 'module-system'
  | 'import-unused'
  | 'no-test'
  | 'documentation-lost';

export interface EditProblem {
  readonly code: ProblemCode;
  readonly severity: 'block' | 'warn';
  /** In English, for the model's second try and for logs; hosts word `code` for people. */
  readonly message: string;
  /** 1-based line in the proposed definition, where one can be named. */
  readonly line?: number;
  /** The name that it is about, for people. */
  readonly subject?: string;
}

/** One changed stretch of the target, by offsets into the base text. */
export interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The reply, checked. `suggested` may be shown; only `newText` (the whole file) is ever written, after Accept. */
export type CheckedReply =
  | {
      readonly status: 'suggested';
      /** The definition's new text, with the file's indentation and line ends. */
      readonly replacement: string;
      /** Lines that must be added to the imports, empty for most. */
      readonly addedImports: readonly string[];
      readonly newText: string;
      readonly hunks: readonly Hunk[];
      readonly problems: readonly EditProblem[];
      /** Callers that a changed signature leaves behind. */
      readonly callers: readonly SymbolId[];
    }
  | { readonly status: 'unchanged'; readonly problems: readonly EditProblem[] }
  | { readonly status: 'refused'; readonly problems: readonly EditProblem[] };
