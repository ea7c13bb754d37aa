/** A piece of C or C++ that matters for its structure: a word, a mark, a literal, or a whole preprocessor line. */
export interface Token {
  readonly kind: 'word' | 'mark' | 'literal' | 'directive';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Nothing but comments stands before it on its line. */
  readonly startsLine: boolean;
}

/** A stretch to blank out, or to fill with a letter; line ends stay, unless what takes its place is written out. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly fill?: string;
  /** As long as the stretch. */
  readonly put?: string;
  /** Only where there is a blank or a line end: a comment may stand there. */
  readonly inGap?: true;
}

const PIECE =
  /(\s+|\\\r?\n)|(\/\/(?:[^\\\n]|\\[\s\S])*|\/\*[\s\S]*?(?:\*\/|$))|(?:u8|[uUL])?R"([^()\\\s]{0,16})\([\s\S]*?\)\3"|((?:u8|[uUL])?"(?:[^"\\\n]|\\[\s\S])*"?|[uUL]?'(?:[^'\\\n]|\\[\s\S])*'?|\.?\d(?:[eEpP][+-]|'?[\w.])*)|([A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*)|(::|->|&&|[\s\S])/uy;

/** A preprocessor line with its continuations; comments may reach over line ends. */
const DIRECTIVE = /#(?:\/\*[\s\S]*?\*\/|\/\/[^\n]*|\\\r?\n|"(?:[^"\\\n]|\\.)*"|[^\n\\]|\\(?!\r?\n))*/uy;

/** The tokens of a text; comments and blanks are left out. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let startsLine = true;
  let at = 0;
  while (at < text.length) {
    if (startsLine && text[at] === '#') {
      DIRECTIVE.lastIndex = at;
      const directive = DIRECTIVE.exec(text)![0].trimEnd();
      tokens.push({ kind: 'directive', text: directive, start: at, end: at + directive.length, startsLine });
      at += directive.length;
      continue;
    }
    PIECE.lastIndex = at;
    const match = PIECE.exec(text);
    if (match === null) break;
    const [piece, blank, comment, raw, literal, word] = match;
    if (blank !== undefined) startsLine ||= piece.includes('\n');
    else if (comment === undefined) {
      const kind = word !== undefined ? 'word' : literal !== undefined || raw !== undefined ? 'literal' : 'mark';
      tokens.push({ kind, text: piece, start: at, end: at + piece.length, startsLine });
      startsLine = false;
    }
    at += piece.length;
  }
  return tokens;
}

/** Text with stretches replaced by blanks: every other place and every line keeps its number. */
export function blanked(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, fill = ' ', put, inGap } of [...stretches].sort((a, b) => a.start - b.start)) {
    if (end <= at || start >= text.length || (inGap && /\S/.test(text[start]!))) continue;
    const from = Math.max(at, start);
    pieces.push(text.slice(at, from), put?.slice(from - start) ?? text.slice(from, end).replace(/[^\r\n]/g, fill));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}

/** The last token of an operator's name (`operator()`, `operator<<`), whose marks open, end and assign nothing. */
export function operatorEnd(tokens: readonly Token[], at: number): number {
  let last = at;
  if (tokens[at + 1]?.text === '(' && tokens[at + 2]?.text === ')') return at + 2;
  while (tokens[last + 1]?.kind === 'mark' && !/^[(;{}]$/.test(tokens[last + 1]!.text)) last++;
  return last;
}
