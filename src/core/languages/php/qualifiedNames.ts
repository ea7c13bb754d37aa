import { anyScript } from '../../model/anyScript.ts';
import type { ImportFact } from '../../model/importFacts.ts';

/** Stands for `\` in types, where it would part a name into steps; names of PHP have none. */
const MARK = '$';

/** What a name stands for that says itself where it is: `\A\B` anywhere, `A\B` and `B` from the file's namespace. */
export function importOfName(name: string): ImportFact | undefined {
  const path = name.startsWith('$$')
    ? name.slice(1).replaceAll(MARK, '\\')
    : name.replace(anyScript(/(?<=\w)\$(?=\w)/g), '\\');
  if (!/^\\?[A-Za-z_\x80-\uffff][\w\x80-\uffff]*(\\[\w\x80-\uffff]+)*$/.test(path)) return undefined;
  const relative = !path.startsWith('\\') && !path.startsWith('namespace\\');
  const from = relative ? `namespace\\${path}` : path;
  return { from, name: path.slice(path.lastIndexOf('\\') + 1), as: name };
}

/** `use A\B\{C, D\E as F};` as one import for each name. */
export function importsOfGroup(text: string): ImportFact[] {
  const [, prefix = '', names = ''] =
    anyScript(/^use\s+(?:(?:function|const)\s+)?\\?([\w\\]+)\\\s*\{([^}]*)\}/).exec(text) ?? [];
  return names.split(',').flatMap((each) => {
    const [, path, alias] = anyScript(/^\s*(?:(?:function|const)\s+)?([\w\\]+)(?:\s+as\s+(\w+))?\s*$/).exec(each) ?? [];
    if (path === undefined) return [];
    const name = path.slice(path.lastIndexOf('\\') + 1);
    return [{ from: `${prefix}\\${path}`, name, as: alias ?? name }];
  });
}

/** A type of PHP or of its documentation in the notation of indexing/types/typeText.ts. */
export function readPhpType(text: string): string {
  return (
    text
      .replace(/\$this\b/g, 'static')
      .replace(anyScript(/(?<![\\\w$])parent\b/g), '$parent')
      .replace(anyScript(/\?(?=[\\\w])/g), '')
      .replace(
        anyScript(
          /\b(?:class|interface|trait|callable|non-empty|numeric|literal|lowercase|truthy|positive|negative|array|int|string)-[\w-]+/g,
        ),
        (word) => (/-(?:array|list)$/.test(word) ? 'array' : 'mixed'),
      )
      // A replacement in text would read two marks as one.
      .replace(anyScript(/(?<!\w)\\(?=\w)/g), () => MARK + MARK)
      .replaceAll('\\', MARK)
  );
}
