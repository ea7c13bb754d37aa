import type { Token } from './tokens.ts';
import { isTypeWord } from './words.ts';

/** What stands in braces: statements, members of a type, enumerators, or something else (a namespace, values). */
export type BracedPart = 'body' | 'type' | 'enum' | 'other';

/** Words behind which a brace opens a body, as it does behind parameters and conditions. */
const BEFORE_BODY = /^(?:\)|else|do|try|const|noexcept|override|final)$/;

/** For every token what it stands in; undefined outside of all braces. A brace itself counts to what is around it. */
export function bracedParts(tokens: readonly Token[]): (BracedPart | undefined)[] {
  const around: BracedPart[] = [];
  return tokens.map(({ kind, text }, at) => {
    if (kind === 'mark' && text === '}') around.pop();
    const here = around.at(-1);
    if (kind === 'mark' && text === '{') around.push(partAt(tokens, at, here));
    return here;
  });
}

function partAt(tokens: readonly Token[], at: number, around: BracedPart | undefined): BracedPart {
  const before = tokens[at - 1];
  if (before === undefined) return 'other';
  if (around === 'body' && /^[;{}:]$/.test(before.text)) return 'body';
  let first = at;
  while (first > 0 && !/^[;{}()]$/.test(tokens[first - 1]!.text)) first--;
  const head = tokens.slice(first, at);
  if (head.some(({ text }) => text === 'enum')) return 'enum';
  if (head.some(({ text }) => isTypeWord(text))) return 'type';
  return BEFORE_BODY.test(before.text) ? 'body' : 'other';
}
