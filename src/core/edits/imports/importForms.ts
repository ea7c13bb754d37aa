import { anyScript } from '../../model/anyScript.ts';
import type { ImportForm } from '../../text/lexicalRules.ts';
import { ecmascriptNames } from './ecmascriptImports.ts';
import type { ImportedName, ReadImport } from './readImport.ts';

/** A sticky pattern of one statement, and how what it found is read. */
interface ImportReader {
  readonly pattern: RegExp;
  readonly read: (written: string) => ReadImport;
}

const reader = (pattern: RegExp, names: (text: string) => Omit<ReadImport, 'text'>): ImportReader => ({
  pattern,
  read: (written) => {
    const text = onOneLine(written);
    return { text, ...names(text) };
  },
});

export const IMPORT_FORMS: Readonly<Record<ImportForm, ImportReader>> = {
  python: reader(
    anyScript(
      /(?:from[ \t]+[.\w]+[ \t]+import[ \t]*(?:\([^)]*\)|(?:[^\n\\#;]|\\\n)+)|import[ \t]+(?:[^\n\\#;(=]|\\\n)+)(?=[ \t]*(?:[;#\n]|$))/y,
    ),
    pythonNames,
  ),
  ecmascript: reader(
    anyScript(
      /import\b(?![ \t]*[.(])(?:[^'"`;()]*?(?:=[ \t]*require\([ \t]*)?)(['"])[^'"\n]+\1(?:[ \t]*\))?(?:[ \t]*with[ \t]*\{[^}]*\})?;?|(?:const|let|var)[ \t]+(?:(?:\{[^}=]*\}|[\w$]+)[ \t]*=[ \t]*require\([ \t]*(['"])[^'"\n]+\2[ \t]*\)(?:[ \t]*,\s*(?=[\w${]))?)+;?(?=[ \t]*(?:\n|\/\/|$))/y,
    ),
    ecmascriptNames,
  ),
  go: {
    pattern: anyScript(/import[ \t]*(?:\([^)]*\)|(?:[\w.]+[ \t]+)?"[^"\n]+")/y),
    read: goNames,
  },
  java: reader(anyScript(/import[ \t]+(?:static[ \t]+)?[\w.]+(?:\.\*)?[ \t]*;/y), (text) => ({
    names: lastSegment(text.replace(/^import (?:static )?/, '').replace(/ ?;$/, '')),
  })),
  kotlin: reader(anyScript(/import[ \t]+[\w.]+(?:\.\*)?(?:[ \t]+as[ \t]+\w+)?/y), (text) => ({
    names: lastSegment(text.replace(/^import /, '')),
  })),
  csharp: reader(
    anyScript(/(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?[\w.]+(?:<[^>\n]*>)?[ \t]*;/y),
    (text) => {
      const alias = anyScript(/using (\w+) ?=/).exec(text)?.[1];
      const from = text.replace(/^.*= ?| ?;$/g, '');
      return { names: alias === undefined ? [] : [{ from, name: '', as: alias, text: alias }] };
    },
  ),
  rust: reader(
    anyScript(/(?:pub(?:\([\w: ]+\))?[ \t]+)?use[ \t]+[\w:]+(?:::)?(?:\{[^;]*\}|\*)?(?:[ \t]+as[ \t]+\w+)?[ \t]*;/y),
    rustNames,
  ),
  c: reader(/#[ \t]*include[ \t]*(?:<[^>\n]+>|"[^"\n]+")/y, () => ({ names: [] })),
  php: reader(
    anyScript(/use[ \t]+(?:function[ \t]+|const[ \t]+)?[\w\\]+(?:\{[^}]*\})?(?:[ \t]+as[ \t]+\w+)?[ \t]*;/y),
    phpNames,
  ),
  ruby: reader(/require(?:_relative)?[ \t]*\(?[ \t]*(['"])[^'"\n]+\1[ \t]*\)?/y, () => ({ names: [] })),
  none: reader(/(?!)/y, () => ({ names: [] })),
};

function onOneLine(written: string): string {
  const isDirective = written.startsWith('#');
  return (isDirective ? written : written.replace(/\\\n/g, ' ').replace(/(#|\/\/).*$/gm, ''))
    .replace(/\s+/g, ' ')
    .trim();
}

/** `a.b.C as D` binds `D`, `a.b.C` binds `C`, `a.b.*` everything. */
function lastSegment(path: string): ImportedName[] {
  const [whole = '', alias] = path.split(' as ');
  const name = whole.split('.').at(-1) ?? '';
  const from = whole.slice(0, -name.length).replace(/\.$/, '');
  return [{ from, name, as: alias ?? (name === '*' ? whole : name), text: path }];
}

function phpNames(text: string): Omit<ReadImport, 'text'> {
  const [, kind = '', base = '', group, rest = ''] =
    anyScript(/^use (function |const )?\\?([\w\\]*)(?:\{(.*)\})?(.*?) ?;$/).exec(text) ?? [];
  const paths = (group === undefined ? [''] : group.split(',')).map((path) => `${base}${path.trim()}${rest}`);
  const names = paths
    .filter((path) => group === undefined || path !== base)
    .flatMap((path) =>
      lastSegment(path.replaceAll('\\', '.')).map((each) => ({ ...each, from: `${kind}${each.from}`, text: path })),
    );
  return { names, withNames: (some) => some.map((each) => `use ${kind}${each.text};`).join('\n') };
}

/** The leaves of a `use` tree; `self` is the module it stands in. */
function rustNames(text: string): Omit<ReadImport, 'text'> {
  const [, head = '', tree = ''] = /^((?:pub(?:\([^)]*\))? )?use )(.*?) ?;$/.exec(text) ?? [];
  const names = rustLeaves(tree, '');
  return { names, withNames: (some) => some.map((each) => `${head}${each.text};`).join('\n') };
}

function rustLeaves(tree: string, prefix: string): ImportedName[] {
  const group = /^([^{]*)\{(.*)\}$/.exec(tree);
  if (group !== null) return parted(group[2]!).flatMap((part) => rustLeaves(part, prefix + group[1]!.trim()));
  const [written = '', alias] = `${prefix}${tree}`.split(' as ');
  const path = written.replace(/::self$/, '');
  const name = path.split('::').at(-1) ?? '';
  const from = path.slice(0, -name.length).replace(/::$/, '');
  const text = alias === undefined ? path : `${path} as ${alias}`;
  return [{ from, name, as: alias ?? (name === '*' ? path : name), text }];
}

/** What stands between the commas of a list, those in inner braces left alone. */
function parted(list: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const sign of list) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (sign === ',' && depth === 0) parts.push('');
    else parts.push(parts.pop()! + sign);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** A single import, or a group in brackets, whose lines are imports of their own. */
function goNames(written: string): ReadImport {
  const names = [...written.matchAll(anyScript(/(?:([\w.]+)[ \t]+)?"([^"\n]+)"/g))].map(([text, alias, path = '']) => {
    const own = alias === 'import' ? undefined : alias;
    // A major version at the end is no name: `example.com/shop/v2` is `shop`, `gopkg.in/yaml.v3` is `yaml`.
    const name = path
      .replace(/[/.]v\d+$/, '')
      .split('/')
      .at(-1)!
      .replace(/^go-|\.go$/g, '');
    // `_` and `.` bind no name that another import could take.
    const as = own === '_' || own === '.' ? `${own} ${path}` : (own ?? name);
    return { from: path, name: '', as, text: own === undefined && alias !== undefined ? `"${path}"` : text };
  });
  const withNames = (some: readonly ImportedName[]): string => some.map(({ text }) => `import ${text}`).join('\n');
  return { text: withNames(names), names, withNames };
}

function pythonNames(text: string): Omit<ReadImport, 'text'> {
  const from = anyScript(/^from ([.\w]+) import ?\(?(.*?),? ?\)?$/).exec(text);
  const list = (from === null ? text.replace(/^import /, '') : from[2]!).split(',').map((part) => part.trim());
  const names = list.map((part) => {
    const [name = '', as] = part.split(/ as /).map((each) => each.trim());
    // `import a.b as c` says the same as `from a import b as c`.
    const dot = name.lastIndexOf('.');
    const source = from === null ? name.slice(0, Math.max(0, dot)) : from[1]!;
    return {
      from: source,
      name: from === null ? name.slice(dot + 1) : name,
      as: as ?? (name === '*' ? `${from?.[1]}.*` : name),
      text: part,
    };
  });
  const head = from === null ? 'import' : `from ${from[1]} import`;
  return { names, withNames: (some) => `${head} ${some.map((each) => each.text).join(', ')}` };
}
