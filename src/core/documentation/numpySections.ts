import { type DocEntry, type DocRecord, type DocResult, entriesOf } from './docRecord.ts';
import { sectionKind } from './docSections.ts';
import { indentOf } from './fieldLists.ts';

/** `x, y : int, optional`; a name alone has no type. */
const ITEM = /^(\*{0,2}[\w\\*.`]+(?:\s*,\s*(?:\*{0,2}[\w\\*`]+|\.{3}))*)\s*(?::(?:\s+(.*))?)?$/;
const UNDERLINE = /^\s*(-{3,}|={3,})\s*$/;

/** NumPy's sections: a title with a line of dashes under it, an item a parameter, what is said of it indented. */
export function readNumpySections(lines: readonly string[]): DocRecord {
  const parameters: DocEntry[] = [];
  const raises: DocEntry[] = [];
  let returns: DocResult | undefined;
  const titles = lines.flatMap((line, index) =>
    line.trim() !== '' && UNDERLINE.test(lines[index + 1] ?? '') ? [index] : [],
  );
  titles.forEach((title, order) => {
    const kind = sectionKind(lines[title]!);
    const end = titles[order + 1] ?? lines.length;
    const depth = indentOf(lines[title]!);
    if (kind === 'parameters') parameters.push(...readItems(lines, title + 2, end, depth));
    if (kind === 'raises') raises.push(...readItems(lines, title + 2, end, depth));
    if (kind === 'returns') returns = readResult(lines.slice(title + 2, end), title);
  });
  return { parameters, raises, ...(returns === undefined ? {} : { returns }), inherits: false };
}

function readItems(lines: readonly string[], from: number, to: number, depth: number): DocEntry[] {
  const entries: DocEntry[] = [];
  for (let at = from; at < to; at++) {
    if (lines[at]!.trim() === '' || indentOf(lines[at]!) > depth) continue;
    const [, names, type] = ITEM.exec(lines[at]!.trim()) ?? [];
    if (names === undefined || names === 'None') continue;
    let end = at + 1;
    while (end < to && (lines[end]!.trim() === '' || indentOf(lines[end]!) > depth)) end++;
    const text = lines
      .slice(at + 1, end)
      .map((line) => line.trim())
      .join('\n')
      .trim();
    entries.push(...entriesOf(names, { text, line: at, ...(type === undefined ? {} : { type }) }));
  }
  return entries;
}

function readResult(lines: readonly string[], title: number): DocResult {
  const given = lines.map((line) => line.trim()).filter((line) => line !== '');
  const [, name, type] = /^(?:(\w+)\s+:\s+)?(.*)$/.exec(given[0] ?? '') ?? [];
  return { text: given.slice(1).join('\n'), line: title, type: name === undefined ? (given[0] ?? '') : type! };
}
