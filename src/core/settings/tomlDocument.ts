import { parse, TomlError } from 'smol-toml';
import { type AST, parseTOML } from 'toml-eslint-parser';

/** A key's path in a TOML document: table names, keys and array indexes from the outside in. */
export type TomlPath = readonly (string | number)[];

/** 1-based, columns in UTF-16 code units. */
export interface TomlPlace {
  readonly line: number;
  readonly column: number;
}

export type TomlTable = Readonly<Record<string, unknown>>;

/** A TOML text, read: its values, and where each key stands. */
export type TomlDocument =
  | {
      readonly ok: true;
      readonly value: TomlTable;
      /** Where a key stands; of one that is not written itself, where the nearest table around it is. */
      placeOf(path: TomlPath): TomlPlace;
      /** The `[table]` and `[[table]]` headers in source order. */
      readonly headers: readonly TomlHeader[];
    }
  | { readonly ok: false; readonly place: TomlPlace; readonly message: string };

export interface TomlHeader extends TomlPlace {
  readonly keys: readonly string[];
  readonly array: boolean;
}

const START: TomlPlace = { line: 1, column: 1 };

/** Reads a TOML text. Never throws: a text that is no TOML gives the place and reason of the first error. */
export function readToml(text: string): TomlDocument {
  // Line ends as LF, so that a text of several lines is the same on every machine.
  const source = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  let value: TomlTable;
  try {
    value = parse(source) as TomlTable;
  } catch (error) {
    if (!(error instanceof TomlError)) return { ok: false, place: START, message: String(error) };
    return { ok: false, place: { line: error.line, column: error.column }, message: reasonOf(error) };
  }
  const { places, headers } = locate(source);
  return {
    ok: true,
    value,
    headers,
    placeOf(path) {
      for (let length = path.length; length > 0; length--) {
        const place = places.get(keyOf(path.slice(0, length)));
        if (place !== undefined) return place;
      }
      return START;
    },
  };
}

export function isTable(value: unknown): value is TomlTable {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The first line of the message without the parser's prefix; the rest of it draws the line, which we name instead. */
function reasonOf(error: TomlError): string {
  const first = error.message.split('\n', 1)[0] ?? '';
  return first.replace(/^Invalid TOML document: /, '').trim();
}

function keyOf(path: TomlPath): string {
  return JSON.stringify(path);
}

/** The parser with ranges knows fewer TOML versions than the reader; where it gives up, everything stands at the start. */
function locate(source: string): { places: Map<string, TomlPlace>; headers: TomlHeader[] } {
  const places = new Map<string, TomlPlace>();
  const headers: TomlHeader[] = [];
  let program: AST.TOMLProgram;
  try {
    program = parseTOML(source, { tomlVersion: '1.1' });
  } catch {
    return { places, headers };
  }
  for (const node of program.body[0].body) {
    if (node.type === 'TOMLKeyValue') {
      addKey(places, [], node);
      continue;
    }
    addPlace(places, node.resolvedKey, node.loc.start);
    headers.push({ ...placeAt(node.loc.start), keys: namesOf(node.key), array: node.kind === 'array' });
    for (const inner of node.body) addKey(places, node.resolvedKey, inner);
  }
  return { places, headers };
}

function addKey(places: Map<string, TomlPlace>, table: TomlPath, node: AST.TOMLKeyValue): void {
  const path = [...table, ...namesOf(node.key)];
  addPlace(places, path, node.loc.start);
  addValue(places, path, node.value);
}

function addValue(places: Map<string, TomlPlace>, path: TomlPath, node: AST.TOMLContentNode): void {
  if (node.type === 'TOMLInlineTable') for (const inner of node.body) addKey(places, path, inner);
  if (node.type !== 'TOMLArray') return;
  for (const [index, element] of node.elements.entries()) {
    addPlace(places, [...path, index], element.loc.start);
    addValue(places, [...path, index], element);
  }
}

function addPlace(places: Map<string, TomlPlace>, path: TomlPath, start: { line: number; column: number }): void {
  const key = keyOf(path);
  if (!places.has(key)) places.set(key, placeAt(start));
}

function placeAt(start: { line: number; column: number }): TomlPlace {
  return { line: start.line, column: start.column + 1 };
}

function namesOf(key: AST.TOMLKey): string[] {
  return key.keys.map((part) => (part.type === 'TOMLBare' ? part.name : part.value));
}
