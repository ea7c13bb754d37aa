/** By flags, then by source: a key of both would have to be put together for each use, which takes longer than most matches. */
const known: Map<string, RegExp>[] = [];

/**
 * The expression with names of every script: `\w` and the range `A-Za-z` take letters of other alphabets, too, and `A-Z` capitals
 * of Cyrillic, since code may hold `Größe` or `цена`. A range of code units does it, not `\p{…}`: in a text that holds one
 * Russian comment the latter is eight times as slow. Made once for an expression, so it may stand where it is used.
 */
export function anyScript(pattern: RegExp): RegExp {
  const { global, multiline, dotAll, sticky, unicode, source } = pattern;
  const flags = (global ? 1 : 0) | (multiline ? 2 : 0) | (dotAll ? 4 : 0) | (sticky ? 8 : 0) | (unicode ? 16 : 0);
  known[flags] ??= new Map();
  let made = known[flags].get(source);
  if (made === undefined) {
    made = new RegExp(withAllLetters(source), pattern.flags);
    known[flags].set(source, made);
  }
  made.lastIndex = 0;
  return made;
}

/** {@link anyScript} for the source of an expression. */
export function withAllLetters(source: string): string {
  let isInClass = false;
  return source.replace(/\\.|[[\]]|[Aa]-[Zz](?:A-Z|a-z)?/g, (part) => {
    if (part === '[' || part === ']') isInClass = part === '[';
    else if (part === '\\w') return isInClass ? String.raw`\w\u0080-\uffff` : String.raw`[\w\u0080-\uffff]`;
    else if (/^A-Za-z$|^a-zA-Z$/.test(part)) return String.raw`A-Za-z\u0080-\uffff`;
    else if (part === 'A-Z') return String.raw`A-Z\u0400-\u042f`;
    return part;
  });
}
