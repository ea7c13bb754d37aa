const DOC_COMMENT = 'a `/** */` comment directly before it';
const SLASHES = '`///` comments directly before it';

/** How documentation is written, in words for a model, by language. */
const DOC_STYLES: Readonly<Record<string, string>> = {
  python: 'a docstring as the first statement of its body',
  javascript: DOC_COMMENT,
  typescript: DOC_COMMENT,
  tsx: DOC_COMMENT,
  java: DOC_COMMENT,
  kotlin: DOC_COMMENT,
  php: DOC_COMMENT,
  c: DOC_COMMENT,
  cpp: DOC_COMMENT,
  csharp: '`/// <summary>` comments directly before it',
  rust: SLASHES,
  go: '`//` comments directly before it that begin with its name',
  ruby: '`#` comments directly before it',
  bash: '`#` comments directly before it',
};

export function docStyleOf(language: string): string {
  return DOC_STYLES[language] ?? 'a comment directly before it';
}
