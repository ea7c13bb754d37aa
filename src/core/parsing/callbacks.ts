import type { Node } from 'web-tree-sitter';
import type { Chain } from '../model/fileFacts.ts';
import type { Captures } from './captures.ts';
import type { ScopeTree } from './scopes.ts';
import type { SourceText } from './sourceText.ts';

/** Parameters of functions that are given to calls: without a type of their own they have what the called function passes. */
export function bindCallbacks(
  captures: Captures,
  scopes: ScopeTree,
  source: SourceText,
  chainsOf: (node: Node) => readonly Chain[],
): void {
  for (const match of captures.of('callback')) {
    const callback = match['callback']![0]!;
    const callee = match['callee']![0]!;
    const given = callback.parent?.namedChildren.filter((child) => !child.isExtra) ?? [];
    const argument = given.findIndex((child) => child.id === callback.id);
    parametersOf(callback).forEach((node, parameter) => {
      if (node === undefined) return;
      const bound = scopes.at(node.startIndex).names.get(source.nameAt(node));
      if (bound?.kind !== 'local' || bound.local.start !== node.startIndex) return;
      const { types, values } = bound.local;
      if (types.length > 0 || values.length > 0) return;
      values.push(() => chainsOf(callee).map((chain) => [...chain, `~${argument}.${parameter}`]));
    });
  }
}

/** The names of a function's parameters; undefined for one that is taken apart or has a type. */
function parametersOf(callback: Node): readonly (Node | undefined)[] {
  const only = callback.childForFieldName('parameter');
  if (only !== null) return [only];
  const all = callback.childForFieldName('parameters')?.namedChildren.filter((child) => !child.isExtra) ?? [];
  return all.map((node) => {
    const name = node.childForFieldName('pattern') ?? node;
    return name.type === 'identifier' && node.childForFieldName('type') === null ? name : undefined;
  });
}
