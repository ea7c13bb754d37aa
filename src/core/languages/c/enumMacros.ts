import { anyScript } from '../../model/anyScript.ts';
import type { TokenRun } from './tokenRun.ts';
import type { Stretch, Token } from './tokens.ts';
import { isLarge } from './words.ts';

/** `#define OPTION(name, type, number) name = type + number`: what it is given first is the name of an enumerator. */
const NAMES_FIRST = anyScript(/^#\s*define\s+(\w+)\(\s*(\w+)\b[^)]*\)\s*(?:\\\r?\n\s*)?\2\b(?!\s*##)/);

/**
 * Macros among enumerators: those behind a name (`OLD DEPRECATED(8.3, "") = 3`) are no part of it; one that the same file defines to begin
 * with what it is given first (`OPTION(TIMEOUT, LONG, 1)`) reads as that name.
 */
export function enumMacroStretches(run: TokenRun): Stretch[] {
  const { tokens } = run;
  const naming = new Set(tokens.flatMap((token) => namesFirst(token) ?? []));
  const found: Stretch[] = [];
  tokens.forEach((token, at) => {
    const end = run.macroEnd(at);
    if (end === at || run.part(at) !== 'enum') return;
    if (tokens[at - 1]!.kind === 'word') {
      if (isLarge(token)) found.push({ start: token.start, end: tokens[end]!.end });
    } else if (naming.has(token.text) && tokens[at + 2]!.kind === 'word') {
      found.push({ start: token.start, end: tokens[at + 1]!.end });
      found.push({ start: tokens[at + 2]!.end, end: tokens[end]!.end });
    }
  });
  return found;
}

function namesFirst({ kind, text }: Token): string | undefined {
  return kind === 'directive' ? NAMES_FIRST.exec(text)?.[1] : undefined;
}
