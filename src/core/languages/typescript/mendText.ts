import { anyScript } from '../../model/anyScript.ts';
import { renameKeywords } from '../javascript/renameKeywords.ts';
import { withoutImportedArguments } from './importedTypes.ts';
import { withoutTagArguments } from './tagArguments.ts';

/** Headers longer than this are left as they are. */
const LONGEST_HEADER = 4000;
const CLOSING: Readonly<Record<string, string>> = { '<': '>', '(': ')', '[': ']', '{': '}' };
/** What a member of a type may end with where nothing parts it from the next. */
const ENDS_TYPE = anyScript(/(?:[\w$\])}'"`]|(?<!=)>)$/);
/** The grammar knows `accessor` at the beginning of a field only. */
const LATE_ACCESSOR =
  /(?<=\b(?:static|public|private|protected|override|abstract|declare|readonly)\s+)accessor(?=\s+[\p{ID_Start}$_#][\p{ID_Continue}$]*[!?]?\s*(?:[:=;]|$))/gmu;
/** `<in out T, out U extends V>`: the grammar knows no variance. */
const VARIANCE = anyScript(/\b(?:in[ \t]+out|in|out)[ \t]+(?=[\w$]+\s*(?:extends\b|[=,>]))/g);
const COMMENT_LINE = /^\s*(?:\/\/|\/\*|\*)/;
/** The grammar takes an escaped backtick for the end of a template that is a type. */
const ESCAPED = /\\[\\`]/g;

/**
 * The text as the grammar can read it, equally long. Where a line of an interface begins with `<`, the grammar takes it for type arguments of
 * the line before: a `;` stands in place of the blank in front. `export type * from` is read without its `type`, `static accessor` without
 * `accessor`, type parameters without `in` and `out`, keywords that are names as other names, a template's tag and an imported type without type arguments, a template without the backticks in it.
 */
export function mendText(text: string): string {
  const read = renameKeywords(withoutImportedArguments(withoutTagArguments(text)))
    .replace(ESCAPED, (pair) => (pair === '\\`' ? '  ' : pair))
    .replace(/^export type (?=\*)/gm, 'export      ')
    .replace(LATE_ACCESSOR, '        ')
    .replace(VARIANCE, (words, at: number, all: string) =>
      beginsParameter(all, at) ? ' '.repeat(words.length) : words,
    );
  const places = [...read.matchAll(anyScript(/^[ \t]+<(?=\s*[\w$])/gm))].flatMap(({ index, 0: start }) => {
    const at = index + start.length - 1;
    return isCallSignature(read, at) && ENDS_TYPE.test(codeLineBefore(read, index)) ? [at - 1] : [];
  });
  if (places.length === 0) return read;
  let mended = '';
  let from = 0;
  for (const place of places) {
    mended += `${read.slice(from, place)};`;
    from = place + 1;
  }
  return mended + read.slice(from);
}

/** Whether a type parameter may begin here: behind `<` or a comma. */
function beginsParameter(text: string, at: number): boolean {
  let before = at - 1;
  for (; /[\s/]/.test(text[before] ?? ''); before--) {
    if (text[before] === '/' && text[before - 1] === '*') before = text.lastIndexOf('/*', before - 2);
  }
  return text[before] === '<' || text[before] === ',';
}

/** `<T>(a: A): B` */
function isCallSignature(text: string, at: number): boolean {
  const list = afterBlanks(text, endOfBrackets(text, at));
  if (text[list] !== '(') return false;
  return text[afterBlanks(text, endOfBrackets(text, list))] === ':';
}

/** Behind the bracket that closes the one at `at`; the end of the text where none does. */
function endOfBrackets(text: string, at: number): number {
  const open: string[] = [];
  const limit = Math.min(text.length, at + LONGEST_HEADER);
  for (let here = at; here < limit; here++) {
    const char = text[here]!;
    if (char === '"' || char === "'" || char === '`') {
      const end = text.indexOf(char, here + 1);
      if (end < 0) break;
      here = end;
    } else if (char === '/' && text[here + 1] === '/') {
      const end = text.indexOf('\n', here);
      if (end < 0) break;
      here = end;
    } else if (CLOSING[char] !== undefined) open.push(CLOSING[char]);
    else if (char === open.at(-1) && !(char === '>' && text[here - 1] === '=')) {
      open.pop();
      if (open.length === 0) return here + 1;
    }
  }
  return text.length;
}

function afterBlanks(text: string, at: number): number {
  let here = at;
  while (/\s/.test(text[here] ?? '')) here++;
  return here;
}

/** The line of code before the line that starts at `lineStart`, without what follows its code. */
function codeLineBefore(text: string, lineStart: number): string {
  let end = lineStart - 1;
  while (end > 0) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    const comment = line.trimEnd().endsWith('*/') ? text.lastIndexOf('/*', end) : -1;
    if (comment >= 0 && comment < start) {
      end = text.lastIndexOf('\n', comment);
      continue;
    }
    if (line.trim() !== '' && !COMMENT_LINE.test(line)) return line.replace(/\s*\/\/.*$/, '').trimEnd();
    end = start - 1;
  }
  return '';
}
