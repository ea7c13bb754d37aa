import { ERROR_SYMBOL, type GrammarTables } from '../trees/grammarTables.ts';
import type { NodePattern, PatternPart, QueryPattern, TextCondition } from './queryPattern.ts';
import { ANY, ANY_NAMED, type CompiledPattern, type QueryPlace, type QueryStep, type TextTest } from './querySteps.ts';

/** Makes steps of patterns for one grammar; throws an `Error` that names a type, field or condition which does not exist. */
export class PatternCompiler {
  readonly captures = new Set<string>();
  readonly #tables: GrammarTables;
  #steps = 0;

  constructor(tables: GrammarTables) {
    this.#tables = tables;
  }

  /** How many steps there are so far. */
  get steps(): number {
    return this.#steps;
  }

  compile(pattern: QueryPattern, index: number): CompiledPattern {
    const loose = new Set(looseCaptures(pattern.parts));
    const early = pattern.conditions.filter(({ capture }) => !loose.has(capture));
    const late = pattern.conditions.filter(({ capture }) => loose.has(capture));
    const start = this.#places(pattern.parts, undefined, early);
    return {
      index,
      start: start!,
      tests: late.map((condition) => ({
        capture: condition.capture,
        test: testOf(condition),
        needsOne: condition.operator === 'match?' || condition.operator === 'any-of?',
      })),
      isCertain: pattern.parts.length === 1 && late.length === 0 && !isAmbiguous(pattern.parts),
      isGroup: pattern.parts.length > 1,
    };
  }

  #places(
    parts: readonly PatternPart[],
    owner: QueryStep | undefined,
    conditions: readonly TextCondition[],
  ): QueryPlace | undefined {
    const places: QueryPlace[] = [];
    for (const part of parts) {
      const place: QueryPlace = {
        steps: [],
        isOptional: part.quantifier === '?' || part.quantifier === '*',
        isRepeated: part.quantifier === '*' || part.quantifier === '+',
        isAnchored: part.isAnchored,
        isLast: part.isLast,
        owner,
        next: undefined,
        skip: undefined,
      };
      place.steps = part.alternatives.map((node) => this.#step(node, place, conditions));
      places.push(place);
    }
    for (const [at, place] of places.entries()) {
      place.next = places[at + 1];
      place.skip = places[at + parts[at]!.span];
    }
    return places[0];
  }

  #step(node: NodePattern, place: QueryPlace, conditions: readonly TextCondition[]): QueryStep {
    for (const name of node.captures) this.captures.add(name);
    const symbol = this.#symbol(node);
    const isSupertype = symbol >= 0 && this.#tables.isSupertype(symbol);
    const step: QueryStep = {
      id: this.#steps++,
      symbol: isSupertype ? ANY : symbol,
      supertype: isSupertype ? symbol : node.supertype === undefined ? 0 : this.#symbolOf(node.supertype, true),
      field: node.field === undefined ? 0 : this.#field(node.field),
      without: node.without.map((name) => this.#field(name)),
      captures: node.captures,
      tests: conditions.filter(({ capture }) => node.captures.includes(capture)).map(testOf),
      place,
      children: undefined,
    };
    step.children = this.#places(node.children, step, conditions);
    return step;
  }

  #symbol({ type, isNamed }: NodePattern): number {
    if (type === undefined) return isNamed ? ANY_NAMED : ANY;
    return this.#symbolOf(type, isNamed);
  }

  #symbolOf(type: string, isNamed: boolean): number {
    const symbol = this.#tables.symbolOf(type, isNamed);
    if (symbol === undefined || symbol === ERROR_SYMBOL) throw new Error(`no node type \`${type}\` in the grammar`);
    return symbol;
  }

  #field(name: string): number {
    const field = this.#tables.fieldOf(name);
    if (field === 0) throw new Error(`no field \`${name}\` in the grammar`);
    return field;
  }
}

/** The captures that a match may lack or have several of: in what may be left out or repeated, and in some of several alternatives only. */
function looseCaptures(parts: readonly PatternPart[]): string[] {
  return parts.flatMap(({ alternatives, quantifier }, at) => {
    const inGroup = parts.some(({ span }, first) => span > 1 && first <= at && at < first + span);
    if (quantifier !== '' || inGroup) return alternatives.flatMap(capturesOf);
    const [only, ...others] = alternatives;
    if (others.length === 0) return looseCaptures(only!.children);
    return alternatives
      .flatMap(capturesOf)
      .filter((name) => !alternatives.every(({ captures }) => captures.includes(name)));
  });
}

function capturesOf({ captures, children }: NodePattern): string[] {
  return [...captures, ...children.flatMap(({ alternatives }) => alternatives.flatMap(capturesOf))];
}

/**
 * Whether matches of the parts at one node may be equal, or one a part of another: where something may be left out or repeated, where a
 * node may be taken in two ways, and where one that captures nothing may stand at several places.
 */
function isAmbiguous(parts: readonly PatternPart[], depth = 0): boolean {
  return parts.some(
    ({ alternatives, quantifier }) =>
      quantifier !== '' ||
      new Set(alternatives.map(({ type }) => type)).size < alternatives.length ||
      (alternatives.length > 1 && alternatives.some(({ type }) => type === undefined)) ||
      alternatives.some(
        ({ captures, children }) => (depth > 0 && captures.length === 0) || isAmbiguous(children, depth + 1),
      ),
  );
}

function testOf({ operator, values }: TextCondition): TextTest {
  const [value = ''] = values;
  switch (operator) {
    case 'eq?':
      return (text) => text === value;
    case 'not-eq?':
      return (text) => text !== value;
    case 'match?': {
      const pattern = new RegExp(value);
      return (text) => pattern.test(text);
    }
    case 'not-match?': {
      const pattern = new RegExp(value);
      return (text) => !pattern.test(text);
    }
    case 'any-of?':
      return (text) => values.includes(text);
    case 'not-any-of?':
      return (text) => !values.includes(text);
    default:
      throw new Error(`no condition \`#${operator}\``);
  }
}
