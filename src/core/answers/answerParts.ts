import { fencedBlocks } from '../edits/reply/extractCode.ts';

/** A block of code in an answer. Lines are 1-based lines of the answer. */
export interface CodePart {
  readonly kind: 'code';
  readonly line: number;
  /** Behind the opening fence: a language, perhaps a path. */
  readonly info: string;
  readonly code: string;
  /** False where the answer ends before the block does. */
  readonly closed: boolean;
}

/** A line that names what follows: `## Title`, or a line of bold text alone, which counts as the deepest level. */
export interface HeadingPart {
  readonly kind: 'heading';
  readonly line: number;
  /** 1 to 7. */
  readonly level: number;
  readonly text: string;
}

export interface ParagraphPart {
  readonly kind: 'paragraph';
  readonly line: number;
  readonly text: string;
}

/** An element of a list with what belongs to it. */
export interface ItemPart {
  readonly kind: 'item';
  readonly line: number;
  /** Columns before its bullet. */
  readonly indent: number;
  /** Its own words, as Markdown, wrapped lines joined. */
  readonly text: string;
  /** Further paragraphs of it. */
  readonly more: readonly string[];
  readonly items: readonly ItemPart[];
  /** `[x]` or `[ ]` before the words; absent where there is no box. */
  readonly checked?: boolean;
}

export type AnswerPart = CodePart | HeadingPart | ParagraphPart | ItemPart;

/** Level of a heading that is only a bold line. */
const BOLD_LEVEL = 7;

const HEADING = /^ {0,3}(#{1,6})\s+(.*)$/;
const BOLD_LINE = /^\s{0,3}(?:\*\*([^*]+)\*\*|__([^_]+)__)\s*(?::\s*)?$/;
const ITEM = /^(\s*)(?:[-*+•–]|\d{1,3}[.)])\s+(?:\[([ xX])\]\s+)?(\S.*)$/;
const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$/;

type Growing<Part> = { -readonly [Key in keyof Part]: Part[Key] };
interface GrowingItem extends Growing<Omit<ItemPart, 'more' | 'items'>> {
  readonly more: string[];
  readonly items: GrowingItem[];
}

/**
 * Reads an answer as its parts in order: code, headings, paragraphs, and the outermost elements of lists. Not all of Markdown, but what
 * assistants write, unclosed fences and wrong indentation included. What a model thinks before it answers is left out. Never throws.
 */
export function answerParts(answer: string): readonly AnswerPart[] {
  const lines = withoutQuoteMarks(answer.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '')).split('\n');
  const blocks = fencedBlocks(lines);
  const parts: AnswerPart[] = [];
  const open: GrowingItem[] = [];
  let paragraph: Growing<ParagraphPart> | undefined;
  let blank = true;

  const closeAll = (): void => {
    open.length = 0;
    paragraph = undefined;
  };

  const word = (line: string, number: number): void => {
    const item = ITEM.exec(line);
    if (item !== null && !RULE.test(line)) {
      addItem(item, number);
      return;
    }
    const indent = indentOf(line);
    const text = line.trim();
    const current = open.at(-1);
    // A line right behind an element goes on with it, indented or not; behind a blank line only an indented one does.
    if (current !== undefined && !blank) {
      if (current.more.length > 0) current.more.push(`${current.more.pop()!} ${text}`);
      else current.text = `${current.text} ${text}`;
      return;
    }
    while (open.length > 0 && indent <= open.at(-1)!.indent) open.pop();
    if (open.length > 0) {
      open.at(-1)!.more.push(text);
      return;
    }
    if (paragraph !== undefined && !blank) paragraph.text = `${paragraph.text} ${text}`;
    else {
      paragraph = { kind: 'paragraph', line: number, text };
      parts.push(paragraph);
    }
  };

  const addItem = ([, blanks = '', box, text = '']: RegExpExecArray, line: number): void => {
    const indent = indentOf(blanks);
    while (open.length > 0 && indent <= open.at(-1)!.indent) open.pop();
    const checked = box === undefined ? {} : { checked: box !== ' ' };
    const item: GrowingItem = { kind: 'item', line, indent, text: text.trim(), more: [], items: [], ...checked };
    (open.at(-1)?.items ?? parts).push(item);
    open.push(item);
    paragraph = undefined;
  };

  let at = 0;
  for (const block of [...blocks, undefined]) {
    for (; at < (block === undefined ? lines.length : block.from - 1); at++) {
      const line = lines[at]!;
      const heading = headingOf(line, at + 1);
      if (heading !== undefined) {
        closeAll();
        parts.push(heading);
      } else if (line.trim() === '' || RULE.test(line)) {
        paragraph = undefined;
      } else {
        word(line, at + 1);
      }
      blank = line.trim() === '' || heading !== undefined;
    }
    if (block === undefined) break;
    const { code, info, closed, from, to } = block;
    parts.push({ kind: 'code', line: from, info, code, closed });
    paragraph = undefined;
    blank = true;
    at = to + 1;
  }
  return withoutThoughts(parts, lines);
}

function headingOf(line: string, number: number): HeadingPart | undefined {
  const heading = HEADING.exec(line);
  if (heading !== null)
    return { kind: 'heading', line: number, level: heading[1]!.length, text: withoutClosing(heading[2]!) };
  const bold = BOLD_LINE.exec(line);
  return bold === null
    ? undefined
    : { kind: 'heading', line: number, level: BOLD_LEVEL, text: (bold[1] ?? bold[2])!.trim() };
}

/** `Title ##` is `Title`. Not by the expression above: blanks inside a long line would be counted again from each of them. */
function withoutClosing(title: string): string {
  const text = title.trimEnd();
  let end = text.length;
  while (text[end - 1] === '#') end--;
  return text.slice(0, end).trim();
}

/** An answer that somebody quoted as a whole, line by line. */
function withoutQuoteMarks(text: string): string {
  const lines = text.split('\n');
  const quoted = lines.some((line) => line.trim() !== '') && lines.every((line) => line === '' || line.startsWith('>'));
  return quoted ? lines.map((line) => line.replace(/^> ?/, '')).join('\n') : text;
}

/** Parts before the line that ends the thinking are thoughts, whether its beginning is there or not. */
function withoutThoughts(parts: readonly AnswerPart[], lines: readonly string[]): readonly AnswerPart[] {
  const end = lines.findLastIndex((line) => /^\s*<\/(?:think|thinking|reasoning)>\s*$/i.test(line));
  return end < 0 ? parts : parts.filter(({ line }) => line > end + 1);
}

function indentOf(line: string): number {
  return /^[ \t]*/.exec(line)![0].replaceAll('\t', '    ').length;
}
