import type { DefinitionDraft } from './definitionDraft.ts';

/** Where among the drafts those of a kind stand, by their name: files that a tool writes have thousands that are looked up. */
export function placesByName(
  drafts: readonly DefinitionDraft[],
  isWanted: (draft: DefinitionDraft) => boolean,
): (name: string) => readonly number[] {
  const places = new Map<string, number[]>();
  drafts.forEach((draft, at) => {
    if (!isWanted(draft)) return;
    const known = places.get(draft.name);
    if (known === undefined) places.set(draft.name, [at]);
    else known.push(at);
  });
  return (name) => places.get(name) ?? [];
}
