import { anyScript } from '../../model/anyScript.ts';
import { AnnotationFinder } from './annotations.ts';
import { conditionalStretches } from './conditionals.ts';
import { directiveStretches } from './directiveText.ts';
import { enumMacroStretches } from './enumMacros.ts';
import { expressionMacroStretches } from './expressionMacros.ts';
import { memberPointerStretches } from './memberPointers.ts';
import { operatorCallStretches } from './operatorCalls.ts';
import { pointerWordStretches } from './pointerWords.ts';
import { statementMacroStretches } from './statementMacros.ts';
import { templateMacroStretches } from './templateMacros.ts';
import { TokenRun } from './tokenRun.ts';
import { blanked, tokensOf } from './tokens.ts';
import { wordPairStretches } from './wordPairs.ts';

/**
 * The text as a grammar can read it. What the preprocessor would take away, or put together, is no part of C's grammar: it is
 * blanked out, so that everything else keeps its place. Names, signatures and documentation are still read from the text itself.
 */
export function readableText(text: string): string {
  const whole = blanked(text, conditionalStretches(tokensOf(text), text));
  const tokens = tokensOf(whole);
  const code = tokens.filter(({ kind }) => kind !== 'directive');
  const pairs = wordPairStretches(code);
  const words = pointerWordStretches(new TokenRun(code));
  const gone = new Set(
    [...pairs.filter(({ fill, put }) => (fill ?? put) === undefined), ...words].map(({ start }) => start),
  );
  const left = new TokenRun(tokens.filter(({ start }) => !gone.has(start)));
  const rest = new TokenRun(left.tokens.filter(({ kind }) => kind !== 'directive'));
  return blanked(whole, [
    ...tokens.filter(({ kind }) => kind === 'directive').flatMap(directiveStretches),
    ...statementMacroStretches(left),
    ...enumMacroStretches(left),
    ...pairs,
    ...words,
    ...memberPointerStretches(rest),
    ...expressionMacroStretches(rest),
    ...operatorCallStretches(rest),
    ...templateMacroStretches(rest),
    ...new AnnotationFinder(rest).stretches(),
  ]);
}

/** `struct API Name {` reads as a function named `Name` that gives a `struct API`; of `API(Item *) name(` the grammar knows no type. */
export const NEEDS_READING = anyScript(
  /\b(?:class|struct|union|enum)\s+[A-Z_][A-Z0-9_]+(?:\s*\([^()]*\))?\s+[A-Za-z_]\w*\s*(?:final\s*)?[:{]|^[A-Z_][A-Z0-9_]+\([\w ]+[ *]*\)\s*[A-Za-z_]\w*\(/m,
);
