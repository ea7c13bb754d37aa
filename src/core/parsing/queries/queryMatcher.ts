import { ERROR_SYMBOL } from '../trees/grammarTables.ts';
import type { Tree } from '../trees/tree.ts';
import { longestOf, type QueryMatch, withoutPartsOf } from './queryMatch.ts';
import { ANY, ANY_NAMED, type CompiledPattern, type QueryPlace, type QueryStep } from './querySteps.ts';

/**
 * Takes a match of a pattern: the names of its captures and the rows of their nodes, in the order of the text. Both arrays are the
 * matcher's own, and change when it goes on.
 */
export type TakeMatch = (pattern: number, names: readonly string[], rows: readonly number[]) => void;

/**
 * Matches patterns at nodes of one tree by trying all ways, as tree-sitter does: of two matches of one pattern at one node, where one
 * has all captures of the other, the longer one counts.
 */
export class QueryMatcher {
  readonly #tree: Tree;
  readonly #take: TakeMatch;
  /** The node that a step with children stands at now, by the step's number. */
  readonly #standing: Int32Array;
  /** What is captured so far. */
  readonly #names: string[] = [];
  readonly #rows: number[] = [];
  #pattern!: CompiledPattern;
  /** The matches of the pattern at hand, where they have to be compared before they count. */
  #found: QueryMatch[] = [];
  /** The matches of patterns of several siblings, by pattern and parent: those that begin later may be a part of an earlier one. */
  readonly #groups = new Map<string, QueryMatch[]>();

  constructor(tree: Tree, steps: number, take: TakeMatch) {
    this.#tree = tree;
    this.#standing = new Int32Array(steps);
    this.#take = take;
  }

  match(pattern: CompiledPattern, row: number): void {
    this.#pattern = pattern;
    const { steps } = pattern.start;
    for (let at = 0; at < steps.length; at++) if (this.#fits(steps[at]!, row)) this.#enter(steps[at]!, row);
    if (this.#found.length === 0) return;
    let matches = longestOf(this.#found);
    this.#found = [];
    if (pattern.isGroup) matches = this.#ofGroup(pattern.index, row, matches);
    for (const match of matches) if (this.#holds(pattern, match)) this.#take(pattern.index, match.names, match.rows);
  }

  /** Goes on from a node that fits a step: its children, then what follows. */
  #enter(step: QueryStep, row: number): void {
    const { captures, children } = step;
    for (let at = 0; at < captures.length; at++) {
      this.#names.push(captures[at]!);
      this.#rows.push(row);
    }
    if (children === undefined) this.#leave(step, row);
    else {
      const before = this.#standing[step.id]!;
      this.#standing[step.id] = row;
      this.#place(children, this.#tree.firstChild(row), false);
      this.#standing[step.id] = before;
    }
    for (let at = 0; at < captures.length; at++) {
      this.#names.pop();
      this.#rows.pop();
    }
  }

  /** Goes on behind a node whose own part of the pattern has matched. */
  #leave(step: QueryStep, row: number): void {
    const { place } = step;
    const tree = this.#tree;
    if (place.isRepeated) this.#repeat(place, row);
    if (place.isLast && this.#isNamedFrom(tree.nextSibling(row))) return;
    if (place.next === undefined) this.#end(place);
    else this.#place(place.next, tree.nextSibling(row), step.symbol === ANY && place.next.isAnchored);
  }

  /** A part that may occur several times goes on with the very next sibling. */
  #repeat(place: QueryPlace, row: number): void {
    const next = this.#tree.nextSibling(row);
    if (next < 0) return;
    for (const step of place.steps) if (this.#fits(step, next)) this.#enter(step, next);
  }

  /** The last place of some siblings has matched. */
  #end({ owner }: QueryPlace): void {
    if (owner !== undefined) this.#leave(owner, this.#standing[owner.id]!);
    else if (this.#pattern.isCertain) this.#take(this.#pattern.index, this.#names, this.#rows);
    else this.#found.push({ names: [...this.#names], rows: [...this.#rows] });
  }

  /** Tries a place at each sibling from one on; `isStrict`: at that one only. */
  #place(place: QueryPlace, from: number, isStrict: boolean): void {
    const tree = this.#tree;
    const { steps } = place;
    for (let row = from; row >= 0; row = tree.nextSibling(row)) {
      for (let at = 0; at < steps.length; at++) if (this.#fits(steps[at]!, row)) this.#enter(steps[at]!, row);
      if (isStrict || (place.isAnchored && tree.isNamed(row))) break;
    }
    if (!place.isOptional || (place.isLast && this.#isNamedFrom(from))) return;
    if (place.skip === undefined) this.#end(place);
    else this.#place(place.skip, from, isStrict);
  }

  #fits(step: QueryStep, row: number): boolean {
    const tree = this.#tree;
    const symbol = tree.symbols[row]!;
    if (step.symbol >= 0) {
      if (symbol !== step.symbol) return false;
    } else if (symbol === ERROR_SYMBOL || (step.symbol === ANY_NAMED && !tree.isNamed(row))) return false;
    if (step.field !== 0 && tree.fieldIds[row] !== step.field) return false;
    if (step.supertype !== 0 && !tree.tables.hasSupertype(tree.supertypes[row]!, step.supertype)) return false;
    for (let at = 0; at < step.without.length; at++) if (this.#hasField(row, step.without[at]!)) return false;
    if (step.tests.length === 0) return true;
    const text = tree.textOf(row);
    return step.tests.every((test) => test(text));
  }

  #hasField(row: number, field: number): boolean {
    const tree = this.#tree;
    for (let child = tree.firstChild(row); child >= 0; child = tree.nextSibling(child)) {
      if (tree.fieldIds[child] === field) return true;
    }
    return false;
  }

  #isNamedFrom(from: number): boolean {
    for (let row = from; row >= 0; row = this.#tree.nextSibling(row)) if (this.#tree.isNamed(row)) return true;
    return false;
  }

  #holds({ tests }: CompiledPattern, { names, rows }: QueryMatch): boolean {
    return tests.every(({ capture, test, needsOne }) => {
      const captured = rows.filter((_, at) => names[at] === capture);
      return captured.length === 0 ? !needsOne : captured.every((row) => test(this.#tree.textOf(row)));
    });
  }

  #ofGroup(pattern: number, row: number, matches: readonly QueryMatch[]): readonly QueryMatch[] {
    const key = `${pattern}:${this.#tree.parents[row]}`;
    const earlier = this.#groups.get(key) ?? [];
    const kept = withoutPartsOf(matches, earlier);
    this.#groups.set(key, [...earlier, ...kept]);
    return kept;
  }
}
