import type { Node, Query, Tree } from 'web-tree-sitter';
import type { Language } from '../languages/language.ts';
import type { Chain, DefinitionFact, FileFacts, SourceFacts } from '../model/fileFacts.ts';
import type { Digest } from '../ports.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import { withCallForms } from './callForms.ts';
import { readCaptures } from './captures.ts';
import { bindCallbacks, readCallSignatures } from './chains/callbacks.ts';
import { ChainReader } from './chains/chains.ts';
import { bindLambdas, bindTypedLambdas, readLambdas } from './chains/lambdas.ts';
import { readReferences } from './chains/references.ts';
import { aliasesByContainer, returnedAliases, returnedChains, spreadsByContainer } from './chains/valueChains.ts';
import type { DefinitionDraft } from './definitions/definitionDraft.ts';
import { namespaceOfFile, namespacesAround, readDefinitions } from './definitions/definitions.ts';
import { wrapperReader } from './definitions/definitionWrappers.ts';
import { describeDefinition } from './definitions/describeDefinition.ts';
import { globalDefinitions } from './definitions/globalDefinitions.ts';
import { finishDefinitions } from './definitions/nesting.ts';
import { ObjectMembers } from './definitions/objectMembers.ts';
import { objectParts } from './definitions/objectParts.ts';
import { ownerParameters } from './definitions/ownerParameters.ts';
import { readPlainDefinitions } from './definitions/plainDefinitions.ts';
import { withBounds } from './definitions/typeBounds.ts';
import { commentAt } from './documentation/commentAt.ts';
import { StatedTypes } from './documentation/docTypes.ts';
import { moduleDocOf } from './documentation/documentation.ts';
import { DocumentedTypes } from './documentation/documentedTypes.ts';
import { readTodos } from './documentation/todoComments.ts';
import { conditionalRanges } from './masking/conditionalText.ts';
import { definedNameIds, nameNodeIds } from './nameNodes.ts';
import { bindAssigned } from './scopes/assignedValues.ts';
import { bindDefinitions } from './scopes/bindDefinitions.ts';
import { bindLocals } from './scopes/bindLocals.ts';
import { buildScopes } from './scopes/buildScopes.ts';
import { givenTo } from './scopes/givenValues.ts';
import { bindImports } from './scopes/importScopes.ts';
import { importedNameIds, readExports, readImports } from './scopes/imports.ts';
import { LocalTable } from './scopes/localTable.ts';
import { nameRoots } from './scopes/nameRoots.ts';
import { narrowedMembers } from './scopes/narrowing.ts';
import { markReceivers } from './scopes/receivers.ts';
import { ReceiversAround } from './scopes/receiversAround.ts';
import { lookUp } from './scopes/scopes.ts';
import {
  exportedDeclaration,
  exportsOfDefaultObjects,
  exportsOfLiterals,
  isPublicName,
  listedNames,
} from './scopes/visibleNames.ts';
import type { SourceText, TextRange } from './sourceText.ts';
import { findSyntaxErrors, type SpoiledRange } from './syntaxErrors.ts';

/** What a parsed file says: the facts for the index, and the drafts with their offsets for edits. */
export interface Extraction extends Omit<SourceFacts, 'words'> {
  readonly definitions: readonly DefinitionDraft[];
  readonly spoiled: readonly SpoiledRange[];
  /** Documentation that is written as code (Python's docstrings). */
  readonly docStrings: readonly TextRange[];
}

/**
 * Turns one tree into facts. Reads top-down: definitions, scopes, names, then every expression as a chain whose root is
 * resolved within the file. Nothing of the tree is kept.
 */
export function extractFacts(
  tree: Tree,
  query: Query,
  language: Language,
  source: SourceText,
  digest: Digest,
): Extraction {
  const captures = withCallForms(readCaptures(query, tree), language, source);
  const spoiled = findSyntaxErrors(tree, source);
  const wrap = wrapperReader(captures, language, source);
  const declared = readDefinitions(captures, language, source, wrap);
  const scopes = buildScopes(captures, declared, source.text.length, language);
  const importIds = importedNameIds(captures);
  const definedIds = definedNameIds(captures);
  const nameIds = new Set([...captures.ignored, ...importIds, ...nameNodeIds(captures), ...definedIds]);
  const plain = readPlainDefinitions(captures, scopes, language, source, new Set([...importIds, ...definedIds]), wrap);
  const parts = objectParts(captures, language, source);
  const drafts = finishDefinitions([...declared, ...plain, ...parts], language, source);
  readCallSignatures(captures, drafts, source);

  const documented = language.documentedTypes ? new DocumentedTypes(captures, source) : undefined;
  const conditional = language.conditionalDirectives ? conditionalRanges(source.text) : [];
  const unlikely = language.unlikelyRanges?.(source.text) ?? [];
  const isUnlikely = (offset: number) => unlikely.some(({ start, end }) => start < offset && offset < end);
  const written = readImports(captures, source, language, (offset) => namespacesAround(drafts, offset), [
    ...conditional,
    ...(language.isUnusualBuild === undefined ? [] : unlikely.map(({ start, end }) => [start, end] as const)),
  ]);
  const names = new Set([...written.map(({ as }) => as), ...drafts.map(({ name }) => name)]);
  const fromDocs = (documented?.imports ?? []).filter(({ as }) => !names.has(as));
  const imports = bindImports(
    [...written, ...fromDocs.map((fact) => ({ ...fact, start: 0 }))],
    scopes,
    language,
    new Set(drafts.flatMap(({ parent, name }) => (parent < 0 ? [name] : []))),
  );
  const nameless = bindDefinitions(drafts, scopes, captures, language, source, isUnlikely);

  const locals = new LocalTable();
  const lambdas = readLambdas(captures, source);
  const around = new ReceiversAround(captures, language.extensionFunctions ? lambdas : [], source, language, (local) =>
    locals.rootOf(local),
  );
  const boundAt = (name: string, offset: number) => {
    const bound = lookUp(scopes.at(offset), name, false, offset);
    return bound?.kind === 'local'
      ? bound.local.start
      : bound?.kind === 'definition'
        ? drafts[bound.index]!.nameStart
        : undefined;
  };
  const chains = new ChainReader(
    captures,
    source,
    nameIds,
    nameRoots(scopes, drafts, locals, around, language),
    language,
    (offset) => around.thisAt(offset),
    new Map([...narrowedMembers(captures, source, language), ...(documented?.casts(captures, source.text) ?? [])]),
    language.functionValues ? new ObjectMembers(captures, drafts, source, boundAt) : undefined,
  );
  const chainsOf = (node: Node) => chains.chainsOf(node);
  // A parameter that is taken apart has no name: what passes it is no use in the function that gets it.
  const hiddenLocal = ({ startIndex }: Node, read: () => readonly Chain[]) => {
    const local = { start: startIndex, from: startIndex, types: [], tested: [], values: [read] };
    return () => [[locals.rootOf(local)!]];
  };
  bindLocals(captures, scopes, language, source, chainsOf, drafts, new Set(language.functionValues ? definedIds : []));
  bindLambdas(lambdas, scopes, source, language, chainsOf);
  bindTypedLambdas(captures, scopes, source, language);
  const stated = new StatedTypes(drafts, language, source);
  stated.tellLocals(captures, scopes, source);
  stated.inheritParameters(scopes, source);
  documented?.bind(scopes, drafts, source.text, (pattern, type) => chains.standFor(pattern, () => [[`<${type}>`]]));
  bindCallbacks(
    captures,
    scopes,
    source,
    chainsOf,
    (pattern, read) => chains.standFor(pattern, hiddenLocal(pattern, read)),
    language,
    documented?.objects(drafts) ?? [],
  );
  bindAssigned(captures, scopes, source, chainsOf, drafts);
  if (language.receiverIsFirstParameter) {
    markReceivers(
      scopes,
      drafts,
      (draft) => drafts[draft.parent]?.kind === 'class',
      (draft) => draft.decorators.map((node) => source.textOf(node)),
    );
  }

  const exported = readExports(captures, source, chainsOf, (node) => exportedDeclaration(drafts, node));
  const literals = language.exportsObject === undefined ? [] : exportsOfLiterals(drafts);
  const exports = [...exported.exports, ...exportsOfDefaultObjects(captures, drafts), ...literals];
  const exportedNames = new Set(exports.flatMap(({ chain }) => (chain.length === 1 ? [chain[0]!] : [])));
  const docs = new Map(captures.of('documented').map((match) => [match['documented']![0]!.id, match['doc']![0]!]));
  const returned = returnedChains(captures, drafts, chainsOf);
  const aliases = aliasesByContainer(captures, source, chainsOf);
  const given = returnedAliases(captures, drafts, aliases);
  const spreads = spreadsByContainer(captures, chainsOf);

  const shadowed = captures.of('shadowed').map((match) => match['shadowed']![0]!);
  const bounded = !language.listsTypeParameters && captures.of('typevar').length > 0;
  const explicit = new Set(captures.of('explicit').map((match) => match['explicit']![0]!.startIndex));
  const forOthers = globalDefinitions(captures, drafts, source, language);
  const definitions: DefinitionFact[] = drafts.map((draft, index) => {
    const fact = describeDefinition(draft, {
      explicit: explicit.has(draft.start),
      enclosed: (draft.enclosed && draft.parent < 0) || nameless.has(draft),
      conditional: conditional.some(([start, end]) => start < draft.nameStart && draft.nameStart < end),
      language,
      source,
      digest,
      docNode: docs.get(draft.body?.id ?? draft.nodeId),
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
      unlikely: isUnlikely(draft.nameStart),
      shadowed: shadowed.some((range) => range.startIndex <= draft.start && draft.end <= range.endIndex),
      partial: spoiled.some((range) => range.start < draft.outerEnd && range.end > draft.outerStart),
    });
    return bounded
      ? withBounds(
          fact,
          scopes,
          draft.nameStart,
          ownerParameters(draft, drafts, source, language.separateMethods === true),
          draft.ownerText,
        )
      : fact;
  });

  // What other files may ask for is read first, so that the locals it starts with are the first of the file.
  for (const statement of ['base', 'base.mixin', 'base.static']) {
    for (const match of captures.of(statement)) chainsOf(match[statement]![0]!);
  }
  for (const draft of drafts) for (const node of draft.decorators) chainsOf(node);
  const shared = locals.settle();
  const references = readReferences(captures, chains, drafts, source, language);
  const doc = moduleDocOf(docs.get(tree.rootNode.id), language, source);
  const namespace = captures.of('namespace')[0]?.namespace?.[0] ?? namespaceOfFile(captures, declared)?.['name']?.[0];
  const condition = captures.of('condition')[0]?.condition?.[0];
  const todos = readTodos(tree, source, drafts);
  const facts: FileFacts = {
    language: language.id,
    tokens: estimateTokens(source.text),
    ...(doc === undefined ? {} : { doc }),
    ...(namespace === undefined
      ? {}
      : { namespace: source.textOf(namespace).replace(/\s+/g, '').replace(/::|\\/g, '.') }),
    ...(condition === undefined ? {} : { condition: source.textOf(condition) }),
    definitions,
    imports: [...imports, ...exported.imports],
    exports: [...exports, ...(documented?.exports ?? [])],
    ...listedNames(captures, language, source),
    headers: references.filter(({ kind, owner }) => kind === 'extends' || kind === 'decorate' || owner !== undefined),
    locals: locals.settled.slice(0, shared),
    errors: spoiled.map(({ error }) => error),
    ...(todos.length === 0 ? {} : { todos }),
  };
  locals.settle();
  const docStrings = [...docs.values()].map(({ startIndex, endIndex }) => ({ startIndex, endIndex }));
  return {
    facts,
    body: { references, locals: locals.settled.slice(shared) },
    definitions: drafts,
    spoiled,
    docStrings,
  };
}
