/**
 * The first paragraph of a README (Markdown, reStructuredText or plain) that says something: headings, badges, links to
 * translations, HTML, code and lists before it are passed over. One line without markup; undefined when there is none.
 */
export function firstParagraph(readme: string): string | undefined {
  const text = readme
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^( {0,3})(```|~~~)[\s\S]*?^\1\2.*$/gm, '')
    .replace(/<(script|style|table|picture|svg|details)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<h[1-6]\b[\s\S]*?<\/h[1-6]>/gi, '\n\n');
  for (const block of text.split(/\n[ \t]*\n/)) {
    const paragraph = paragraphOf(block);
    if (paragraph !== undefined) return paragraph;
  }
  return undefined;
}

function paragraphOf(block: string): string | undefined {
  const lines = withoutHeadings(block.split('\n'));
  if (/^( {4}|\t)/.test(lines[0] ?? '') || lines.some((line) => structural.test(line))) return undefined;
  const source = lines.map((line) => line.replace(/^\s*>\s?(\[!\w+\])?/, '').trim()).join(' ');
  // A line of nothing but links, images and separators is a row of badges or languages.
  if (!/\p{L}{2}/u.test(plain(source.replace(linkOrImage, ' ')).replace(/<a\b[\s\S]*?<\/a>/gi, ' '))) return undefined;
  const text = plain(source);
  return /\p{L}+\P{L}+\p{L}{2}/u.test(text) ? text : undefined;
}

/** Lists, tables, rules, link definitions, directives. */
const structural = /^\s*([-*+]\s|\d+[.)]\s|\||={3,}\s*$|[-*_]( ?[-*_]){2,}\s*$|\[[^\]]+\]:\s*\S|\.\. )/;
const linkOrImage = /!?\[(?:[^[\]]|\[[^\]]*\](?:\([^)]*\))?)*\](?:\([^)]*\)|\[[^\]]*\])|`[^`]*<[^>]*>`__?/g;

/** Drops `# Title`, a title with its underline (and overline) and closes the gap. */
function withoutHeadings(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    if (/^ {0,3}#{1,6}(\s|$)/.test(line)) continue;
    if (/^ {0,3}([=\-~^"'*+#])\1{2,}\s*$/.test(line)) kept.length = 0;
    else if (line.trim() !== '' || kept.length > 0) kept.push(line);
  }
  return kept;
}

/** Text without Markdown, reStructuredText and HTML marks. */
function plain(source: string): string {
  return source
    .replace(/!\[[^\]]*\](\([^)]*\)|\[[^\]]*\])?/g, ' ')
    .replace(/\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/`([^`<]*?)\s*<[^>]*>`__?/g, '$1')
    .replace(/<(https?:[^>\s]+)>/g, '$1')
    .replace(/<\/?[A-Za-z][^>]*>/g, ' ')
    .replace(/:[a-z:]+:`([^`]*)`/g, '$1')
    .replace(/(?<![\w.])(\*\*|__)(?=\S)(.*?\S)\1(?!\w)/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]*?\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]*?\S)_(?!\w)/g, '$1')
    .replace(/`+([^`]*)`+/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+([,.;:!?])(?=\s|$)/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
