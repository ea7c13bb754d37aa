import { ShellWords } from './shellWords.ts';

/** What commands end before: a bracket, or, of a branch of `case`, `;;` or `esac`. */
type End = ')' | '`' | 'branch' | undefined;

/** A here-document whose body begins on the next line. */
interface HereDocument {
  readonly end: string;
  readonly indented: boolean;
  /** Nothing in it is expanded. */
  readonly literal: boolean;
}

const BLANKS = /(?:[ \t]|\\\r?\n)+/y;
const WORD = /[^\s;&|()<>"'`$\\]+/y;
/** Behind these a command begins. */
const OPENERS = new Set('then do else elif if while until ! { time'.split(' '));
const COMPARISON = /(?:=~|[!=]?=)(?=[ \t\\])/y;
/** Of a command that only assigns the grammar takes no redirection before `||`. */
const REDIRECTION = /\d*>[>&|]?[ \t]*/y;
const ASSIGNMENT = /^\w+(?:\[[^\]]*\])?\+?=/;
const BRANCH_END = /;;&?|;&/y;
const HERE_DOCUMENT = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([^\s;&|()<>"'`$\\]+))/y;
/** A number's base before an expansion: `10#$n`, `0x$n`. */
const BASE = /(?:\d+#|0[xX])(?=\$)/y;

/**
 * Reads a script as far as it takes to know what is code, a pattern, arithmetic or a string, and writes otherwise, equally long,
 * what the grammar cannot read: patterns as plain words, the words of expansions without brackets, offsets without `$`.
 */
export class ShellReader extends ShellWords {
  #documents: HereDocument[] = [];

  read(): string {
    while (!this.isEnd) {
      this.commands(undefined);
      // A bracket that nothing opened.
      this.at++;
    }
    return this.result();
  }

  protected commands(end: End): void {
    const { text } = this;
    let begins = true;
    // Whether the command only assigns so far.
    let assigns = false;
    while (!this.isEnd) {
      const sign = text[this.at]!;
      if (sign === '\n') {
        this.at++;
        this.#bodies();
        begins = true;
        assigns = false;
      } else if (this.skip(BLANKS)) continue;
      else if (sign === ')' || (sign === '`' && end === '`')) return;
      else if (sign === '#' && this.#isWordStart()) this.skip(/[^\n]*/y);
      else if (end === 'branch' && this.match(BRANCH_END) !== null) return;
      else if (sign === ';' || sign === '&' || sign === '|') {
        this.at++;
        begins = true;
        assigns = false;
      } else if (sign === '(') {
        this.inside(() => this.bracket());
        begins = true;
      } else if (assigns && this.match(REDIRECTION) !== null) this.blank(() => this.#target());
      else if (sign === '<' || sign === '>') this.#redirection();
      else if (this.part(false)) begins = false;
      else {
        const word = this.match(WORD)?.[0];
        if (word === undefined) this.at++;
        else if (begins && end === 'branch' && word === 'esac') return;
        else {
          if (this.#isWordStart()) assigns = (begins || assigns) && ASSIGNMENT.test(word);
          begins = this.#word(word, begins);
        }
      }
    }
  }

  /** Passes a word of code and what it opens; whether a command begins behind it. */
  #word(word: string, begins: boolean): boolean {
    const start = this.at;
    const isAlone = this.#isWordStart() && /^[\s;&|()]?$/.test(this.text.slice(start + word.length)[0] ?? '');
    this.at += word.length;
    if (!isAlone) return false;
    if (word === '[[') this.#condition();
    // Not all that may stand in a test is an expression: what it holds are the arguments of a command.
    else if (begins && word === '[') this.put(start, ':');
    else if (begins && word === 'case') this.inside(() => this.#choice());
    else if (word === '!' && this.match(/[ \t]*\(\(/y) !== null) this.put(start, ' ');
    return begins && OPENERS.has(word);
  }

  #isWordStart(): boolean {
    return this.at === 0 || /[\s;&|()`]/.test(this.text[this.at - 1]!);
  }

  /** `(…)`, `((…))`, the latter also as commands in commands. */
  protected bracket(): void {
    const { text, at: start } = this;
    if (text[start + 1] === '(') {
      const inner = closingOf(text, start + 1);
      if (text[inner + 1] === ')') {
        this.#arithmetic();
        return;
      }
      // `$((a) | b)` is taken for arithmetic.
      if (text[start - 1] === '$' && inner > 0) {
        this.put(start + 1, ' ');
        this.at += 2;
        this.commands(')');
        this.put(this.at, ' ');
      }
    }
    this.at++;
    this.commands(')');
    this.at++;
  }

  #arithmetic(): void {
    const { text } = this;
    const isLoop = /\bfor[ \t]*$/.test(text.slice(Math.max(0, this.at - 8), this.at));
    this.at += 2;
    for (let depth = 0, expanded = -1; !this.isEnd; ) {
      const start = this.at;
      const sign = text[start];
      if (this.skip(BASE)) this.put(start, ' '.repeat(this.at - start));
      // The head of a loop has no elements of arrays for the grammar.
      else if (isLoop && this.skip(/\[\w+\]/y)) this.put(start, ' '.repeat(this.at - start));
      else if (sign === '\n') {
        this.put(start, ' ');
        this.at++;
      } else if (sign === '$') {
        // Digits that several expansions put together are one number.
        if (expanded === start) this.blank(() => this.part(false));
        else this.part(false);
        expanded = this.at;
      } else if (!this.part(false)) {
        if (sign === '(') depth++;
        else if (sign === ')' && depth-- === 0) break;
        this.at++;
      }
    }
    this.at += 2;
  }

  /** Passes a redirection with what it leads to. */
  #target(): void {
    this.skip(REDIRECTION);
    while (!this.isEnd && this.match(/[\s;&|()<>]/y) === null) if (!this.part(false)) this.at++;
  }

  #redirection(): void {
    const { text, at: start } = this;
    const document = text[start + 2] === '<' ? null : this.match(HERE_DOCUMENT);
    if (document !== null) {
      const [all, dash, single, double, bare] = document;
      const literal = bare === undefined || all.includes('\\');
      this.#documents.push({ end: single ?? double ?? bare!, indented: dash !== '', literal });
      this.at += all.length;
    } else if (text.startsWith('<<<', start)) {
      // Of a command in brackets it becomes an argument of the command `:`.
      if (/[)}][ \t]*$/.test(text.slice(Math.max(0, start - 20), start))) this.put(start, ';: ');
      this.at += 3;
    } else if (text[start + 1] === '(') {
      this.at++;
      this.inside(() => this.bracket());
    } else if (text.startsWith('<>', start)) {
      this.put(start, '> ');
      this.at += 2;
    } else if (this.skip(/[<>]&\d+-/y)) this.put(this.at - 1, ' ');
    else this.at++;
  }

  /** Passes the bodies of the here-documents of the line before. */
  #bodies(): void {
    const documents = this.#documents;
    this.#documents = [];
    for (const { end, indented, literal } of documents) {
      while (!this.isEnd) {
        const line = this.match(/[^\n]*/y)![0];
        const isEnd = (indented ? line.replace(/^\t+/, '') : line).replace(/\r$/, '') === end;
        const stop = this.at + line.length;
        while (!isEnd && !literal && this.at < stop) {
          if (this.text.startsWith('\\$', this.at)) this.plain(2);
          else if (!this.part(true)) this.skip(/[^\\$`\n]+|\n/y);
        }
        this.at = Math.max(this.at, stop) + (isEnd ? 0 : 1);
        if (isEnd) break;
      }
    }
  }

  /** `[[ … ]]`: what is compared with is a pattern. */
  #condition(): void {
    while (!this.isEnd) {
      if (this.skip(/\s*\]\]/y)) return;
      if (this.#isWordStart() && this.skip(COMPARISON)) {
        const start = this.at;
        // What an expression is matched with may be a part of a name only behind `==`.
        if (this.text[start - 1] === '~') this.put(start - 2, '==');
        if (this.skip(BLANKS)) this.put(start, this.text.slice(start, this.at).replace(/\\/g, ' '));
        this.pattern(/\s|\)|&&|\|\||;/y);
      } else if (!this.part(false)) this.at++;
    }
  }

  /** `case … in …) … ;; esac` */
  #choice(): void {
    const { text } = this;
    while (!this.isEnd && !this.skip(/\s+in(?=[\s\\])/y)) if (!this.part(false)) this.at++;
    while (!this.isEnd) {
      const start = this.at;
      if (this.skip(BRANCH_END)) {
        // The grammar wants another branch behind `;;&`.
        if (text[this.at - 1] === '&') this.put(start, ';;'.padEnd(this.at - start));
        continue;
      }
      if (this.skip(/\s+|\\\r?\n|#[^\n]*/y)) continue;
      if (this.skip(/esac\b/y)) return;
      this.skip(/\([ \t]*/y);
      while (!this.isEnd && text[this.at] !== ')') {
        this.pattern(/[\s|)]/y);
        if (!this.skip(/(?:[\s|]|\\\r?\n)+/y) && text[this.at] !== ')') break;
      }
      this.at++;
      this.commands('branch');
      if (text[this.at] === ')') this.at++;
    }
  }
}

/** Where the bracket that opens at a place closes, strings aside; -1 where it does not soon. */
function closingOf(text: string, open: number): number {
  let depth = 0;
  const signs = /\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"|[()]/g;
  for (const { 0: sign, index } of text.slice(open, open + 4000).matchAll(signs)) {
    if (sign === '(' && ++depth > 50) break;
    else if (sign === ')' && --depth === 0) return open + index;
  }
  return -1;
}
