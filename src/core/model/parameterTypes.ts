/** The name and header of a function. */
interface Header {
  readonly name: string;
  readonly signature: string;
}

/** A name as a regular expression finds it; operators have names too. */
export function escapedName(name: string): string {
  return name.replace(/[$+*?^|/[\](){}.]/g, '\\$&');
}

/** The parameters of a signature as written; undefined when it has no list of them. */
export function parametersOf(signature: string, name: string): string[] | undefined {
  const named = signature.search(new RegExp(`(?<![\\w$])${escapedName(name)}\\s*(<[^(]*>)?\\s*\\(`, 'u'));
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

/** The parameters as written, where functions have a list of them; undefined where they cannot be told (operators). */
export function writtenParameters({ signature, name }: Header): readonly string[] | undefined {
  if (!/^~?\w+$/.test(name)) return undefined;
  const found = parametersOf(signature, name);
  return found?.length === 1 && found[0] === 'void' ? [] : found;
}

/** What tells one function of a name from another in C++: the types of its parameters, without names, defaults and scopes. */
export function parameterTypes(header: Header): readonly string[] {
  return (writtenParameters(header) ?? [header.signature]).map((parameter) =>
    parameter
      .replace(/\s*=.*$/s, '')
      .replace(/\/\*.*?\*\//g, '')
      .replace(/\b(?:\w+\s*::\s*)+/g, '')
      .replace(NAME, '$1$2')
      .replace(/\s+/g, ''),
  );
}

const NAME =
  /([\w>*&\]])\s*\b(?!(?:int|char|long|short|double|float|bool|unsigned|const)\b)[A-Za-z_]\w*\s*(\[[^\]]*\])?$/;

/** `f() const`: what it is called on stays as it is. */
export function isConstMethod({ signature }: Pick<Header, 'signature'>): boolean {
  return /\)\s*const\b[^()]*$/.test(signature.replace(/\b(noexcept|throw)\s*\([^()]*\)/g, ''));
}
