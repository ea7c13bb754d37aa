import type { TokenRun } from './tokenRun.ts';
import type { Stretch, Token } from './tokens.ts';
import { isLarge } from './words.ts';

/**
 * Inside expressions: texts that a macro makes beside others (`"v" TEXT_OF(MAJOR)`, `"%" PRId64 "\n"`), which are added to them, and the
 * several expressions of a `decltype(first(), void())`, which read as one. Systems and versions (`__builtin_available(macOS 10.9, *)`) are left out.
 */
export function expressionMacroStretches(run: TokenRun): Stretch[] {
  const { tokens } = run;
  const found: Stretch[] = [];
  tokens.forEach(({ text }, at) => {
    const end = run.macroEnd(at);
    if (end === at) {
      if (isTextMacro(tokens, at)) joinMacro(tokens, at, found);
    } else if (text === '__builtin_available') found.push({ start: tokens[at + 1]!.end, end: tokens[end]!.start });
    else if (text === 'decltype') commasBetween(run, at + 2, end, found);
    else if (isLarge(tokens[at])) {
      if (isText(tokens[at - 1])) joinTexts(tokens[at - 1]!, tokens[at]!, found);
      const next = tokens[end + 1];
      if (isText(next) || (isText(tokens[at + 2]) && isLarge(next) && run.macroEnd(end + 1) > end + 1)) {
        // At the head of a statement it is one by itself.
        if (isText(next) || /^[(,=+?:]$|^return$/.test(tokens[at - 1]?.text ?? '') || isText(tokens[at - 1]))
          joinTexts(tokens[end]!, next!, found);
      }
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

/** The names of formats that C's library has (`PRId64`), and names in capitals, right behind a text or another such name behind one. */
function isTextMacro(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]!;
  if (!isLarge(token) && !/^(?:PRI|SCN)[a-zA-Z]+\d*$/.test(token.text)) return false;
  const before = tokens[at - 1];
  if (isText(before)) return !/^(?:extern|operator)$/.test(tokens[at - 2]?.text ?? '');
  return isLarge(before) && isTextMacro(tokens, at - 1);
}

/** A macro alone that stands for a text; where nothing separates it from the texts beside it, a text of its own length takes its place. */
function joinMacro(tokens: readonly Token[], at: number, found: Stretch[]): void {
  const [before, token, next] = [tokens[at - 1]!, tokens[at]!, tokens[at + 1]];
  const isFollowed = isText(next);
  const length = token.end - token.start;
  if (before.end < token.start && !(isFollowed && next!.start === token.end)) {
    joinTexts(before, token, found);
    if (isFollowed) joinTexts(token, next!, found);
  } else if (length > 3) found.push({ ...token, put: `+""${(isFollowed ? '+' : '').padStart(length - 3)}` });
}

function commasBetween({ tokens, closing }: TokenRun, from: number, to: number, found: Stretch[]): void {
  for (let at = from; at < to; at++) {
    if (tokens[at]!.text === ',') found.push({ ...tokens[at]!, put: '+' });
    else at = closing[at] ?? at;
  }
}
