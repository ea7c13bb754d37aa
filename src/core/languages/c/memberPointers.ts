import type { BracedPart } from './bracedParts.ts';
import type { TokenRun } from './tokenRun.ts';
import { operatorEnd, type Stretch, type Token } from './tokens.ts';

/**
 * What C++'s grammar does not know of members: pointers to them, which become plain ones (`void (T::*run)()`), their use, which
 * becomes an operator that names nothing (`(object->*run)()`), and operators that are called by name (`this->operator==(other)`,
 * `return operator*();`), which become a name of the same length.
 */
export function memberPointerStretches(run: TokenRun): Stretch[] {
  const found: Stretch[] = [];
  const { tokens } = run;
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    if (token.text === '*' && before?.text === '::') found.push({ start: scopeStart(tokens, at - 1), end: before.end });
    else if (token.text === '*' && isAccess(tokens, at - 1) && before!.end === token.start) {
      found.push({ start: before!.start, end: before!.start + 1, fill: '+' });
      found.push({ start: before!.start + 1, end: token.end });
    } else if (token.text === 'operator' && (isAccess(tokens, at - 1) || isValue(tokens, at, run.part(at)))) {
      const last = operatorEnd(tokens, at);
      const isCalled = last > at && tokens[last + 1]?.text === '(';
      if (isCalled) found.push({ start: token.start, end: tokens[last]!.end, fill: '_' });
    }
  });
  return found;
}

/** Where an operator is named that is called, not declared. */
function isValue(tokens: readonly Token[], at: number, part: BracedPart | undefined): boolean {
  return part === 'body' && /^(?:return|[;{}=])$/.test(tokens[at - 1]!.text);
}

/** `.` and `->` behind an object, not the dots of `...`. */
function isAccess(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text;
  if (text !== '->' && text !== '.') return false;
  const object = tokens[at - 1];
  return object !== undefined && (object.kind === 'word' || object.text === ')' || object.text === ']');
}

/** Where `A::B::` begins that ends with the mark at `at`. */
function scopeStart(tokens: readonly Token[], at: number): number {
  let first = at;
  while (tokens[first]?.text === '::' && tokens[first - 1]?.kind === 'word') first -= 2;
  return tokens[first + 1]?.kind === 'word' ? tokens[first + 1]!.start : tokens[at]!.start;
}
