import { anyScript } from '../../model/anyScript.ts';
import type { ImportFact } from '../../model/importFacts.ts';

/**
 * What a `use`, `extern crate` or `mod name;` brings: one fact for each leaf of the tree. Paths are written with `::`; `self` and
 * `super` of a module inside the file are counted from the file on (`around`: the modules around, outermost first).
 */
export function readUse(text: string, around: readonly string[]): readonly ImportFact[] {
  const clean = text
    .replace(/\/\/.*$|\/\*[\s\S]*?\*\//gm, ' ')
    .replace(/^\s*pub\s*(\([^)]*\))?\s*/, '')
    .replace(/;\s*$/, '')
    .replace(anyScript(/\br#(?=\w)/g), '');
  const declared = /^(?:unsafe\s+)?mod\s+([\p{L}\p{N}_]+)/u.exec(clean);
  if (declared !== null) {
    return [{ from: ['self', ...around, declared[1]!].join('::'), name: '', as: declared[1]! }];
  }
  const crate = /^extern\s+crate\s+([\p{L}\p{N}_]+)(?:\s+as\s+([\p{L}\p{N}_]+))?/u.exec(clean);
  if (crate !== null) {
    const from = crate[1] === 'self' ? 'crate' : crate[1]!;
    return [{ from, name: '', as: bound(crate[2] ?? from) }];
  }
  const tokens = clean.replace(/^\s*use\b/, '').match(/::|[{},*]|[\p{L}\p{N}_]+/gu) ?? [];
  const found = new UseReader(tokens, around).tree([]);
  const isPublic = around.length > 0 && /^\s*pub\b/.test(text);
  return isPublic ? found.map((fact) => ({ ...fact, inside: around.join('::') })) : found;
}

class UseReader {
  readonly #tokens: readonly string[];
  readonly #around: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[], around: readonly string[]) {
    this.#tokens = tokens;
    this.#around = around;
  }

  /** One branch, below the segments before it. */
  tree(before: readonly string[]): ImportFact[] {
    const path = [...before];
    while (this.#at < this.#tokens.length) {
      const token = this.#tokens[this.#at]!;
      if (token === '}' || token === ',') break;
      this.#at++;
      if (token === '::') continue;
      if (token === '{') return this.#list(path);
      if (token === '*') return [{ from: this.#from(path), name: '*', as: '' }];
      if (token === 'as') return [this.#leaf(path, this.#tokens[this.#at++] ?? '_')];
      path.push(token);
    }
    return path.length === before.length ? [] : [this.#leaf(path, undefined)];
  }

  #list(path: readonly string[]): ImportFact[] {
    const found: ImportFact[] = [];
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== '}') {
      const start = this.#at;
      found.push(...this.tree(path));
      if (this.#tokens[this.#at] === ',' || this.#at === start) this.#at++;
    }
    this.#at++;
    return found;
  }

  #leaf(path: readonly string[], alias: string | undefined): ImportFact {
    // `a::{self}` is `a` itself.
    const whole = path.length > 1 && path.at(-1) === 'self' ? path.slice(0, -1) : path;
    const name = whole.at(-1) ?? '';
    const as = bound(alias ?? name);
    const isWhole = whole.length === 1 || whole !== path || name === 'super' || name === 'crate';
    return isWhole ? { from: this.#from(whole), name: '', as } : { from: this.#from(whole.slice(0, -1)), name, as };
  }

  #from(path: readonly string[]): string {
    const [first = ''] = path;
    if (this.#around.length === 0 || (first !== 'self' && first !== 'super')) return path.join('::');
    const outer = [...this.#around];
    let rest = path;
    if (first === 'self') rest = path.slice(1);
    while (rest[0] === 'super' && outer.length > 0) {
      outer.pop();
      rest = rest.slice(1);
    }
    return [...(rest[0] === 'super' ? [] : ['self']), ...outer, ...rest].join('::');
  }
}

/** `_` makes a trait's methods callable without a name; `self`, `super` and `crate` are no names to bind. */
function bound(name: string): string {
  return name === '_' || name === 'self' || name === 'super' || name === 'crate' ? '' : name;
}
