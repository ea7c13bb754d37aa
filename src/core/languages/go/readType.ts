import { anyScript } from '../../model/anyScript.ts';
import { FIELDS } from '../../model/typeNotation.ts';

/** A Go type in the notation of indexing/types/typeText.ts: `map[string]*Item` is `map<string, Item>`, `[]Item` is `Item[]`. */
export function readGoType(text: string): string {
  return new GoTypeReader(text).type();
}

const token = /[^\S\n]*(?:([\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*)|(\.\.\.|<-|[^\s]|\n\s*))/uy;
/** Stands for what is no name: function types, literals of types. */
const UNKNOWN = '_';

class GoTypeReader {
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    // `name ...T` is captured as a whole.
    const clean = text
      .slice(0, 2000)
      .replace(anyScript(/^\w+\s*(?=\.\.\.)/), '')
      .replace(/\/\*[\s\S]*?\*\/|\/\/.*|`[^`]*`|"(?:[^"\\\n]|\\.)*"/g, ' ');
    const open: string[] = [];
    token.lastIndex = 0;
    for (let match = token.exec(clean); match !== null; match = token.exec(clean)) {
      const next = match[1] ?? match[2]!;
      if ('([{'.includes(next)) open.push(next);
      else if (')]}'.includes(next)) open.pop();
      // Lines end something between braces only.
      if (!next.startsWith('\n')) this.#tokens.push(next);
      else if (open.at(-1) === '{') this.#tokens.push(';');
    }
  }

  type(): string {
    const next = this.#tokens[this.#at++];
    switch (next) {
      case undefined:
        return UNKNOWN;
      case '*':
      case '~':
        return this.type();
      case '<-':
        this.#at++;
        return `${this.type()}[]`;
      case 'chan':
        if (this.#peek() === '<-') this.#at++;
        return `${this.type()}[]`;
      case '...':
        return `${this.type()}[]`;
      case '[':
        this.#skipTo('[', ']');
        return `${this.type()}[]`;
      case '(':
        return this.#results();
      case 'map': {
        if (this.#peek() !== '[') return next;
        this.#at++;
        const key = this.type();
        this.#at++;
        return `map<${key}, ${this.type()}>`;
      }
      case 'func':
        return this.#function();
      case 'struct':
        if (this.#peek() !== '{') return next;
        this.#at++;
        return this.#fields();
      case 'interface':
        if (this.#peek() !== '{') return next;
        this.#at++;
        this.#skipTo('{', '}');
        return UNKNOWN;
    }
    if (!/^[\p{L}_]/u.test(next)) return UNKNOWN;
    if (this.#peek() !== '[') return next;
    this.#at++;
    const given: string[] = [];
    while (this.#peek() !== undefined && this.#peek() !== ']') {
      given.push(this.type());
      if (this.#peek() === ',') this.#at++;
    }
    this.#at++;
    return `${next}<${given.join(', ')}>`;
  }

  /** `(A, B)` and `(a A, b, c B)`; one alone is that type. */
  #results(): string {
    const parts: { readonly first: string; readonly second?: string }[] = [];
    while (this.#peek() !== undefined && this.#peek() !== ')') {
      const first = this.type();
      const named = this.#peek() !== ',' && this.#peek() !== ')' && this.#peek() !== undefined;
      parts.push(named ? { first, second: this.type() } : { first });
      if (this.#peek() === ',') this.#at++;
      else if (this.#peek() !== ')') break;
    }
    this.#at++;
    const areNamed = parts.some(({ second }) => second !== undefined);
    const types = areNamed
      ? parts.map((_, index) => parts.slice(index).find(({ second }) => second !== undefined)?.second ?? UNKNOWN)
      : parts.map(({ first }) => first);
    return types.length === 1 ? types[0]! : `(${types.join(', ')})`;
  }

  /** `{ a, b A; *B }`: names and types in turn; an embedded type has its own name. */
  #fields(): string {
    const fields: string[] = [];
    while (this.#peek() === ';') this.#at++;
    while (this.#peek() !== undefined && this.#peek() !== '}') {
      const names: string[] = [];
      const isEmbedded = this.#isEmbedded();
      while (!isEmbedded && this.#peek() !== undefined) {
        names.push(this.#tokens[this.#at++]!);
        if (this.#peek() !== ',') break;
        this.#at++;
      }
      const type = this.type();
      if (isEmbedded) names.push(anyScript(/(\w+)(<.*)?$/s).exec(type)?.[1] ?? UNKNOWN);
      for (const name of names) fields.push(name, type);
      while (this.#peek() === ';') this.#at++;
    }
    this.#at++;
    return `${FIELDS}<${fields.join(', ')}>`;
  }

  #isEmbedded(): boolean {
    const next = this.#tokens[this.#at + 1];
    return this.#peek() === '*' || this.#peek()!.includes('.') || next === ';' || next === '}' || next === undefined;
  }

  /** What calling it gives is not followed, its text is passed over. */
  #function(): string {
    if (this.#peek() === '(') {
      this.#at++;
      this.#skipTo('(', ')');
    }
    const next = this.#peek();
    if (next !== undefined && !/^[,)\]}]$/.test(next)) this.type();
    return UNKNOWN;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #skipTo(open: string, close: string): void {
    for (let depth = 1; depth > 0 && this.#at < this.#tokens.length; this.#at++) {
      if (this.#tokens[this.#at] === open) depth++;
      else if (this.#tokens[this.#at] === close) depth--;
    }
  }
}
