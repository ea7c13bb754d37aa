import type { Node } from 'web-tree-sitter';
import type { Language } from '../languages/language.ts';
import { type Chain, callStep, isCall, LABEL, LAMBDA, UNWRAP } from '../model/fileFacts.ts';
import type { Captures, Match } from './captures.ts';
import { importedNameIds, unquoted } from './imports.ts';
import { foldBlanks } from './signature.ts';
import type { SourceText } from './sourceText.ts';

interface Step {
  readonly node: Node;
  readonly object: Node;
  /** One step; a member and its call where one node says both. */
  readonly steps: readonly string[];
}

/** Marks a call step whose arguments are read when the chain is. */
const ARGUMENTS = '()@';
/** What a letter behind a number makes of it. */
const SUFFIXES: Readonly<Record<string, string>> = { l: 'long', f: 'float', d: 'double', m: 'decimal', u: 'uint' };
/** The letter behind a number, if there is one: in hexadecimal, `f` and `d` are digits. */
function suffixOf(number: string): string | undefined {
  const last = number.slice(-1).toLowerCase();
  return /^0x/i.test(number) && /[a-f]/.test(last) ? undefined : last;
}
const LONGEST_ARGUMENT = 5;
/** Types of literals on which methods are called. */
const TEXTS = new Set(['String', 'char']);
/** Stops chains of machine-made code from growing without end. */
const LONGEST_CHAIN = 80;

/**
 * Reads expressions as chains (model/fileFacts.ts). Works on the captures alone: a member, call, element or await knows the
 * node it applies to, so a chain is followed from node to node without asking the tree.
 */
export class ChainReader {
  readonly #steps = new Map<number, Step>();
  /** Names and patterns that get a part of several values: they name nothing. */
  readonly #parts = new Map<number, Step>();
  readonly #standing = new Map<number, () => readonly Chain[]>();
  readonly #transparent = new Map<number, Node>();
  readonly #choices = new Map<number, readonly Node[]>();
  readonly #casts = new Map<number, string>();
  readonly #names = new Map<number, Node>();
  readonly #keywords = new Map<number, string>();
  /** What a name goes on with elsewhere, by its node: type arguments, where they tell types apart; the `=` of what is assigned to. */
  readonly #typed = new Map<number, string>();
  /** Calls by operators: on what is not known they say nothing. */
  readonly #operators = new Set<number>();
  /** Names that paths begin with. */
  readonly #paths = new Set<number>();
  /** Nodes that are only a part of a longer chain. */
  readonly #inner = new Set<number>();
  /** Arguments of calls where functions are overloaded. */
  readonly #given: (readonly Node[])[] = [];
  #inArgument = false;
  readonly #language: Language;
  readonly #thisAt: (offset: number) => string;
  readonly #literals: Readonly<Record<string, string>>;
  readonly #source: SourceText;
  readonly #rootOf: (name: string, offset: number, isPath: boolean) => string | undefined;

  /** `rootOf` says what a name means at an offset: a root, or undefined for a local without any type. */
  constructor(
    captures: Captures,
    source: SourceText,
    notUses: ReadonlySet<number>,
    rootOf: (name: string, offset: number, isPath: boolean) => string | undefined,
    language: Language,
    thisAt: (offset: number) => string,
    narrowed: ReadonlyMap<number, string>,
  ) {
    for (const [id, type] of narrowed) this.#casts.set(id, type);
    this.#language = language;
    this.#thisAt = thisAt;
    this.#literals = language.literalTypes ?? {};
    this.#source = source;
    this.#rootOf = rootOf;
    for (const match of captures.of('typed')) {
      this.#typed.set(
        match['name.of']![0]!.id,
        foldBlanks(source.textOf(match['type']![0]!)).replace(/(?<=[<,]) | (?=[>,])/g, ''),
      );
    }
    for (const match of captures.of('name.end')) {
      this.#typed.set(match['name.of']![0]!.id, source.textOf(match['name.end']![0]!));
    }
    for (const node of captures.uses) if (!notUses.has(node.id)) this.#names.set(node.id, node);
    for (const match of captures.of('call')) {
      const property = match['property']?.[0];
      const operator = match['operator']?.[0];
      const given = argumentNodes(match);
      // A token that stands before its only operand calls another method than between two.
      const token = operator === undefined ? '' : `${given === undefined ? 'prefix ' : ''}${source.textOf(operator)}`;
      const method = language.operators?.get(token);
      if (operator !== undefined && method === undefined) continue;
      const call = given === undefined ? '()' : ARGUMENTS + this.#given.push(given);
      const name = method ?? (property === undefined ? undefined : this.#nameOf(property));
      this.#addStep(match['call']![0]!, match['object']![0]!, ...(name === undefined ? [call] : [`.${name}`, call]));
      if (property !== undefined) this.#names.delete(property.id);
      if (operator !== undefined) this.#operators.add(match['call']![0]!.id);
    }
    for (const match of captures.of('call')) {
      const before = match['given']?.[0];
      if (before !== undefined) this.#steps.delete(before.id);
    }
    for (const [statement, step] of [
      ['element', '[]'],
      ['await', 'await'],
      ['unwrap', UNWRAP],
      ['above', 'super'],
      ['collection', 'many'],
      ['collection.keyed', 'keyed'],
    ] as const) {
      for (const match of captures.of(statement)) this.#addStep(match[statement]![0]!, match['object']![0]!, step);
    }
    for (const match of captures.of('member')) {
      const property = match['property']![0]!;
      this.#addStep(match['member']![0]!, match['object']![0]!, `.${this.#nameOf(property)}`);
      this.#names.delete(property.id);
    }
    const imported = new Set(importedNameIds(captures));
    for (const match of captures.of('taken')) {
      const taken = match['taken']![0]!;
      // `const { a } = require('b')` is an import.
      if (imported.has(match['property']![0]!.id)) continue;
      this.#addStep(taken, match['object']![0]!, `.${this.#nameOf(match['property']![0]!)}`);
    }
    for (const match of captures.of('taken.part')) {
      const taken = match['taken.part']![0]!;
      const pattern = match['object']![0]!;
      this.#parts.set(taken.id, { node: taken, object: pattern, steps: [`#${placeIn(pattern, taken)}`] });
    }
    for (const match of captures.of('label')) {
      const property = match['property']![0]!;
      this.#addStep(match['label']![0]!, match['object']![0]!, LABEL + this.#nameOf(property));
      this.#names.delete(property.id);
    }
    for (const match of captures.of('transparent')) {
      this.#transparent.set(match['transparent']![0]!.id, match['object']![0]!);
    }
    for (const match of captures.of('choice')) {
      // Each arm may be a match of its own.
      const { id } = match['choice']![0]!;
      this.#choices.set(id, [...(this.#choices.get(id) ?? []), ...(match['option'] ?? [])]);
    }
    for (const match of captures.of('name.path')) this.#paths.add(match['name.path']![0]!.id);
    for (const match of captures.of('cast')) {
      const type = match['type']?.[0];
      if (type === undefined) continue;
      const { id } = match['cast']![0]!;
      this.#casts.set(id, source.textOf(type));
      // A type that is written for a variable counts more than its value.
      this.#transparent.delete(id);
    }
    for (const match of captures.of('generic')) {
      // `new Map<A, B>()`: what a built-in container holds is said by its arguments.
      const name = match['name.of']![0]!;
      const node = match['generic']![0]!;
      if (!language.builtins.has(source.nameAt(name))) continue;
      this.#casts.set(
        node.id,
        source
          .textOf(node)
          .replace(/^new\s+/, '')
          .replace(/\([^()]*\)$/, ''),
      );
    }
    for (const match of captures.of('import.value')) {
      const node = match['import.value']![0]!;
      this.#steps.delete(node.id);
      this.#keywords.set(node.id, `=${unquoted(source.textOf(match['import.from']![0]!))}`);
    }
    for (const match of captures.of('this')) this.#keywords.set(match['this']![0]!.id, '@this');
    for (const match of captures.of('type.own')) this.#keywords.set(match['type.own']![0]!.id, '@class');
    for (const match of captures.of('super')) this.#keywords.set(match['super']![0]!.id, '@super');
  }

  /** What a pattern takes apart that is a parameter; a type that is written for it counts more. */
  standFor(pattern: Node, read: () => readonly Chain[]): void {
    this.#standing.set(pattern.id, read);
  }

  #addStep(node: Node, object: Node, ...steps: readonly string[]): void {
    this.#steps.set(node.id, { node, object, steps });
    this.#inner.add(object.id);
  }

  /** The step of a call with what is known of its arguments. */
  #withArguments(step: string): string {
    if (!step.startsWith(ARGUMENTS)) return step;
    const given = this.#given[Number(step.slice(ARGUMENTS.length)) - 1]!;
    // Of the arguments of arguments only the number counts.
    if (this.#inArgument) return callStep(given.length, []);
    this.#inArgument = true;
    try {
      return callStep(
        given.length,
        given.map((node) => this.#argument(node)),
      );
    } finally {
      this.#inArgument = false;
    }
  }

  #argument(node: Node): Chain {
    const spread = this.#literals['spread'];
    if (spread !== undefined && this.#source.text[node.startIndex] === '*') return [`<${spread}>`];
    const bare = this.#bare(node);
    const chain = this.chainsOf(node, 1)[0];
    const known = chain === undefined || chain.length > LONGEST_ARGUMENT ? [] : chain;
    const isLambda = this.#literals[bare.type] === 'lambda';
    if (isLambda && this.#transparent.has(bare.id)) return [LAMBDA, ...known];
    if (chain !== undefined) return known;
    return this.#literal(bare) ?? [];
  }

  /** What an expression stands for that only wraps another. */
  #bare(node: Node): Node {
    let at = node;
    for (let depth = 0; depth < LONGEST_CHAIN && this.#literals[at.type] === undefined; depth++) {
      const inner = this.#transparent.get(at.id);
      if (inner === undefined) break;
      at = inner;
    }
    return at;
  }

  #literal(node: Node): Chain | undefined {
    const known = this.#literals[node.type];
    if (known === undefined) return undefined;
    const ofClass = this.#literals[`${node.type}::class`];
    const type = ofClass !== undefined && this.#source.textOf(node).endsWith('::class') ? ofClass : known;
    const suffix = type === 'int' || type === 'double' ? suffixOf(this.#source.textOf(node)) : undefined;
    return [`<${(suffix === undefined ? undefined : SUFFIXES[suffix]) ?? type}>`];
  }

  /** What an expression may be: one chain, or several for a choice; empty when nothing is known. */
  chainsOf(node: Node, depth = 0): readonly Chain[] {
    if (depth > LONGEST_CHAIN) return [];
    const transparent = this.#transparent.get(node.id);
    if (transparent !== undefined) return this.chainsOf(transparent, depth + 1);
    const cast = this.#casts.get(node.id);
    if (cast !== undefined) return [[`<${cast}>`]];
    const standing = this.#standing.get(node.id);
    if (standing !== undefined) return standing();
    const step = this.#steps.get(node.id) ?? this.#parts.get(node.id);
    if (step !== undefined) {
      const steps = step.steps.map((each) => this.#withArguments(each));
      return this.#objects(step.object, depth + 1).map((chain) => [...chain, ...steps]);
    }
    const options = this.#choices.get(node.id);
    if (options !== undefined) return options.flatMap((option) => this.chainsOf(option, depth + 1)).slice(0, 4);
    const root = this.#root(node);
    if (root !== undefined) return [[root]];
    return depth > 0 && TEXTS.has(this.#literals[node.type] ?? '') ? [[`<${this.#literals[node.type]}>`]] : [];
  }

  /** What a member or operator is asked of; a literal counts where members are told by its type. */
  #objects(node: Node, depth: number): readonly Chain[] {
    const chains = this.chainsOf(node, depth);
    if (chains.length > 0 || this.#language.extensionFunctions !== true) return chains;
    const literal = this.#literal(this.#bare(node));
    return literal === undefined || literal[0] === LAMBDA ? [] : [literal];
  }

  #root(node: Node): string | undefined {
    const keyword = this.#keywords.get(node.id);
    if (keyword === '@this') return this.#thisAt(node.startIndex);
    if (keyword !== undefined) return keyword;
    if (!this.#names.has(node.id)) return undefined;
    const root = this.#rootOf(this.#source.nameAt(node), node.startIndex, this.#paths.has(node.id));
    // A namesake in the file may have another number of type parameters.
    return this.#typed.has(node.id) && root !== undefined && !root.startsWith('%') ? this.#nameOf(node) : root;
  }

  #nameOf(node: Node): string {
    return this.#source.nameAt(node) + (this.#typed.get(node.id) ?? '');
  }

  /** Every expression that is not part of a longer one, with its start; calls on nameless values have the root `?`. */
  *maximal(): Generator<{ readonly start: number; readonly chains: readonly Chain[] }> {
    for (const node of this.#names.values()) {
      if (!this.#inner.has(node.id)) yield { start: node.startIndex, chains: this.chainsOf(node) };
    }
    for (const { node } of this.#steps.values()) {
      if (this.#inner.has(node.id)) continue;
      const chains = this.chainsOf(node);
      if (chains.length === 0 && this.#operators.has(node.id)) continue;
      yield { start: node.startIndex, chains: chains.length > 0 ? chains : this.#nameless(node) };
    }
  }

  /** `'a'.join(x)` or `f => …` called: the steps after a root that has no name. */
  #nameless(node: Node): readonly Chain[] {
    const steps: string[] = [];
    let at: Node | undefined = node;
    while (at !== undefined) {
      const step = this.#steps.get(at.id);
      if (step !== undefined) steps.unshift(...step.steps.map((each) => this.#withArguments(each)));
      at = step?.object ?? this.#transparent.get(at.id);
    }
    const isLabel = steps.length === 1 && steps[0]!.startsWith(LABEL);
    const isMethod = steps.some((step) => step.startsWith('.')) && steps.some(isCall);
    return isLabel || isMethod ? [['?', ...steps]] : [];
  }
}

/** What a call is given: the members of its lists, and what stands in none; undefined where a call does not say. */
function argumentNodes(match: Match): readonly Node[] | undefined {
  const lists = match['arguments'];
  const single = match['argument'];
  if (lists === undefined && single === undefined) return undefined;
  return [...(lists ?? []).flatMap((list) => list.namedChildren.filter((child) => !child.isExtra)), ...(single ?? [])];
}

/** Which of the values that a pattern takes apart one of its elements gets; elements may be left out (`[, b]`). */
function placeIn(pattern: Node, element: Node): number {
  return pattern.children.filter((child) => child?.type === ',' && child.endIndex <= element.startIndex).length;
}
