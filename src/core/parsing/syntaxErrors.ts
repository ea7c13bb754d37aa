import type { SyntaxErrorFact } from '../model/fileFacts.ts';
import { foldBlanks } from './definitions/signature.ts';
import type { SourceText } from './sourceText.ts';
import type { Node, Tree } from './trees/tree.ts';

/** What the parser could not read, with the stretch of text that it spoils. */
export interface SpoiledRange {
  readonly start: number;
  readonly end: number;
  readonly error: SyntaxErrorFact;
}

/** Every ERROR and MISSING node of a tree, outermost only, in source order. Looks only where the tree says there are any. */
export function findSyntaxErrors(tree: Tree, source: SourceText): SpoiledRange[] {
  const found: SpoiledRange[] = [];
  const visit = (node: Node): void => {
    if (node.isMissing) add(node, `missing ${node.type}`);
    else if (node.isError) add(node, `unexpected ${describe(source.textOf(node))}`);
    else for (const child of node.children) if (child.hasError) visit(child);
  };
  const add = (node: Node, reason: string): void => {
    const start = node.startIndex;
    found.push({
      start,
      end: Math.max(node.endIndex, start + 1),
      error: { line: source.lineOf(start), column: source.columnOf(start), reason },
    });
  };
  if (tree.rootNode.hasError) visit(tree.rootNode);
  return found;
}

function describe(text: string): string {
  const first = foldBlanks(text.slice(0, 200));
  if (first === '') return 'end of text';
  return `\`${first.length > 30 ? `${first.slice(0, 30)}…` : first}\``;
}
