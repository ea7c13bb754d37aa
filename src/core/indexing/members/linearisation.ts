import type { Definition, Value } from '../types/values.ts';

type Class = Definition | Extract<Value, { kind: 'external' }>;
/** More classes than this are no hierarchy that anybody wrote. */
const MOST_CLASSES = 200;

/**
 * The order in which a class and its bases are searched (C3), the class first. Where the bases contradict each other, they
 * follow depth first.
 */
export function linearised(start: Definition, basesOf: (of: Definition) => readonly Value[]): readonly Class[] {
  const open = new Set<string>();
  // A class that several others extend is asked once, unless it is in a circle: then its order depends on where that was entered.
  const known = new Map<string, readonly Class[]>();
  let circles = 0;
  let count = 0;
  const visit = (of: Class): readonly Class[] => {
    if (of.kind === 'external') return [of];
    const key = keyOf(of);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (open.has(key)) circles++;
    if (open.has(key) || ++count > MOST_CLASSES) return [];
    const circlesBefore = circles;
    open.add(key);
    const bases = basesOf(of).filter((base): base is Class => base.kind === 'definition' || base.kind === 'external');
    const lists = [...bases.map((base) => visit(base)), bases].filter((list) => list.length > 0);
    open.delete(key);
    const isTree = circles === circlesBefore;
    // Below an only base stands what that one has.
    const order = [of, ...(isTree && bases.length === 1 ? lists[0]! : merge(lists))];
    if (isTree) known.set(key, order);
    return order;
  };
  return visit(start);
}

/** A list that is merged, and how far it is used up. */
interface Rest {
  readonly list: readonly Class[];
  readonly keys: readonly string[];
  at: number;
}

function merge(lists: readonly (readonly Class[])[]): Class[] {
  const merged: Class[] = [];
  const taken = new Set<string>();
  /** How often a class stands behind the first of what is left. */
  const behind = new Map<string, number>();
  let rest: readonly Rest[] = lists.map((list) => ({ list, keys: list.map(keyOf), at: 0 }));
  for (const { keys } of rest) for (const key of keys.slice(1)) behind.set(key, (behind.get(key) ?? 0) + 1);
  const first = ({ keys, at }: Rest) => keys[at]!;
  while (rest.length > 0) {
    const next = rest.find((one) => (behind.get(first(one)) ?? 0) === 0) ?? rest[0]!;
    const key = first(next);
    merged.push(next.list[next.at]!);
    taken.add(key);
    let isOver = false;
    for (const one of rest) {
      while (one.at < one.keys.length && taken.has(first(one))) {
        one.at++;
        const now = one.keys[one.at];
        if (now !== undefined) behind.set(now, behind.get(now)! - 1);
      }
      isOver ||= one.at === one.keys.length;
    }
    if (isOver) rest = rest.filter(({ keys, at }) => at < keys.length);
  }
  return merged;
}

function keyOf(value: Class): string {
  return value.kind === 'external' ? `${value.package}:${value.name}` : `${value.module.path} ${value.index}`;
}
