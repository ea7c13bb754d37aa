import type { Instance, TypeExpression, Value } from '../types/values.ts';
import { NOTHING } from '../types/values.ts';

/** Types that no value of interest has. */
const EMPTY = new Set(['never', 'undefined', 'null', 'void']);

/**
 * What a value of a conditional type is whichever way the condition goes: a type that all branches have. What they differ in, type
 * arguments too, is not known.
 */
export function eitherWay(
  branches: readonly (readonly TypeExpression[])[],
  resolve: (branch: readonly TypeExpression[]) => readonly Value[],
): readonly Value[] {
  const found = branches
    .filter((branch) => branch.length !== 1 || !EMPTY.has(branch[0]!.name))
    .map((branch) => resolve(branch));
  const [first = NOTHING, ...others] = found;
  if (others.length === 0) return first;
  return first.flatMap((value) => {
    if (value.kind !== 'instance') return NOTHING;
    const same = others.map((values) => values.find((other) => isSame(value, other)));
    if (same.includes(undefined)) return NOTHING;
    return [{ kind: 'instance' as const, module: value.module, index: value.index }];
  });
}

function isSame(value: Instance, other: Value): boolean {
  return other.kind === 'instance' && other.module === value.module && other.index === value.index;
}
