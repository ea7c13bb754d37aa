import type { TokenRun } from './tokenRun.ts';
import type { Stretch, Token } from './tokens.ts';
import { isLarge } from './words.ts';

/**
 * Inside expressions: texts that a macro makes beside others (`"v" TEXT_OF(MAJOR)`), which are added to them, and the
 * several expressions of a `decltype(first(), void())`, which read as one. Systems and versions (`__builtin_available(macOS 10.9, *)`) are left out.
 */
export function expressionMacroStretches(run: TokenRun): Stretch[] {
  const { tokens } = run;
  const found: Stretch[] = [];
  tokens.forEach(({ text }, at) => {
    const end = run.macroEnd(at);
    if (end === at) return;
    if (text === '__builtin_available') found.push({ start: tokens[at + 1]!.end, end: tokens[end]!.start });
    else if (text === 'decltype') commasBetween(run, at + 2, end, found);
    else if (isLarge(tokens[at])) {
      if (isText(tokens[at - 1])) joinTexts(tokens[at - 1]!, tokens[at]!, found);
      if (isText(tokens[end + 1])) joinTexts(tokens[end]!, tokens[end + 1]!, found);
    }
  });
  return found;
}

function isText(token: Token | undefined): boolean {
  return token?.kind === 'literal' && token.text.endsWith('"');
}

function joinTexts({ end }: Token, { start }: Token, found: Stretch[]): void {
  if (end < start) found.push({ start: end, end: end + 1, put: '+', inGap: true });
}

function commasBetween({ tokens, closing }: TokenRun, from: number, to: number, found: Stretch[]): void {
  for (let at = from; at < to; at++) {
    if (tokens[at]!.text === ',') found.push({ ...tokens[at]!, put: '+' });
    else at = closing[at] ?? at;
  }
}
