import type { TokenRun } from './tokenRun.ts';
import type { Stretch } from './tokens.ts';
import { isKeyword, isLarge } from './words.ts';

/**
 * A word between a pointer and the name behind it (`const char* nonnull name`, `char *_Nullable name`) is a macro or an addition to the
 * language: two names in a row behind `*` or `&` are nothing else.
 */
export function pointerWordStretches({ tokens }: TokenRun): Stretch[] {
  const found: Stretch[] = [];
  for (let at = 1; at + 1 < tokens.length; at++) {
    const [before, token, next] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]!];
    if (before.kind !== 'mark' || !(before.text === '*' || before.text === '&')) continue;
    if (token.kind !== 'word' || next.kind !== 'word' || isKeyword(token.text)) continue;
    if (next.text === 'operator' || !(isKeyword(next.text) || (isLarge(next) && !isLarge(token)))) found.push(token);
  }
  return found;
}
