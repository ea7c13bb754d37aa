import type { AST } from 'toml-eslint-parser';

/** A value that an edit writes. */
export type TomlNewValue = string | number | readonly string[];

/** Keys and values of a new table. */
export type TomlFields = Readonly<Record<string, TomlNewValue>>;

/** How the text around is written: what an edit follows. */
export interface TomlStyle {
  readonly eol: string;
  /** The value that is replaced, for its quotes. */
  readonly like?: AST.TOMLContentNode;
}

/** A value as TOML; texts in the quotes of the value it replaces where these can hold it. */
export function tomlValue(value: TomlNewValue, { eol, like }: TomlStyle): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return `[${value.map(basicString).join(', ')}]`;
  if (like?.type === 'TOMLValue' && like.kind === 'string' && like.style === 'literal') {
    if (!like.multiline && isLiteral(value) && !value.includes('\n')) return `'${value}'`;
    if (like.multiline && isLiteral(value) && value.includes('\n')) return `'''${eol}${lines(value, eol)}'''`;
  }
  return value.includes('\n') ? `"""${eol}${lines(escapedLines(value), eol)}"""` : basicString(value);
}

/** A key as it must be written: bare where it can be. */
export function tomlKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : basicString(key);
}

/** A table in braces, in one line, as TOML 1.0 has it. */
export function inlineTable(fields: TomlFields): string {
  const oneLine = (value: TomlNewValue) =>
    typeof value === 'string' ? basicString(value) : tomlValue(value, { eol: '\n' });
  return `{ ${Object.entries(fields)
    .map(([key, value]) => `${tomlKey(key)} = ${oneLine(value)}`)
    .join(', ')} }`;
}

function basicString(text: string): string {
  // JSON escapes what TOML wants escaped, but for DEL.
  return JSON.stringify(text).replaceAll('\u007f', '\\u007f');
}

/** Control characters but line ends and tabs. */
const CONTROL = /(?![\n\t])\p{Cc}/u;

/** Without quotes or control characters (line ends and tabs aside), a text may stand in single quotes as it is. */
function isLiteral(text: string): boolean {
  return !text.includes("'") && !CONTROL.test(text);
}

/** What several lines in quotes may hold: line ends and tabs as they are, a quote escaped only where it would end the text. */
function escapedLines(text: string): string {
  return text
    .replace(/\\|(?![\n\t])\p{Cc}/gu, (character) => basicString(character).slice(1, -1))
    .replaceAll('"""', '""\\"')
    .replace(/"$/, '\\"');
}

function lines(text: string, eol: string): string {
  return text.replaceAll('\n', eol);
}
