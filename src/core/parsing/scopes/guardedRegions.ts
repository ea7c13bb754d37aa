import type { ConditionShapes } from '../../languages/conditionShapes.ts';
import type { Node } from '../trees/tree.ts';

/** A node inside which a condition is known to be true; `behind`: behind it, up to the end of the block around. */
export interface GuardedRegion {
  readonly node: Node;
  readonly behind: boolean;
}

/** Where a test is known to have been true: climbs from it through the conditions it is a part of to what they guard. */
export function guardedRegions(test: Node, shapes: ConditionShapes): GuardedRegion[] {
  const regions: GuardedRegion[] = [];
  const inside = (node: Node | null | undefined) => {
    if (node != null) regions.push({ node, behind: false });
  };
  // What the condition so far must be for the test to have been true.
  let wanted = true;
  for (let node = test, parent = test.parent; parent !== null; node = parent, parent = node.parent) {
    if (parent.type === shapes.group) continue;
    if (parent.type === shapes.negation) {
      wanted = !wanted;
      continue;
    }
    if (parent.type === shapes.both) {
      // `a and b` is true only where both are, `a or b` false only where both are.
      const { type = '' } = parent.childForFieldName('operator') ?? {};
      if (!(wanted ? shapes.and : shapes.or).has(type)) return regions;
      if (parent.childForFieldName('left')?.id === node.id) inside(parent.childForFieldName('right'));
      continue;
    }
    guard(node, parent, wanted, shapes, inside, regions);
    return regions;
  }
  return regions;
}

function guard(
  condition: Node,
  holder: Node,
  wanted: boolean,
  shapes: ConditionShapes,
  inside: (node: Node | null | undefined) => void,
  regions: GuardedRegion[],
): void {
  const reached = shapes.branches[holder.type];
  if (reached !== undefined && holder.childForFieldName('condition')?.id === condition.id) {
    const branch = holder.childForFieldName(reached);
    const other = holder.childForFieldName('alternative');
    if (wanted) inside(branch);
    else if (other !== null) inside(other.childForFieldName('body') ?? (other.type === 'else_clause' ? other : null));
    else if (leaves(branch, shapes)) regions.push({ node: holder, behind: true });
  } else if (holder.type === shapes.choice) {
    const [value, asked, otherwise] = choiceParts(holder);
    if (asked?.id === condition.id) inside(wanted ? value : otherwise);
  } else if (holder.type === shapes.filter && wanted) {
    inside(holder.parent?.childForFieldName('body'));
  } else if (holder.type === shapes.assertion && wanted && holder.namedChildren[0]?.id === condition.id) {
    regions.push({ node: holder, behind: true });
  }
}

/** Whether a branch ends by leaving what is around it; it may be that statement alone, or one that only wraps it. */
function leaves(branch: Node | null, { leaving }: ConditionShapes): boolean {
  if (branch === null) return false;
  const last = leaving.has(branch.type) ? branch : branch.namedChildren.at(-1);
  return (
    leaving.has(last?.type ?? '') ||
    (last?.namedChildren.length === 1 && leaving.has(last.namedChildren[0]?.type ?? ''))
  );
}

/** The value, the condition and the other value of a choice. */
function choiceParts(choice: Node): readonly (Node | null | undefined)[] {
  const condition = choice.childForFieldName('condition');
  if (condition === null) return choice.namedChildren;
  const value = choice.childForFieldName('body') ?? choice.childForFieldName('consequence');
  return [value, condition, choice.childForFieldName('alternative')];
}
