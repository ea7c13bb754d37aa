import type { ProblemCode } from '../../../../../src/core/edits/checkedReply.ts';
import type { ActionName } from '../../../../../src/core/prompts/actions.ts';

/** A reply that must be refused with this code first. */
export interface BadReply {
  readonly name: string;
  readonly target: string;
  readonly code: ProblemCode;
  readonly reply: string;
  readonly action?: ActionName;
}

/** A reply that must be suggested; `expected` is the definition's new text. */
export interface GoodReply {
  readonly name: string;
  readonly target: string;
  readonly reply: string;
  readonly expected: string;
  readonly action?: ActionName;
  readonly addedImports?: readonly string[];
  /** Codes of warnings. */
  readonly warnings?: readonly ProblemCode[];
}

/** One file and replies about its definitions. */
export interface LanguageCases {
  readonly path: string;
  readonly base: string;
  readonly bad: readonly BadReply[];
  readonly good: readonly GoodReply[];
}

/** Code in a fence. */
export function fence(code: string, language = ''): string {
  return `\`\`\`${language}\n${code}\n\`\`\``;
}
