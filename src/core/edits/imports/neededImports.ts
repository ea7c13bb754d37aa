/** Words of import statements that are no names. */
const KEYWORDS: ReadonlySet<string> = new Set([
  ...[
    'import',
    'from',
    'as',
    'use',
    'using',
    'require',
    'require_once',
    'include',
    'const',
    'let',
    'var',
    'type',
    'static',
  ],
  ...['pub', 'crate', 'self', 'super', 'global', 'source'],
]);

/** The imports of which a text says a name: what some hunks of a change need of those that the whole change adds. */
export function neededImports(imports: readonly string[], text: string): readonly string[] {
  const said = new Set(wordsOf(text));
  return imports.filter((line) => wordsOf(line).some((word) => !KEYWORDS.has(word) && said.has(word)));
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
