import type { LexicalRules } from '../../text/lexicalRules.ts';
import { lexicalSpans } from '../../text/lexicalSpans.ts';

/** One line of a diff without its mark. `same` lines and `old` ones stand in the target, `new` ones come. */
interface DiffLine {
  readonly mark: 'same' | 'old' | 'new';
  readonly text: string;
}

/** How a model wrote the lines that it marked. */
interface Notation {
  readonly blankAfterMark: boolean;
  /** The definition as it was shown is moved left by its indentation. */
  readonly movedLeft: boolean;
}

const NOTATIONS: readonly Notation[] = [false, true].flatMap((blankAfterMark) =>
  [false, true].map((movedLeft) => ({ blankAfterMark, movedLeft })),
);

const fileHeader = /^(?:diff --git |index [0-9a-f]{4,}|--- (?:a\/|\/dev\/null|\S+\.\w+)|\+\+\+ (?:b\/|\S+\.\w+))/;
const hunkHeader = /^@@(?: |$)/;

/**
 * Whether code is written as a diff of `target` (both LF): taken for code, its marks would be operators. A line at the very left
 * that begins with `-` or `+` outside strings and comments is a mark, unless the target has that whole line; where code may stand so
 * far left (`isValue`: a value over several lines), only when a line taken away is the target's.
 */
export function isDiff(code: string, target: string, isValue: boolean, rules?: LexicalRules): boolean {
  const own = new Set(target.split('\n'));
  const there = new Set(target.split('\n').map((line) => line.trim()));
  const spans = rules === undefined ? [] : lexicalSpans(code, rules);
  let offset = 0;
  for (const line of code.split('\n')) {
    const start = offset;
    offset += line.length + 1;
    if (own.has(line)) continue;
    if (hunkHeader.test(line) || fileHeader.test(line)) return true;
    const marked = /^[+-](?![+-]|=)(.*\S.*)$/.exec(line);
    if (marked === null || spans.some((span) => span.start < start && start < span.end)) continue;
    if (!isValue || (line.startsWith('-') && there.has(marked[1]!.trim()))) return true;
  }
  return false;
}

/**
 * `target` (LF, its first line with the blanks `indent` or without) with a diff applied to it; undefined where a line that should be
 * there is not, or its place is not the only one. Lines that stay are the target's own, to the letter.
 */
export function applyDiff(code: string, target: string, indent: string): string | undefined {
  const hunks = readHunks(code);
  if (hunks.every((hunk) => hunk.every(({ mark, text }) => mark === 'new' || text.trim() === ''))) {
    return hunks.flatMap((hunk) => hunk.map(({ text }) => text)).join('\n');
  }
  const lines = target.split('\n').map((line, index) => (index === 0 ? indent + line.trimStart() : line));
  for (const notation of NOTATIONS) {
    const applied = applyHunks(hunks, lines, indent, notation);
    if (applied !== undefined) return applied.join('\n');
  }
  return undefined;
}

function readHunks(code: string): DiffLine[][] {
  const hunks: DiffLine[][] = [[]];
  const lines = code.replace(/\n+$/, '').split('\n');
  for (const line of lines) {
    if (hunkHeader.test(line)) hunks.push([]);
    else if (!fileHeader.test(line) && !line.startsWith('\\ No newline')) hunks.at(-1)!.push(readLine(line));
  }
  return hunks.filter((hunk) => hunk.some(({ text }) => text.trim() !== ''));
}

function readLine(line: string): DiffLine {
  if (line.startsWith('+')) return { mark: 'new', text: line.slice(1) };
  return line.startsWith('-') ? { mark: 'old', text: line.slice(1) } : { mark: 'same', text: line };
}

function applyHunks(
  hunks: readonly (readonly DiffLine[])[],
  lines: readonly string[],
  indent: string,
  notation: Notation,
): string[] | undefined {
  const result: string[] = [];
  let at = 0;
  for (const hunk of hunks) {
    const rows = hunk.map(({ mark, text }) => ({ mark, texts: readings({ mark, text }, indent, notation) }));
    const before = rows.filter(({ mark }) => mark !== 'new');
    const places = placesOf(before, lines, indent);
    if (before.length === 0 || places.length !== 1 || places[0]! < at) return undefined;
    result.push(...lines.slice(at, places[0]));
    at = places[0]!;
    for (const { mark, texts } of rows) {
      if (mark === 'new') result.push(texts[0]!);
      else if (mark === 'same') result.push(lines[at++]!);
      else at += 1;
    }
  }
  return [...result, ...lines.slice(at)];
}

/** What a line may say: of those that stay, models leave out the blank that is their mark, often of the first one only. */
function readings({ mark, text }: DiffLine, indent: string, { blankAfterMark, movedLeft }: Notation): string[] {
  if (text.trim() === '') return [''];
  const bare = text.replace(/^ /, '');
  const texts = mark === 'same' ? [bare, text] : [blankAfterMark ? bare : text];
  return movedLeft ? texts.map((each) => indent + each) : texts;
}

/** Where the lines stand one after the other. The definition's own first line may be shown without its blanks. */
function placesOf(before: readonly { readonly texts: readonly string[] }[], lines: readonly string[], indent: string) {
  const places: number[] = [];
  for (let at = 0; at + before.length <= lines.length; at += 1) {
    const fits = before.every(({ texts }, index) => {
      const line = lines[at + index]!.trimEnd();
      return texts.some((text) => text.trimEnd() === line || (at + index === 0 && indent + text.trim() === line));
    });
    if (fits) places.push(at);
  }
  return places;
}
