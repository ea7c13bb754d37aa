import type { LexicalRules } from './lexicalRules.ts';

/** A comment or a string of a text; everything between spans is code. */
export interface LexicalSpan {
  readonly kind: 'comment' | 'string';
  readonly start: number;
  readonly end: number;
}

const word = /[\p{L}\p{N}_$]+/uy;
const pythonQuote = /[rbuft]{0,2}("""|'''|"|')/iy;
const oneLineString = { '"': /"(?:\\[\s\S]|[^"\\\n])*"/y, "'": /'(?:\\[\s\S]|[^'\\\n])*'/y } as const;
const regexLiteral = /\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;
/** A text that is not all code from its first sign on. */
const beginsMarkup = /^\s*</;
const codeTag = /<\?(?:php\b|=)?/g;
/** Not one that old browsers read as a condition. */
const markupComment = /<!--(?!\[)[\s\S]*?-->/g;
/** Words after which a `/` begins a literal. */
const beforeLiteral = /^(return|typeof|case|in|of|delete|void|throw|new|instanceof|yield|await|do|else)$/;

/**
 * Finds comments and strings in source order, without a tree: for a reply that may not parse. A quote that is not closed on
 * its line is taken as text (JSX has apostrophes); an unclosed long string goes to the end. A template is one string with
 * the expressions in it.
 */
export function lexicalSpans(text: string, rules: LexicalRules): LexicalSpan[] {
  const spans: LexicalSpan[] = [];
  /** The last word or sign of code, to tell a division from a literal. */
  let before = '';
  /** Of each open round bracket, whether it holds the condition of a statement: behind that a `/` begins a literal. */
  const conditions: boolean[] = [];
  let at = 0;
  if (text.startsWith('#!')) at = add('comment', 0, lineEnd(text, 0));
  while (at < text.length) {
    const character = text[at]!;
    if (rules.markup && (at === 0 ? beginsMarkup.test(text) : text.startsWith('?>', at))) {
      at = addMarkup(at);
    } else if (beginsLineComment(text, at, rules)) {
      const end = lineEnd(text, at);
      const tag = rules.markup ? text.slice(at, end).indexOf('?>') : -1;
      at = add('comment', at, tag < 0 ? end : at + tag);
    } else if (rules.blockComments && text.startsWith('/*', at)) {
      at = add('comment', at, rules.blockComments === 'nested' ? nestedEnd(text, at) : after(text, '*/', at + 2));
    } else {
      const end = stringEnd(text, at, rules);
      if (end !== undefined) {
        at = add('string', at, end);
        before = '"';
        continue;
      }
      const literal =
        rules.templates && character === '/' && mayBeginLiteral(before) ? matchEnd(regexLiteral, text, at) : 0;
      const next = literal || matchEnd(word, text, at) || at + 1;
      if (character === '(') conditions.push(/^(?:if|while|for|with)$/.test(before));
      if (character === ')' && conditions.pop() === true) before = 'else';
      else if (!/\s/.test(character)) before = text.slice(at, next);
      at = next;
    }
  }
  return spans;

  /** Markup up to the next code: what it says is a string, whatever signs it has; its comments are comments. */
  function addMarkup(start: number): number {
    codeTag.lastIndex = start;
    const end = codeTag.test(text) ? codeTag.lastIndex : text.length;
    let from = start;
    for (const comment of text.slice(start, end).matchAll(markupComment)) {
      if (start + comment.index > from) add('string', from, start + comment.index);
      from = add('comment', start + comment.index, start + comment.index + comment[0].length);
    }
    return from < end ? add('string', from, end) : end;
  }

  function add(kind: LexicalSpan['kind'], start: number, end: number): number {
    spans.push({ kind, start, end });
    return end;
  }
}

/** Not `https://…` in JSX text: treating it as code makes comparisons stricter, never laxer. */
function beginsLineComment(text: string, at: number, rules: LexicalRules): boolean {
  const mark = rules.lineComments.find((each) => text.startsWith(each, at));
  if (mark === undefined || (mark === '//' && text[at - 1] === ':')) return false;
  // Of the languages with both marks PHP has attributes: `#[Pure]`.
  if (mark === '#' && rules.lineComments.length > 1 && text[at + 1] === '[') return false;
  return rules.commentsAfterBlank !== true || at === 0 || /[\s;&|()]/.test(text[at - 1]!);
}

function nestedEnd(text: string, start: number): number {
  let depth = 1;
  for (let at = start + 2; at < text.length; at += 1) {
    if (text.startsWith('/*', at)) {
      depth += 1;
      at += 1;
    } else if (text.startsWith('*/', at)) {
      depth -= 1;
      at += 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}

function mayBeginLiteral(before: string): boolean {
  return !/[\p{L}\p{N}_$)\]}"<]$/u.test(before) || beforeLiteral.test(before);
}

function stringEnd(text: string, at: number, rules: LexicalRules): number | undefined {
  if (rules.literals !== undefined) {
    for (const literal of rules.literals) {
      const end = matchEnd(literal, text, at);
      if (end > at) return end;
    }
    return undefined;
  }
  if (rules.templates && text[at] === '`') return templateEnd(text, at, rules);
  if (rules.tripleQuotes) {
    pythonQuote.lastIndex = at;
    const match = pythonQuote.exec(text);
    if (match === null) return undefined;
    const quote = match[1]!;
    const opening = at + match[0].length;
    return quote.length === 3
      ? longStringEnd(text, opening, quote)
      : matchEnd(oneLineString[quote as '"' | "'"], text, opening - 1) || undefined;
  }
  const quote = text[at];
  return quote === '"' || quote === "'" ? matchEnd(oneLineString[quote], text, at) || undefined : undefined;
}

function longStringEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return text.length;
}

function templateEnd(text: string, start: number, rules: LexicalRules): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '\\') at += 1;
    else if (depth === 0 && character === '`') return at + 1;
    else if (depth === 0 && text.startsWith('${', at)) {
      depth = 1;
      at += 1;
    } else if (depth > 0) {
      if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      else {
        const end = stringEnd(text, at, rules);
        if (end !== undefined) at = end - 1;
      }
    }
  }
  return text.length;
}

function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : 0;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}
