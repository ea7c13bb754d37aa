import type { TokenRun } from './tokenRun.ts';
import type { Stretch } from './tokens.ts';

const WORD = 'virtual';

/**
 * A macro among members that is given a type, a name and parameters in brackets (`MOCK_METHOD(int, open, (const char* path), (override));`) reads as
 * what it declares, with nothing of the macro: `int open (const char* path);`. Undefined for other macros; `end` is its last bracket.
 */
export function declaredByMacro(run: TokenRun, at: number, end: number): readonly Stretch[] | undefined {
  const { tokens, closing } = run;
  const commas: number[] = [];
  for (let next = at + 2; next < end; next++) {
    if (run.text(next) === ',') commas.push(next);
    else next = closing[next] ?? next;
  }
  const [behindType, behindName, behindParameters = end] = commas;
  if (behindType === undefined || behindName !== behindType + 2 || commas.length > 3) return undefined;
  const parameters = behindName + 1;
  if (tokens[behindType + 1]?.kind !== 'word' || run.text(parameters) !== '(') return undefined;
  if (closing[parameters] !== behindParameters - 1 || run.text(end + 1) !== ';') return undefined;
  const isBracketed = run.text(at + 2) === '(' && closing[at + 2] === behindType - 1;
  const { start } = tokens[at]!;
  const { end: opened } = tokens[isBracketed ? at + 2 : at + 1]!;
  return [
    // With a word in its place the declaration begins where the macro does.
    { start, end: opened, ...(opened - start > WORD.length ? { put: WORD.padEnd(opened - start) } : {}) },
    { start: tokens[isBracketed ? behindType - 1 : behindType]!.start, end: tokens[behindType]!.end },
    tokens[behindName]!,
    { start: tokens[behindParameters - 1]!.end, end: tokens[end]!.end },
  ];
}
