import { anyScript } from '../../model/anyScript.ts';
import type { TokenRun } from './tokenRun.ts';
import { operatorEnd, type Stretch } from './tokens.ts';

const BEFORE_EXPRESSION = anyScript(/^(?:return|[(=,{;!])$/);

/** A call of an operator by its name alone (`return *operator->();`), which the grammar takes for a declaration: it reads as one of a name. */
export function operatorCallStretches({ tokens }: TokenRun): Stretch[] {
  const found: Stretch[] = [];
  tokens.forEach((token, at) => {
    if (token.text !== 'operator' || at < 2) return;
    const sign = /^[*&]$/.test(tokens[at - 1]!.text) ? 1 : 0;
    const last = operatorEnd(tokens, at);
    const isCall = tokens[last + 1]?.text === '(' && BEFORE_EXPRESSION.test(tokens[at - 1 - sign]!.text);
    if (!isCall || tokens[at + 1]!.kind !== 'mark' || (sign === 0 && tokens[at - 1]!.text !== 'return')) return;
    const { end } = tokens[last]!;
    found.push({ start: token.start, end, put: token.text.padEnd(end - token.start, '_') });
  });
  return found;
}
