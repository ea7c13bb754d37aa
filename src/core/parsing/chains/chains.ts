import type { Node } from 'web-tree-sitter';
import type { Language } from '../../languages/language.ts';
import {
  ADDRESS,
  type Chain,
  callStep,
  inferringStep,
  isCall,
  KEY,
  LABEL,
  NAMED,
  TARGET,
} from '../../model/fileFacts.ts';
import { isLambda as isLambdaRoot, LAMBDA, lambdaRoot } from '../../model/lambdaShape.ts';
import type { Captures } from '../captures.ts';
import type { ObjectMembers } from '../definitions/objectMembers.ts';
import { foldBlanks } from '../definitions/signature.ts';
import type { NameRoots } from '../scopes/nameRoots.ts';
import type { SourceText } from '../sourceText.ts';
import { ARGUMENTS, ASKED, ExpressionParts } from './expressionParts.ts';
import { readLambdaShape } from './lambdaShapes.ts';
import { LiteralTypes } from './literalTypes.ts';
import { isFunction, passedTo, resultOf } from './passedValues.ts';

const LONGEST_ARGUMENT = 5;
/** Stops chains of machine-made code from growing without end. */
const LONGEST_CHAIN = 80;

/**
 * Reads expressions as chains (model/fileFacts.ts). Works on the captures alone: a member, call, element or await knows the
 * node it applies to, so a chain is followed from node to node without asking the tree.
 */
export class ChainReader {
  readonly #parts: ExpressionParts;
  readonly #standing = new Map<number, () => readonly Chain[]>();
  #inArgument = false;
  /** Steps of calls by what they are given, by the node of the call. */
  readonly #inferring = new Map<number, string>();
  /** Lambdas that are passed, with their shapes, by their nodes. */
  readonly #lambdas = new Map<number, Chain>();
  /** Objects that are used by members which are known without them. */
  readonly #holders = new Map<number, Node>();
  /** A call whose result nobody uses. */
  #resultless: number | undefined;
  readonly #language: Language;
  readonly #thisAt: (offset: number) => string;
  readonly #literals: LiteralTypes;
  readonly #source: SourceText;
  readonly #rootOf: NameRoots;
  readonly #ofObjects: ObjectMembers | undefined;
  readonly #types: ReadonlySet<number>;

  constructor(
    captures: Captures,
    source: SourceText,
    notUses: ReadonlySet<number>,
    rootOf: NameRoots,
    language: Language,
    thisAt: (offset: number) => string,
    narrowed: ReadonlyMap<number, string>,
    ofObjects?: ObjectMembers,
  ) {
    this.#ofObjects = ofObjects;
    this.#types = captures.typeUses;
    this.#parts = new ExpressionParts(captures, source, notUses, language, narrowed);
    this.#language = language;
    this.#thisAt = thisAt;
    this.#literals = new LiteralTypes(language, source);
    this.#source = source;
    this.#rootOf = rootOf;
  }

  /** What a pattern takes apart that is a parameter; a type that is written for it counts more. */
  standFor(pattern: Node, read: () => readonly Chain[]): void {
    this.#standing.set(pattern.id, read);
  }

  /** The step of a call whose result may follow from what it is given, with what is known of that. */
  #inferringStep(step: string, call: Node): string {
    if (step !== '()' || !this.#language.infersTypes) return this.#withArguments(step);
    if (this.#inArgument || this.#resultless === call.id) return step;
    const known = this.#inferring.get(call.id);
    if (known !== undefined) return known;
    this.#inArgument = true;
    try {
      const { types, given } = passedTo(call);
      const found = inferringStep(
        types.map((type) => foldBlanks(this.#source.textOf(type))),
        given.map((node) => this.#passed(node)),
      );
      this.#inferring.set(call.id, found);
      return found;
    } finally {
      this.#inArgument = false;
    }
  }

  /** What is passed to a call: a short chain, and of a function what it gives. */
  #passed(node: Node): Chain {
    const result = isFunction(node) ? resultOf(node) : node;
    const [chain = []] = result === undefined ? [] : this.chainsOf(result, 1);
    const known = chain.length > LONGEST_ARGUMENT ? [] : chain;
    return result === node || known.length === 0 ? known : [LAMBDA, ...known];
  }

  /** The step of a call with what is known of its arguments. */
  #withArguments(step: string): string {
    const isAsked = step.startsWith(ASKED);
    if (!isAsked && !step.startsWith(ARGUMENTS)) return step;
    const given = this.#parts.given[Number(step.slice(ARGUMENTS.length)) - 1]!;
    // Of the arguments of arguments only the number counts.
    if (this.#inArgument) return isAsked ? '()' : callStep(given.length, []);
    this.#inArgument = true;
    try {
      const known = given.map((node) => (isAsked ? this.#passed(node) : this.#argument(node)));
      return isAsked ? inferringStep([], known) : callStep(given.length, known);
    } finally {
      this.#inArgument = false;
    }
  }

  #argument(node: Node): Chain {
    const name = node.child(1)?.type === '=' && node.type === 'value_argument' ? node.child(0) : null;
    const value = name === null ? null : node.lastNamedChild;
    if (name !== null && value !== null) return [`${this.#source.textOf(name)}${NAMED}`, ...this.#argument(value)];
    const spread = this.#literals.of('spread');
    if (spread !== undefined && this.#source.text[node.startIndex] === '*') return [`<${spread}>`];
    const bare = this.#bare(node);
    const isLambda = this.#literals.of(bare.type) === 'lambda';
    if (isLambda && this.#language.delegates !== undefined) return this.#shaped(bare);
    const pointed = this.#language.declaratorTypes === true ? this.#pointed(node) : undefined;
    if (pointed !== undefined) return pointed;
    const chain = this.chainsOf(node, 1)[0];
    const known = chain === undefined || chain.length > LONGEST_ARGUMENT ? [] : chain;
    if (isLambda && this.#parts.transparent.has(bare.id)) return [LAMBDA, ...known];
    if (chain !== undefined) return known;
    return this.#literals.chain(bare) ?? [];
  }

  /** `&a`, `*a` and `new A()` as arguments: other steps take a pointer for what it points to. */
  #pointed(node: Node): Chain | undefined {
    const isNew = node.type === 'new_expression';
    if (!isNew && node.type !== 'pointer_expression') return undefined;
    const inner = isNew ? node : node.childForFieldName('argument');
    const mark = isNew || node.child(0)?.type === '&' ? ADDRESS : TARGET;
    const chain = inner === null ? [] : isNew ? (this.chainsOf(node, 1)[0] ?? []) : this.#argument(inner);
    return chain.length === 0 || chain.length > LONGEST_ARGUMENT ? [] : [...chain, mark];
  }

  /** A lambda with what tells overloads apart that take different delegates. */
  #shaped(node: Node): Chain {
    const read = this.#lambdas.get(node.id);
    if (read !== undefined) return read;
    const { shape, result } = readLambdaShape(node);
    const [given = []] = result === undefined ? [] : this.chainsOf(result, 1);
    const known = given.length > 0 || result === undefined ? given : (this.#literals.chain(this.#bare(result)) ?? []);
    const chain: Chain = [lambdaRoot(shape), ...(known.length > LONGEST_ARGUMENT ? [] : known)];
    this.#lambdas.set(node.id, chain);
    return chain;
  }

  /** What an expression stands for that only wraps another. */
  #bare(node: Node): Node {
    let at = node;
    for (let depth = 0; depth < LONGEST_CHAIN && this.#literals.of(at.type) === undefined; depth++) {
      const inner = this.#parts.transparent.get(at.id);
      if (inner === undefined) break;
      at = inner;
    }
    return at;
  }

  /** What an expression may be: one chain, or several for a choice; empty when nothing is known. */
  chainsOf(node: Node, depth = 0): readonly Chain[] {
    if (depth > LONGEST_CHAIN) return [];
    const transparent = this.#parts.transparent.get(node.id);
    if (transparent !== undefined) return this.chainsOf(transparent, depth + 1);
    const cast = this.#parts.casts.get(node.id);
    if (cast !== undefined) return [[`<${cast}>`]];
    const standing = this.#standing.get(node.id);
    if (standing !== undefined) return standing();
    const holding = this.#resultless === node.id ? undefined : this.#parts.holding.get(node.id);
    if (holding === undefined) return this.#ofSteps(node, depth);
    // A type of the workspace that has the name is what it is called as.
    const held = this.chainsOf(holding.object, depth + 1).map((chain) => [...chain, holding.step]);
    return [...this.#ofSteps(node, depth), ...held];
  }

  /** What a member, a call, a choice or a name stands for. */
  #ofSteps(node: Node, depth: number): readonly Chain[] {
    const step = this.#parts.steps.get(node.id) ?? this.#parts.shares.get(node.id);
    if (step !== undefined) {
      const meant = this.#ofObjects?.chainsOf(node, (value) => this.chainsOf(value, depth + 1));
      if (meant !== undefined && meant.length > 0) {
        const holder = this.#ofObjects!.holderOf(node);
        this.#holders.set(holder.id, holder);
        return meant;
      }
      const symbol = this.#symbolOf(node);
      const steps = symbol === undefined ? step.steps.map((each) => this.#inferringStep(each, step.node)) : [symbol];
      return this.#objects(step.object, depth + 1).map((chain) => [...chain, ...steps]);
    }
    const options = this.#parts.choices.get(node.id);
    if (options !== undefined) return options.flatMap((option) => this.chainsOf(option, depth + 1)).slice(0, 4);
    const root = this.#root(node);
    if (root !== undefined) return [[root]];
    return depth > 0 ? this.#literals.withMembers(node) : this.#literalMeant(node);
  }

  /** The step to a member that is declared by a constant's name in brackets (`[kState]() {}`), where one is asked for: no local is such a constant. */
  #symbolOf(node: Node): string | undefined {
    const key = this.#parts.symbols.get(node.id);
    if (key === undefined) return undefined;
    const name = this.#source.nameAt(key);
    const root = this.#rootOf(name, key.startIndex, false, false);
    return root === undefined || root.startsWith('%') ? undefined : `${KEY}[${name}]`;
  }

  /** What a member or operator is asked of; a literal counts where members are told by its type. */
  #objects(node: Node, depth: number): readonly Chain[] {
    const chains = this.chainsOf(node, depth);
    return chains.length > 0 ? chains : this.#literalMeant(this.#bare(node));
  }

  /** A literal but a lambda, where extensions may be asked of it. */
  #literalMeant(node: Node): readonly Chain[] {
    const literal = this.#language.extensionFunctions ? this.#literals.chain(node) : undefined;
    return literal === undefined || isLambdaRoot(literal[0]) ? [] : [literal];
  }

  #root(node: Node): string | undefined {
    const keyword = this.#parts.keywords.get(node.id);
    if (keyword === '@this') return this.#thisAt(node.startIndex);
    if (keyword !== undefined) return keyword;
    if (!this.#parts.names.has(node.id)) return undefined;
    const isWhole = this.#parts.wholes.has(node.id);
    const name = isWhole ? this.#source.textOf(node) : this.#source.nameAt(node);
    const root = this.#rootOf(name, node.startIndex, this.#parts.paths.has(node.id), this.#types.has(node.id));
    // A namesake in the file may have another number of type parameters.
    return this.#parts.typed.has(node.id) && root !== undefined && !root.startsWith('%')
      ? this.#parts.nameOf(node)
      : root;
  }

  /** Every expression that is not part of a longer one, with its start; calls on nameless values have the root `?`. */
  *maximal(): Generator<{ readonly start: number; readonly chains: readonly Chain[]; readonly isType?: boolean }> {
    for (const node of this.#parts.names.values()) {
      if (this.#parts.inner.has(node.id)) continue;
      yield { start: node.startIndex, chains: this.chainsOf(node), isType: this.#types.has(node.id) };
    }
    for (const { node } of this.#parts.steps.values()) {
      if (this.#parts.inner.has(node.id)) continue;
      this.#resultless = node.id;
      const chains = this.chainsOf(node);
      this.#resultless = undefined;
      if (chains.length === 0 && this.#parts.operators.has(node.id)) continue;
      yield { start: node.startIndex, chains: chains.length > 0 ? chains : this.#nameless(node) };
    }
    for (const holder of this.#holders.values()) yield { start: holder.startIndex, chains: this.chainsOf(holder) };
  }

  /** `'a'.join(x)` or `f => …` called: the steps after a root that has no name. */
  #nameless(node: Node): readonly Chain[] {
    const steps = this.#parts.stepsOf(node).map((each) => this.#withArguments(each));
    const isLabel = steps.length === 1 && steps[0]!.startsWith(LABEL);
    const isMethod = steps.some((step) => step.startsWith('.')) && steps.some(isCall);
    return isLabel || isMethod ? [['?', ...steps]] : [];
  }
}
