import { anyScript } from '../../model/anyScript.ts';

/**
 * A Rust type in the notation of indexing/types/typeText.ts: `&'a mut Vec<T>` is `Vec<T>`, `[T; 4]` is `T[]`, `dyn A + Send` is `A & Send`,
 * `impl Iterator<Item = T>` is `Iterator<T>`. What is no name (functions, raw tokens) is `_`.
 */
export function readRustType(text: string): string {
  return new RustTypeReader(text).types();
}

/** The bare name of the type that an `impl` is for: `&'a mut a::Foo<T>` is `Foo`, `[T]` is `T`; several types together are none of them. */
export function rustOwnerName(text: string): string | undefined {
  if (anyScript(/^(?:&\s*(?:'\w+\s+)?(?:mut\s+)?)?\([^()]*,/).test(text.trim())) return 'Self';
  const plain = text
    .replace(anyScript(/^(?:[&*([\s]|'\w+|(?:mut|const|dyn|impl|unsafe)\b|for\s*<[^>]*>)+/), '')
    .replace(/[<;,)\]+].*$/s, '')
    .replace(/^.*::/s, '');
  return /^[\p{L}\p{N}_]+/u.exec(plain)?.[0] ?? (text.trim() === '' ? undefined : 'Self');
}

/** The same with what stands before it, where it is written as a path: `crate.a.Foo` of `crate::a::Foo<T>`; `[T]`, `*T` and `&T` are no `T`. */
export function rustOwnerPath(text: string): string | undefined {
  const [, sign] = anyScript(/^[&\s]*(?:'\w+\s+)?(?:mut\s+)?([[*])/).exec(text) ?? [];
  const [, referred] = /^&\s*(?:'\w+\s+)?(?:mut\s+)?([A-Z][A-Z0-9]?)\s*$/.exec(text) ?? [];
  if (referred !== undefined) return `&${referred}`;
  if (sign !== undefined) return `${sign}${rustOwnerName(text) ?? ''}${sign === '[' ? ']' : ''}`;
  return anyScript(/^\s*(?:::)?((?:\w+::)+\w+)\s*(?:<.*)?$/s)
    .exec(text)?.[1]
    ?.replaceAll('::', '.');
}

const token = anyScript(
  /\s*(?:('(?:\w+))(?!')|((?:r#)?[\p{L}_][\p{L}\p{N}_]*(?:\s*::\s*(?:r#)?[\p{L}_][\p{L}\p{N}_]*)*)|(->|::|[^\s]))/uy,
);
const UNKNOWN = '_';
const PASSED = new Set(['mut', 'const', 'dyn', 'impl', 'pub', 'unsafe', '*', '&', '?', 'async', '~', '@']);
/** Only the first argument counts: the second says what goes wrong, or how it hashes. */
const FIRST_ONLY = new Set(['Result', 'HashSet', 'Cow', 'ControlFlow']);

class RustTypeReader {
  readonly #tokens: string[] = [];
  #at = 0;

  constructor(text: string) {
    token.lastIndex = 0;
    const clean = text
      .slice(0, 2000)
      .replace(/#\[[^\]]*\]/g, ' ')
      .replace(/\/\/.*$/gm, ' ');
    for (let match = token.exec(clean); match !== null; match = token.exec(clean)) {
      // Lifetimes say nothing of a type.
      if (match[1] === undefined) this.#tokens.push((match[2] ?? match[3]!).replace(/\s+|r#/g, ''));
    }
  }

  /** `A + B`, or one. */
  types(): string {
    const found = [this.#type()];
    while (this.#peek() === '+' || this.#peek() === '&') {
      this.#at++;
      found.push(this.#type());
    }
    const named = found.filter((each) => each !== UNKNOWN);
    return named.length === 0 ? UNKNOWN : named.join(' & ');
  }

  #type(): string {
    for (let next = this.#peek(); next !== undefined && PASSED.has(next); next = this.#peek()) {
      this.#at++;
      if (next === 'pub' && this.#peek() === '(' && /^(crate|super|self|in)$/.test(this.#tokens[this.#at + 1] ?? '')) {
        this.#at++;
        this.#skipTo('(', ')');
      }
    }
    const next = this.#tokens[this.#at++];
    switch (next) {
      case undefined:
        return UNKNOWN;
      case 'for':
        if (this.#peek() !== '<') return UNKNOWN;
        this.#at++;
        this.#skipTo('<', '>');
        return this.#type();
      case '(':
        return this.#tuple();
      case '[': {
        const element = this.types();
        this.#skipTo('[', ']');
        return `${element.includes('&') ? UNKNOWN : element}[]`;
      }
      case '<':
        return this.#projection();
      case 'fn':
      case 'extern':
        return this.#function();
    }
    if (!/^[\p{L}_]/u.test(next)) {
      this.#at--;
      return UNKNOWN;
    }
    if (this.#peek() === '(') return this.#function();
    if (this.#peek() === '::' && this.#tokens[this.#at + 1] === '<') this.#at++;
    const name = next.replace(/\s*::\s*/g, '.');
    if (this.#peek() !== '<') return name;
    this.#at++;
    const given = this.#arguments();
    // What a bound says of a type: `Lookup<A>::Data` where `R::Data` is written.
    if (this.#peek() === '::' && /^[\p{L}_]/u.test(this.#tokens[this.#at + 1] ?? '')) {
      this.#at += 2;
      return `${name}.${this.#tokens[this.#at - 1]!.replace(/\s*::\s*/g, '.')}`;
    }
    return given.length === 0
      ? name
      : `${name}<${(FIRST_ONLY.has(lastOf(name)) ? given.slice(0, 1) : given).join(', ')}>`;
  }

  #arguments(): string[] {
    const given: string[] = [];
    while (this.#peek() !== undefined && this.#peek() !== '>') {
      const before = this.#at;
      // A lifetime stood before it.
      if (this.#peek() === ',') {
        this.#at++;
        continue;
      }
      // `Item = T` says what an iterator gives.
      if (this.#tokens[this.#at + 1] === '=') {
        const name = this.#peek();
        this.#at += 2;
        const bound = this.types();
        if (name === 'Item' || name === 'Output' || name === 'Target') given.push(bound);
      } else {
        const one = this.types();
        given.push(one);
      }
      if (this.#peek() === ',' || this.#at === before) this.#at++;
    }
    this.#at++;
    return given.filter((each) => each !== UNKNOWN || given.length > 1);
  }

  #tuple(): string {
    const parts: string[] = [];
    while (this.#peek() !== undefined && this.#peek() !== ')') {
      const before = this.#at;
      parts.push(this.types());
      if (this.#peek() === ',' || this.#at === before) this.#at++;
    }
    this.#at++;
    return parts.length === 1 ? parts[0]! : parts.length === 0 ? UNKNOWN : `(${parts.join(', ')})`;
  }

  /** `<T as Trait>::Item`: what the type says of the name. */
  #projection(): string {
    const type = this.types();
    this.#skipTo('<', '>');
    const rest: string[] = [];
    while (this.#peek() === '::') {
      this.#at++;
      rest.push(this.#tokens[this.#at++] ?? '');
    }
    return type === UNKNOWN || type.includes('&') || /[<([]/.test(type)
      ? UNKNOWN
      : [type, ...rest].join('.').replace(/::/g, '.');
  }

  /** What calling it gives is not followed, its text is passed over. */
  #function(): string {
    while (this.#peek() !== undefined && this.#peek() !== '(') this.#at++;
    this.#at++;
    this.#skipTo('(', ')');
    if (this.#peek() === '->') {
      this.#at++;
      this.#type();
    }
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

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
