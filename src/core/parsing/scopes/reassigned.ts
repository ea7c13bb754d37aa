import type { Chain } from '../../model/chain.ts';
import type { Node } from '../trees/tree.ts';
import type { LocalDraft } from './scopes.ts';

/** Something that a local is given somewhere. */
export interface Given {
  readonly name: Node;
  readonly read: () => readonly Chain[];
}

/** A statement that gives a local something, where it stands. */
interface Assignment {
  readonly start: number;
  readonly end: number;
  readonly block: Node;
  readonly given: readonly (() => readonly Chain[])[];
}

/**
 * What locals are that are given several things one after the other: behind a statement, up to the next one of its block, what that one
 * gives, and what statements deeper inside give. A written type counts for the whole scope.
 */
export function splitReassigned(locals: ReadonlyMap<LocalDraft, readonly Given[]>): void {
  for (const [local, given] of locals) {
    if (given.length < 2 || local.types.length > 0 || local.taken) continue;
    const byName = Map.groupBy(given, ({ name }) => name.startIndex);
    if (byName.size < 2) continue;
    const assignments = inOrder(
      [...byName.values()].flatMap((each) => assignmentOf(each)),
      ({ start }) => start,
    );
    const all = inOrder(given, ({ name }) => name.startIndex);
    const bindings = inOrder(local.bindings ?? [], (place) => place);
    const nextIn = new Map<number, Assignment>();
    const regions: NonNullable<LocalDraft['narrowed']> = [];
    for (const assignment of assignments.toReversed()) {
      const next = nextIn.get(assignment.block.id);
      nextIn.set(assignment.block.id, assignment);
      const end = next?.end ?? assignment.block.endIndex;
      const isOther = (place: number) => place !== next?.start;
      const inside = between(all, ({ name }) => name.startIndex, assignment.end, end).filter(({ name }) =>
        isOther(name.startIndex),
      );
      // What else binds it in between gives something that nobody reads.
      const known = new Set(inside.map(({ name }) => name.startIndex));
      const bound = between(bindings, (place) => place, assignment.end, end);
      if (bound.some((place) => isOther(place) && !known.has(place))) continue;
      regions.push({
        start: assignment.end,
        end,
        own: true,
        local: {
          start: local.start,
          from: local.from,
          types: [],
          tested: [],
          values: [...assignment.given, ...inside.map(({ read }) => read)],
        },
      });
    }
    if (regions.length > 0) local.narrowed = [...(local.narrowed ?? []), ...regions.reverse()];
  }
}

function inOrder<T>(all: readonly T[], placeOf: (one: T) => number): readonly T[] {
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Of what is in order, that from one place up to another: looked for by halves, since a function may assign a name thousands of times. */
function between<T>(all: readonly T[], placeOf: (one: T) => number, from: number, to: number): readonly T[] {
  const first = (place: number) => {
    let [low, high] = [0, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeOf(all[middle]!) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return all.slice(first(from), first(to));
}

/** The statement of its own that names are given something by; none where a loop, a context or an expression gives it. */
function assignmentOf(given: readonly Given[]): readonly Assignment[] {
  const [{ name }] = given as [Given];
  let statement = name.parent;
  while (statement !== null && /pattern/.test(statement.type)) statement = statement.parent;
  const block = statement?.type === 'assignment' ? statement.parent?.parent : undefined;
  if (statement == null || block?.type !== 'block' || statement.parent?.type !== 'expression_statement') return [];
  return [{ start: name.startIndex, end: statement.endIndex, block, given: given.map(({ read }) => read) }];
}
