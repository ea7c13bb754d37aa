import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { OwnerFinder } from '../definitions/ownerFinder.ts';
import type { SourceText } from '../sourceText.ts';
import { MOST_VALUES } from './bindLocals.ts';

/**
 * Attributes hold what methods of their type give them by name (`self.cart = Cart.new`), beside what their field is given. Where
 * the type has a method of its own for that, it is called instead.
 */
export function bindAttributes(captures: Captures, source: SourceText, drafts: readonly DefinitionDraft[]): void {
  const given = captures.of('rebound').filter((match) => match['object'] !== undefined);
  if (given.length === 0) return;
  // One that is read and written by two statements is defined twice.
  const attributes = new Map<string, DefinitionDraft[]>();
  const written = new Set<string>();
  for (const draft of drafts) {
    if (draft.parent < 0) continue;
    const key = keyOf(draft.parent, draft.name, draft.static);
    if (draft.kind === 'accessor') attributes.set(key, [...(attributes.get(key) ?? []), draft]);
    else written.add(key);
  }
  const owners = new OwnerFinder(drafts);
  for (const match of given) {
    const node = match['rebound']![0]!;
    const method = drafts[owners.at(node.startIndex)];
    if (method === undefined || method.kind === 'class' || method.kind === 'namespace') continue;
    const name = source.nameAt(node);
    if (written.has(keyOf(method.parent, `${name}=`, method.static))) continue;
    for (const { furtherValues } of attributes.get(keyOf(method.parent, name, method.static)) ?? []) {
      if (furtherValues.length < MOST_VALUES) furtherValues.push({ node: match['value']![0]!, steps: [] });
    }
  }
}

function keyOf(owner: number, name: string, isStatic: boolean): string {
  return `${owner} ${isStatic ? 'static ' : ''}${name}`;
}
