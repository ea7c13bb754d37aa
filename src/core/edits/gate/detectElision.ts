import { codeWithoutComments, standaloneStrings } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';
import { lineAt } from '../../text/textRange.ts';
import { isElisionPhrase } from './elisionPhrases.ts';

/** A place in a reply where code was left out. */
export interface Elision {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

/**
 * Placeholders for code that was left out and that the original does not have: comments ("rest of the code", "unchanged",
 * «остальной код»), documentation that is only dots, lines of dots, and the same words in `#region`, in text or where something is said
 * to be unfinished. `rules` absent: lines that look like comments.
 */
export function detectElision(code: string, original: string, rules?: LexicalRules): Elision | undefined {
  const known = new Set(commentsOf(original, rules).map((comment) => wordsOf(comment.text)));
  const comment = commentsOf(code, rules).find(({ text }) => {
    const words = wordsOf(text);
    return !known.has(words) && isElisionPhrase(words);
  });
  const dots = dotsLine(code, original, rules);
  const said = unfinishedLines(code, rules).find(({ text }) => !original.includes(text));
  return [comment, dots, said].filter((each) => each !== undefined).sort((a, b) => a.line - b.line)[0];
}

/** Every line of every comment and every one-line standalone string. */
function commentsOf(text: string, rules: LexicalRules | undefined): Elision[] {
  if (rules === undefined) {
    const rows = text.split('\n').map((row, index) => ({ text: row.trim(), line: index + 1 }));
    return rows.filter((row) => /^(#|\/\/|\/\*|--|;|<!--)/.test(row.text));
  }
  const spans = lexicalSpans(text, rules);
  const strings = rules.tripleQuotes ? standaloneStrings(text, spans) : [];
  return [...spans.filter((span) => span.kind === 'comment'), ...strings].flatMap((span) => {
    const first = lineAt(text, span.start);
    const rows = text.slice(span.start, span.end).split('\n');
    return rows
      .map((row, index) => ({ text: row.trim(), line: first + index }))
      .filter((row, index) => row.text !== '' && !goesOn(rows[index - 1]));
  });
}

/** Whether a row of documentation has more of its sentence in the next one. */
function goesOn(row: string | undefined): boolean {
  return row !== undefined && /[\p{L}\p{N},)`'"]$/u.test(row.trimEnd()) && /\s/.test(wordsOf(row.trim()));
}

/** `#region …`, text behind dots (JSX), and what is said where a program stops as unfinished. */
function unfinishedLines(code: string, rules: LexicalRules | undefined): Elision[] {
  const spans = rules === undefined ? [] : lexicalSpans(code, rules);
  const forms = [
    /^[ \t]*#[ \t]*(?:region|pragma)[ \t]+(.+)$/gm,
    /^[ \t]*((?:\.{3}|…)[ \t]+\p{L}.*)$/gmu,
    /\b(?:todo!|unimplemented!|TODO|\w*(?:NotImplemented|UnsupportedOperation|NotSupported)\w*)\s*[(,]\s*["']([^"'\n]+)/g,
  ];
  return forms
    .flatMap((form) => [...code.matchAll(form)])
    .filter(({ index, 0: text, 1: words }) => {
      const start = index + text.search(/\S/);
      return !spans.some((span) => span.start <= start && start < span.end) && isElisionPhrase(wordsOf(words!));
    })
    .map(({ index, 0: text }) => ({ text: text.trim(), line: lineAt(code, index) }));
}

function wordsOf(comment: string): string {
  // Blanks first and one of each run of signs: else both would be counted again from each of them.
  return comment
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:#+|\/\/+|\/\*+|\*+\/?|--|;+|<!--|[rbu]*(?:"""|'''|"|'))\s*/, '')
    .replace(/\s?(?:(?<!\*)\*+\/|-->|(?<!#)#+|"""|'''|"|')$/, '')
    .replace(/^[[<({]\s*(.*?)\s*[\]>)}]$/, '$1')
    .trim();
}

/** A line of dots outside strings and comments, where the original has fewer of them. */
function dotsLine(code: string, original: string, rules: LexicalRules | undefined): Elision | undefined {
  const lines = dotsLines(code, rules);
  return lines.length > dotsLines(original, rules).length ? lines.at(-1) : undefined;
}

function dotsLines(text: string, rules: LexicalRules | undefined): Elision[] {
  const spans = rules === undefined ? [] : lexicalSpans(text, rules);
  const isInside = (offset: number): boolean => spans.some((span) => span.start < offset && offset < span.end);
  return [...text.matchAll(/^[ \t]*(\.{3,}|…)[ \t]*(?:[;,].*|#.*|\/\/.*)?$/gm)]
    .filter((match) => !isInside(match.index + match[0].indexOf(match[1]!)) && !isWholeBody(text, match, rules))
    .map((match) => ({ text: match[0].trim(), line: lineAt(text, match.index) }));
}

/** Python's `...` as the only statement of a body: that is a stub, or right for a new protocol or overload. */
function isWholeBody(text: string, dots: RegExpExecArray, rules: LexicalRules | undefined): boolean {
  if (rules?.noEffect === undefined) return false;
  const before = codeWithoutComments(text.slice(0, dots.index), rules).at(-1);
  const after = codeWithoutComments(text.slice(dots.index + dots[0].length), rules)[0] ?? '';
  const indent = (line: string): number => /^[ \t]*/.exec(line)![0].length;
  return before?.endsWith(':') === true && indent(after) < indent(dots[0]);
}
