import type { AST } from 'toml-eslint-parser';
import type { TomlLayout } from './tomlLayout.ts';
import { headerEnd, indentOf, keyLike, lineEnd, type Splice } from './tomlLines.ts';
import { type TomlFields, tomlKey, tomlValue } from './tomlText.ts';

/** A new table with its keys behind the last of `siblings`, laid out as these are; at the end where there is none. */
export function newTable(
  layout: TomlLayout,
  header: string,
  siblings: TomlLayout['tables'],
  fields: TomlFields,
): Splice {
  const { text, eol } = layout;
  const last = siblings.at(-1)?.node;
  const previous = siblings.at(-2)?.node;
  const lineStart = last === undefined ? 0 : text.lastIndexOf('\n', last.range[0] - 1) + 1;
  const indent = last === undefined ? '' : text.slice(lineStart, last.range[0]);
  const keyIndent = last?.body[0] === undefined ? indent : indentOf(text, last.body[0].range[0]);
  const block = [
    indent + header,
    ...Object.entries(fields).map(([key, value]) => {
      const start =
        last === undefined || last.body.length === 0 ? `${tomlKey(key)} = ` : keyLike(layout, last.body, tomlKey(key));
      return keyIndent + start + tomlValue(value, { eol });
    }),
  ].join(eol);
  const at = last === undefined ? text.length : blockEnd(layout, last);
  const above = text.slice(0, at);
  const blanks = last !== undefined && previous !== undefined ? blankLinesBefore(text, last.range[0]) : 1;
  const open = above === '' || above.endsWith('\n') ? '' : eol;
  const gap = above.trim() === '' ? '' : eol.repeat(blanks);
  const ownEnd = at === text.length && open !== '' ? '' : eol;
  return { start: at, end: at, text: open + gap + block + ownEnd };
}

/** Behind the last line of a table and the comments that follow without a blank line. */
function blockEnd(layout: TomlLayout, table: AST.TOMLTable): number {
  const { text } = layout;
  const last = table.body.at(-1);
  let end = lineEnd(text, last === undefined ? headerEnd(layout, table) : last.range[1]);
  for (;;) {
    const next = lineEnd(text, end);
    const line = text.slice(end, next);
    if (!/^[ \t]*#/.test(line)) return end;
    end = next;
  }
}

function blankLinesBefore(text: string, offset: number): number {
  const lines = text.slice(0, text.lastIndexOf('\n', offset - 1) + 1).split('\n');
  lines.pop();
  while (lines.at(-1)?.trimStart().startsWith('#')) lines.pop();
  const content = lines.findLastIndex((line) => line.trim() !== '');
  return lines.length - 1 - content;
}
