import { type AST, parseTOML } from 'toml-eslint-parser';
import type { TomlPath } from './tomlDocument.ts';

/** A key with its value, and the keys that lie beside it: those of its table, or of its braces. */
export interface PlacedKey {
  /** From the outside in, the key's own name last. */
  readonly path: TomlPath;
  readonly node: AST.TOMLKeyValue;
  /** The node that lists it. */
  readonly within: AST.TOMLTopLevelTable | AST.TOMLTable | AST.TOMLInlineTable;
}

/** A TOML text with the ranges of its parts. Ranges are UTF-16 code units into `text`. */
export interface TomlLayout {
  /** Without BOM. */
  readonly text: string;
  readonly eol: string;
  readonly keys: readonly PlacedKey[];
  /** Tables in source order, with the path of each. */
  readonly tables: readonly { readonly path: TomlPath; readonly node: AST.TOMLTable }[];
  /** Tables in braces and the elements of lists, by path. */
  valueAt(path: TomlPath): AST.TOMLContentNode | undefined;
}

/** Reads where everything stands. Throws the parser's error where the text is no TOML. */
export function readLayout(text: string): TomlLayout {
  const keys: PlacedKey[] = [];
  const values = new Map<string, AST.TOMLContentNode>();
  const tables: { path: TomlPath; node: AST.TOMLTable }[] = [];

  const addKey = (table: TomlPath, node: AST.TOMLKeyValue, within: PlacedKey['within']): void => {
    const path = [...table, ...keyNames(node.key)];
    keys.push({ path, node, within });
    addValue(path, node.value);
  };
  const addValue = (path: TomlPath, node: AST.TOMLContentNode): void => {
    values.set(JSON.stringify(path), node);
    if (node.type === 'TOMLInlineTable') for (const inner of node.body) addKey(path, inner, node);
    if (node.type !== 'TOMLArray') return;
    for (const [index, element] of node.elements.entries()) addValue([...path, index], element);
  };
  const [top] = parseTOML(text, { tomlVersion: '1.1' }).body;
  for (const node of top.body) {
    if (node.type === 'TOMLKeyValue') {
      addKey([], node, top);
      continue;
    }
    tables.push({ path: node.resolvedKey, node });
    for (const inner of node.body) addKey(node.resolvedKey, inner, node);
  }
  return {
    text,
    eol: /\r\n/.test(text) ? '\r\n' : '\n',
    keys,
    tables,
    valueAt: (path) => values.get(JSON.stringify(path)),
  };
}

function keyNames(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}

export function samePath(a: TomlPath, b: TomlPath): boolean {
  return a.length === b.length && a.every((part, index) => part === b[index]);
}
