import { anyScript } from '../../model/anyScript.ts';
import { balancedEnd } from '../../text/balancedText.ts';
import { mendNames } from './mendNames.ts';

const MODIFIER = '(?:@[\\w.:]+(?:\\([^()]*\\))?|private|internal|protected|public|actual|expect)\\s+';
const HEADER = new RegExp(`(\\bclass\\s+\\w+(?:<[^{}()]*?>)?)(\\s+(?:${MODIFIER})*constructor)\\b(?=\\s*\\()`, 'g');
const TYPED_LAMBDA = anyScript(/\b(\p{Ll}\w*)<([\w.,<>?*\s]+)>( ?)\{(\s?)/gu);
const TYPE_BEFORE = /(?:\b(?:fun|class|interface|object|as|is|in)|[:<?])\s*$/;
const CONTEXT = anyScript(/^[ \t]*context(?=\(\s*(?:\w+\s*:|\p{Lu}))/gmu);
const GUARD = anyScript(/^([ \t]*!?(?:is|in)[ \t](?:(?!->)[^\n"{}()])*[\w>?*])[ \t]if(?=[ \t(])/gm);
const WHERE = /^([ \t]*)[ \t]where\?(?=\.)/gm;
const GET_BETWEEN = anyScript(/(\})([ \t])get(?=[ \t]+\w)/g);
const GET_CALL = /([^\s{(,=>+&|?:]\s*\n\s*)[ \t]get(?=\([^)\s])/g;
const GETTER_ANNOTATION = anyScript(/^[ \t]*@\w+(?:\([^()\n]*\))?(?=[ \t]*(?:\/\/[^\n]*)?\s*\n[ \t]*[gs]et\b\s*\()/gm);
const SETTER_ANNOTATION = anyScript(/^([ \t]*)@\w+(?:\([^()\n]*\))?(?=[ \t]+set\()/gm);
const SUSPENDING = /((?:[(=,{:]|->|\breturn)\s*)suspend(?=[ \t]*\{)/g;
const SUSPENDING_BOUND = anyScript(/([<,]\s*(?:reified\s+)?\w+\s*:\s*)suspend(?=[ \t]*\()/gu);
const CONTEXT_TYPE = anyScript(/([:=(,>][ \t]*(?:suspend[ \t]+)?)context(?=\((?:\w+\.)*\p{Lu})/gu);
const LAST_COMMA = /,(?=\s*\n\s*\])/g;
const LAST_TYPE_COMMA = /,(?=\s*\n\s*>)/g;
const STRINGS = /"""(?:[^"]|"{1,2}(?!"))*"{3,}|"(?:[^"\\\n]|\\.)*"/g;
/** A body on the line of its header, as far as its first brace. */
const ONE_LINE = /\b(?:class|interface|object)\b[^{}\n]*\{(?=[^\n]*[^\s{;][ \t]\})/g;

/**
 * What Kotlin allows and the grammar does not, written as it can be read: a primary constructor with words or line breaks before
 * it, type arguments in front of a lambda, parameters and types of functions with a context, lambdas that suspend, conditions behind
 * `is` in a `when` (as one more condition), names that it takes for words of the language (`where?.f()`, `open = a`,
 * `a {} get b` as `a {}  to b`, `get("/")` for a getter of the property before), annotations of getters and setters, a comma behind
 * the last index or type parameter, quotes at the end of a raw string, strings that say with how many `$` they interpolate, and bodies
 * of types on one line, whose last member needs a `;`.
 */
export function mendText(text: string): string {
  let mended = text;
  if (text.includes('constructor'))
    mended = mended.replace(HEADER, (_, name: string, header: string) => `${name}${mendHeader(header)}`);
  if (text.includes('>')) mended = withArgumentLists(mended);
  if (text.includes('context(')) mended = withoutContextTypes(withoutContexts(mended));
  if (text.includes(' if')) mended = mended.replace(GUARD, '$1,  ');
  if (text.includes('where')) mended = mended.replace(WHERE, '$1(where)');
  if (text.includes(' get')) mended = mended.replace(GET_BETWEEN, '$1$2 to').replace(GET_CALL, '$1;get');
  if (text.includes('@')) mended = mended.replace(GETTER_ANNOTATION, blank);
  if (text.includes('@')) mended = mended.replace(SETTER_ANNOTATION, blank);
  if (text.includes('suspend')) {
    for (const place of [SUSPENDING, SUSPENDING_BOUND])
      mended = mended.replace(place, (_, before: string) => `${before}${blank('suspend')}`);
  }
  mended = mendNames(mended);
  if (text.includes('[')) mended = mended.replace(LAST_COMMA, ' ');
  if (text.includes('>')) mended = mended.replace(LAST_TYPE_COMMA, ' ');
  if (text.includes('""""')) mended = mended.replace(STRINGS, withoutLastQuotes);
  if (text.includes('$$"')) mended = withoutDollars(mended);
  if (text.includes(' }')) mended = withLastSemicolons(mended);
  return mended.length === text.length ? mended : text;
}

/** Behind some annotations a header whose constructor has words of its own is taken for names between operands. */
function mendHeader(header: string): string {
  return header.includes('@') ? header.replace(/[\r\n]/g, ' ') : ' '.repeat(header.length);
}

/** `f<T> { }` is taken for comparisons: `f<T>(){ }` is not, and where there is no room for that, neither is `f    { }`. */
function withArgumentLists(text: string): string {
  return text.replace(TYPED_LAMBDA, (call, name: string, types: string, blank: string, inside: string, at: number) => {
    if (TYPE_BEFORE.test(text.slice(Math.max(0, at - 20), at))) return call;
    if (blank !== '' && inside !== '') return `${name}<${types}>(){`;
    return `${name}${' '.repeat(types.length + 2)}${blank}{${inside}`;
  });
}

/** A declaration follows parameters of its context; a call of a function `context` on a line of its own stands in a body. */
function withoutContexts(text: string): string {
  let mended = text;
  for (const { index, 0: word } of text.matchAll(CONTEXT)) {
    const end = balancedEnd(text, index + word.length);
    if (!anyScript(/^\s*(?:@|(?:\w+[ \t]+)*(?:fun|val|var|class|interface)\b)/).test(text.slice(end, end + 200)))
      continue;
    mended = `${mended.slice(0, index)}${blank(text.slice(index, end))}${mended.slice(end)}`;
  }
  return mended;
}

/** `"""a""""`: the last three quotes end the string. */
function withoutLastQuotes(string: string): string {
  if (!string.startsWith('"""')) return string;
  const quotes = /"*$/.exec(string.slice(3))![0].length;
  if (quotes <= 3) return string;
  return `${string.slice(0, -quotes)}${' '.repeat(quotes - 3)}"""`;
}

/** `$$"$a $$b"` says `$a` and the value of `b`. */
function withoutDollars(text: string): string {
  return text.replace(
    /\$\$("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*")/g,
    (_, string: string) => `  ${string.replace(anyScript(/\$\$(?=[\w{])|\$/g), (sign) => (sign === '$' ? ' ' : ' $'))}`,
  );
}

/** The types of functions that have a context, without it. */
function withoutContextTypes(text: string): string {
  let mended = text;
  for (const { index, 0: match, 1: before = '' } of text.matchAll(CONTEXT_TYPE)) {
    const end = balancedEnd(text, index + match.length);
    if (!anyScript(/^\s*(?:suspend\s*)?[(\w]/).test(text.slice(end, end + 40))) continue;
    const start = index + before.length;
    mended = `${mended.slice(0, start)}${blank(text.slice(start, end))}${mended.slice(end)}`;
  }
  return mended;
}

/** `class Row { val n = 1 }` as `class Row { val n = 1;}`: two without it in a file may be no types at all to the grammar. */
function withLastSemicolons(text: string): string {
  const ends = [...text.matchAll(ONE_LINE)].flatMap(({ index, 0: opening }) => {
    const open = index + opening.length - 1;
    const lineEnd = text.indexOf('\n', open);
    const line = text.slice(open, lineEnd < 0 ? undefined : lineEnd);
    const last = balancedEnd(line, 0) - 2;
    return line[last + 1] === '}' && /[^\s{;][ \t]$/.test(line.slice(0, last + 1)) ? [open + last] : [];
  });
  let mended = text;
  for (const end of ends) mended = `${mended.slice(0, end)};${mended.slice(end + 1)}`;
  return mended;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
