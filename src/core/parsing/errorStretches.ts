import type { Node, Tree } from './trees/tree.ts';

/** A part of a text; offsets are UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Where a tree has errors, outermost nodes only. */
export function errorsOf(tree: Tree): Stretch[] {
  const found: Stretch[] = [];
  const visit = (node: Node): void => {
    if (node.isMissing || node.isError) found.push({ start: node.startIndex, end: node.endIndex });
    else for (const child of node.children) if (child.hasError) visit(child);
  };
  visit(tree.rootNode);
  return found;
}
