import type { Node } from 'web-tree-sitter';
import type { Chain } from '../model/fileFacts.ts';
import type { Captures } from './captures.ts';
import type { DefinitionDraft } from './definitions.ts';
import type { SourceText } from './sourceText.ts';

/** What functions return, for those without a return annotation. */
export function returnedChains(
  captures: Captures,
  drafts: readonly DefinitionDraft[],
  chainsOf: (node: Node) => readonly Chain[],
): Map<number, Chain[]> {
  const functions = drafts.flatMap((draft, index) =>
    draft.bodyStart !== undefined && draft.returns === undefined && draft.kind !== 'class' ? [{ draft, index }] : [],
  );
  const found = new Map<number, Chain[]>();
  for (const match of [...captures.of('returned'), ...captures.of('yielded')]) {
    const node = (match['returned'] ?? match['yielded'])![0]!;
    const steps = match['yielded'] === undefined ? [] : ['many'];
    const at = node.startIndex;
    const owner = functions.findLast(({ draft }) => draft.start <= at && at < draft.end);
    if (owner === undefined) continue;
    const list = found.get(owner.index) ?? [];
    if (list.length < 4) list.push(...chainsOf(node).map((chain) => [...chain, ...steps]));
    found.set(owner.index, list);
  }
  return found;
}

/** What objects have as properties that are names of other things, by the node of the object. */
export function aliasesByContainer(captures: Captures, source: SourceText, chainsOf: (node: Node) => readonly Chain[]) {
  const found = new Map<number, { name: string; chain: Chain }[]>();
  for (const match of captures.of('container')) {
    const nameNode = match['alias']?.[0];
    if (nameNode === undefined) continue;
    const chain = chainsOf(match['value']?.[0] ?? nameNode)[0];
    if (chain === undefined) continue;
    const id = match['container']![0]!.id;
    const list = found.get(id) ?? [];
    list.push({ name: source.nameAt(nameNode), chain });
    found.set(id, list);
  }
  return found;
}

/** What is spread into objects, by the node of the object. */
export function spreadsByContainer(
  captures: Captures,
  chainsOf: (node: Node) => readonly Chain[],
): Map<number, Chain[]> {
  const found = new Map<number, Chain[]>();
  for (const { container, spread } of captures.of('container')) {
    if (spread === undefined) continue;
    const id = container![0]!.id;
    found.set(id, [...(found.get(id) ?? []), ...chainsOf(spread[0]!)]);
  }
  return found;
}
