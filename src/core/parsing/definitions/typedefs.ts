import type { DefinitionDraft } from './definitionDraft.ts';

/**
 * `typedef struct shop {…} shop;` defines one thing, the structure, though its name and the structure's tag are two nodes: the
 * structure takes the place of both. Where the names differ, both stay.
 */
export function joinTypedefs(drafts: readonly DefinitionDraft[]): readonly DefinitionDraft[] {
  const structures = new Map<string, DefinitionDraft[]>();
  for (const draft of drafts) {
    if (draft.bodyStart === undefined || (draft.kind !== 'class' && draft.kind !== 'enum')) continue;
    const list = structures.get(draft.name);
    if (list === undefined) structures.set(draft.name, [draft]);
    else list.push(draft);
  }
  return drafts.filter((draft) => {
    if (draft.kind !== 'type') return true;
    const tagged = structures.get(draft.name)?.find(({ node }) => node.id === draft.type?.parent?.id);
    if (tagged === undefined) return true;
    tagged.outerStart = Math.min(tagged.outerStart, draft.outerStart);
    tagged.outerEnd = Math.max(tagged.outerEnd, draft.outerEnd);
    tagged.headerStart = draft.headerStart;
    tagged.signatureStart = draft.signatureStart;
    tagged.docComment ??= draft.docComment;
    return false;
  });
}
