import type { Match } from '../captures.ts';
import type { Node } from '../trees/tree.ts';

/** Adds a match of a statement to what the queries found. */
export type AddMatch = (statement: string, match: Match) => void;

const PARTS = ['first', 'second', 'third'];
const PATTERNS = new Set(['pattern_list', 'tuple_pattern', 'list_pattern']);

/** What a loop over a call of several iterables (`zip(xs, ys)`) binds: a name each, which may be taken apart itself. */
export function bindSideBySide(call: Node, given: readonly Node[], add: AddMatch): void {
  const loop = loopOver(call);
  if (loop === undefined) return;
  const names = partsOf(loop.pattern);
  for (const [place, iterated] of given.entries()) bindElement(loop, names[place], iterated, add);
}

/** What a loop over a numbered iterable (`enumerate(xs)`) binds behind the number. */
export function bindNumbered(call: Node, iterated: Node, add: AddMatch): void {
  const loop = loopOver(call);
  if (loop !== undefined) bindElement(loop, partsOf(loop.pattern)[1], iterated, add);
}

/** The parameter of a lambda that gets the elements of what is iterated. */
export function bindVisitor(visitor: Node | null | undefined, iterated: Node, add: AddMatch): void {
  const [parameter, ...others] = visitor?.childForFieldName('parameters')?.namedChildren ?? [];
  if (visitor?.type !== 'lambda' || parameter?.type !== 'identifier' || others.length > 0) return;
  add('local', { local: [parameter], each: [iterated] });
}

interface Loop {
  readonly pattern: Node;
  /** What a name in the pattern is: a comprehension's names are its own. */
  readonly binds: 'binding' | 'local';
}

/** The loop that iterates over a call, also over its elements with their numbers. */
function loopOver(call: Node): Loop | undefined {
  const around = call.parent;
  if (around === null) return undefined;
  const pattern = around.childForFieldName('left');
  if (pattern !== null && around.childForFieldName('right')?.id === call.id) {
    if (around.type === 'for_statement') return { pattern, binds: 'binding' };
    return around.type === 'for_in_clause' ? { pattern, binds: 'local' } : undefined;
  }
  const numbering = around.parent;
  if (numbering?.childForFieldName('function')?.text !== 'enumerate' || around.namedChildren[0]?.id !== call.id) {
    return undefined;
  }
  const loop = loopOver(numbering);
  const numbered = loop === undefined ? undefined : partsOf(loop.pattern)[1];
  return loop === undefined || numbered === undefined ? undefined : { ...loop, pattern: numbered };
}

function bindElement({ binds }: Loop, element: Node | undefined, iterated: Node, add: AddMatch): void {
  if (element?.type === 'identifier') add(binds, { [binds]: [element], each: [iterated] });
  if (element === undefined) return;
  partsOf(element).forEach((part, place) => {
    const which = PARTS[place];
    if (part.type === 'identifier' && which !== undefined) {
      add(binds, { [binds]: [part], [`each.${which}`]: [iterated] });
    }
  });
}

function partsOf(pattern: Node): readonly Node[] {
  return PATTERNS.has(pattern.type) ? pattern.namedChildren.filter((child) => !child.isExtra) : [];
}
