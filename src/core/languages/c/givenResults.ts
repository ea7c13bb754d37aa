import { anyScript } from '../../model/anyScript.ts';
import type { TokenRun } from './tokenRun.ts';
import { isKeyword, isLarge } from './words.ts';

const OF_TYPES = anyScript(/^(?:\w+|::|[*&<>])$/);

/** `API(const char *) name(int a);`: whether the macro at `at` is given what the function behind it gives. */
export function isGivenResult(run: TokenRun, at: number): boolean {
  const end = run.macroEnd(at);
  const name = run.tokens[end + 1];
  // Of a constructor (`SINCE(later) Shop(int a);`) nothing is given.
  if (end <= at + 2 || run.part(at) !== undefined || name?.kind !== 'word' || isKeyword(name.text)) return false;
  const open = end + 2;
  const close = run.text(open) === '(' ? run.closing[open] : undefined;
  if (close === undefined || !(/^[;{]$/.test(run.text(close + 1)) || isLarge(run.tokens[close + 1]))) return false;
  const given = run.tokens.slice(at + 2, end);
  return given[0]!.kind === 'word' && given.every(({ kind, text }) => kind !== 'literal' && OF_TYPES.test(text));
}
