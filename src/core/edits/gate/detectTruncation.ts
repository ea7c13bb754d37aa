import { codeWithoutComments } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';

/** Where a reply stops although the original goes on. */
export interface Truncation {
  /** The last line of code that the reply has. */
  readonly lastLine: string;
  readonly missing: number;
}

/**
 * A definition that is the beginning of the original and then simply ends: the model stopped, and the grammar (Python's, or
 * one whose braces were closed) cannot tell. One lost line, and code after a `return` that was never reached, are edits.
 */
export function detectTruncation(before: string, after: string, rules: LexicalRules): Truncation | undefined {
  const old = codeWithoutComments(before, rules);
  const lines = codeWithoutComments(after, rules);
  const now = lines.slice(0, lines.findLastIndex((line) => !isCloser(line)) + 1);
  if (now.length < 2 || now.some((line, index) => line !== old[index])) return undefined;
  const rest = old.slice(now.length).filter((line) => !isCloser(line));
  if (rest.length < 2) return undefined;
  const lastLine = now.at(-1)!;
  const leaves = /^\s*(return|raise|throw|break|continue|yield)\b/.test(lastLine);
  if (leaves && indentOf(rest[0]!) >= indentOf(lastLine)) return undefined;
  return { lastLine: lastLine.trim(), missing: rest.length };
}

function isCloser(line: string): boolean {
  return /^(?:[\s})\];,]*|\s*(?:end|fi|done|esac)[\s;)]*)$/.test(line);
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].length;
}
