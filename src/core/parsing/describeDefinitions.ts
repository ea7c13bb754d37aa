import type { DefinitionFact } from '../model/fileFacts.ts';
import type { Digest } from '../ports.ts';
import type { BoundValues } from './bindValues.ts';
import { aliasesByContainer, returnedAliases, returnedChains, spreadsByContainer } from './chains/valueChains.ts';
import type { DeclaredNames } from './declareNames.ts';
import { describeDefinition } from './definitions/describeDefinition.ts';
import { globalDefinitions } from './definitions/globalDefinitions.ts';
import { ownerParameters } from './definitions/ownerParameters.ts';
import { withBounds } from './definitions/typeBounds.ts';
import { commentAt } from './documentation/commentAt.ts';
import { givenTo } from './scopes/givenValues.ts';
import { isPublicName } from './scopes/visibleNames.ts';
import type { SpoiledRange } from './syntaxErrors.ts';
import type { Node, Tree } from './trees/tree.ts';

/** What is known of a file beside its names and values, when its definitions are described. */
export interface FileAround {
  readonly tree: Tree;
  readonly digest: Digest;
  readonly spoiled: readonly SpoiledRange[];
  /** Documentation by the id of the node that it is of. */
  readonly docs: ReadonlyMap<number, Node>;
  /** What the file exports by a statement: roots of definitions (`^3`) among others. */
  readonly exportedNames: ReadonlySet<string>;
}

/** Describes every definition: header, documentation, types, what it gives and holds, and who may see it. */
export function describeDefinitions(
  { captures, drafts, scopes, documented, nameless, language, source, ...names }: DeclaredNames,
  { chains, objects, stated }: BoundValues,
  { tree, digest, spoiled, docs, exportedNames }: FileAround,
): readonly DefinitionFact[] {
  const chainsOf = (node: Node) => chains.chainsOf(node);
  const returned = returnedChains(captures, drafts, chainsOf);
  const aliases = aliasesByContainer(captures, source, chainsOf);
  const given = returnedAliases(captures, drafts, aliases, objects);
  const spreads = spreadsByContainer(captures, chainsOf);
  const shadowed = captures.of('shadowed').map((match) => match['shadowed']![0]!);
  const bounded = !language.listsTypeParameters && captures.of('typevar').length > 0;
  const explicit = new Set(captures.of('explicit').map((match) => match['explicit']![0]!.startIndex));
  const forOthers = globalDefinitions(captures, drafts, source, language);
  return drafts.map((draft, index) => {
    const fact = describeDefinition(draft, {
      explicit: explicit.has(draft.start),
      enclosed: (draft.enclosed && draft.parent < 0) || nameless.has(draft),
      conditional: names.isConditional(draft.nameStart),
      language,
      source,
      digest,
      docNode: docs.get(draft.body?.id ?? draft.node.id),
      stated,
      values: [
        ...(returned.get(index) ?? []),
        ...givenTo(draft).flatMap(({ node, steps }) => chainsOf(node).map((chain) => [...chain, ...steps])),
      ],
      // A namespace has aliases of its own: `export import show = view.show`.
      aliases:
        (draft.value === undefined
          ? (given.get(index) ?? (draft.kind === 'namespace' ? aliases.get(draft.body?.id ?? -1) : undefined))
          : aliases.get(draft.value.id)) ?? [],
      spreads: draft.value === undefined ? [] : (spreads.get(draft.value.id) ?? []),
      documentedType: documented?.of(draft),
      isComment: (offset) => commentAt(tree, offset) !== undefined,
      exported:
        !draft.hidden && (draft.exported || exportedNames.has(`^${index}`) || isPublicName(draft, language, source)),
      declaredFor: forOthers.get(draft),
      unlikely: names.isUnlikely(draft.nameStart),
      shadowed: shadowed.some((range) => range.startIndex <= draft.start && draft.end <= range.endIndex),
      partial: spoiled.some((range) => range.start < draft.outerEnd && range.end > draft.outerStart),
    });
    if (!bounded) return fact;
    const ofOwner = ownerParameters(draft, drafts, source, language.separateMethods === true);
    return withBounds(fact, scopes, draft.nameStart, ofOwner, draft.ownerText);
  });
}
