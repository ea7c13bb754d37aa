import type { Node, Tree } from '../trees/tree.ts';

/** The comment that an offset is in: what the grammar takes for one, in every language. */
export function commentAt(tree: Tree, offset: number): Node | undefined {
  let node: Node | null = tree.rootNode.descendantForIndex(offset);
  // A documentation comment may have parts of its own.
  for (let depth = 0; node !== null && depth < 4; depth++) {
    if (/comment/.test(node.type)) return node.parent !== null && /comment/.test(node.parent.type) ? node.parent : node;
    node = node.parent;
  }
  return undefined;
}
