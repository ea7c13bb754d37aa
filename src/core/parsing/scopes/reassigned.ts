import type { Node } from 'web-tree-sitter';
import type { Chain } from '../../model/fileFacts.ts';
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
export function splitReassigned(all: ReadonlyMap<LocalDraft, readonly Given[]>): void {
  for (const [local, given] of all) {
    if (given.length < 2 || local.types.length > 0 || local.taken) continue;
    const byName = Map.groupBy(given, ({ name }) => name.startIndex);
    if (byName.size < 2) continue;
    const assignments = [...byName.values()].flatMap((each) => assignmentOf(each));
    for (const [at, assignment] of assignments.entries()) {
      const next = assignments.slice(at + 1).find(({ block }) => block.id === assignment.block.id);
      const end = next?.end ?? assignment.block.endIndex;
      const inside = given.filter(
        ({ name }) => assignment.end <= name.startIndex && name.startIndex < end && name.startIndex !== next?.start,
      );
      // What else binds it in between gives something that nobody reads.
      const known = new Set(inside.map(({ name }) => name.startIndex));
      const isBound = (place: number) => assignment.end <= place && place < end && place !== next?.start;
      if (local.bindings?.some((place) => isBound(place) && !known.has(place))) continue;
      local.narrowed ??= [];
      local.narrowed.push({
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
  }
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
