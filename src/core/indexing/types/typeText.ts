import { anyScript } from '../../model/anyScript.ts';
import { WITHIN } from '../../model/chain.ts';
import { ARRAY, CONDITIONAL, FIELDS, JOINED, KEYED, TUPLE } from '../../model/typeNotation.ts';
import { IMPORTED_TYPE, writtenImport } from './importedTypeName.ts';
import { MOST_ALTERNATIVES, type TypeExpression } from './values.ts';

const cache = new Map<string, readonly TypeExpression[]>();
const CACHE_LIMIT = 20_000;

/**
 * Parses annotations of Python and TypeScript alike: `a.B`, `List[B]`, `Map<A, B>`, `A | B`, `B[]`, `[A, B]`, `{ a: A }`, `"B"`, `readonly B[]`.
 * Function types, literals and conditional types are no names and yield nothing.
 */
export function parseTypeText(text: string): readonly TypeExpression[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const parsed = new TypeParser(text).union();
  if (cache.size > CACHE_LIMIT) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm;

const NAME = String.raw`[\p{ID_Start}_$][\p{ID_Continue}$]*`;
const BEGINS_NAME = /^[\p{ID_Start}_$]/u;
const IS_NAME = /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u;
/** A name may have a mark behind it, by which an import of a function is known (`WITHIN`). */
const token = new RegExp(String.raw`\s*(?:(${NAME}(?:${WITHIN}\d+)?(?:\.${NAME})*)|(=>|->|[^\s]))`, 'uy');
const MODIFIERS = new Set([
  'readonly',
  'keyof',
  'unique',
  'asserts',
  'infer',
  'abstract',
  'new',
  'const',
  'struct',
  'union',
  'enum',
  'class',
  'typename',
]);

/** Types inside each other are read so far; deeper ones are no type that anybody wrote. */
const DEEPEST = 60;

class TypeParser {
  readonly #tokens: string[] = [];
  #at = 0;
  readonly #imported: string[];
  #depth: number;

  /** `imported`: what the text around imports, where this is a part of it; `depth`: how deep it lies. */
  constructor(text: string, imported: string[] = [], depth = 0) {
    this.#imported = imported;
    this.#depth = depth;
    // `a::B` and `a\\B` are names with steps as well; marks of pointers and references after a type say nothing of it.
    const clean = text
      .slice(0, 2000)
      .replace(IMPORTED_TYPE, (_, from: string, members: string) => {
        return `$import${this.#imported.push(writtenImport(from, members)) - 1}`;
      })
      .replace(COMMENT, ' ')
      .replace(/["'`]/g, ' ')
      .replace(/^\s*\?\s*/, '')
      .replace(anyScript(/(::|\\)(?=\w)/g), '.')
      .replace(/[*&]+\s*(?=[>,)]|$)/g, ' ');
    token.lastIndex = 0;
    for (let match = token.exec(clean); match !== null; match = token.exec(clean))
      this.#tokens.push(match[1] ?? match[2]!);
  }

  union(): TypeExpression[] {
    if (this.#depth > DEEPEST) {
      this.#at = this.#tokens.length;
      return [];
    }
    this.#depth++;
    const found = this.#members();
    this.#depth--;
    return found;
  }

  #members(): TypeExpression[] {
    const found = this.#alternatives();
    const conditional = this.#peek() === 'extends' ? this.#conditional() : undefined;
    if (conditional !== undefined) return [conditional];
    // `A is B` and function types: only what was read before counts when nothing odd follows.
    if (this.#peek() === '=>' || this.#peek() === '?') {
      this.#skipToEnd();
      return [];
    }
    if (this.#peek() === 'is') {
      this.#at++;
      this.union();
      return [];
    }
    return found;
  }

  #alternatives(): TypeExpression[] {
    const found: TypeExpression[] = [];
    if (this.#peek() === '|' || this.#peek() === '&') this.#at++;
    let isJoined = true;
    for (;;) {
      found.push(...this.#postfix());
      if (this.#take('&')) continue;
      if (!this.#take('|')) break;
      isJoined = false;
    }
    // Few are followed side by side, as alternatives are: of more of those none may be left out.
    return isJoined && found.length > MOST_ALTERNATIVES
      ? [{ name: JOINED, arguments: found.map((part) => [part]) }]
      : found;
  }

  /** `extends B ? C : D` behind what is asked; undefined, and nothing read, where it is a bound. */
  #conditional(): TypeExpression | undefined {
    const start = this.#at++;
    do this.#alternatives();
    while (this.#take('=>'));
    if (this.#take('?')) {
      const met = this.union();
      if (this.#take(':')) return { name: CONDITIONAL, arguments: [met, this.union()] };
    }
    this.#at = start;
    return undefined;
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at];
  }

  #take(text: string): boolean {
    if (this.#peek() !== text) return false;
    this.#at++;
    return true;
  }

  #postfix(): TypeExpression[] {
    let found = this.#primary();
    while (this.#peek() === '[') {
      this.#at++;
      if (this.#take(']')) found = [{ name: ARRAY, arguments: [found] }];
      else {
        const argumentsFound = this.#list(']');
        const [first] = found;
        found = first === undefined ? [] : [{ name: first.name, arguments: argumentsFound }];
      }
    }
    return found;
  }

  #primary(): TypeExpression[] {
    while (MODIFIERS.has(this.#peek() ?? '') && /^[\p{ID_Start}_$([{]/u.test(this.#tokens[this.#at + 1] ?? ''))
      this.#at++;
    const next = this.#peek();
    if (next === undefined) return [];
    if (next === '(') {
      this.#at++;
      const inner = this.#list(')');
      if (this.#peek() === '=>') return [];
      return inner.length > 1 ? [{ name: TUPLE, arguments: inner }] : (inner[0] ?? []);
    }
    if (next === '[') {
      this.#at++;
      const inner = this.#list(']');
      return [inner.length > 1 ? { name: TUPLE, arguments: inner } : { name: ARRAY, arguments: [inner.flat()] }];
    }
    if (next === '{') return this.#fields();
    this.#at++;
    if (!BEGINS_NAME.test(next)) return [];
    const imported = this.#imported[Number(/^\$import(\d+)$/.exec(next)?.[1] ?? -1)];
    if (imported !== undefined) return [{ name: imported, arguments: this.#take('<') ? this.#list('>') : [] }];
    if (next === 'typeof') {
      const of = this.#primary();
      return of.map(({ name }) => ({ name: `typeof ${name}`, arguments: [] }));
    }
    return [{ name: next, arguments: this.#take('<') ? this.#list('>') : [] }];
  }

  #list(close: string): TypeExpression[][] {
    const found: TypeExpression[][] = [];
    while (this.#peek() !== undefined && !this.#take(close)) {
      if (close === ']') this.#label();
      const before = this.#at;
      found.push(this.union());
      if (!this.#take(',') && this.#at === before) this.#at++;
      // Whatever this parser does not know (defaults, labels) is passed over up to the next argument.
      while (this.#peek() !== undefined && this.#peek() !== ',' && this.#peek() !== close && this.#at === before)
        this.#at++;
    }
    return found;
  }

  /** `[at: A, next?: B]`: the name of a part of a tuple is passed over. */
  #label(): void {
    const colon = this.#tokens[this.#at + 1] === '?' ? 2 : 1;
    if (this.#tokens[this.#at + colon] === ':' && IS_NAME.test(this.#peek()!)) this.#at += colon + 1;
  }

  /** `{ a: A; b?: B }`: what is no plain field is passed over. `{ [key: string]: A }` holds what any key gives. */
  #fields(): TypeExpression[] {
    const fields: (readonly TypeExpression[])[] = [];
    let anyKey: readonly TypeExpression[] | undefined;
    this.#at++;
    while (this.#peek() !== undefined && !this.#take('}')) {
      while (this.#peek() === 'readonly' && this.#tokens[this.#at + 1] !== ':') this.#at++;
      const member = this.#member();
      const closed = member[0] === '[' ? member.indexOf(']') : -1;
      // A name in brackets alone is one key.
      if (closed > 2) anyKey = this.#part(member.slice(member.indexOf(':', closed) + 1));
      const colon = member[1] === '?' ? 2 : 1;
      if (member[colon] !== ':' || !IS_NAME.test(member[0]!)) continue;
      fields.push([{ name: member[0]!, arguments: [] }], this.#part(member.slice(colon + 1)));
    }
    if (fields.length > 0) return [{ name: FIELDS, arguments: fields }];
    return anyKey === undefined ? [] : [{ name: KEYED, arguments: [anyKey] }];
  }

  #part(tokens: readonly string[]): TypeExpression[] {
    return new TypeParser(tokens.join(' '), this.#imported, this.#depth).union();
  }

  /** The tokens of one member of an object type, up to what ends it. */
  #member(): readonly string[] {
    const from = this.#at;
    let depth = 0;
    for (; this.#peek() !== undefined; this.#at++) {
      const next = this.#peek()!;
      if (depth === 0 && (next === '}' || next === ';' || next === ',')) break;
      // A line may end a member as well.
      const begins =
        this.#tokens[this.#at + 1] === ':' || this.#tokens.slice(this.#at + 1, this.#at + 3).join('') === '?:';
      if (depth === 0 && this.#at > from + 2 && begins && anyScript(/^[\w$]+$/).test(next)) break;
      if ('([{<'.includes(next)) depth++;
      if (')]}>'.includes(next)) depth--;
    }
    const member = this.#tokens.slice(from, this.#at);
    if (this.#peek() === ';' || this.#peek() === ',') this.#at++;
    return member;
  }

  #skipToEnd(): void {
    this.#at = this.#tokens.length;
  }
}
