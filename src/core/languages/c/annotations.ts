import { anyScript } from '../../model/anyScript.ts';
import { isAnnotation } from './annotationHeads.ts';
import { isGivenResult } from './givenResults.ts';
import type { TokenRun } from './tokenRun.ts';
import { operatorEnd, type Stretch } from './tokens.ts';
import { typeHead } from './typeHeads.ts';
import { isKeyword, isLarge, isOther, isPrimitive, isSpecifier, isTypeWord } from './words.ts';

/** Words that may stand between parameters and body. */
const BEHIND_PARAMETERS =
  /^(?:const|noexcept|override|final|volatile|throw|try|requires|__attribute__|auto|typename|mutable)$/;

/**
 * Macros in declarations that stand for nothing a grammar needs: visibility (`class API Name`, `API int f()`), calling conventions
 * (`int CALL f()`), attributes behind parameters (`f() NONNULL(1);`), prototypes for old compilers (`f OF((int))`), and whole
 * lines (`BEGIN_DECLS`). What a body does is left as it is.
 */
export class AnnotationFinder {
  readonly #run: TokenRun;
  readonly #found: Stretch[] = [];

  /** `run` has no directives. */
  constructor(run: TokenRun) {
    this.#run = run;
  }

  stretches(): readonly Stretch[] {
    this.#declarations(0, this.#run.tokens.length);
    return this.#found;
  }

  #blank(from: number, to = from): void {
    this.#found.push({ start: this.#run.tokens[from]!.start, end: this.#run.tokens[to]!.end });
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
    while (at < to && isLarge(this.#run.tokens[at]) && isAnnotation(this.#run, at, to)) {
      const end = this.#run.macroEnd(at);
      if (isGivenResult(this.#run, at)) {
        this.#blank(at, at + 1);
        this.#blank(end);
        at += 2;
        break;
      }
      this.#blank(at, end);
      at = end + 1;
    }
    if (this.#run.text(at) === 'template')
      return this.#run.text(at + 1) === '<' ? this.#run.afterAngles(at + 1, to) : at + 1;
    if (/^(public|private|protected)$/.test(this.#run.text(at)))
      return this.#run.text(at + 1) === ':' ? at + 2 : at + 1;
    if (
      this.#run.text(at) === 'extern' &&
      this.#run.tokens[at + 1]?.kind === 'literal' &&
      this.#run.text(at + 2) === '{'
    )
      return at + 3;
    if (this.#run.text(at) === 'using') return this.#run.afterValue(at, to);
    const head = at;
    /** Words since the declaration began that are neither specifiers nor part of a name with `::`. */
    let words: number[] = [];
    let sawType = false;
    for (; at < to; at++) {
      const token = this.#run.tokens[at]!;
      const { text } = token;
      if (text === '}') return at + 1;
      if (text === '{') return this.#body(head, at, to);
      if (text === ';' || text === '=') {
        this.#crowd(words, sawType, { onlyLarge: true });
        return this.#run.afterValue(at, to);
      }
      if (text === ',') words = [];
      // The size of an array is no part of its type.
      else if (text === '[') at = this.#run.closing[at] ?? at;
      else if (text === 'operator') {
        // `bool CALL operator&&(…)`; a conversion (`operator const char*()`) has its type behind the word.
        if (this.#run.tokens[at + 1]?.kind === 'mark') {
          this.#crowd(words, sawType, { own: 0, onlyLarge: true });
          [words, sawType] = [[], true];
        }
        at = operatorEnd(this.#run.tokens, at);
      } else if (isTypeWord(text) && !sawType) at = this.#tag(at);
      else if (text === '<' && words.length > 0) at = this.#run.afterAngles(at, to) - 1;
      else if (text === '(') {
        const close = this.#run.closing[at];
        if (close === undefined || close >= to) return at + 1;
        const isMacro = words.at(-1) === at - 1 && isLarge(this.#run.tokens[at - 1]);
        // `API code DEPRECATED(7.19, "Use other") name(int a);`
        if (isMacro && words.length > (sawType ? 0 : 1) && this.#run.isCalledName(close + 1)) {
          this.#blank(at - 1, close);
          words.pop();
          at = close;
          continue;
        }
        // `void SYMBOL(name)(int a);`: the macro makes the name.
        const isName = isMacro && words.length > (sawType ? 0 : 1) && this.#run.text(close + 1) === '(';
        if (isName && close === at + 2 && this.#run.tokens[at + 1]!.kind === 'word') {
          this.#blank(at - 1, at);
          this.#blank(close);
          words[words.length - 1] = at + 1;
          at = close;
          continue;
        }
        // `int a GUARDED_BY(m);`
        if (isMacro && words.length > (sawType ? 1 : 2)) {
          const isPrototype = this.#run.text(at + 1) === '(' && this.#run.closing[at + 1] === close - 1;
          if (isPrototype) words.pop();
          else if (/^[;=]$/.test(this.#run.text(close + 1)) || isLarge(this.#run.tokens[close + 1])) {
            this.#blank(at - 1, close);
            words.pop();
            at = close;
            continue;
          }
        }
        // What is `explicit` is a constructor, which gives no type.
        this.#crowd(words, sawType || this.#run.isInitialised(at - 1) || this.#run.text(head) === 'explicit');
        this.#prototype(at, close);
        this.#parameters(at + 1, close);
        // `(name)(…)`, `(*name)(…)`: the parameters follow.
        if (this.#run.text(close + 1) === '(') {
          // `typedef void (CALLP name)(int a);`: the macro has the star.
          if (close === at + 3 && isLarge(this.#run.tokens[at + 1]) && this.#run.tokens[at + 2]!.kind === 'word')
            this.#blank(at + 1);
          if (close === at + 2 && this.#run.tokens[at + 1]!.kind === 'word' && at > head) {
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
        else if (this.#run.text(at - 1) !== '::' && !isOther(text)) words.push(at);
      } else if (text === '*' || text === '&') {
        this.#crowd(words, sawType, { own: 0 });
        sawType = true;
        words = [];
      }
      if (text === ':' && /^(case|default)$/.test(this.#run.text(head))) return at + 1;
    }
    return at;
  }

  /**
   * Of more names in a row than a type and a name, those that only annotate: the large ones first, else the first. A large one at the end annotates
   * as well, where the one before it may be the name (`typedef int16_t type UNALIGNED;`).
   */
  #crowd(words: readonly number[], sawType: boolean, { own = 1, onlyLarge = false } = {}): void {
    let extra = words.length - own - (sawType ? 0 : 1);
    if (extra <= 0) return;
    const [before, last] = words.slice(-2).map((at) => this.#run.tokens[at]);
    const isBehind = onlyLarge && own > 0 && isLarge(last) && before !== undefined && !isLarge(before);
    const candidates = isBehind ? words.slice(-own) : words.slice(0, words.length - own);
    const large = candidates.filter((at) => isLarge(this.#run.tokens[at]));
    for (const at of onlyLarge ? large : [...large, ...candidates.filter((each) => !large.includes(each))]) {
      if (extra-- <= 0) return;
      this.#blank(at, this.#run.macroEnd(at) < (words.at(-1) ?? 0) ? this.#run.macroEnd(at) : at);
    }
  }

  /** The head of a type: gives the last token of its name. */
  #tag(at: number): number {
    const { name, annotations } = typeHead(this.#run, at);
    this.#found.push(...annotations);
    return name;
  }

  /** `f OF((int a))`: the outer parentheses are the macro's. */
  #prototype(open: number, close: number): void {
    if (
      !isLarge(this.#run.tokens[open - 1]) ||
      this.#run.text(open + 1) !== '(' ||
      this.#run.closing[open + 1] !== close - 1
    )
      return;
    if (this.#run.tokens[open - 2]?.kind !== 'word' && this.#run.text(open - 2) !== ')') return;
    this.#blank(open - 1, open);
    this.#blank(close);
  }

  /** `char FAR *a`, `int a UNUSED`. */
  #parameters(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      if (!isLarge(this.#run.tokens[at])) continue;
      const before = this.#run.tokens[at - 1]!;
      const after = this.#run.text(at + 1);
      // `const REF(T) value`: the type that the macro makes reads as one without what it is given.
      const end = this.#run.macroEnd(at);
      if (end > at && this.#run.tokens[end + 1]?.kind === 'word') this.#blank(at + 1, end);
      const followsType =
        before.text === '*' || (before.kind === 'word' && (!isKeyword(before.text) || isPrimitive(before.text)));
      if (!followsType || at === from) continue;
      if (after === '*' || this.#run.tokens[at + 1]?.kind === 'word') this.#blank(at);
      else if (
        (after === ',' || at + 1 === to) &&
        anyScript(/^[\w&*]/).test(this.#run.text(at - 2)) &&
        !isKeyword(before.text) &&
        before.text !== '*'
      )
        this.#blank(at);
    }
  }

  /** What may stand between parameters and body; attributes there go. */
  #afterParameters(from: number, to: number, head: number): number {
    for (let at = from; at < to; at++) {
      const token = this.#run.tokens[at]!;
      if (token.text === '{') return this.#body(head, at, to);
      if (token.text === ';') return at + 1;
      if (token.text === '=') return this.#run.afterValue(at, to);
      if (token.text === ':') return this.#run.afterInitialisers(at + 1, to);
      if (token.text === '(') at = this.#run.closing[at] ?? at;
      else if (isLarge(token) && this.#run.text(at - 1) !== '->' && this.#run.text(at - 1) !== '::') {
        const end = this.#run.macroEnd(at);
        const next = this.#run.tokens[end + 1];
        // The next declaration, where this one was a macro without a semicolon.
        if (next?.kind === 'word' && !isKeyword(next.text) && !isLarge(next)) return at;
        this.#blank(at, end);
        at = end;
      } else if (token.kind === 'word' && !BEHIND_PARAMETERS.test(token.text)) {
        if (!/^(?:->|::|typename|const)$/.test(this.#run.text(at - 1))) return at;
      }
    }
    return to;
  }

  /** A braced part: of a namespace or type its declarations are read, others are passed over. */
  #body(head: number, open: number, to: number): number {
    const close = Math.min(this.#run.closing[open] ?? to, to);
    const words = this.#run.tokens.slice(head, open).map(({ text }) => text);
    // Its closing mark is one more thing among the declarations: a mark too many inside does not end the namespace.
    if (words.includes('namespace') && !words.includes('(')) return open + 1;
    const holds = words.some(isTypeWord) && !words.includes('(') && !words.includes('enum');
    if (holds) this.#declarations(open + 1, close);
    return close + 1;
  }
}
