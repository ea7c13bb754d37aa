import type { TokenRun } from './tokenRun.ts';
import { isKeyword, isLarge } from './words.ts';

/** A macro at the head of a declaration, not its type or name. */
export function isAnnotation(run: TokenRun, at: number, to: number): boolean {
  const end = run.macroEnd(at);
  const next = run.tokens[end + 1];
  // At the end of a class; a file ends in calls, too.
  if (next === undefined || end + 1 >= to) return end === at || next !== undefined;
  if (end > at) {
    // `TEST(a, b) {` defines; `MACRO(x) int y;` does not, nor does `MACRO(x)` alone on its line.
    return next.kind === 'word' || next.text === '}' || next.text === '~' || next.text === '#';
  }
  if (next.kind !== 'word') return next.text === '~' || next.text === '}' || next.text === '[';
  if (isKeyword(next.text))
    return !(next.text === 'const' || next.text === 'volatile') || run.wordsAhead(end + 1, to) > 1;
  if (run.wordsAhead(end + 1, to) > 1) return true;
  if (isLarge(next) && isAnnotation(run, end + 1, to)) return true;
  if (run.isInitialised(end + 1) || run.isConstructorOutside(end + 1)) return true;
  return run.text(end + 2) === '(' && run.text((run.closing[end + 2] ?? 0) + 1) === '(';
}
