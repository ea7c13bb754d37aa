import { type DocEntry, type DocRecord, type DocResult, plainName } from './docRecord.ts';

/** JSDoc, TSDoc and Javadoc: a tag at the start of a line, and all up to the next one. */
export function readTags(lines: readonly string[]): DocRecord {
  const parameters: DocEntry[] = [];
  const raises: DocEntry[] = [];
  let returns: DocResult | undefined;
  const starts = lines.flatMap((line, index) => (/^\s*@\w/.test(line) ? [index] : []));
  starts.forEach((start, order) => {
    const [, tag, body] = /^\s*@(\w+)\s*(.*)$/s.exec(lines.slice(start, starts[order + 1]).join('\n'))!;
    const { type, rest } = takeType(body!);
    if (/^(param|arg|argument)$/.test(tag!)) {
      const entry = readParameter(rest, start, type);
      if (entry !== undefined) parameters.push(entry);
    } else if (/^returns?$/.test(tag!)) returns = { text: rest, line: start, ...(type === undefined ? {} : { type }) };
    else if (/^yields?$/.test(tag!)) returns ??= { text: rest, line: start, type: type ?? 'Generator' };
    else if (/^(throws|exception)$/.test(tag!)) {
      const name = (type ?? /^[\w.$]+/.exec(rest)?.[0] ?? '').replace(/^.*\./, '');
      if (/^\w+$/.test(name)) raises.push({ name, text: rest, line: start });
    }
  });
  const text = lines.join('\n');
  return {
    parameters,
    raises,
    ...(returns === undefined ? {} : { returns }),
    inherits: /@(inheritDoc|inheritdoc|override|overload|callback|typedef)\b/.test(text),
  };
}

/** A type in braces at the start, which may have braces of its own (`{{ a: number }}`). */
function takeType(text: string): { type?: string; rest: string } {
  if (!text.startsWith('{')) return { rest: text };
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return { type: text.slice(1, at).trim(), rest: text.slice(at + 1).trim() };
  }
  return { rest: text };
}

/** `name`, `[name]`, `[name=default]`; Javadoc's `<T>` is a type parameter. */
function readParameter(text: string, line: number, type: string | undefined): DocEntry | undefined {
  const [, optional, value, plain] =
    /^(?:\[\s*([\w$.]+(?:\[\])?[\w$.]*)\s*(?:=\s*((?:[^[\]]|\[[^[\]]*\])*))?\]|((?:\.{3})?[\w$.`]+(?:\[\])?[\w$.]*))/.exec(
      text,
    ) ?? [];
  const name = plainName((optional ?? plain ?? '').replaceAll('[]', ''));
  if (name === '' || !/^[\w$]/.test(name)) return undefined;
  return {
    name: name.replace(/\.$/, ''),
    text,
    line,
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { default: value.trim() }),
  };
}
