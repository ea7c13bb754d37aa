import { asksForSomething, type SectionKind, sectionKind } from './adviceWords.ts';
import type { AnswerPart, HeadingPart, ItemPart } from './answerParts.ts';
import { plainWords, replaceLinks, wordsKey } from './plainWords.ts';

/** Something that an answer advises to do. */
export interface Advice {
  /** 1-based line of the answer. */
  readonly line: number;
  /** One line of plain words. */
  readonly title: string;
  /** What the title does not say, as Markdown. */
  readonly description?: string;
  /** All its words: equal for the same advice, however it is laid out. */
  readonly key: string;
  /** As it is written, for the names of code in it. */
  readonly text: string;
  /** Headings over it, the nearest first. */
  readonly headings: readonly string[];
  /** Lines of the code blocks that belong to it. */
  readonly blocks: readonly number[];
}

/** Longer titles are cut at a sentence or word; the whole text is then in the description. */
const LONGEST_TITLE = 100;
/** What is shorter says too little to be done. */
const FEWEST_WORDS = 2;
const FEWEST_LETTERS = 8;

/** A lead that is a title of its own has as many words; `Type hints` only looks as if it asked for something. */
const LEAST_TITLE_WORDS = 3;

/** `1. Title`, `Step 2: Title`, `Шаг 3 — Title`, `Рекомендация 1: Title` as a heading. */
const NUMBERED =
  /^(?:(?:step|issue|problem|recommendation|suggestion|task|todo|шаг|проблема|рекомендация|совет|задача|замечание)\s*#?)?\d{1,2}\s*[.):—–-]+\s*(\S.*)$/iu;

interface Section {
  readonly level: number;
  readonly text: string;
  readonly kind: SectionKind | undefined;
}

/**
 * The advice of an answer in order: elements of lists, unchecked boxes, and numbered headings with what stands under them. Lists under a
 * heading or words that explain, boxes that are checked, links and questions are none; in a list that nothing introduces only what asks for
 * something. The same advice twice is one.
 */
export function readAdvice(parts: readonly AnswerPart[]): readonly Advice[] {
  const found: Advice[] = [];
  const sections: Section[] = [];
  let introduction: SectionKind | undefined;
  for (const [at, part] of parts.entries()) {
    if (part.kind === 'heading') {
      while (sections.length > 0 && sections.at(-1)!.level >= part.level) sections.pop();
      const above = sections.at(-1)?.kind;
      const kind = sectionKind(plainWords(part.text)) ?? above;
      const title = NUMBERED.exec(plainWords(part.text))?.[1];
      if (title !== undefined && above !== 'explanation' && (above === 'advice' || asksForSomething(title))) {
        const headings = sections.map(({ text }) => text).reverse();
        const body = bodyOf(parts, at, part);
        push(found, numberedAdvice(part, title, body, headings));
        // What stands under it is its own.
        sections.push({ level: part.level, text: part.text, kind: 'explanation' });
      } else {
        sections.push({ level: part.level, text: part.text, kind });
      }
      introduction = undefined;
    } else if (part.kind === 'paragraph') {
      introduction = sectionKind(lastSentence(plainWords(part.text)));
    } else if (part.kind === 'item') {
      const headings = sections.map(({ text }) => text).reverse();
      const blocks = blocksBehind(parts, at);
      readItem(part, introduction ?? sections.at(-1)?.kind, headings, blocks, found);
    }
  }
  return found;
}

function readItem(
  item: ItemPart,
  kind: SectionKind | undefined,
  headings: readonly string[],
  blocks: readonly number[],
  found: Advice[],
): void {
  if (item.checked === true) return;
  const words = plainWords(item.text);
  // `**Performance:**` with elements of its own is a heading.
  if (item.items.length > 0 && item.more.length === 0 && /[:：]$/.test(words) && !asksForSomething(words)) {
    for (const inner of item.items) {
      readItem(inner, sectionKind(words) ?? kind, [item.text, ...headings], [], found);
    }
    return;
  }
  if (kind === 'explanation' && item.checked === undefined) return;
  if (!saysEnough(item.text)) return;
  const { lead, rest } = splitLead(item.text);
  const asks = [words, plainWords(lead), plainWords(rest)].some((each) => each !== '' && asksForSomething(each));
  if (kind === undefined && item.checked === undefined && !asks) return;
  const title = titleOf(lead, rest);
  const inner = item.items.map((each) => outline(each, ''));
  const described = [
    ...descriptionOf(title, lead, rest),
    ...item.more,
    ...(inner.length > 0 ? [inner.join('\n')] : []),
  ];
  const text = [item.text, ...item.more, ...inner].join('\n');
  push(found, { line: item.line, title, ...asDescription(described), key: wordsKey(text), text, headings, blocks });
}

function numberedAdvice(
  { line, text: written }: HeadingPart,
  title: string,
  body: readonly AnswerPart[],
  headings: readonly string[],
): Advice {
  const described = body.flatMap((part) => {
    if (part.kind === 'paragraph') return [part.text];
    return part.kind === 'item' ? [outline(part, '')] : [];
  });
  const blocks = body.flatMap((part) => (part.kind === 'code' ? [part.line] : []));
  const text = [written, ...described].join('\n');
  const cut = cutTitle(title);
  const whole = cut === title ? described : [title, ...described];
  return {
    line,
    title: cut,
    ...asDescription(whole),
    key: wordsKey([title, ...described].join('\n')),
    text,
    headings,
    blocks,
  };
}

/** What stands under a heading, down to the next of its level or above. */
function bodyOf(parts: readonly AnswerPart[], at: number, { level }: HeadingPart): readonly AnswerPart[] {
  const end = parts.findIndex((part, index) => index > at && part.kind === 'heading' && part.level <= level);
  return parts.slice(at + 1, end < 0 ? parts.length : end);
}

/** The blocks directly behind an element: they show what it says. */
function blocksBehind(parts: readonly AnswerPart[], at: number): readonly number[] {
  const blocks: number[] = [];
  for (let next = at + 1; parts[next]?.kind === 'code'; next++) blocks.push(parts[next]!.line);
  return blocks;
}

/** Of a paragraph before a list, what introduces the list. */
function lastSentence(words: string): string {
  return /[:：]$/.test(words) ? (words.split(/(?<=[.!?])\s+/).at(-1) ?? '') : '';
}

function push(found: Advice[], advice: Advice): void {
  if (advice.key !== '' && !found.some(({ key }) => key === advice.key)) found.push(advice);
}

/** Not only a name, a link or a question. */
function saysEnough(markdown: string): boolean {
  const words = plainWords(markdown);
  if (words.endsWith('?')) return false;
  if (plainWords(replaceLinks(markdown, '').replace(/https?:\S+/g, '')).length < FEWEST_LETTERS) return false;
  const letters = words.match(/\p{L}/gu)?.length ?? 0;
  return letters >= FEWEST_LETTERS && words.split(' ').filter((word) => /\p{L}/u.test(word)).length >= FEWEST_WORDS;
}

/** `**Lead**: the rest`, or all of it as the lead. */
function splitLead(markdown: string): { readonly lead: string; readonly rest: string } {
  const match = /^(?:\*\*|__)(.+?)(?:\*\*|__)\s*[:.—–-]*\s*(.*)$/.exec(markdown);
  if (match === null) return { lead: markdown, rest: '' };
  return { lead: match[1]!.trimEnd().replace(/[:.]$/, '').trimEnd(), rest: match[2]! };
}

/** A lead that asks for something is a title of its own; else it only says what the rest is about. */
function titleOf(lead: string, rest: string): string {
  const plain = plainWords(lead);
  if (rest === '') return cutTitle(plain);
  const stands = asksForSomething(plain) && plain.split(' ').length >= LEAST_TITLE_WORDS;
  return cutTitle(stands ? plain : `${plain}: ${plainWords(rest)}`);
}

function descriptionOf(title: string, lead: string, rest: string): readonly string[] {
  const plain = plainWords(lead);
  const whole = rest === '' ? plain : `${plain}: ${plainWords(rest)}`;
  if (title === whole || title === whole.replace(/[.;:]$/, '')) return [];
  return title === plain.replace(/[.;:]$/, '') && rest !== '' ? [rest] : [rest === '' ? lead : `${lead}: ${rest}`];
}

function cutTitle(text: string): string {
  const whole = text.replace(/[.;:]$/, '');
  if (whole.length <= LONGEST_TITLE) return whole;
  const sentence = /^.{12,100}?[.;](?=\s)/u.exec(whole)?.[0];
  if (sentence !== undefined) return sentence.slice(0, -1);
  return `${whole.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}

function outline({ text, more, items }: ItemPart, indent: string): string {
  return [
    `${indent}- ${text}`,
    ...more.map((each) => `${indent}  ${each}`),
    ...items.map((each) => outline(each, `${indent}  `)),
  ].join('\n');
}

function asDescription(paragraphs: readonly string[]): { readonly description?: string } {
  return paragraphs.length === 0 ? {} : { description: paragraphs.join('\n\n') };
}
