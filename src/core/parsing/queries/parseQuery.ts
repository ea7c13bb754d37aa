import type { NodePattern, PatternPart, Quantifier, QueryPattern, TextCondition } from './queryPattern.ts';

const TOKEN =
  /\s+|;[^\n]*|("(?:[^"\\]|\\.)*"|[()[\]?*+]|\.(?![\w.])|@[\w.-]+|#[\w-]+[?!]|![\w]+|[\w-]+:|[\w-]+(?:\/[\w-]+)?)/gy;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** Reads a query in tree-sitter's notation. Throws an `Error` that tells the line of what is not understood. */
export function parseQuery(text: string): QueryPattern[] {
  const reader = new QueryReader(text);
  const patterns: QueryPattern[] = [];
  while (!reader.isOver) patterns.push(reader.pattern());
  return patterns;
}

class QueryReader {
  readonly #tokens: { readonly text: string; readonly at: number }[] = [];
  readonly #text: string;
  #next = 0;
  #conditions: TextCondition[] = [];

  constructor(text: string) {
    this.#text = text;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.length) {
      const at = TOKEN.lastIndex;
      const match = TOKEN.exec(text);
      if (match === null) throw this.#error(`\`${text.slice(at, at + 10)}\``, at);
      if (match[1] !== undefined) this.#tokens.push({ text: match[1], at });
    }
  }

  get isOver(): boolean {
    return this.#next >= this.#tokens.length;
  }

  pattern(): QueryPattern {
    this.#conditions = [];
    const parts = this.#parts();
    return { parts, conditions: this.#conditions };
  }

  /** One part, or those of a group. */
  #parts(): PatternPart[] {
    const field = this.#peek().endsWith(':') ? this.#take().slice(0, -1) : undefined;
    const opening = this.#take();
    let parts: PatternPart[];
    if (opening === '[') parts = [onePart(this.#alternatives())];
    else if (opening === '(' && /^[("[]/.test(this.#peek())) parts = this.#sequence().parts;
    else parts = [onePart([this.#node(opening)])];

    let quantifier: Quantifier = '';
    const captures: string[] = [];
    for (;;) {
      const next = this.#peek();
      if (next === '?' || next === '*' || next === '+') quantifier = this.#take() as Quantifier;
      else if (next[0] === '@') captures.push(this.#take().slice(1));
      else break;
    }
    const first = parts[0]!;
    if (quantifier !== '') [first.quantifier, first.span] = [quantifier, parts.length];
    if (parts.length > 1) {
      if (field === undefined && captures.length === 0 && (quantifier === '' || quantifier === '?')) return parts;
      throw this.#error('a group of several nodes');
    }
    for (const node of first.alternatives) {
      node.field ??= field;
      node.captures.push(...captures);
    }
    return parts;
  }

  #alternatives(): NodePattern[] {
    const found: NodePattern[] = [];
    while (this.#peek() !== ']') {
      const parts = this.#parts();
      if (parts.length !== 1 || parts[0]!.quantifier !== '') {
        throw this.#error('an alternative that is no single node');
      }
      found.push(...parts[0]!.alternatives);
    }
    this.#take();
    return found;
  }

  /** What stands between the parentheses of a node or a group, to the closing one. */
  #sequence(): { parts: PatternPart[]; without: string[] } {
    const parts: PatternPart[] = [];
    const without: string[] = [];
    let isAnchored = false;
    for (let next = this.#peek(); next !== ')'; next = this.#peek()) {
      if (next === '.') {
        this.#take();
        isAnchored = true;
      } else if (next[0] === '!') without.push(this.#take().slice(1));
      else if (next === '(' && this.#peek(1)[0] === '#') this.#condition();
      else {
        const read = this.#parts();
        read[0]!.isAnchored ||= isAnchored;
        isAnchored = false;
        parts.push(...read);
      }
    }
    this.#take();
    if (isAnchored && parts.length > 0) parts.at(-1)!.isLast = true;
    return { parts, without };
  }

  #node(opening: string): NodePattern {
    if (opening !== '(') return { ...ANY, type: opening === '_' ? undefined : stringOf(opening), captures: [] };
    const name = this.#take();
    const slash = name.indexOf('/');
    const { parts, without } = this.#sequence();
    return {
      type: name === '_' ? undefined : name.slice(slash + 1),
      isNamed: true,
      supertype: slash < 0 ? undefined : name.slice(0, slash),
      field: undefined,
      without,
      children: parts,
      captures: [],
    };
  }

  #condition(): void {
    this.#take();
    const operator = this.#take().slice(1);
    const capture = this.#take();
    if (capture[0] !== '@') throw this.#error(`#${operator} of \`${capture}\``);
    const values: string[] = [];
    while (this.#peek() !== ')') {
      const value = this.#take();
      if (value[0] === '@') throw this.#error(`#${operator} of two captures`);
      values.push(stringOf(value));
    }
    this.#take();
    this.#conditions.push({ operator, capture: capture.slice(1), values });
  }

  #peek(ahead = 0): string {
    return this.#tokens[this.#next + ahead]?.text ?? '';
  }

  #take(): string {
    const token = this.#tokens[this.#next++];
    if (token === undefined) throw this.#error('the end', this.#text.length);
    return token.text;
  }

  #error(what: string, at = this.#tokens[this.#next - 1]?.at ?? 0): Error {
    return new Error(`line ${this.#text.slice(0, at).split('\n').length} of the query: ${what} is not understood`);
  }
}

const ANY: Omit<NodePattern, 'captures'> = {
  type: undefined,
  isNamed: false,
  supertype: undefined,
  field: undefined,
  without: [],
  children: [],
};

function onePart(alternatives: readonly NodePattern[]): PatternPart {
  return { alternatives, quantifier: '', span: 1, isAnchored: false, isLast: false };
}

/** What is written in quotes, or as it is. */
function stringOf(token: string): string {
  if (token[0] !== '"') return token;
  return token.slice(1, -1).replace(/\\(.)/gs, (_, char: string) => ESCAPES[char] ?? char);
}
