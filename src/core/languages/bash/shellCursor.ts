/** A place in a script that moves forward, and the text, equally long, that is written in place of what was passed. */
export class ShellCursor {
  readonly text: string;
  at = 0;
  readonly #out: string[] = [];
  #written = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** What stands here, by a sticky expression. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  /** Passes what stands here, by a sticky expression; whether it does. */
  skip(pattern: RegExp): boolean {
    const found = this.match(pattern);
    this.at += found?.[0].length ?? 0;
    return found !== null;
  }

  /** Writes something in place of what stands at `start`, which lies behind all that is written so far. */
  put(start: number, replacement: string): void {
    if (start < this.#written) return;
    this.#out.push(this.text.slice(this.#written, start), replacement);
    this.#written = start + replacement.length;
  }

  /** Passes the next signs, written as parts of a name, other than that of the variable before them. */
  plain(count: number): void {
    const start = this.at;
    const first = /\$\w+$/.test(this.text.slice(Math.max(this.#written, start - 80), start)) ? '.' : '_';
    const part = this.text.slice(start, start + count).replace(/[^\w\n./:,]/g, '_');
    this.put(start, part.startsWith('_') ? first + part.slice(1) : part);
    this.at += count;
  }

  /** Does something, and writes blanks in place of what that passes. */
  blank(pass: () => void): void {
    const start = this.at;
    const [count, written] = [this.#out.length, this.#written];
    pass();
    this.#out.length = count;
    this.#written = written;
    this.put(start, ' '.repeat(Math.min(this.at, this.text.length) - start));
  }

  /** The text as far as the place, and the rest as it is. */
  result(): string {
    return this.#out.join('') + this.text.slice(this.#written);
  }
}
