import type { AST } from 'toml-eslint-parser';
import type { TomlPath } from './tomlDocument.ts';
import { changedElements, newElement } from './tomlElements.ts';
import { type PlacedKey, readLayout, samePath, type TomlLayout } from './tomlLayout.ts';
import { headerEnd, keyLike, lineEnd, type Splice } from './tomlLines.ts';
import { newTable } from './tomlTables.ts';
import { inlineTable, type TomlFields, type TomlNewValue, tomlKey, tomlValue } from './tomlText.ts';

/**
 * The text with one value set, or with the key taken out where it is undefined. Every other byte stays: comments, order, spacing,
 * quotes, line ends. A new key goes behind the last one of its table, written as that one is. Undefined where the table is not
 * written in a form that can be edited; whoever calls must check that the result reads back as meant.
 */
export function editTomlKey(text: string, table: TomlPath, key: string, value: TomlNewValue | undefined) {
  return withoutBom(text, (plain) => {
    const layout = readLayout(plain);
    const present = layout.keys.find(({ path }) => samePath(path, [...table, key]));
    if (value === undefined) return present === undefined ? [] : [removal(layout, present)];
    if (present !== undefined) return replacement(layout, present.node.value, value);
    return addition(layout, table, key, value);
  });
}

/**
 * The text with another `[[name]]` behind the last one, or at the end; where the list is written in brackets, with another
 * element. Undefined where that cannot be done.
 */
export function appendTomlElement(text: string, name: string, fields: TomlFields) {
  return withoutBom(text, (plain) => {
    const layout = readLayout(plain);
    const list = layout.valueAt([name]);
    if (list?.type === 'TOMLArray') return [newElement(layout, list, inlineTable(fields))];
    if (list !== undefined) return undefined;
    const tables = layout.tables.filter(({ path, node }) => path[0] === name && node.kind === 'array');
    return [newTable(layout, `[[${tomlKey(name)}]]`, tables, fields)];
  });
}

/** The text with a table `[name.key]` behind the last one of that form, or at the end. */
export function appendTomlTable(text: string, name: string, key: string, fields: TomlFields) {
  return withoutBom(text, (plain) => {
    const layout = readLayout(plain);
    const tables = layout.tables.filter(({ path }) => path[0] === name && path.length > 1);
    return [newTable(layout, `[${tomlKey(name)}.${tomlKey(key)}]`, tables, fields)];
  });
}

function withoutBom(text: string, edit: (plain: string) => readonly Splice[] | undefined): string | undefined {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const plain = text.slice(bom.length);
  const splices = edit(plain);
  if (splices === undefined) return undefined;
  let result = plain;
  for (const { start, end, text: inserted } of [...splices].sort((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + inserted + result.slice(end);
  }
  return bom + result;
}

function replacement(layout: TomlLayout, old: AST.TOMLContentNode, value: TomlNewValue): readonly Splice[] {
  if (old.type === 'TOMLArray' && typeof value === 'object') return changedElements(layout, old, value);
  const [start, end] = old.range;
  return [{ start, end, text: tomlValue(value, { eol: layout.eol, like: old }) }];
}

function removal({ text }: TomlLayout, { node, within }: PlacedKey): Splice {
  const [start, end] = node.range;
  if (within.type !== 'TOMLInlineTable') {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const after = lineEnd(text, end);
    // Of a last line without an end, the end of the line before goes.
    if (!text.endsWith('\n') && after === text.length && lineStart > 0) {
      const endBefore = text[lineStart - 2] === '\r' ? 2 : 1;
      return { start: lineStart - endBefore, end: after, text: '' };
    }
    return { start: lineStart, end: after, text: '' };
  }
  const index = within.body.indexOf(node);
  const next = within.body[index + 1];
  if (next !== undefined) return { start, end: next.range[0], text: '' };
  const previous = within.body[index - 1];
  return { start: previous === undefined ? start : previous.range[1], end, text: '' };
}

function addition(
  layout: TomlLayout,
  table: TomlPath,
  key: string,
  value: TomlNewValue,
): readonly Splice[] | undefined {
  const written = tomlValue(value, layout);
  const braces = layout.valueAt(table);
  if (braces?.type === 'TOMLInlineTable') return [keyInBraces(layout, braces, `${tomlKey(key)} = ${written}`)];
  const header = layout.tables.find(({ path }) => samePath(path, table));
  if (header !== undefined) {
    const last = header.node.body.at(-1);
    return [
      last === undefined
        ? newLine(layout, header.node.range[0], headerEnd(layout, header.node), `${tomlKey(key)} = ${written}`)
        : newLine(layout, last.range[0], last.range[1], keyLike(layout, header.node.body, tomlKey(key)) + written),
    ];
  }
  // Dotted keys: `tasks.A.title = "a"`.
  const sibling = layout.keys.findLast(({ path, within }) => {
    return within.type !== 'TOMLInlineTable' && samePath(path.slice(0, -1), table);
  });
  if (sibling === undefined) return undefined;
  const parts = sibling.node.key.keys;
  const prefix = layout.text.slice(sibling.node.key.range[0], parts.at(-1)!.range[0]);
  return [newLine(layout, sibling.node.range[0], sibling.node.range[1], `${prefix}${tomlKey(key)} = ${written}`)];
}

function keyInBraces({ text }: TomlLayout, { body, range }: AST.TOMLInlineTable, entry: string): Splice {
  const last = body.at(-1);
  if (last === undefined) return { start: range[0], end: range[1], text: `{ ${entry} }` };
  const at = last.range[1];
  const first = body[0]!.range[0];
  const lineStart = text.lastIndexOf('\n', first - 1) + 1;
  const ownLines = lineStart > range[0] && text.slice(lineStart, first).trim() === '';
  const between = ownLines ? `,\n${text.slice(lineStart, first)}` : ', ';
  return { start: at, end: at, text: between + entry };
}

/** A line behind the one that ends after `end`, indented as the one that begins before `start`. */
function newLine({ text, eol }: TomlLayout, start: number, end: number, line: string): Splice {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = text.slice(lineStart, start);
  const at = lineEnd(text, end);
  return at === text.length && !text.endsWith('\n')
    ? { start: at, end: at, text: eol + indent + line }
    : { start: at, end: at, text: indent + line + eol };
}
