import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import { ENTRIES, HOLDING, KEY, LABEL, MANY_OF, POINTED, UNWRAP } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import { foldBlanks } from '../definitions/signature.ts';
import { importedNameIds, unquoted } from '../scopes/imports.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { argumentNodes, askedOf, misreadOperators } from './callMatches.ts';
import { castTypes } from './castTypes.ts';
import { type GivingCall, partsOf, readGivingCalls } from './givingCalls.ts';

/** What an expression does with another one. */
export interface Step {
  readonly node: Node;
  readonly object: Node;
  /** One step; a member and its call where one node says both. */
  readonly steps: readonly string[];
}

/** Marks a call step whose arguments are read when the chain is. */
export const ARGUMENTS = '()@';
/** The same of a call by a trait's path, which says what it is asked of alone. */
export const ASKED = '()~';

/** What the captures say of expressions, by the nodes they are of: what each applies to, wraps, chooses from or means. */
export class ExpressionParts {
  readonly steps = new Map<number, Step>();
  /** Names and patterns that get a part of several values: they name nothing. */
  readonly shares = new Map<number, Step>();
  readonly transparent = new Map<number, Node>();
  readonly choices = new Map<number, readonly Node[]>();
  /** What calls of outside hold that are given it, with the name of the type that does. */
  readonly holding = new Map<number, { readonly object: Node; readonly step: string }>();
  readonly casts = new Map<number, string>();
  /** The names in brackets by which elements are asked for, by the node of the element. */
  readonly symbols = new Map<number, Node>();
  readonly names = new Map<number, Node>();
  /** Of the names, those in two parts (`module.exports`). */
  readonly wholes = new Set<number>();
  readonly keywords = new Map<number, string>();
  /** What a name goes on with elsewhere, by its node: type arguments, where they tell types apart; the `=` of what is assigned to. */
  readonly typed = new Map<number, string>();
  /** Calls by operators: on what is not known they say nothing. */
  readonly operators = new Set<number>();
  /** Names of types that are constructed, where functions may have the same. */
  readonly made = new Set<number>();
  /** Names that paths begin with. */
  readonly paths = new Set<number>();
  /** Nodes that are only a part of a longer chain. */
  readonly inner = new Set<number>();
  /** Arguments of calls where functions are overloaded. */
  readonly given: (readonly Node[])[] = [];
  /** What stands together in one value. */
  readonly together = new Map<number, readonly Node[]>();
  /** Of calls by whose arguments the result is known, what is written and passed, by the node of the call. */
  readonly giving: ReadonlyMap<number, GivingCall> = new Map();
  readonly #source: SourceText;

  /** `notUses` are names that are declared, not used; `narrowed` are types that conditions state. */
  constructor(
    captures: Captures,
    source: SourceText,
    notUses: ReadonlySet<number>,
    language: Language,
    narrowed: ReadonlyMap<number, string>,
  ) {
    this.#source = source;
    for (const [id, type] of narrowed) this.casts.set(id, type);
    this.#readNames(captures);
    for (const node of captures.uses) if (!notUses.has(node.id)) this.names.set(node.id, node);
    const made = this.#readCalls(captures, language);
    this.#readSteps(captures);
    this.#readMembers(captures, language);
    for (const match of captures.of('transparent')) {
      this.transparent.set(match['transparent']![0]!.id, match['object']![0]!);
    }
    for (const type of made) this.made.add(this.#bareName(type).id);
    const results = language.closureResults;
    if (results !== undefined) this.giving = readGivingCalls(captures, results, this.steps, this.transparent);
    this.#readValues(captures);
    // What documentation says of an expression in parentheses counts more than what it is.
    for (const id of narrowed.keys()) this.transparent.delete(id);
    for (const [id, type] of castTypes(captures, source, language)) {
      this.casts.set(id, type);
      // A type that is written for a variable counts more than its value.
      this.transparent.delete(id);
    }
    this.#readKeywords(captures);
  }

  /** What names go on with, and which begin paths. */
  #readNames(captures: Captures): void {
    for (const match of captures.of('typed')) {
      this.typed.set(
        match['name.of']![0]!.id,
        foldBlanks(this.#source.textOf(match['type']![0]!)).replace(/(?<=[<,]) | (?=[>,])/g, ''),
      );
    }
    for (const match of captures.of('name.end')) {
      this.typed.set(match['name.of']![0]!.id, this.#source.textOf(match['name.end']![0]!));
    }
    for (const match of captures.of('name.path')) this.paths.add(match['name.path']![0]!.id);
  }

  /** Calls with their arguments, and by operators; gives the types that are constructed. */
  #readCalls(captures: Captures, language: Language): readonly Node[] {
    const assigned = new Set<number>();
    const otherwise = misreadOperators(captures);
    const made: Node[] = [];
    for (const match of captures.of('call')) {
      const property = match['property']?.[0];
      const operator = match['operator']?.[0];
      const given = argumentNodes(match);
      // A token that stands before its only operand calls another method than between two.
      const token =
        operator === undefined ? '' : `${given === undefined ? 'prefix ' : ''}${this.#source.textOf(operator)}`;
      const method = language.operators?.get(token);
      if (operator !== undefined && method === undefined) continue;
      // What is assigned to by an index is not read.
      const id = match['call']![0]!.id;
      if (operator !== undefined && otherwise.has(id)) continue;
      if (token === '=') assigned.add(id);
      else if (assigned.has(id)) continue;
      const asked = given === undefined ? askedOf(match, language, this.#source) : undefined;
      const call =
        asked !== undefined
          ? ASKED + this.given.push([asked])
          : given === undefined
            ? '()'
            : ARGUMENTS + this.given.push(given);
      const name = method ?? (property === undefined ? undefined : this.nameOf(property));
      this.#addStep(match['call']![0]!, match['object']![0]!, ...(name === undefined ? [call] : [`.${name}`, call]));
      const type = match['made']?.[0];
      if (type !== undefined) made.push(type);
      if (property !== undefined) this.names.delete(property.id);
      if (operator !== undefined) this.operators.add(match['call']![0]!.id);
    }
    for (const match of captures.of('call')) {
      const before = match['given']?.[0];
      if (before !== undefined) this.steps.delete(before.id);
    }
    return made;
  }

  /** Steps that name nothing, elements by their keys among them. */
  #readSteps(captures: Captures): void {
    for (const [statement, ...steps] of [
      ['element', '[]'],
      ['slice', '[:]'],
      ['await', 'await'],
      ['unwrap', UNWRAP],
      ['pointed', POINTED],
      ['above', 'super'],
      ['class', 'class'],
      ['collection', 'many'],
      ['collection.keyed', 'keyed'],
      ['array', MANY_OF],
      ['held.values', '[]', MANY_OF],
      ['held.entries', ENTRIES],
    ] as const) {
      for (const match of captures.of(statement)) this.#addStep(match[statement]![0]!, match['object']![0]!, ...steps);
    }
    for (const match of captures.of('element.named')) {
      this.#addStep(
        match['element.named']![0]!,
        match['object']![0]!,
        KEY + this.#source.textOf(match['property']![0]!),
      );
    }
    for (const match of captures.of('element.symbol')) {
      this.symbols.set(match['element.symbol']![0]!.id, match['property']![0]!);
    }
  }

  /** Members, the parts that patterns take, and labels. */
  #readMembers(captures: Captures, language: Language): void {
    for (const match of captures.of('member')) {
      // One name in two parts (`module.exports`).
      if (language.exportsObject !== undefined && this.names.has(match['member']![0]!.id)) {
        this.names.delete(match['object']![0]!.id);
        this.wholes.add(match['member']![0]!.id);
        continue;
      }
      const property = match['property']![0]!;
      this.#addStep(match['member']![0]!, match['object']![0]!, `.${this.nameOf(property)}`);
      this.names.delete(property.id);
    }
    const imported = new Set(importedNameIds(captures));
    for (const match of captures.of('taken')) {
      const taken = match['taken']![0]!;
      // `const { a } = require('b')` is an import.
      if (imported.has(match['property']![0]!.id)) continue;
      this.#addStep(taken, match['object']![0]!, `.${this.nameOf(match['property']![0]!)}`);
    }
    for (const match of captures.of('taken.part')) {
      const taken = match['taken.part']![0]!;
      const pattern = match['object']![0]!;
      this.shares.set(taken.id, { node: taken, object: pattern, steps: [`#${placeIn(pattern, taken)}`] });
    }
    for (const match of captures.of('label')) {
      const property = match['property']![0]!;
      this.#addStep(match['label']![0]!, match['object']![0]!, LABEL + this.nameOf(property));
      this.names.delete(property.id);
    }
  }

  /** What is inside of values, what they are chosen from, put together of or held by. */
  #readValues(captures: Captures): void {
    for (const match of captures.of('unwrap')) this.transparent.delete(match['unwrap']![0]!.id);
    for (const match of captures.of('pointed')) this.transparent.delete(match['pointed']![0]!.id);
    for (const match of captures.of('choice')) {
      // Each arm may be a match of its own.
      const { id } = match['choice']![0]!;
      // A call that gives one of what it is given is no step behind its name.
      this.steps.delete(id);
      this.choices.set(id, [...(this.choices.get(id) ?? []), ...(match['option'] ?? [])]);
    }
    for (const { together: [node] = [] } of captures.of('together')) {
      if (node !== undefined) this.together.set(node.id, partsOf(node));
    }
    for (const match of captures.of('holding')) {
      const call = match['holding']![0]!;
      const name = anyScript(/^(?:\w+::)*?(\w+)(?:::[a-z]\w*)?\s*\(/).exec(this.#source.textOf(call))?.[1] ?? '';
      this.holding.set(call.id, { object: match['object']![0]!, step: HOLDING + name });
    }
  }

  /** Words of the language, and modules that are imported where they are used. */
  #readKeywords(captures: Captures): void {
    for (const match of captures.of('import.value')) {
      const node = match['import.value']![0]!;
      this.steps.delete(node.id);
      this.keywords.set(node.id, `=${unquoted(this.#source.textOf(match['import.from']![0]!))}`);
    }
    for (const match of captures.of('this')) this.keywords.set(match['this']![0]!.id, '@this');
    for (const match of captures.of('type.own')) this.keywords.set(match['type.own']![0]!.id, '@class');
    for (const match of captures.of('super')) this.keywords.set(match['super']![0]!.id, '@super');
  }

  /** A name as chains have it. */
  nameOf(node: Node): string {
    return this.#source.nameAt(node) + (this.typed.get(node.id) ?? '');
  }

  /** The steps of an expression behind what it begins with. */
  stepsOf(node: Node): readonly string[] {
    const steps: string[] = [];
    for (let at: Node | undefined = node; at !== undefined; ) {
      const step = this.steps.get(at.id);
      if (step !== undefined) steps.unshift(...step.steps);
      at = step?.object ?? this.transparent.get(at.id);
    }
    return steps;
  }

  /** The name alone of a type with arguments and annotations. */
  #bareName(type: Node): Node {
    let at = type;
    for (let inner = this.transparent.get(at.id); inner !== undefined; inner = this.transparent.get(at.id)) at = inner;
    return at;
  }

  #addStep(node: Node, object: Node, ...steps: readonly string[]): void {
    this.steps.set(node.id, { node, object, steps });
    this.inner.add(object.id);
  }
}

/** Which of the values that a pattern takes apart one of its elements gets; elements may be left out (`[, b]`). */
function placeIn(pattern: Node, element: Node): number {
  return pattern.children.filter((child) => child.type === ',' && child.endIndex <= element.startIndex).length;
}
