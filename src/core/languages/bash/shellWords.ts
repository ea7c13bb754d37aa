import { ShellCursor } from './shellCursor.ts';

/** Brackets deeper in brackets than that are not read. */
const DEEPEST = 100;
const EXPANSION_HEAD = /\$\{[!#=]?(?:\w+|[@*?$!#-])?/y;
const TRANSFORMATION = /@|##?|%%?|\/[/#%]?|\^\^?|,,?/y;
const LONE_DOLLAR = /\$(?![\w({@*#?$!'-])/y;
const LINE_BREAK = /\\\r?\n/y;

/** Reads the parts of a shell's words: strings, expansions, patterns. What code in them means is for the class that extends it. */
export abstract class ShellWords extends ShellCursor {
  #depth = 0;

  /** Reads commands up to the bracket that ends them. */
  protected abstract commands(end: ')' | '`'): void;

  /** Reads what stands in brackets, they included. */
  protected abstract bracket(): void;

  /** Does something inside brackets, unless it is too deep in them. */
  protected inside(read: () => void): void {
    if (this.#depth >= DEEPEST) this.at++;
    else {
      this.#depth++;
      read();
      this.#depth--;
    }
  }

  /** Passes a string, an expansion or what a backslash says, if there is one here. */
  protected part(inQuotes: boolean): boolean {
    const { text, at: start } = this;
    const sign = text[start];
    if (sign === '\\') this.at += 2;
    else if (sign === "'" && !inQuotes) this.skip(/'[^']*'?/y);
    else if (sign === '"' && !inQuotes) this.quoted();
    else if (sign === '`' && text[start + 1] === '`') this.plain(2);
    else if (sign === '`') this.inside(() => this.#backquoted());
    else if (sign !== '$') return false;
    else if (text[start + 1] === '{') this.inside(() => this.#expansion(inQuotes));
    else if (text[start + 1] === '(') {
      this.at++;
      this.inside(() => this.bracket());
    } else if (!inQuotes && text[start + 1] === "'") this.skip(/\$'(?:[^'\\]|\\[\s\S])*'?/y);
    else {
      this.skip(/\$(?:[A-Za-z_]\w*|[\d@*#?$!-])?/y);
      // A dollar of its own at the end of a word.
      if (this.at === start + 1 && !inQuotes && /[\s)|;&]/.test(text[this.at] ?? ' ')) this.put(start, '.');
    }
    return true;
  }

  protected quoted(): void {
    this.at++;
    while (!this.isEnd && this.text[this.at] !== '"') if (!this.part(true)) this.skip(/[^"\\$`]+/y);
    this.at++;
  }

  #backquoted(): void {
    this.at++;
    this.commands('`');
    this.at++;
  }

  /** A pattern, as far as `stop` outside of its brackets: its signs become parts of a name, what it expands stays. */
  protected pattern(stop: RegExp): void {
    const { text } = this;
    let inQuotes = false;
    for (let depth = 0; !this.isEnd; ) {
      const sign = text[this.at]!;
      if (depth <= 0 && !inQuotes && (this.match(stop) !== null || this.match(LINE_BREAK) !== null)) return;
      if (sign === '"') {
        inQuotes = !inQuotes;
        this.at++;
      } else if (sign === '\\') this.plain(2);
      else if (this.match(LONE_DOLLAR) !== null) this.plain(1);
      else if (sign === "'" && !inQuotes) {
        const end = text.indexOf("'", this.at + 1);
        this.at++;
        this.plain(end < 0 ? 0 : end - this.at);
        this.at++;
      } else if (!this.part(true)) {
        if (sign === '(' && !inQuotes) depth++;
        else if (sign === ')' && !inQuotes) depth--;
        this.plain(1);
      }
    }
  }

  /** `${…}` */
  #expansion(inQuotes: boolean): void {
    const { text } = this;
    // What zsh splits (`${=words}`).
    if (this.match(/\$\{=\w/y) !== null) this.put(this.at + 2, '!');
    this.skip(EXPANSION_HEAD);
    if (text[this.at] === '[') {
      this.at++;
      while (!this.isEnd && text[this.at] !== ']') if (!this.part(inQuotes)) this.at++;
      this.at++;
    }
    const isOffset = this.match(/:(?![-+=?])/y) !== null;
    const isWord = !isOffset && this.skip(/:?[-+=?]/y);
    if (!isWord && !isOffset) this.skip(TRANSFORMATION);
    const signs = isWord ? /[()<>&|;#'%!{]/ : /[^\w/]/;
    while (!this.isEnd && text[this.at] !== '}') {
      if (isOffset) this.#offset();
      else this.#inExpansion(inQuotes, signs);
    }
    this.at++;
  }

  /** Variables in an offset need no `$`. */
  #offset(): void {
    const start = this.at;
    if (this.skip(/\$(?=[A-Za-z_\d])|~/y)) this.put(start, ' ');
    else if (this.skip(/\+\+|--/y)) this.put(start, '  ');
    else if (this.skip(/\$[#?]/y)) this.put(start, ' 1');
    else if (!this.part(true)) this.at++;
  }

  #inExpansion(inQuotes: boolean, signs: RegExp): void {
    const start = this.at;
    const sign = this.text[start]!;
    if (sign === '\\') {
      this.put(start, '..');
      this.at += 2;
    } else if (sign === '"') this.quoted();
    else if (sign === "'" && !inQuotes) {
      this.skip(/'[^']*'?/y);
      this.put(start, this.text.slice(start, this.at).replace(/[^\n]/g, '.'));
    } else if (!this.part(true)) {
      if (sign !== '\n' && signs.test(sign)) this.put(start, '.');
      this.at++;
    }
  }
}
