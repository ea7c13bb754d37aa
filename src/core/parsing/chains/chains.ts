import type { Language } from '../../languages/language.ts';
import {
  type Chain,
  callStep,
  inferringStep,
  isCall,
  KEY,
  LABEL,
  MADE,
  rootName,
  togetherStep,
} from '../../model/chain.ts';
import { isLambda as isLambdaRoot } from '../../model/lambdaShape.ts';
import type { Captures } from '../captures.ts';
import type { ObjectMembers } from '../definitions/objectMembers.ts';
import { foldBlanks } from '../definitions/signature.ts';
import type { NameRoots } from '../scopes/nameRoots.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { ArgumentReader } from './argumentReader.ts';
import { ARGUMENTS, ASKED, ExpressionParts } from './expressionParts.ts';
import { GivingSteps, type HoldAside } from './givingSteps.ts';
import { LiteralTypes } from './literalTypes.ts';
import { passedTo } from './passedValues.ts';

/** Stops chains of machine-made code from growing without end. */
const LONGEST_CHAIN = 80;

/**
 * Reads expressions as chains (model/chain.ts). Works on the captures alone: a member, call, element or await knows the
 * node it applies to, so a chain is followed from node to node without asking the tree.
 */
export class ChainReader {
  readonly #parts: ExpressionParts;
  readonly #standing = new Map<number, () => readonly Chain[]>();
  #inArgument = false;
  /** Steps of calls by what they are given, by the node of the call. */
  readonly #inferring = new Map<number, string>();
  /** Objects that are used by members which are known without them. */
  readonly #holders = new Map<number, Node>();
  readonly #giving: GivingSteps;
  /** A call whose result nobody uses. */
  #resultless: number | undefined;
  readonly #language: Language;
  readonly #thisAt: (offset: number) => string;
  readonly #literals: LiteralTypes;
  readonly #arguments: ArgumentReader;
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
    aside?: HoldAside,
  ) {
    this.#ofObjects = ofObjects;
    this.#types = captures.typeUses;
    this.#parts = new ExpressionParts(captures, source, notUses, language, narrowed);
    this.#language = language;
    this.#thisAt = thisAt;
    this.#literals = new LiteralTypes(language, source);
    const { transparent } = this.#parts;
    this.#arguments = new ArgumentReader(language, source, this.#literals, transparent, (node) =>
      this.chainsOf(node, 1),
    );
    this.#giving = new GivingSteps(this.#parts.giving, source, (node) => this.chainsOf(node), aside);
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
        given.map((node) => this.#arguments.passed(node)),
      );
      this.#inferring.set(call.id, found);
      return found;
    } finally {
      this.#inArgument = false;
    }
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
      const known = given.map((node) => (isAsked ? this.#arguments.passed(node) : this.#arguments.argument(node)));
      return isAsked ? inferringStep([], known) : callStep(given.length, known);
    } finally {
      this.#inArgument = false;
    }
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
      const giving = this.#inArgument ? undefined : this.#giving.of(step.node);
      const steps =
        giving !== undefined
          ? [giving]
          : symbol === undefined
            ? step.steps.map((each) => this.#inferringStep(each, step.node))
            : [symbol];
      const objects = this.#objects(step.object, depth + 1);
      // What a closure gives is known whatever the call is asked of.
      if (objects.length === 0 && steps[0] !== '()' && this.#parts.giving.has(step.node.id)) {
        return [['?', ...this.#parts.stepsOf(step.object).map((each) => this.#withArguments(each)), ...steps]];
      }
      return objects.map((chain) => [...chain, ...steps]);
    }
    const parts = this.#parts.together.get(node.id);
    if (parts !== undefined) {
      const together = this.#inArgument ? undefined : togetherStep(parts.map((part) => this.#giving.passedOn(part)));
      if (together !== undefined) return [['?', together]];
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
    return chains.length > 0 ? chains : this.#literalMeant(this.#arguments.bare(node));
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
    // A module that mended text has as a name: `load<typeof import('m')>()`.
    const imported = name === 'import' ? /^import\(\s*['"]([^'"]+)/.exec(this.#source.textOf(node))?.[1] : undefined;
    if (imported !== undefined) return `=${imported}`;
    const isMade = this.#parts.made.has(node.id);
    const isType = isMade || this.#types.has(node.id);
    const root = this.#rootOf(name, node.startIndex, this.#parts.paths.has(node.id), isType);
    if (root === undefined || root.startsWith('%')) return root;
    // Where functions are overloaded, all files together tell what a name means: that it is a type's stays with it.
    const marksType = isMade || (isType && this.#language.overloads === true);
    // A namesake in the file may have another number of type parameters.
    const named = this.#parts.typed.has(node.id) ? this.#parts.nameOf(node) : root;
    return marksType && !/^[@^?<=]/.test(named) ? rootName(named) + MADE : named;
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
