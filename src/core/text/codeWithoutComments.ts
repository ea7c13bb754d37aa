import type { LexicalRules } from './lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from './lexicalSpans.ts';

/** Stands for a line break inside a string, whose blanks are content. */
const KEPT_BREAK = '\u0001';

/**
 * The code of a text as lines: comments, docstrings, blank lines, blanks at line ends and statements without effect removed,
 * indentation kept. Two texts with the same lines differ in documentation and layout of empty lines only.
 */
export function codeWithoutComments(text: string, rules: LexicalRules): string[] {
  const source = text.replaceAll('\r\n', '\n');
  const spans = lexicalSpans(source, rules);
  const documentation = new Set(rules.tripleQuotes ? standaloneStrings(source, spans) : []);
  const commented = new Set<number>();
  let code = '';
  let at = 0;
  let line = 0;
  const keep = (part: string): void => {
    code += part;
    line += part.split('\n').length - 1;
  };
  for (const span of spans) {
    keep(source.slice(at, span.start));
    const part = source.slice(span.start, span.end);
    if (span.kind === 'comment' || documentation.has(span)) commented.add(line);
    else code += part.replaceAll('\n', KEPT_BREAK);
    at = span.end;
  }
  keep(source.slice(at));
  return code
    .split('\n')
    .map((row) => row.trimEnd())
    .filter((row, index) => !isNothing(row, commented.has(index), rules))
    .map((row) => row.replaceAll(KEPT_BREAK, '\n'));
}

/** `{}` is what is left of a JSX comment. */
function isNothing(row: string, hadComment: boolean, rules: LexicalRules): boolean {
  return row === '' || (hadComment && row.trim() === '{}') || (rules.noEffect?.test(row) ?? false);
}

/** Strings that are a statement of their own: docstrings, and strings used as comments. */
export function standaloneStrings(text: string, spans: readonly LexicalSpan[]): LexicalSpan[] {
  const found: LexicalSpan[] = [];
  let depth = 0;
  let at = 0;
  for (const span of spans) {
    for (const sign of text.slice(at, span.start)) {
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth -= 1;
    }
    at = span.end;
    if (span.kind !== 'string' || depth > 0 || /^[rb]*[ft]/i.test(text.slice(span.start, span.start + 2))) continue;
    if (standsAlone(text, span)) found.push(span);
  }
  return found;
}

/** Nothing but blanks before and blanks or a comment after it, and the line before does not go on. */
function standsAlone(text: string, span: LexicalSpan): boolean {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', span.end);
  const after = text.slice(span.end, lineEnd < 0 ? undefined : lineEnd);
  return text.slice(lineStart, span.start).trim() === '' && /^\s*(#|$)/.test(after) && text[lineStart - 2] !== '\\';
}
