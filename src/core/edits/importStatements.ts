import type { LexicalRules } from './lexicalRules.ts';
import { type LexicalSpan, lexicalSpans } from './lexicalSpans.ts';

/** One name that an import binds. */
export interface ImportedName {
  /** The name in the other module; `*` for all of it, `default`, or `` for what `require` gives. */
  readonly name: string;
  /** The name in this file; the whole path for `import a.b`, which leaves `import a` free. */
  readonly as: string;
  /** As written, to write it again. */
  readonly text: string;
}

/** An import statement at the beginning of a line. */
export interface ImportStatement {
  readonly start: number;
  /** After its last sign, without the line end. */
  readonly end: number;
  /** On one line, blanks folded. */
  readonly text: string;
  readonly names: readonly ImportedName[];
  /** Writes the statement with some of its names only; absent where it cannot be taken apart. */
  readonly withNames?: (names: readonly ImportedName[]) => string;
}

const statementForms = {
  python:
    /(?:from[ \t]+[.\w]+[ \t]+import[ \t]*(?:\([^)]*\)|(?:[^\n\\#;]|\\\n)+)|import[ \t]+(?:[^\n\\#;(=]|\\\n)+)(?=[ \t]*(?:[;#\n]|$))/y,
  ecmascript:
    /import\b(?![ \t]*[.(])(?:[^'"`;()]*?(?:=[ \t]*require\([ \t]*)?)(['"])[^'"\n]+\1(?:[ \t]*\))?(?:[ \t]*with[ \t]*\{[^}]*\})?;?|(?:const|let|var)[ \t]+(?:\{[^}=]*\}|[\w$]+)[ \t]*=[ \t]*require\([ \t]*(['"])[^'"\n]+\2[ \t]*\);?(?=[ \t]*(?:\n|\/\/|$))/y,
} as const;

/** The import statement at an offset, if there is one. */
export function importAt(text: string, offset: number, rules: LexicalRules): ImportStatement | undefined {
  const form = statementForms[rules.imports];
  form.lastIndex = offset;
  const match = form.exec(text);
  if (match === null) return undefined;
  const written = match[0].trimEnd();
  const start = offset;
  const end = offset + written.length;
  const oneLine = written
    .replace(/\\\n/g, ' ')
    .replace(/(#|\/\/).*$/gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  const parts = rules.imports === 'python' ? pythonNames(oneLine) : ecmascriptNames(oneLine);
  return { start, end, text: oneLine, ...parts };
}

/**
 * All imports of a file that begin a line; with `indented` also those inside blocks before the first definition (`try:`,
 * `if TYPE_CHECKING:`), since their names are bound as well.
 */
export function importsOf(text: string, rules: LexicalRules, indented = false): ImportStatement[] {
  const covered = lexicalSpans(text, rules);
  const found: ImportStatement[] = [];
  let inDefinition = false;
  let offset = text.startsWith('\uFEFF') ? 1 : 0;
  let span = 0;
  while (offset < text.length) {
    while (span < covered.length && covered[span]!.end <= offset) span += 1;
    const inside = span < covered.length && covered[span]!.start < offset;
    const blanks = /^[ \t]*/.exec(text.slice(offset, offset + 200))![0].length;
    const statement =
      inside || (blanks > 0 && (!indented || inDefinition)) ? undefined : importAt(text, offset + blanks, rules);
    if (statement !== undefined) found.push(statement);
    if (!inside && /^(def|class|async def|function|export)\b/.test(text.slice(offset, offset + 10)))
      inDefinition = true;
    const next = text.indexOf('\n', statement?.end ?? offset);
    offset = next < 0 ? text.length : next + 1;
  }
  return found;
}

/** The end of blanks and comments from an offset on. */
export function afterComments(text: string, from: number, spans: readonly LexicalSpan[]): number {
  let at = from;
  for (;;) {
    while (at < text.length && /\s/.test(text[at]!)) at += 1;
    const comment = spans.find((span) => span.start === at && span.kind === 'comment');
    if (comment === undefined) return at;
    at = comment.end;
  }
}

function pythonNames(text: string): Pick<ImportStatement, 'names' | 'withNames'> {
  const from = /^from ([.\w]+) import ?\(?(.*?),? ?\)?$/.exec(text);
  const list = (from === null ? text.replace(/^import /, '') : from[2]!).split(',').map((part) => part.trim());
  const names = list.map((part) => {
    const [name = '', as] = part.split(/ as /).map((each) => each.trim());
    return { name, as: as ?? (name === '*' ? `${from?.[1]}.*` : name), text: part };
  });
  const head = from === null ? 'import' : `from ${from[1]} import`;
  return { names, withNames: (some) => `${head} ${some.map((each) => each.text).join(', ')}` };
}

function ecmascriptNames(text: string): Pick<ImportStatement, 'names' | 'withNames'> {
  const required = /^(?:const|let|var) (\{.*\}|[\w$]+) ?= ?(require.*)$/.exec(text);
  if (required !== null) {
    const all = clauseNames(required[1]!, ':');
    if (!required[1]!.startsWith('{')) return { names: all };
    return {
      names: all,
      withNames: (some) => `const { ${some.map((each) => each.text).join(', ')} } = ${required[2]}`,
    };
  }
  const imported = /^import (type )?(.*?) ?from ?(['"].*)$/.exec(text);
  if (imported === null) {
    const equals = /^import (?:type )?([\w$]+) ?=/.exec(text)?.[1];
    return { names: equals === undefined ? [] : [{ name: '', as: equals, text: equals }] };
  }
  const [, type = '', clause, tail] = imported;
  const names = clauseNames(clause!, ' as ');
  return {
    names,
    withNames: (some) => {
      const braced = some.filter((each) => each.name !== 'default' && each.name !== '*');
      const bare = some.filter((each) => !braced.includes(each)).map((each) => each.text);
      const list = braced.length === 0 ? [] : [`{ ${braced.map((each) => each.text).join(', ')} }`];
      return `import ${type}${[...bare, ...list].join(', ')} from ${tail}`;
    },
  };
}

/** `D, * as ns, { a, type b as c }` to names. */
function clauseNames(clause: string, alias: string): ImportedName[] {
  const braces = /\{(.*)\}/.exec(clause);
  const inner = (braces?.[1] ?? '').split(',').map((part) => part.trim());
  const outer = clause
    .replace(/\{.*\}/, '')
    .split(',')
    .map((part) => part.trim());
  const bare = outer
    .filter((part) => part !== '')
    .map((part) => {
      const star = /^\* ?as ([\w$]+)$/.exec(part);
      return { name: star === null ? 'default' : '*', as: star?.[1] ?? part, text: part };
    });
  const named = inner
    .filter((part) => part !== '')
    .map((part) => {
      const [name = '', as] = part
        .replace(/^type /, '')
        .split(alias)
        .map((each) => each.trim());
      return { name, as: as ?? name, text: part };
    });
  return [...bare, ...named];
}
