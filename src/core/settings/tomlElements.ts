import { diffArrays } from 'diff';
import type { AST } from 'toml-eslint-parser';
import type { TomlLayout } from './tomlLayout.ts';
import { lineEnd, type Splice } from './tomlLines.ts';
import { tomlValue } from './tomlText.ts';

/** Only the elements that differ change, each with what stands beside it, so that comments stay with what they are about. */
export function changedElements(layout: TomlLayout, old: AST.TOMLArray, value: readonly string[]): readonly Splice[] {
  const before = old.elements.map((node) =>
    node.type === 'TOMLValue' && node.kind === 'string' ? node.value : undefined,
  );
  const splices: Splice[] = [];
  let at = 0;
  let removed = 0;
  let added: readonly string[] = [];
  const settle = (): void => {
    splices.push(...changedRun(layout, old, { index: at - removed, count: removed }, added));
    [removed, added] = [0, []];
  };
  for (const part of diffArrays<string | undefined>(before, [...value])) {
    if (part.added) added = part.value as readonly string[];
    else {
      if (!part.removed) settle();
      at += part.value.length;
      if (part.removed) removed = part.value.length;
    }
  }
  settle();
  return splices;
}

/** `fresh` in place of `count` neighbours from `index` on. */
function changedRun(
  layout: TomlLayout,
  list: AST.TOMLArray,
  { index, count }: { readonly index: number; readonly count: number },
  fresh: readonly string[],
): readonly Splice[] {
  const splices: Splice[] = [];
  const shared = Math.min(count, fresh.length);
  for (const [offset, text] of fresh.slice(0, shared).entries()) {
    const like = list.elements[index + offset]!;
    splices.push({ start: like.range[0], end: like.range[1], text: tomlValue(text, { eol: layout.eol, like }) });
  }
  if (fresh.length > shared) {
    const texts = fresh.slice(shared).map((text) => tomlValue(text, layout));
    const isFirst = list.elements.length === 0;
    splices.push(isFirst ? firstElements(layout, list, texts) : insertedElements(layout, list, index + shared, texts));
  }
  if (count > shared) splices.push(...removedElements(layout, list, index + shared, count - shared));
  return splices;
}

/** Elements for a list without any; a comment in it stays. */
function firstElements({ text, eol }: TomlLayout, list: AST.TOMLArray, texts: readonly string[]): Splice {
  const [start, end] = list.range;
  if (!text.slice(start, end).includes('#')) return { start, end, text: `[${texts.join(', ')}]` };
  // The bracket stands on a line of its own, since a comment ends with its line.
  const bracket = text.lastIndexOf('\n', end - 1) + 1;
  const indent = `${text.slice(bracket, end - 1)}  `;
  return { start: bracket, end: bracket, text: texts.map((element) => `${indent}${element},${eol}`).join('') };
}

/** New elements before the one at `index`, each on its own line where the list is written so. */
function insertedElements(layout: TomlLayout, list: AST.TOMLArray, index: number, texts: readonly string[]): Splice {
  const { text, eol } = layout;
  const [first] = list.elements;
  const lineStart = text.lastIndexOf('\n', first!.range[0] - 1) + 1;
  const indent = text.slice(lineStart, first!.range[0]);
  const between = lineStart > list.range[0] && indent.trim() === '' ? `,${eol}${indent}` : ', ';
  const after = list.elements[index - 1];
  if (after === undefined) {
    const at = list.elements[index]!.range[0];
    return { start: at, end: at, text: texts.map((element) => element + between).join('') };
  }
  const at = after.range[1];
  const { comma, comment, end } = restOfLine(text, at);
  // Behind the comment of the element before, which stays beside it.
  if (comment !== '' && between !== ', ') {
    return {
      start: at,
      end,
      text: `,${comment}${texts.map((element) => `${eol}${indent}${element}`).join(',')}${comma}`,
    };
  }
  return { start: at, end: at, text: texts.map((element) => between + element).join('') };
}

/** Takes elements out with their lines and the comments on these; of what stands on other lines nothing. */
function removedElements(layout: TomlLayout, list: AST.TOMLArray, index: number, count: number): readonly Splice[] {
  const { text } = layout;
  const { elements, range } = list;
  const gone = elements.slice(index, index + count);
  const next = elements[index + count];
  const previous = elements[index - 1];
  const lines = gone.map((node) => wholeLine(text, node, node === elements.at(-1)));
  const staysOpen = elements.length > count || hasOtherComments(text, list);
  if (staysOpen && lines.every((line) => line !== undefined)) {
    return [...lines, ...commaOfLast(text, previous, next === undefined ? gone.at(-1) : undefined)];
  }
  if (next !== undefined) return [{ start: gone[0]!.range[0], end: next.range[0], text: '' }];
  return previous === undefined
    ? [{ start: range[0], end: range[1], text: '[]' }]
    : [{ start: previous.range[1], end: gone.at(-1)!.range[1], text: '' }];
}

/** The comma before the last element, where there is none behind that one: what is last then has none either. */
function commaOfLast(text: string, previous: AST.TOMLContentNode | undefined, last: AST.TOMLContentNode | undefined) {
  if (previous === undefined || last === undefined || restOfLine(text, last.range[1]).comma !== '') return [];
  const comma = text.indexOf(',', previous.range[1]);
  const isOnLine = restOfLine(text, previous.range[1]).comma !== '';
  return isOnLine ? [{ start: comma, end: comma + 1, text: '' }] : [];
}

/** Whether a comment stands on a line without an element. */
function hasOtherComments(text: string, { range }: AST.TOMLArray): boolean {
  return /^[ \t]*#/m.test(text.slice(...range));
}

/** The line of an element that has one of its own, with its comma. */
function wholeLine(text: string, { range }: AST.TOMLContentNode, isLast: boolean): Splice | undefined {
  const start = text.lastIndexOf('\n', range[0] - 1) + 1;
  if (text.slice(start, range[0]).trim() !== '') return undefined;
  const { isWhole, comma, end } = restOfLine(text, range[1]);
  return isWhole && (isLast || comma !== '') ? { start, end: lineEnd(text, end), text: '' } : undefined;
}

/** What stands behind an element on its line, and where the line ends: its comma and comment, `isWhole` if nothing else. */
function restOfLine(text: string, from: number) {
  const [whole = '', comma = '', comment = ''] = /^(?:[ \t]*(,))?([ \t]*#[^\r\n]*)?[ \t]*/.exec(text.slice(from)) ?? [];
  const end = from + whole.length;
  return { comma, comment, end, isWhole: /^\r?\n/.test(text.slice(end, end + 2)) };
}

/** Another element at the end of a list. */
export function newElement(layout: TomlLayout, list: AST.TOMLArray, element: string): Splice {
  if (list.elements.length === 0) return firstElements(layout, list, [element]);
  return insertedElements(layout, list, list.elements.length, [element]);
}
