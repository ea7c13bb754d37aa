import type { Stretch, Token } from './tokens.ts';

/**
 * What the grammar cannot read of a directive: `#` alone on its line, as some write to set comments between directives; comments inside
 * a macro of several lines, which end it for the grammar; texts and headers in conditions (`#if HAS_WARNING("-Wold-style")`, `#if __has_include(<version>)`), which become numbers, and scopes there (`HAS(clang::fallthrough)`).
 */
export function directiveStretches({ text, start }: Token): Stretch[] {
  if (/^#\s*(\/\/.*)?$/.test(text)) return [{ start, end: start + text.length }];
  const condition = /^#\s*(?:el)?if\b/.test(text);
  const found: Stretch[] = [];
  for (const match of text.matchAll(/\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|(?<=\()\s*<[^<>()\n]+>|::/g)) {
    const place = { start: start + match.index, end: start + match.index + match[0].length };
    if (!match[0].startsWith('/*')) {
      if (condition) found.push({ ...place, fill: match[0] === '::' ? '_' : '0' });
    } else if (text.includes('\n')) found.push({ ...place, put: ' '.repeat(match[0].length) });
  }
  return found;
}
