import { operatorEnd, type Stretch, type Token } from './tokens.ts';
import { isKeyword, isLarge, isOther, isPrimitive, isSpecifier, isTypeWord } from './words.ts';

/**
 * Macros in declarations that stand for nothing a grammar needs: visibility (`class API Name`, `API int f()`), calling conventions
 * (`int CALL f()`), attributes behind parameters (`f() NONNULL(1);`), prototypes for old compilers (`f OF((int))`), and whole
 * lines (`BEGIN_DECLS`). What a body does is left as it is.
 */
export class AnnotationFinder {
  readonly #tokens: readonly Token[];
  readonly #closing: readonly number[];
  readonly #found: Stretch[] = [];

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens.filter(({ kind }) => kind !== 'directive');
    this.#closing = closings(this.#tokens);
  }

  stretches(): readonly Stretch[] {
    this.#declarations(0, this.#tokens.length);
    return this.#found;
  }

  #text(at: number): string {
    return this.#tokens[at]?.text ?? '';
  }

  #blank(from: number, to = from): void {
    this.#found.push({ start: this.#tokens[from]!.start, end: this.#tokens[to]!.end });
  }

  /** The last token of a macro with its arguments, if there are any. */
  #macroEnd(at: number): number {
    return this.#text(at + 1) === '(' ? (this.#closing[at + 1] ?? at) : at;
  }

  /** The declarations of a file, namespace or class, one after another. */
  #declarations(from: number, to: number): void {
    let at = from;
    while (at < to) {
      const next = this.#declaration(at, to);
      at = Math.max(next, at + 1);
    }
  }

  /** One declaration from its first token; gives where the next begins. */
  #declaration(start: number, to: number): number {
    let at = start;
    while (at < to && isLarge(this.#tokens[at]) && this.#isAnnotation(at, to, start)) {
      const end = this.#macroEnd(at);
      this.#blank(at, end);
      at = end + 1;
    }
    if (this.#text(at) === 'template' && this.#text(at + 1) === '<') return this.#afterAngles(at + 1, to);
    if (/^(public|private|protected)$/.test(this.#text(at))) return this.#text(at + 1) === ':' ? at + 2 : at + 1;
    if (this.#text(at) === 'extern' && this.#tokens[at + 1]?.kind === 'literal' && this.#text(at + 2) === '{')
      return at + 3;
    const head = at;
    /** Words since the declaration began that are neither specifiers nor part of a name with `::`. */
    let words: number[] = [];
    let sawType = false;
    for (; at < to; at++) {
      const token = this.#tokens[at]!;
      const { text } = token;
      if (text === ';') return at + 1;
      if (text === '}') return at + 1;
      if (text === '{') return this.#body(head, at, to);
      if (text === '=' && this.#text(head) !== 'using') return this.#afterValue(at, to);
      if (text === ',') words = [];
      else if (text === 'operator') at = operatorEnd(this.#tokens, at);
      else if (isTypeWord(text) && !sawType) at = this.#tag(at);
      else if (text === '<' && words.length > 0) at = this.#afterAngles(at, to) - 1;
      else if (text === '(') {
        const close = this.#closing[at];
        if (close === undefined || close >= to) return at + 1;
        // `int a GUARDED_BY(m);`
        if (words.at(-1) === at - 1 && isLarge(this.#tokens[at - 1]) && words.length > (sawType ? 1 : 2)) {
          const isPrototype = this.#text(at + 1) === '(' && this.#closing[at + 1] === close - 1;
          if (isPrototype) words.pop();
          else if (/^[;=]$/.test(this.#text(close + 1)) || isLarge(this.#tokens[close + 1])) {
            this.#blank(at - 1, close);
            words.pop();
            at = close;
            continue;
          }
        }
        this.#crowd(words, sawType);
        this.#prototype(at, close);
        this.#parameters(at + 1, close);
        // `(name)(…)`, `(*name)(…)`: the parameters follow.
        if (this.#text(close + 1) === '(') {
          if (close === at + 2 && this.#tokens[at + 1]!.kind === 'word' && at > head) {
            this.#blank(at);
            this.#blank(close);
          }
          at = close;
          words = [];
          continue;
        }
        return this.#afterParameters(close + 1, to, head);
      } else if (token.kind === 'word' && !isSpecifier(text)) {
        if (isPrimitive(text)) sawType = true;
        else if (this.#text(at - 1) !== '::' && !isOther(text)) words.push(at);
      } else if (text === '*' || text === '&') {
        this.#crowd(words, sawType, 0);
        sawType = true;
        words = [];
      }
      if (text === ':' && /^(case|default)$/.test(this.#text(head))) return at + 1;
    }
    return at;
  }

  /** A macro at the head of a declaration, not its type or name. */
  #isAnnotation(at: number, to: number, start: number): boolean {
    const end = this.#macroEnd(at);
    const next = this.#tokens[end + 1];
    if (next === undefined || end + 1 >= to) return at === start && end === at;
    if (end > at) {
      // `TEST(a, b) {` defines; `MACRO(x) int y;` does not, nor does `MACRO(x)` alone on its line.
      return next.kind === 'word' || next.text === '}' || next.text === '~' || next.text === '#';
    }
    if (next.kind !== 'word') return next.text === '~' || next.text === '}' || next.text === '[';
    if (isKeyword(next.text))
      return !(next.text === 'const' || next.text === 'volatile') || this.#wordsAhead(end + 1, to) > 1;
    if (this.#wordsAhead(end + 1, to) > 1) return true;
    return this.#text(end + 2) === '(' && this.#text((this.#closing[end + 2] ?? 0) + 1) === '(';
  }

  /** How many names stand in a row: a type and a name are two. */
  #wordsAhead(at: number, to: number): number {
    let count = 0;
    for (let next = at; next < to && count < 3; next++) {
      const { kind, text } = this.#tokens[next]!;
      if (kind === 'word') {
        if (text === 'class' || text === 'struct' || text === 'enum' || text === 'union' || text === 'operator')
          return 3;
        if (!isSpecifier(text) && this.#text(next - 1) !== '::') count++;
      } else if (text === '*' || text === '&' || text === '::' || text === '~') continue;
      else if (text === '<') next = this.#afterAngles(next, to) - 1;
      // `type (name)(…)`
      else if (text === '(' && count === 1)
        return /^[*\w]/.test(this.#text(next + 1)) && this.#text((this.#closing[next] ?? 0) + 1) === '(' ? 2 : 1;
      else break;
    }
    return count;
  }

  /** Of more names in a row than a type and a name, those that only annotate: the large ones first, else the first. */
  #crowd(words: readonly number[], sawType: boolean, own = 1): void {
    let extra = words.length - own - (sawType ? 0 : 1);
    if (extra <= 0) return;
    const candidates = words.slice(0, words.length - own);
    const large = candidates.filter((at) => isLarge(this.#tokens[at]));
    for (const at of [...large, ...candidates.filter((each) => !large.includes(each))]) {
      if (extra-- <= 0) return;
      this.#blank(at, this.#macroEnd(at) < (words.at(-1) ?? 0) ? this.#macroEnd(at) : at);
    }
  }

  /** `class API Name {`: gives the last token of the name. */
  #tag(at: number): number {
    let name = at + 1;
    if (this.#text(at) === 'enum' && isTypeWord(this.#text(name))) name++;
    for (; ; name++) {
      const end = this.#macroEnd(name);
      const next = this.#tokens[end + 1];
      const isWord = this.#tokens[name]?.kind === 'word' && !isKeyword(this.#text(name));
      if (!isWord || next?.kind !== 'word' || next.text === 'final') return isWord ? name : name - 1;
      // `struct Type name`: two words; `struct API Type name {` and `struct API Type :` say that the first is none.
      if (!isLarge(this.#tokens[name]) && end === name) return name;
      if (
        !/^([{:<]|final)$/.test(this.#text(end + 2)) &&
        !isLarge(next) &&
        this.#text(end + 2) !== ';' &&
        this.#tokens[end + 2]?.kind !== 'word'
      )
        return name;
      if (this.#text(end + 2) === ';' && this.#text(at) !== 'class') return name;
      this.#blank(name, end);
      name = end;
    }
  }

  /** `f OF((int a))`: the outer parentheses are the macro's. */
  #prototype(open: number, close: number): void {
    if (!isLarge(this.#tokens[open - 1]) || this.#text(open + 1) !== '(' || this.#closing[open + 1] !== close - 1)
      return;
    if (this.#tokens[open - 2]?.kind !== 'word' && this.#text(open - 2) !== ')') return;
    this.#blank(open - 1, open);
    this.#blank(close);
  }

  /** `char FAR *a`, `int a UNUSED`. */
  #parameters(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      if (!isLarge(this.#tokens[at]) || at === from) continue;
      const before = this.#tokens[at - 1]!;
      const after = this.#text(at + 1);
      const followsType =
        before.text === '*' || (before.kind === 'word' && (!isKeyword(before.text) || isPrimitive(before.text)));
      if (!followsType) continue;
      if (after === '*' || this.#tokens[at + 1]?.kind === 'word') this.#blank(at);
      else if (
        (after === ',' || at + 1 === to) &&
        this.#tokens[at - 2]?.kind === 'word' &&
        !isKeyword(before.text) &&
        before.text !== '*'
      )
        this.#blank(at);
    }
  }

  /** What may stand between parameters and body; attributes there go. */
  #afterParameters(from: number, to: number, head: number): number {
    for (let at = from; at < to; at++) {
      const token = this.#tokens[at]!;
      if (token.text === '{') return this.#body(head, at, to);
      if (token.text === ';') return at + 1;
      if (token.text === '=') return this.#afterValue(at, to);
      if (token.text === ':') return this.#initialisers(at + 1, to);
      if (token.text === '(') at = this.#closing[at] ?? at;
      else if (isLarge(token) && this.#text(at - 1) !== '->' && this.#text(at - 1) !== '::') {
        const end = this.#macroEnd(at);
        const next = this.#tokens[end + 1];
        // The next declaration, where this one was a macro without a semicolon.
        if (next?.kind === 'word' && !isKeyword(next.text) && !isLarge(next)) return at;
        this.#blank(at, end);
        at = end;
      } else if (
        token.kind === 'word' &&
        !/^(const|noexcept|override|final|volatile|throw|try|requires|__attribute__|auto|typename|mutable)$/.test(
          token.text,
        )
      ) {
        if (
          this.#text(at - 1) !== '->' &&
          this.#text(at - 1) !== '::' &&
          !/^(typename|const)$/.test(this.#text(at - 1))
        )
          return at;
      }
    }
    return to;
  }

  #initialisers(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const { text } = this.#tokens[at]!;
      if (text === '(') at = this.#closing[at] ?? at;
      else if (text === '{') {
        const close = this.#closing[at] ?? to;
        const follows = this.#text(at - 1);
        // `member{value}` goes on with a comma or the body.
        if (/^[\w>]+$/.test(follows) && /^[,{]$/.test(this.#text(close + 1))) at = close;
        else return close + 1;
      } else if (text === ';') return at + 1;
    }
    return to;
  }

  #afterValue(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const { text } = this.#tokens[at]!;
      if (text === ';') return at + 1;
      if (text === '(' || text === '{' || text === '[') at = this.#closing[at] ?? at;
    }
    return to;
  }

  /** A braced part: of a namespace or type its declarations are read, others are passed over. */
  #body(head: number, open: number, to: number): number {
    const close = Math.min(this.#closing[open] ?? to, to);
    const words = this.#tokens.slice(head, open).map(({ text }) => text);
    // Its closing mark is one more thing among the declarations: a mark too many inside does not end the namespace.
    if (words.includes('namespace') && !words.includes('(')) return open + 1;
    const holds = words.some(isTypeWord) && !words.includes('(') && !words.includes('enum');
    if (holds) this.#declarations(open + 1, close);
    return close + 1;
  }

  #afterAngles(open: number, to: number): number {
    let depth = 0;
    for (let at = open; at < to; at++) {
      const { text } = this.#tokens[at]!;
      if (text === '<') depth++;
      else if (text === '>' && --depth === 0) return at + 1;
      else if (text === '(') at = this.#closing[at] ?? at;
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
