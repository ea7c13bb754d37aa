import { standaloneStrings } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from '../../text/lexicalSpans.ts';
import { fitLineEnds } from '../../text/lineEnds.ts';
import type { TextRange } from '../../text/textRange.ts';
import { afterComments } from '../imports/importStatements.ts';
import { convertBlanks, indentStep, indentUnit } from './indentUnit.ts';
import { type Inside, keepBlanks } from './keepBlanks.ts';

/**
 * Gives a definition (LF) the place's indentation and line ends, without a line break at either end, so that it can stand
 * at `range` of `base`. All lines move by the same blanks. Blanks become tabs, or tabs blanks, only when the file uses the
 * other. Lines that the reply repeats keep the blanks that they had. Lines inside a multi-line string stay as written, unless that string is documentation or only moving or converting them
 * gives the original's string back.
 */
export function fitIndentation(code: string, base: string, range: TextRange, rules?: LexicalRules): string {
  const target = base.slice(range.start, range.end);
  const original = target.replaceAll('\r\n', '\n');
  const indent = indentAt(base, range.start);
  const text = code.replace(/^(?:[ \t]*\n)+/, '').trimEnd();
  const lines = text.split('\n');
  const strings = rules === undefined ? [] : longStrings(text, rules);
  const inString = linesInside(strings);
  const codeLines = lines.filter((line, index) => !inString.has(index) && line.trim() !== '');
  const step = indentStep(codeLines);
  const inOriginal = linesInside(rules === undefined ? [] : longStrings(original, rules));
  const below = belowHeader(original.split('\n'), original, inOriginal, rules);
  const unit = indentUnit(below, indent, base);
  const convert = (line: string): string =>
    convertBlanks(blanksOf(line), unit, step) + line.slice(blanksOf(line).length);
  const converted = lines.map(convert);
  const first = blanksOf(converted[0]!);
  const others = belowHeader(converted, text, inString, rules);
  const own = first === '' && onlyFirstLineMoved(others, below, indent) ? indent : first;
  const shift = (line: string): string => moveBlanks(blanksOf(line), own, indent) + line.slice(blanksOf(line).length);

  const moved = converted.map((line, index) =>
    index === 0 ? line.trimStart() : inString.has(index) ? lines[index]! : line === '' ? '' : shift(line),
  );
  for (const { first: at, rows } of strings) {
    const isThere = (relaid: (row: string) => string): boolean =>
      original.includes(rows.map((row, index) => (index === 0 ? row : relaid(row))).join('\n'));
    const relaid = [(row: string) => row, shift, (row: string) => shift(convert(row))].find(isThere);
    if (relaid === undefined) continue;
    // The last row carries the code after the string, so only the blanks before it are taken.
    for (let index = 1; index < rows.length; index += 1) moved[at + index] = relaid(moved[at + index]!);
  }
  const inside = insideOf(text, rules);
  const insideOriginal = insideOf(original, rules);
  const kept = keepBlanks(
    moved.map((fitted, index) => ({ fitted, written: lines[index]!, inside: inside(index) })),
    original.split('\n').map((row, index) => ({ text: row, inside: insideOriginal(index) })),
    { from: own === first ? blanksOf(lines[0]!) : own, to: indent },
    rules !== undefined && rules.indented !== true,
  );
  return fitLineEnds(kept.join('\n'), target, base);
}

/** The blanks at the beginning of the line that an offset lies in. */
export function indentAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return blanksOf(text.slice(lineStart, offset).replace(/^\uFEFF/, ''));
}

function blanksOf(line: string): string {
  return /^[ \t]*/.exec(line)![0];
}

function moveBlanks(blanks: string, from: string, to: string): string {
  if (blanks.startsWith(from)) return to + blanks.slice(from.length);
  return to.slice(0, Math.max(0, to.length - (from.length - blanks.length)));
}

/**
 * Models copy a definition as it was shown: the first line from its first sign on, the others with the file's indentation.
 * Then the least indentation of the other lines is the same as in the original. Lines that only close or open stand where the
 * header does, and say nothing of that as long as there are others.
 */
function onlyFirstLineMoved(others: readonly string[], before: readonly string[], indent: string): boolean {
  const [now, old] = [others, before].map((rows) => rows.filter((row) => row.trim() !== ''));
  if (indent === '' || now!.length === 0 || old!.length === 0) return false;
  const least = (rows: readonly string[]): number => Math.min(...rows.map((row) => blanksOf(row).length));
  if (least(now!) < Math.min(indent.length, least(old!))) return false;
  const [inner, innerBefore] = [now!, old!].map((rows) => least(withoutEdges(rows)));
  return inner! >= indent.length && inner === innerBefore;
}

/**
 * The lines of a definition below its first line of code that do not lie inside a long string. Documentation before the header may be in
 * the original only, so the header is not among them, unless nothing is below it.
 */
function belowHeader(
  lines: readonly string[],
  text: string,
  inString: ReadonlySet<number>,
  rules: LexicalRules | undefined,
): string[] {
  const comments = rules === undefined ? 0 : afterComments(text, 0, lexicalSpans(text, rules));
  const header = text.slice(0, comments).split('\n').length - 1;
  const from = (first: number): string[] => lines.filter((_, index) => index >= first && !inString.has(index));
  const below = from(header + 1);
  return below.length > 0 ? below : from(1);
}

/** The 0-based lines that begin inside one of the strings. */
function linesInside(strings: readonly LongString[]): ReadonlySet<number> {
  return new Set(strings.flatMap(({ first, rows }) => rows.slice(1).map((_, index) => first + index + 1)));
}

/** Rows but those that begin with a closing bracket or are one opening brace; all where there are no others. */
function withoutEdges(rows: readonly string[]): readonly string[] {
  const inner = rows.filter((row) => !/^(?:[)\]}]|\{$|end\b)/.test(row.trim()));
  return inner.length === 0 ? rows : inner;
}

/** A string over several lines that is no documentation, by the 0-based line it begins in. */
interface LongString {
  readonly first: number;
  readonly rows: readonly string[];
}

function longStrings(text: string, rules: LexicalRules): LongString[] {
  const spans = lexicalSpans(text, rules);
  const documentation = new Set(rules.tripleQuotes ? standaloneStrings(text, spans) : []);
  return overLines(
    text,
    spans.filter((span) => span.kind === 'string' && !documentation.has(span)),
  );
}

/** What a 0-based line of a text begins inside of. */
function insideOf(text: string, rules: LexicalRules | undefined): (line: number) => Inside {
  if (rules === undefined) return () => 'code';
  const strings = linesInside(longStrings(text, rules));
  const documentation = rules.tripleQuotes ? standaloneStrings(text, lexicalSpans(text, rules)) : [];
  const documenting = linesInside(overLines(text, documentation));
  return (line) => (strings.has(line) ? 'string' : documenting.has(line) ? 'documentation' : 'code');
}

function overLines(text: string, spans: readonly LexicalSpan[]): LongString[] {
  return spans
    .map((span) => ({
      first: text.slice(0, span.start).split('\n').length - 1,
      rows: text.slice(span.start, span.end).split('\n'),
    }))
    .filter(({ rows }) => rows.length > 1);
}
