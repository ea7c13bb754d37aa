import { anyScript } from '../../model/anyScript.ts';
import { type BracedPart, bracedParts } from './bracedParts.ts';
import type { Token } from './tokens.ts';
import { isKeyword, isSpecifier } from './words.ts';

/** The tokens of code, with or without directives, and what is asked of a place in them. Places are indices. */
export class TokenRun {
  readonly tokens: readonly Token[];
  /** For every opening mark what closes it. */
  readonly closing: readonly number[];
  #parts: readonly (BracedPart | undefined)[] | undefined;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
    this.closing = closings(tokens);
  }

  /** In what kind of braces a token stands; undefined outside of all. */
  part(at: number): BracedPart | undefined {
    this.#parts ??= bracedParts(this.tokens);
    return this.#parts[at];
  }

  /** Empty behind the end. */
  text(at: number): string {
    return this.tokens[at]?.text ?? '';
  }

  /** The last token of a macro with its arguments, if there are any. */
  macroEnd(at: number): number {
    return this.text(at + 1) === '(' ? (this.closing[at + 1] ?? at) : at;
  }

  /** A name with parameters. */
  isCalledName(at: number): boolean {
    return this.tokens[at]?.kind === 'word' && !isKeyword(this.text(at)) && this.text(at + 1) === '(';
  }

  /** A constructor with initialisers: it has no type in front. */
  isInitialised(at: number): boolean {
    let after = (this.closing[at + 1] ?? at) + 1;
    if (this.text(after) === 'noexcept') after++;
    return this.isCalledName(at) && this.text(after) === ':';
  }

  /** `Shop::Shop(`, `Shop::~Shop(`: outside of its class a constructor or destructor has no type in front either. */
  isConstructorOutside(at: number): boolean {
    if (this.tokens[at]?.kind !== 'word' || this.text(at + 1) !== '::') return false;
    const name = this.text(at + 2) === '~' ? at + 3 : at + 2;
    return this.text(name) === this.text(at) && this.text(name + 1) === '(';
  }

  /** Behind attributes that may stand at a place: `[[nodiscard]]`. */
  afterAttributes(at: number): number {
    let after = at;
    while (this.text(after) === '[' && this.text(after + 1) === '[' && this.closing[after] !== undefined)
      after = this.closing[after]! + 1;
    return after;
  }

  /** How many names stand in a row: a type and a name are two. */
  wordsAhead(at: number, to: number): number {
    let count = 0;
    for (let next = at; next < to && count < 3; next++) {
      const { kind, text } = this.tokens[next]!;
      if (kind === 'word') {
        if (text === 'class' || text === 'struct' || text === 'enum' || text === 'union' || text === 'operator')
          return 3;
        if (!isSpecifier(text) && this.text(next - 1) !== '::') count++;
      } else if (text === '*' || text === '&' || text === '::' || text === '~') continue;
      else if (text === '<') next = this.afterAngles(next, to) - 1;
      // `type (name)(…)`
      else if (text === '(' && count === 1)
        return anyScript(/^[*\w]/).test(this.text(next + 1)) && this.text((this.closing[next] ?? 0) + 1) === '('
          ? 2
          : 1;
      else break;
    }
    return count;
  }

  /** Behind the body that follows a constructor's initialisers. */
  afterInitialisers(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const { text } = this.tokens[at]!;
      if (text === '(') at = this.closing[at] ?? at;
      else if (text === '{') {
        const close = this.closing[at] ?? to;
        const follows = this.text(at - 1);
        // `member{value}` goes on with a comma or the body.
        if (anyScript(/^[\w>]+$/).test(follows) && /^[,{]$/.test(this.text(close + 1))) at = close;
        else return close + 1;
      } else if (text === ';') return at + 1;
    }
    return to;
  }

  /** Behind the semicolon of what is given a value at `from`. */
  afterValue(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const { text } = this.tokens[at]!;
      if (text === ';') return at + 1;
      if (text === '(' || text === '{' || text === '[') at = this.closing[at] ?? at;
    }
    return to;
  }

  /** Behind the `>` that closes the `<` at `open`; behind `open` where it is none. */
  afterAngles(open: number, to: number): number {
    let depth = 0;
    for (let at = open; at < to; at++) {
      const { text } = this.tokens[at]!;
      if (text === '<') depth++;
      else if (text === '>' && --depth === 0) return at + 1;
      else if (text === '(') at = this.closing[at] ?? at;
      else if (text === ';' || text === '{') return open + 1;
    }
    return open + 1;
  }
}

/** For every opening mark the index of what closes it. */
function closings(tokens: readonly Token[]): number[] {
  const found: number[] = [];
  const open: number[] = [];
  tokens.forEach(({ text, kind }, at) => {
    if (kind !== 'mark') return;
    if (text === '(' || text === '[' || text === '{') open.push(at);
    else if (text === ')' || text === ']' || text === '}') {
      const match = open.pop();
      if (match !== undefined) found[match] = at;
    }
  });
  return found;
}
