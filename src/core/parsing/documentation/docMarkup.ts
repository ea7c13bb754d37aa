/** Tags of HTML that documentation is written with; other names in angle brackets are types, as `<A>` is. */
const TAG =
  /<\/?(?:a|abbr|b|blockquote|br|cite|code|dd|del|dfn|div|dl|dt|em|font|h[1-6]|hr|i|img|kbd|li|ol|pre|s|samp|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var)(?:\s[^<>]*)?\/?>/g;
const PARAGRAPH = /<\/?p(?:\s[^<>]*)?\/?>/g;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** What is shown as it is: code. */
const CODE = /(\{@(?:code|literal)\s[^{}]*\}|`[^`]*`)/;

/**
 * Documentation without the markup of Javadoc, JSDoc and HTML: of links what they are called, of code the code; `<p>` parts
 * paragraphs. `{@inheritDoc}` says nothing of its own.
 */
export function plainText(text: string): string {
  if (!/[<&]|\{@/.test(text)) return text;
  return text
    .split(CODE)
    .map((part, at) => (at % 2 === 0 ? withoutMarkup(part) : part.replace(/^\{@\w+\s+([^{}]*)\}$/, '$1')))
    .join('');
}

function withoutMarkup(text: string): string {
  return text
    .replace(/\{@(\w+)\s*([^{}]*)\}/g, (_, tag: string, words: string) => inlineTag(tag, words.trim()))
    .replace(PARAGRAPH, '\n\n')
    .replace(TAG, '')
    .replace(/&(\w+|#\d+);/g, (written, name: string) => ENTITIES[name] ?? character(name) ?? written);
}

/** `{@link a.B#c words}` and JSDoc's `{@link B|words}` are called by their words, else by what they point at. */
function inlineTag(tag: string, words: string): string {
  switch (tag) {
    case 'inheritDoc':
    case 'inheritdoc':
      return '';
    case 'link':
    case 'linkplain':
    case 'linkcode':
    case 'see': {
      const [, place = '', label = ''] = /^([^\s|(]*(?:\([^)]*\))?)[\s|]*(.*)$/s.exec(words) ?? [];
      return label === '' ? place.replace(/^#/, '').replaceAll('#', '.') : label;
    }
    default:
      return words;
  }
}

function character(name: string): string | undefined {
  const code = /^#(\d{1,6})$/.exec(name)?.[1];
  return code === undefined || Number(code) > 0x10ffff ? undefined : String.fromCodePoint(Number(code));
}
