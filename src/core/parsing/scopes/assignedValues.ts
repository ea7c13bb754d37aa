import type { Chain } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { MOST_VALUES } from './bindLocals.ts';
import { lookUp, type ScopeTree } from './scopes.ts';

const LITERALS = /^(object|array|string|template_string|number|true|false|null|undefined|regex|unary_expression)$/;

/** Variables without a type of their own have that of what they are given anywhere. */
export function bindAssigned(
  captures: Captures,
  scopes: ScopeTree,
  source: SourceText,
  chainsOf: (node: Node) => readonly Chain[],
  drafts: readonly DefinitionDraft[],
): void {
  for (const match of captures.of('rebound')) {
    if (match['object'] !== undefined) continue;
    const node = match['rebound']![0]!;
    const value = match['value']![0]!;
    if (saysNothing(value, source.nameAt(node), source)) continue;
    const bound = lookUp(scopes.at(node.startIndex), source.nameAt(node), false);
    if (bound?.kind === 'local') {
      const { types, values } = bound.local;
      if (types.length === 0 && values.length < MOST_VALUES) values.push(() => chainsOf(value));
    } else if (bound?.kind === 'definition' && bound.plain) {
      const { type, furtherValues } = drafts[bound.index]!;
      if (type === undefined && furtherValues.length < MOST_VALUES) furtherValues.push({ node: value, steps: [] });
    }
  }
}

/** Literals, and alternatives of the variable itself and literals (`options = options || {}`): no type of the workspace. */
function saysNothing(value: Node, name: string, source: SourceText): boolean {
  if (value.type === 'identifier') return ['undefined', name].includes(source.nameAt(value));
  if (value.type === 'binary_expression') {
    const operands = [value.childForFieldName('left'), value.childForFieldName('right')];
    const isChoice = /^(\|\||\?\?)$/.test(value.childForFieldName('operator')?.type ?? '');
    return !isChoice || operands.every((each) => each === null || saysNothing(each, name, source));
  }
  return LITERALS.test(value.type);
}
