/** A definition without documentation, cut where it would stand. */
export interface DocumentationGap {
  readonly before: string;
  readonly after: string;
  readonly language: string;
  /** The blanks before each line of the documentation. */
  readonly indent: string;
}

interface CommentStyle {
  /** `body`: the first statement of the body; `above`: the lines before the definition. */
  readonly place: 'body' | 'above';
  readonly open: string;
  /** Before each line but the first. */
  readonly line: string;
  readonly close: string;
  /** What the text must not contain. */
  readonly forbidden: RegExp;
}

const DOCSTRING: CommentStyle = { place: 'body', open: '"""', line: '', close: '"""', forbidden: /"""|\\/ };
const BLOCK: CommentStyle = { place: 'above', open: '/**\n * ', line: ' * ', close: '\n */', forbidden: /\*\// };
const HASH: CommentStyle = { place: 'above', open: '# ', line: '# ', close: '', forbidden: /^$/ };
const SLASHES: CommentStyle = { ...HASH, open: '// ', line: '// ' };
const TRIPLE_SLASHES: CommentStyle = { ...HASH, open: '/// ', line: '/// ' };
const XML: CommentStyle = {
  place: 'above',
  open: '/// <summary>\n/// ',
  line: '/// ',
  close: '\n/// </summary>',
  forbidden: /[<>&]/,
};

/** How documentation is written by each language's own convention. */
const STYLES: Readonly<Record<string, CommentStyle>> = {
  python: DOCSTRING,
  javascript: BLOCK,
  typescript: BLOCK,
  tsx: BLOCK,
  java: BLOCK,
  kotlin: BLOCK,
  php: BLOCK,
  c: BLOCK,
  cpp: BLOCK,
  csharp: XML,
  go: SLASHES,
  rust: TRIPLE_SLASHES,
  ruby: HASH,
  bash: HASH,
};

/** Longest line of documentation, its blanks not counted. */
const LINE_LENGTH = 88;
const LONGEST_SENTENCE = 240;

/**
 * Cuts a definition (LF, from the start of its first line) where its documentation would stand; `bodyStart` is the offset at which its
 * body begins. Undefined where it has some already, where the body shares a line with the header, and for a language without a convention.
 */
export function documentationGap(text: string, bodyStart: number, language: string): DocumentationGap | undefined {
  const style = Object.hasOwn(STYLES, language) ? STYLES[language] : undefined;
  if (style === undefined) return undefined;
  if (style.place === 'above') {
    const indent = /^[ \t]*/.exec(text)![0];
    return /^[ \t]*(?:\/[/*]|#(?!\[))/.test(text) ? undefined : { before: '', after: text, language, indent };
  }
  const lineStart = text.lastIndexOf('\n', bodyStart - 1) + 1;
  const indent = text.slice(lineStart, bodyStart);
  const isOwnLine = lineStart > 0 && indent.trim() === '' && indent !== '';
  if (!isOwnLine || /^[rRuUbB]{0,2}(?:"|')/.test(text.slice(bodyStart))) return undefined;
  return { before: text.slice(0, lineStart), after: text.slice(lineStart), language, indent };
}

/** The definition with a model's sentence as its documentation; undefined for what is no sentence. */
export function fillGap({ before, after, language, indent }: DocumentationGap, reply: string): string | undefined {
  const sentence = sentenceOf(reply);
  const style = STYLES[language];
  if (sentence === undefined || style === undefined || style.forbidden.test(sentence)) return undefined;
  const lines = style.place === 'body' ? [sentence] : wrapped(sentence, LINE_LENGTH - style.line.length);
  const comment = `${style.open}${lines.join(`\n${style.line}`)}${style.close}`;
  return `${before}${comment.replace(/^/gm, indent)}\n${after}`;
}

/** The first line of a reply as a sentence: without quotes around it, with an end. */
export function sentenceOf(reply: string): string | undefined {
  const [line = ''] = reply.trim().split('\n');
  const bare = line
    .trim()
    .replace(/^(["'`])(.*)\1$/, '$2')
    .trim();
  const isSentence = /^\p{L}.*\p{L}/u.test(bare) && !/```|<\||\p{Cc}/u.test(bare) && bare.length <= LONGEST_SENTENCE;
  if (!isSentence || !bare.includes(' ')) return undefined;
  return `${bare[0]!.toUpperCase()}${bare.slice(1)}${/[.!?]$/.test(bare) ? '' : '.'}`;
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
