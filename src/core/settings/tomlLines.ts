import type { AST } from 'toml-eslint-parser';
import type { TomlLayout } from './tomlLayout.ts';

/** In place of `text[start, end)`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `key = ` with the blanks that the keys beside it have; where their `=` stand in one column, in that column. */
export function keyLike({ text }: TomlLayout, keys: readonly AST.TOMLKeyValue[], key: string): string {
  const last = keys.at(-1)!;
  const between = text.slice(last.key.range[1], last.value.range[0]);
  const [before = '', after = ''] = between.split('=');
  const widths = keys.map((node) => text.indexOf('=', node.key.range[1]) - node.range[0]);
  const lengths = new Set(keys.map((node) => node.key.range[1] - node.key.range[0]));
  const inColumn = lengths.size > 1 && new Set(widths).size === 1;
  if (inColumn) return `${key.padEnd(widths[0]!)}=${after}`;
  return `${key}${before === '' ? '' : ' '}=${after}`;
}

export function headerEnd({ text }: TomlLayout, { key, kind }: AST.TOMLTable): number {
  return text.indexOf(']', key.range[1]) + (kind === 'array' ? 2 : 1);
}

export function indentOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** Behind the line end that follows `offset`; the text's end where there is none. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
