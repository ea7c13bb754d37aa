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
  let count = 0;
  const visit = (of: Class): readonly Class[] => {
    if (of.kind === 'external') return [of];
    const key = keyOf(of);
    if (open.has(key) || ++count > MOST_CLASSES) return [];
    open.add(key);
    const bases = basesOf(of).filter((base): base is Class => base.kind === 'definition' || base.kind === 'external');
    const lists = [...bases.map((base) => visit(base)), bases];
    open.delete(key);
    return [of, ...merge(lists)];
  };
  return visit(start);
}

function merge(lists: readonly (readonly Class[])[]): Class[] {
  const merged: Class[] = [];
  let rest = lists.map((list) => list.map((each) => ({ each, key: keyOf(each) }))).filter((list) => list.length > 0);
  while (rest.length > 0) {
    const next =
      rest
        .map(([first]) => first!)
        .find(({ key }) => !rest.some((list) => list.slice(1).some((one) => one.key === key))) ?? rest[0]![0]!;
    merged.push(next.each);
    rest = rest.map((list) => list.filter(({ key }) => key !== next.key)).filter((list) => list.length > 0);
  }
  return merged;
}

function keyOf(value: Class): string {
  return value.kind === 'external' ? `${value.package}:${value.name}` : `${value.module.path} ${value.index}`;
}
