import { type DocEntry, type DocRecord, type DocResult, entriesOf } from './docRecord.ts';

const FIELD =
  /^\s*[:@](param|parameter|arg|argument|key|keyword|kwarg|type|raises?|except|exception|returns?|rtype|yields?)\b[ \t]*([^:]*):(?!:)[ \t]*(.*)$/;

/** Sphinx' field lists (`:param int depth: …`) and Epydoc's (`@param depth: …`). */
export function readFieldLists(lines: readonly string[]): DocRecord {
  const parameters: DocEntry[] = [];
  const raises: DocEntry[] = [];
  const types = new Map<string, string>();
  let returns: DocResult | undefined;
  lines.forEach((line, index) => {
    const [, field, argument, first] = FIELD.exec(line) ?? [];
    if (field === undefined) return;
    const text = [first!, ...continuation(lines, index)].join('\n');
    const words = argument!.trim().split(/\s+/);
    if (field === 'type') types.set(words.at(-1)!, text);
    else if (field === 'rtype') returns = { text: '', ...returns, type: text, line: returns?.line ?? index };
    else if (/^(returns?|yields?)$/.test(field)) returns = { ...returns, text, line: index };
    else if (/^(raises?|except|exception)$/.test(field)) {
      raises.push(...entriesOf(argument!, { text, line: index }));
    } else if (words.at(-1) !== '') {
      const type = words.slice(0, -1).join(' ');
      parameters.push(...entriesOf(words.at(-1)!, { text, line: index, ...(type === '' ? {} : { type }) }));
    }
  });
  return {
    parameters: parameters.map((entry) => {
      const type = entry.type ?? types.get(entry.name);
      return type === undefined ? entry : { ...entry, type };
    }),
    raises,
    ...(returns === undefined ? {} : { returns }),
    inherits: false,
  };
}

/** The lines that go on with a field: indented deeper than it, up to a blank line. */
function continuation(lines: readonly string[], index: number): string[] {
  const depth = indentOf(lines[index]!);
  const rest: string[] = [];
  for (const line of lines.slice(index + 1)) {
    if (line.trim() === '' || indentOf(line) <= depth) break;
    rest.push(line.trim());
  }
  return rest;
}

/** Blanks before the text of a line; a tab counts eight. */
export function indentOf(line: string): number {
  return /^\s*/.exec(line)![0].replaceAll('\t', '        ').length;
}
