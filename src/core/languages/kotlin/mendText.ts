import { balancedEnd } from '../../parsing/balancedText.ts';

const MODIFIER = '(?:@[\\w.:]+(?:\\([^()]*\\))?|private|internal|protected|public|actual|expect)\\s+';
const HEADER = new RegExp(`\\bclass\\s+\\w+(?:<[^{}()]*?>)?\\s*\\n\\s*(?:${MODIFIER})*constructor\\b`, 'g');
const CONTEXT = /^[ \t]*context(?=\(\s*(?:\w+\s*:|\p{Lu}))/gmu;
const GUARD = /^([ \t]*!?(?:is|in)[ \t](?:(?!->)[^\n"{}()])*[\w>?*])[ \t]if(?=[ \t(])/gm;
const WHERE = /^([ \t]*)[ \t]where\?\./gm;
const GET_BETWEEN = /(\})([ \t])get(?=[ \t]+\w)/g;
const GET_CALL = /([^\s{(,=>+&|?:]\s*\n\s*)[ \t]get(?=\([^)\s])/g;
const GETTER_ANNOTATION = /^[ \t]*@\w+(?:\([^()\n]*\))?(?=\s*\n[ \t]*[gs]et\b\s*\()/gm;
const LAST_COMMA = /,(?=\s*\n\s*\])/g;

/**
 * What Kotlin allows and the grammar does not, written as it can be read: a primary constructor on another line than its class's name,
 * parameters of the context, conditions behind `is` in a `when` (as one more condition), names `where` and `get` that it takes for words
 * of the language (`where?.f()`, `a {} get b` as `a {}  to b`, `get("/")` for a getter of the property before), annotations of
 * getters, a comma behind the last index, and strings that say with how many `$` they interpolate.
 */
export function mendText(text: string): string {
  let mended = text;
  if (text.includes('constructor')) mended = mended.replace(HEADER, (header) => header.replace(/[\r\n]/g, ' '));
  if (text.includes('context(')) mended = withoutContexts(mended);
  if (text.includes(' if')) mended = mended.replace(GUARD, '$1,  ');
  if (text.includes('where?.')) mended = mended.replace(WHERE, '$1(where).');
  if (text.includes(' get')) mended = mended.replace(GET_BETWEEN, '$1$2 to').replace(GET_CALL, '$1;get');
  if (text.includes('@')) mended = mended.replace(GETTER_ANNOTATION, blank);
  if (text.includes('[')) mended = mended.replace(LAST_COMMA, ' ');
  if (text.includes('$$"')) mended = withoutDollars(mended);
  return mended.length === text.length ? mended : text;
}

/** A declaration follows parameters of its context; a call of a function `context` on a line of its own stands in a body. */
function withoutContexts(text: string): string {
  let mended = text;
  for (const { index, 0: word } of text.matchAll(CONTEXT)) {
    const end = balancedEnd(text, index + word.length);
    if (!/^\s*(?:@|(?:\w+[ \t]+)*(?:fun|val|var|class|interface)\b)/.test(text.slice(end, end + 200))) continue;
    mended = `${mended.slice(0, index)}${blank(text.slice(index, end))}${mended.slice(end)}`;
  }
  return mended;
}

/** `$$"$a $$b"` says `$a` and the value of `b`. */
function withoutDollars(text: string): string {
  return text.replace(
    /\$\$("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*")/g,
    (_, string: string) => `  ${string.replace(/\$\$(?=[\w{])|\$/g, (sign) => (sign === '$' ? ' ' : ' $'))}`,
  );
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
