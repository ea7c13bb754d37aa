import { type DocEntry, type DocRecord, type DocResult, entriesOf } from './docRecord.ts';
import { sectionKind } from './docSections.ts';
import { indentOf } from './fieldLists.ts';

/** A section's title stands alone on its line, with a colon. */
const TITLE = /^(\s*)([A-Z][A-Za-z]*(?: [A-Za-z]+)?)\s*:\s*$/;
/** `name (type): text`, `name: text`; types may have brackets of their own. */
const ITEM = /^(\*{0,2}\\?[\w.*\\]+(?:\s*,\s*\*{0,2}[\w.]+)*)\s*(?:\(((?:[^()]|\([^()]*\))*)\))?\s*:(?:\s+(.*))?$/;

/** Google's sections: `Args:` and, indented below it, an item a parameter. */
export function readGoogleSections(lines: readonly string[]): DocRecord {
  const parameters: DocEntry[] = [];
  const raises: DocEntry[] = [];
  let returns: DocResult | undefined;
  lines.forEach((line, index) => {
    const [, blanks, title] = TITLE.exec(line) ?? [];
    if (title === undefined) return;
    const kind = sectionKind(title);
    const end = sectionEnd(lines, index, indentOf(blanks!));
    if (kind === 'parameters') parameters.push(...readItems(lines, index + 1, end));
    if (kind === 'raises') raises.push(...readItems(lines, index + 1, end));
    if (kind === 'returns' && end > index + 1) returns = readResult(lines.slice(index + 1, end), index);
  });
  return { parameters, raises, ...(returns === undefined ? {} : { returns }), inherits: false };
}

/** The first line behind a section: one that is not indented deeper than its title. */
function sectionEnd(lines: readonly string[], title: number, depth: number): number {
  let end = title + 1;
  for (let at = title + 1; at < lines.length; at++) {
    if (lines[at]!.trim() === '') continue;
    if (indentOf(lines[at]!) <= depth) break;
    end = at + 1;
  }
  return end;
}

function readItems(lines: readonly string[], from: number, to: number): DocEntry[] {
  const entries: DocEntry[] = [];
  const depth = Math.min(
    ...lines
      .slice(from, to)
      .filter((line) => line.trim() !== '')
      .map(indentOf),
  );
  for (let at = from; at < to; at++) {
    if (indentOf(lines[at]!) !== depth) continue;
    let end = at + 1;
    while (end < to && (lines[end]!.trim() === '' || indentOf(lines[end]!) > depth)) end++;
    const { head, rest } = wholeHead(lines.slice(at, end).map((line) => line.trim()));
    const [, names, type, first] = ITEM.exec(head) ?? [];
    if (names === undefined) continue;
    const text = [first ?? '', ...rest].join('\n').trim();
    entries.push(...entriesOf(names, { text, line: at, ...(type === undefined ? {} : { type }) }));
  }
  return entries;
}

/** An item's first line, with those that its type in brackets goes on in. */
function wholeHead(lines: readonly string[]): { head: string; rest: readonly string[] } {
  let head = '';
  for (const [index, line] of lines.entries()) {
    head += head === '' ? line : ` ${line}`;
    const open = (head.match(/\(/g)?.length ?? 0) - (head.match(/\)/g)?.length ?? 0);
    if (open <= 0 || !/^[\w*\\]+\s*\(/.test(head)) return { head, rest: lines.slice(index + 1) };
  }
  return { head: lines[0] ?? '', rest: lines.slice(1) };
}

/** `type: text`, or a text alone. */
function readResult(lines: readonly string[], title: number): DocResult {
  const text = lines
    .map((line) => line.trim())
    .join('\n')
    .trim();
  const [, type, rest] = /^([\w.[\], |"']+):\s(.*)$/s.exec(text) ?? [];
  return { text: rest ?? text, line: title, ...(type === undefined ? {} : { type: type.trim() }) };
}
