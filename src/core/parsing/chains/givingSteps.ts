import { type Chain, inferringStep, isPlainArgument } from '../../model/chain.ts';
import { LAMBDA } from '../../model/lambdaShape.ts';
import { foldBlanks } from '../definitions/signature.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import type { GivingCall } from './givingCalls.ts';
import { isFunction, resultOf } from './passedValues.ts';

/** Keeps what an expression may be as a local by itself and gives its root; undefined where nothing is known of it. */
export type HoldAside = (node: Node, read: () => readonly Chain[]) => string | undefined;

/** Longer ones are held aside. */
const LONGEST_ARGUMENT = 3;

/** The steps of calls that give something by what they are given: a closure is a local by itself, which holds what it gives. */
export class GivingSteps {
  readonly #calls: ReadonlyMap<number, GivingCall>;
  readonly #source: SourceText;
  readonly #chainsOf: (node: Node) => readonly Chain[];
  readonly #aside: HoldAside | undefined;
  /** By the node of the call. */
  readonly #known = new Map<number, string>();

  constructor(
    calls: ReadonlyMap<number, GivingCall>,
    source: SourceText,
    chainsOf: (node: Node) => readonly Chain[],
    aside: HoldAside | undefined,
  ) {
    this.#calls = calls;
    this.#source = source;
    this.#chainsOf = chainsOf;
    this.#aside = aside;
  }

  /** The step of such a call; undefined for any other. */
  of(call: Node): string | undefined {
    const giving = this.#calls.get(call.id);
    if (giving === undefined) return undefined;
    const known = this.#known.get(call.id);
    if (known !== undefined) return known;
    // What a call is given may be read by way of itself.
    this.#known.set(call.id, '()');
    const found = inferringStep(
      giving.types.map((type) => foldBlanks(this.#source.textOf(type))),
      giving.given.map((node) => this.passedOn(node)),
    );
    this.#known.set(call.id, found);
    return found;
  }

  /** What is known of a value that is handed on; of a closure what it gives. */
  passedOn(node: Node): Chain {
    const isClosure = isFunction(node);
    const value = isClosure ? resultOf(node) : node;
    if (value === undefined) return [];
    const chains = this.#chainsOf(value);
    const [only = []] = chains;
    // Short ones stand for themselves.
    const isPlain = chains.length < 2 && only.length <= LONGEST_ARGUMENT && isPlainArgument(only);
    const root = isPlain ? undefined : this.#aside?.(value, () => chains);
    const chain = isPlain ? only : root === undefined ? [] : [root];
    return isClosure && chain.length > 0 ? [LAMBDA, ...chain] : chain;
  }
}
