import { diffArrays } from 'diff';
import { codeWithoutComments } from '../../text/codeWithoutComments.ts';
import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** A line of a reply that stands where code of the original was. */
export interface Gap {
  readonly text: string;
  /** Lines of code that went there. */
  readonly missing: number;
}

/** A stretch of the original's lines, and the lines and stand-ins of the reply that came in their place. */
interface Change {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Takes the place of one line of code in a text that is compared. */
const STAND_IN = '\u0001';
const FEWEST_LINES = 2;

const unfinished =
  /^(?:todo!|unimplemented!|TODO|(?:raise|throw) (?:new )?\w*(?:NotImplemented|UnsupportedOperation|NotSupported)\w*)/;
const loop = /^(?:for|foreach|while|until|loop|do)\b.*[:{]$/;

/**
 * A new comment (or `pass`, `...`, `todo!()`) where two lines and more of the original went and nothing took their place: whatever it
 * says, code was left out. Lines beside it that only change lines of the original do not count as their replacement; others do, for
 * then it may be a rewrite.
 */
export function detectGap(before: string, after: string, rules: LexicalRules): Gap | undefined {
  const known = new Set(rowsOf(before, rules).filter(isStandIn));
  const old = rowsOf(before, rules).filter((row) => !isStandIn(row));
  const now = rowsOf(after, rules).filter((row) => !known.has(row));
  const changes = changesOf(old, now);
  for (const change of changes) {
    for (const [at, row] of change.added.entries()) {
      if (!isStandIn(row)) continue;
      const missing = linesBetween(change, at);
      if (missing >= FEWEST_LINES) return { text: row.slice(1), missing };
    }
  }
  return undefined;
}

/** The body of a loop that is gone although the loop is not: its first line, by the line that it follows. */
export function detectEmptyLoop(before: string, after: string, rules: LexicalRules): string | undefined {
  const old = codeWithoutComments(before, rules);
  const now = codeWithoutComments(after, rules);
  const isEmpty = (lines: readonly string[], at: number): boolean =>
    indentOf(lines[at + 1] ?? '') <= indentOf(lines[at]!);
  const heads = now.filter((line, at) => loop.test(line.trim()) && isEmpty(now, at)).map((line) => line.trim());
  return heads.find((head) => old.some((line, at) => line.trim() === head && !isEmpty(old, at)));
}

/** Lines of code without blanks at their ends, and comments and statements that do nothing as stand-ins. */
function rowsOf(text: string, rules: LexicalRules): string[] {
  const source = text.replaceAll('\r\n', '\n');
  let marked = source;
  for (const { kind, start, end } of lexicalSpans(source, rules).toReversed()) {
    if (kind !== 'comment') continue;
    const alone = source.slice(source.lastIndexOf('\n', start - 1) + 1, start).trim();
    const words = source.slice(start, end).replace(/\s+/g, ' ');
    // Behind code it says something of that code. `{` opens a comment in JSX.
    marked = marked.slice(0, start) + (alone === '' || alone === '{' ? STAND_IN + words : '') + marked.slice(end);
  }
  return marked
    .split('\n')
    .map((line) => line.trim())
    .map((line) => (line.startsWith(`{${STAND_IN}`) ? line.slice(1) : line))
    .map((line) => (rules.noEffect?.test(line) === true || unfinished.test(line) ? STAND_IN + line : line))
    .filter((line) => line !== '');
}

function isStandIn(row: string): boolean {
  return row.startsWith(STAND_IN);
}

/** Stand-ins are in no original, so that each lies in a change or is one. */
function changesOf(old: readonly string[], now: readonly string[]): Change[] {
  const changes: { removed: string[]; added: string[] }[] = [];
  let open: { removed: string[]; added: string[] } | undefined;
  for (const part of diffArrays([...old], [...now])) {
    if (!part.added && !part.removed) {
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { removed: [], added: [] };
      changes.push(open);
    }
    (part.added ? open.added : open.removed).push(...part.value);
  }
  return changes;
}

/** How many lines of code went where a stand-in is; 0 where a line of the change is no version of a line that went. */
function linesBetween({ removed, added }: Change, standIn: number): number {
  const lines = removed.filter((line) => !isBracket(line));
  let first = 0;
  for (const line of added.slice(0, standIn)) {
    if (isStandIn(line) || isBracket(line)) continue;
    const at = lines.findIndex((other, index) => index >= first && isVersion(other, line));
    if (at < 0) return 0;
    first = at + 1;
  }
  let last = lines.length;
  for (const line of added.slice(standIn + 1).toReversed()) {
    if (isStandIn(line) || isBracket(line)) continue;
    const at = lines.findLastIndex((other, index) => index < last && isVersion(other, line));
    if (at < 0) return 0;
    last = at;
  }
  return last - first;
}

function isBracket(line: string): boolean {
  return /^(?:[(){}[\];,]+|end|fi|done|esac)$/.test(line);
}

/** Whether a line is another with something changed in the middle, or added. */
function isVersion(old: string, now: string): boolean {
  const length = Math.min(old.length, now.length);
  let head = 0;
  while (head < length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return (head + tail) * 2 >= Math.max(old.length, now.length) || holdsAll(now, old);
}

function holdsAll(line: string, other: string): boolean {
  const signs = signsOf(line);
  let at = -1;
  return signsOf(other).every((sign) => {
    at = signs.indexOf(sign, at + 1);
    return at >= 0;
  });
}

function signsOf(line: string): string[] {
  return line.match(/[\p{L}\p{N}_$]+|[^\s]/gu) ?? [];
}

function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].length;
}
