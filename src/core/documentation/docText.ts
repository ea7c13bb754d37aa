import type { DocText } from './documentedFunction.ts';

/** The text of a comment or docstring literal, without its marks, line by line. */
export function docTextOf(literal: string, firstLine: number): DocText {
  const python = /^[A-Za-z]*("""|'''|"|')/.exec(literal);
  if (python !== null) {
    const inner = literal.slice(python[0].length).replace(new RegExp(`${python[1]}$`), '');
    return { lines: dedented(inner.split(/\r?\n/)), firstLine };
  }
  const block = literal.startsWith('/*');
  const inner = block ? literal.replace(/^\/\*[*!]*/, '').replace(/\**\*\/$/, '') : literal;
  const mark = block ? /^\s*\*(?!\*) ?/ : /^\s*(\/\/[/!]?|#+) ?/;
  return { lines: inner.split(/\r?\n/).map((line) => line.replace(mark, '')), firstLine };
}

/** As PEP 257 has it: the first line as it is, the others without the indentation that all of them share. */
function dedented(lines: readonly string[]): string[] {
  const [first = '', ...rest] = lines;
  const depths = rest.filter((line) => line.trim() !== '').map((line) => /^\s*/.exec(line)![0].length);
  const shared = depths.length === 0 ? 0 : Math.min(...depths);
  return [first.trim(), ...rest.map((line) => line.slice(shared))];
}
