/**
 * The first paragraph of a README (Markdown, reStructuredText or plain) that says something: headings, badges, links to
 * translations, HTML, code and lists before it are passed over. One line without markup; undefined when there is none.
 */
export function firstParagraph(readme: string): string | undefined {
  const text = readme
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/^( {0,3})(```|~~~)[\s\S]*?^\1\2.*$/gm, '');
  const shown = withoutElements(withoutElements(text, HIDDEN, ''), HEADINGS, '\n\n');
  for (const block of shown.split(/\n[ \t]*\n/)) {
    const paragraph = paragraphOf(block);
    if (paragraph !== undefined) return paragraph;
  }
  return undefined;
}

/** Elements whose text is no part of a paragraph. */
const HIDDEN = ['script', 'style', 'table', 'picture', 'svg', 'details'];
const HEADINGS = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

function paragraphOf(block: string): string | undefined {
  const lines = withoutHeadings(block.split('\n'));
  if (/^( {4}|\t)/.test(lines[0] ?? '') || lines.some((line) => structural.test(line))) return undefined;
  const source = lines.map((line) => line.replace(/^\s*>\s?(\[!\w+\])?/, '').trim()).join(' ');
  // A line of nothing but links, images and separators is a row of badges or languages.
  if (!/\p{L}{2}/u.test(plain(withoutElements(source.replace(linkOrImage, ' '), ['a'], ' ')))) return undefined;
  const text = plain(source);
  return /\p{L}\P{L}+\p{L}{2}/u.test(text) ? text : undefined;
}

/** Lists, tables, rules, link definitions, directives. */
const structural = /^\s*([-*+]\s|\d+[.)]\s|\||={3,}\s*$|[-*_]( ?[-*_]){2,}\s*$|\[[^\]]+\]:\s*\S|\.\. )/;
// Here and below what stands between marks never has the mark that opens it: then a text of marks that nothing closes takes no longer.
const linkOrImage = /!?\[(?:[^[\]]|\[[^[\]]*\])*\](?:\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])|`[^`<]*<[^<>`]*>`__?/g;

/** Takes elements out with what is in them; one that nothing closes stays. */
function withoutElements(text: string, names: readonly string[], instead: string): string {
  const opening = new RegExp(`<(${names.join('|')})\\b`, 'gi');
  const unclosed = new Set<string>();
  let kept = '';
  let from = 0;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const name = match[1]!.toLowerCase();
    if (unclosed.has(name)) continue;
    const closing = new RegExp(`</${name}>`, 'gi');
    closing.lastIndex = opening.lastIndex;
    if (!closing.test(text)) unclosed.add(name);
    else {
      kept += text.slice(from, match.index) + instead;
      from = opening.lastIndex = closing.lastIndex;
    }
  }
  return kept + text.slice(from);
}

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
    .replace(/!\[[^[\]]*\](\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])?/g, ' ')
    .replace(/\[([^[\]]*)\](\((?:[^()]|\([^()]*\))*\)|\[[^[\]]*\])/g, '$1')
    .replace(/`([^`<]*)<[^<>`]*>`__?/g, (_, label: string) => label.trimEnd())
    .replace(/<(https?:[^<>\s]+)>/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/:[a-z:]{1,60}:`([^`]*)`/g, '$1')
    .replace(/(?<![\w.])(\*\*|__)(?=\S)((?:(?!\1).)*\S)\1(?!\w)/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*]*\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_]*\S)_(?!\w)/g, '$1')
    .replace(/`+([^`]*)`+/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([,.;:!?])(?= |$)/g, '$1')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };
