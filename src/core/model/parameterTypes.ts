import { anyScript } from './anyScript.ts';

/** The name and header of a function. */
interface Header {
  readonly name: string;
  readonly signature: string;
}

/** A name as a regular expression finds it; operators have names too. */
export function escapedName(name: string): string {
  return name.replace(/[$+*?^|/[\](){}.]/g, '\\$&');
}

/**
 * The first place in a header where a name stands whole with `behind` (sticky) right behind it, `apart` not before it; -1 for none. Headers are
 * looked through for other names each time: an expression made for the name would be compiled each time.
 */
export function placeOfName(text: string, name: string, behind: RegExp, apart: RegExp): number {
  if (name === '') return -1;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (at > 0 && apart.test(text[at - 1]!)) continue;
    behind.lastIndex = at + name.length;
    if (behind.test(text)) return at;
  }
  return -1;
}

/** The first place where a name stands whole and is no part of a path; -1 for none. */
export function placeOfWholeName(text: string, name: string): number {
  return placeOfName(text, name, WHOLE, PART_OF_PATH);
}

const WHOLE = anyScript(/(?![\w$])/y);
/** What makes a name behind it another one, and what makes it a part of one. */
export const WORD = anyScript(/[\w$]/);
export const PART_OF_PATH = anyScript(/[\w$.]/);
const PARAMETER_LIST = /\s*(?:<[^(]*>)?\s*\(/y;

/** The parameters of a signature as written; undefined when it has no list of them. */
export function parametersOf(signature: string, name: string): string[] | undefined {
  const named = placeOfName(signature, name, PARAMETER_LIST, WORD);
  const open = named < 0 ? -1 : signature.indexOf('(', named + name.length);
  return open < 0 ? undefined : listedAt(signature, open);
}

/** The members of the list that the bracket at `open` begins, as written; those before the text's end where it is not closed. */
export function listedAt(text: string, open: number): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = open + 1;
  for (let at = open; at < text.length; at++) {
    const character = text[at]!;
    // A text that a parameter has by default may have commas in it.
    const closed = character === '"' ? /^"(?:[^"\\]|\\.)*"/.exec(text.slice(at)) : null;
    if (closed !== null) {
      at += closed[0].length - 1;
      continue;
    }
    if ('([{<'.includes(character)) depth++;
    // An arrow is no bracket.
    else if (')]}'.includes(character) || (character === '>' && !/[-=]/.test(text[at - 1]!))) depth--;
    if (depth === 0 || (depth === 1 && character === ',')) {
      const member = text.slice(start, at).trim();
      if (member !== '') found.push(member);
      start = at + 1;
    }
    if (depth === 0) break;
  }
  return found;
}

/** What was read of a header: each call of a name asks it of all functions that have the name. */
const written = new WeakMap<Header, readonly string[]>();
const types = new WeakMap<Header, readonly string[]>();

/** The parameters as written, where functions have a list of them; undefined where they cannot be told (conversions). */
export function writtenParameters(header: Header): readonly string[] | undefined {
  const { signature, name } = header;
  if (!anyScript(/^(?:~?\w+|operator\W+)$/).test(name)) return undefined;
  const known = written.get(header);
  if (known !== undefined) return known;
  const found = parametersOf(signature, name);
  const read = found?.length === 1 && found[0] === 'void' ? [] : found;
  if (read !== undefined) written.set(header, read);
  return read;
}

/** The types of a header's parameters as written, without names and defaults. */
export function parameterTexts(header: Header): readonly string[] {
  return (writtenParameters(header) ?? []).map(withoutName);
}

/** What tells one function of a name from another in C++: the types of its parameters, without names, defaults and scopes. */
export function parameterTypes(header: Header): readonly string[] {
  const known = types.get(header);
  if (known !== undefined) return known;
  const read =
    writtenParameters(header) === undefined
      ? [withoutBlanks(withoutName(withoutScopes(header.signature)))]
      : parameterTexts(header).map((text) => withoutBlanks(constAhead(withoutScopes(text))));
  types.set(header, read);
  return read;
}

function withoutName(parameter: string): string {
  return parameter
    .replace(/\s*=.*$/s, '')
    .replace(/\/\*.*?\*\//g, '')
    .replace(NAME, '$1$2');
}

function withoutScopes(type: string): string {
  return type.replace(anyScript(/(?:\w+\s*::\s*)+/g), '');
}

/** `Shop const& a` is `const Shop& a`; that a parameter itself, or a pointer, stays as it is concerns nobody who calls. */
function constAhead(type: string): string {
  const ahead = type.replace(CONST_BEHIND, 'const $1').replace(/(?<=\*\s*)const\s*$/, '');
  return /[*&[]/.test(ahead) ? ahead : ahead.replace(/^\s*const\s+(?=\S)/, '');
}

const CONST_BEHIND = anyScript(
  /^\s*((?:(?:unsigned|signed|long|short|struct|class|enum|typename)\s+)*\w+)\s+const\b(?=\s*(?:[*&]|$))/,
);

function withoutBlanks(type: string): string {
  return type.replace(/\s+/g, '');
}

const NAME = anyScript(
  /([\w>*&\]])(?:\s+|(?<=[>*&\]]))(?!(?:int|char|long|short|double|float|bool|unsigned|const)\b)[A-Za-z_]\w*\s*(\[[^\]]*\])?$/,
);

/** `f() const`: what it is called on stays as it is. */
export function isConstMethod({ signature }: Pick<Header, 'signature'>): boolean {
  return /\)\s*const\b[^()]*$/.test(signature.replace(/\b(noexcept|throw)\s*\([^()]*\)/g, ''));
}
