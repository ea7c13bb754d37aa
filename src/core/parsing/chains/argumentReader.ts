import type { Language } from '../../languages/language.ts';
import { ADDRESS, type Chain, NAMED, TARGET } from '../../model/chain.ts';
import { LAMBDA, lambdaRoot } from '../../model/lambdaShape.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { readLambdaShape } from './lambdaShapes.ts';
import type { LiteralTypes } from './literalTypes.ts';
import { isFunction, resultOf } from './passedValues.ts';

const LONGEST_ARGUMENT = 5;
/** Stops what only wraps another expression in machine-made code. */
const DEEPEST = 80;

/** Reads what is passed to calls, as far as it tells overloads apart or what a call gives. */
export class ArgumentReader {
  /** Lambdas that are passed, with their shapes, by their nodes. */
  readonly #lambdas = new Map<number, Chain>();
  readonly #language: Language;
  readonly #source: SourceText;
  readonly #literals: LiteralTypes;
  readonly #transparent: ReadonlyMap<number, Node>;
  readonly #chainsOf: (node: Node) => readonly Chain[];

  /** `transparent`: expressions that only wrap another, by their nodes; `chainsOf`: what an expression inside a call may be. */
  constructor(
    language: Language,
    source: SourceText,
    literals: LiteralTypes,
    transparent: ReadonlyMap<number, Node>,
    chainsOf: (node: Node) => readonly Chain[],
  ) {
    this.#language = language;
    this.#source = source;
    this.#literals = literals;
    this.#transparent = transparent;
    this.#chainsOf = chainsOf;
  }

  /** What is passed to a call: a short chain, and of a function what it gives. */
  passed(node: Node): Chain {
    const result = isFunction(node) ? resultOf(node) : node;
    const [chain = []] = result === undefined ? [] : this.#chainsOf(result);
    const known = chain.length > LONGEST_ARGUMENT ? [] : chain;
    return result === node || known.length === 0 ? known : [LAMBDA, ...known];
  }

  /** What is known of an argument. */
  argument(node: Node): Chain {
    const name = node.child(1)?.type === '=' && node.type === 'value_argument' ? node.child(0) : null;
    const value = name === null ? null : node.lastNamedChild;
    if (name !== null && value !== null) return [`${this.#source.textOf(name)}${NAMED}`, ...this.argument(value)];
    const spread = this.#literals.of('spread');
    if (spread !== undefined && this.#source.text[node.startIndex] === '*') return [`<${spread}>`];
    const bare = this.bare(node);
    const isLambda = this.#literals.of(bare.type) === 'lambda';
    if (isLambda && this.#language.delegates !== undefined) return this.#shaped(bare);
    const pointed = this.#language.declaratorTypes === true ? this.#pointed(node) : undefined;
    if (pointed !== undefined) return pointed;
    const chain = this.#chainsOf(node)[0];
    const known = chain === undefined || chain.length > LONGEST_ARGUMENT ? [] : chain;
    if (isLambda && this.#transparent.has(bare.id)) return [LAMBDA, ...known];
    if (chain !== undefined) return known;
    return this.#literals.chain(bare) ?? [];
  }

  /** `&a`, `*a` and `new A()` as arguments: other steps take a pointer for what it points to. */
  #pointed(node: Node): Chain | undefined {
    const isNew = node.type === 'new_expression';
    if (!isNew && node.type !== 'pointer_expression') return undefined;
    const inner = isNew ? node : node.childForFieldName('argument');
    const mark = isNew || node.child(0)?.type === '&' ? ADDRESS : TARGET;
    const chain = inner === null ? [] : isNew ? (this.#chainsOf(node)[0] ?? []) : this.argument(inner);
    return chain.length === 0 || chain.length > LONGEST_ARGUMENT ? [] : [...chain, mark];
  }

  /** A lambda with what tells overloads apart that take different delegates. */
  #shaped(node: Node): Chain {
    const read = this.#lambdas.get(node.id);
    if (read !== undefined) return read;
    const { shape, result, isNamed } = readLambdaShape(node);
    const [named = []] = result === undefined ? [] : this.#chainsOf(result);
    const given = isNamed && named.length > 0 ? [...named, '()'] : named;
    const known =
      given.length > 0 || result === undefined || isNamed ? given : (this.#literals.chain(this.bare(result)) ?? []);
    const chain: Chain = [lambdaRoot(shape), ...(known.length > LONGEST_ARGUMENT ? [] : known)];
    this.#lambdas.set(node.id, chain);
    return chain;
  }

  /** What an expression stands for that only wraps another. */
  bare(node: Node): Node {
    let at = node;
    for (let depth = 0; depth < DEEPEST && this.#literals.of(at.type) === undefined; depth++) {
      const inner = this.#transparent.get(at.id);
      if (inner === undefined) break;
      at = inner;
    }
    return at;
  }
}
