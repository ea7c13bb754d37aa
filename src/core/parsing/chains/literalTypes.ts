import type { Language } from '../../languages/language.ts';
import type { Chain } from '../../model/chain.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';

/** What a letter behind a number makes of it. */
const SUFFIXES: Readonly<Record<string, string>> = { l: 'long', f: 'float', d: 'double', m: 'decimal', u: 'uint' };
/** Where one kind of node is all numbers (C++), a point or an exponent makes one of another type. */
const FRACTION = /^(?!0x)[\d']*(?:\.|\d[eE])/i;
/** Types of literals on which methods are called. */
const WITH_MEMBERS = new Set(['String', 'str', 'char', 'object', 'Type', '(_, _)']);

/** The sides of what joins texts, and how deep a text is looked for in them. */
const JOINED = ['left', 'right'];
const DEEPEST = 40;

/** What type literals have, by the language's table of nodes (`Language.literalTypes`). */
export class LiteralTypes {
  readonly #types: Readonly<Record<string, string>>;
  /** The nodes of operators whose results have a type. */
  readonly #operations: ReadonlySet<string>;
  readonly #classLiteral: RegExp | undefined;
  readonly #source: SourceText;

  constructor(language: Language, source: SourceText) {
    this.#types = language.literalTypes ?? {};
    const ofOperators = Object.keys(this.#types).filter((each) => each.includes(' '));
    this.#operations = new Set(ofOperators.map((each) => each.slice(0, each.indexOf(' '))));
    this.#classLiteral = language.classLiteral;
    this.#source = source;
  }

  /** The type of a kind of node; undefined where it is no literal. */
  of(type: string): string | undefined {
    return this.#types[type];
  }

  /** A literal as the root of a chain, by what is written: `1L`, `Shop::class`. */
  chain(node: Node): Chain | undefined {
    const known = this.#types[node.type];
    if (known === undefined) return this.#computed(node);
    const ofClass = this.#types[`${node.type}::class`];
    const type = ofClass !== undefined && this.#source.textOf(node).endsWith('::class') ? ofClass : known;
    // What functions give that get a class (`get(Foo.class)`) is said by its name.
    const named = type === 'Class' ? this.#classLiteral?.exec(this.#source.textOf(node))?.[1] : undefined;
    if (named !== undefined) return [`<Class<${named}>>`];
    if (type !== 'int' && type !== 'double') return [`<${type}>`];
    const number = this.#source.textOf(node);
    const plain = FRACTION.test(number) ? 'double' : type;
    const suffix = suffixOf(number) ?? '';
    // `1.5L`
    if (plain !== type && suffix === 'l') return ['<long double>'];
    return [`<${SUFFIXES[suffix] ?? plain}>`];
  }

  /** What operators make of any operands (`a == b`), and what joins texts: `"a" + b`. */
  #computed(node: Node): Chain | undefined {
    if (!this.#operations.has(node.type)) return undefined;
    const operator = node.childForFieldName('operator')?.type;
    const type = this.#types[`${node.type} ${operator}`];
    if (type !== 'String') return type === undefined ? undefined : [`<${type}>`];
    return JOINED.some((side) => this.#isText(node.childForFieldName(side))) ? [`<${type}>`] : undefined;
  }

  #isText(node: Node | null, depth = 0): boolean {
    if (node === null || depth > DEEPEST) return false;
    if (this.#types[node.type] === 'String') return true;
    if (node.type === 'parenthesized_expression') return this.#isText(node.namedChildren[0] ?? null, depth + 1);
    const joins = this.#types[`${node.type} ${node.childForFieldName('operator')?.type}`] === 'String';
    return joins && JOINED.some((side) => this.#isText(node.childForFieldName(side), depth + 1));
  }

  /** The same where a member is asked of it, of the types that are asked for members. */
  withMembers(node: Node): readonly Chain[] {
    const type = this.#types[node.type] ?? '';
    return WITH_MEMBERS.has(type) ? [[`<${type}>`]] : [];
  }
}

/** The letter behind a number, if there is one: in hexadecimal, `f` and `d` are digits. */
function suffixOf(number: string): string | undefined {
  const last = number.slice(-1).toLowerCase();
  return /^0x/i.test(number) && /[a-f]/.test(last) ? undefined : last;
}
