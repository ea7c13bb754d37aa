import { anyScript } from '../../model/anyScript.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import type { TextRange } from '../../text/textRange.ts';

/** Forms of imports of languages with `#if`. */
const PREPROCESSED: ReadonlySet<string> = new Set(['c', 'csharp']);

const DIRECTIVE = /^[ \t]*#[ \t]*(if|ifdef|ifndef|endif)\b[^\n]*/gm;

/**
 * What stands between a preprocessor's `#if` and its `#endif`, the lines of both included, outermost only: other builds do without it. The guard
 * that a header has around all of it is no condition.
 */
export function conditionalRanges(text: string, rules: LexicalRules): readonly TextRange[] {
  if (!PREPROCESSED.has(rules.imports)) return [];
  const spans = lexicalSpans(text, rules);
  const ranges: TextRange[] = [];
  const open: { readonly start: number; readonly isGuard: boolean }[] = [];
  for (const match of text.matchAll(DIRECTIVE)) {
    const start = match.index;
    if (spans.some((span) => span.start <= start && start < span.end)) continue;
    const end = start + match[0].length;
    if (match[1] !== 'endif') {
      open.push({ start, isGuard: guardEnd(text, start) !== undefined });
      continue;
    }
    const opened = open.pop();
    if (opened !== undefined && !opened.isGuard && open.every(({ isGuard }) => isGuard))
      ranges.push({ start: opened.start, end });
  }
  const unclosed = open.find(({ isGuard }) => !isGuard);
  return unclosed === undefined ? ranges : [...ranges, { start: unclosed.start, end: text.length }];
}

/** The end of `#ifndef SHOP_H` and `#define SHOP_H` where both stand at an offset. */
export function guardEnd(text: string, offset: number): number | undefined {
  const guard = anyScript(/[ \t]*#[ \t]*ifndef[ \t]+(\w+)[^\n]*\n\s*#[ \t]*define[ \t]+\1[ \t\r]*(?=\n|$)/y);
  guard.lastIndex = offset;
  return guard.test(text) ? guard.lastIndex : undefined;
}
