import type { Language } from '../languages/language.ts';
import type { FileFacts, SourceFacts } from '../model/fileFacts.ts';
import type { Digest } from '../ports.ts';
import { estimateTokens } from '../text/tokenEstimate.ts';
import { type BoundValues, bindValues } from './bindValues.ts';
import { withCallForms } from './callForms.ts';
import { readCaptures } from './captures.ts';
import { readReferences } from './chains/references.ts';
import { type DeclaredNames, declareNames } from './declareNames.ts';
import type { DefinitionDraft } from './definitions/definitionDraft.ts';
import { namespaceOfFile } from './definitions/definitions.ts';
import { describeDefinitions } from './describeDefinitions.ts';
import { moduleDocOf } from './documentation/documentation.ts';
import { readTodos } from './documentation/todoComments.ts';
import type { TreeQuery } from './queries/treeQuery.ts';
import { readExports } from './scopes/imports.ts';
import { exportedDeclaration, exportsOfDefaultObjects, exportsOfLiterals, listedNames } from './scopes/visibleNames.ts';
import type { SourceText, TextRange } from './sourceText.ts';
import { findSyntaxErrors, type SpoiledRange } from './syntaxErrors.ts';
import type { Tree } from './trees/tree.ts';

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
  query: TreeQuery,
  language: Language,
  source: SourceText,
  digest: Digest,
): Extraction {
  const captures = withCallForms(readCaptures(query, tree), language, source);
  const spoiled = findSyntaxErrors(tree, source);
  const names = declareNames(captures, language, source);
  const values = bindValues(names);
  const { drafts, documented } = names;
  const { chains, locals } = values;

  const { exports, imports } = exportsOf(names, values);
  const exportedNames = new Set(exports.flatMap(({ chain }) => (chain.length === 1 ? [chain[0]!] : [])));
  const docs = new Map(captures.of('documented').map((match) => [match['documented']![0]!.id, match['doc']![0]!]));
  const definitions = describeDefinitions(names, values, { tree, digest, spoiled, docs, exportedNames });

  readForOthers(names, values);
  const shared = locals.settle();
  const references = readReferences(captures, chains, drafts, source, language);
  const doc = moduleDocOf(docs.get(tree.rootNode.id), language, source);
  const todos = readTodos(tree, source, drafts);
  const facts: FileFacts = {
    language: language.id,
    tokens: estimateTokens(source.text),
    ...(doc === undefined ? {} : { doc }),
    ...placeOf(names),
    definitions,
    imports: [...names.imports, ...imports],
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

/** What the file exports by statements, and what it imports for that alone. */
function exportsOf(
  { captures, drafts, language, source }: DeclaredNames,
  { chains }: BoundValues,
): ReturnType<typeof readExports> {
  const { exports, imports } = readExports(
    captures,
    source,
    (node) => chains.chainsOf(node),
    (node) => exportedDeclaration(drafts, node),
  );
  const literals = language.exportsObject === undefined ? [] : exportsOfLiterals(drafts);
  return { exports: [...exports, ...exportsOfDefaultObjects(captures, drafts), ...literals], imports };
}

/** What other files may ask for is read first, so that the locals it starts with are the first of the file. */
function readForOthers({ captures, drafts }: DeclaredNames, { chains }: BoundValues): void {
  for (const statement of ['base', 'base.mixin', 'base.static']) {
    for (const match of captures.of(statement)) chains.chainsOf(match[statement]![0]!);
  }
  for (const draft of drafts) for (const node of draft.decorators) chains.chainsOf(node);
}

/** The namespace of the whole file, and under which condition it is built. */
function placeOf({ captures, declared, source }: DeclaredNames): Pick<FileFacts, 'namespace' | 'condition'> {
  const namespace = captures.of('namespace')[0]?.namespace?.[0] ?? namespaceOfFile(captures, declared)?.['name']?.[0];
  const condition = captures.of('condition')[0]?.condition?.[0];
  return {
    ...(namespace === undefined
      ? {}
      : { namespace: source.textOf(namespace).replace(/\s+/g, '').replace(/::|\\/g, '.') }),
    ...(condition === undefined ? {} : { condition: source.textOf(condition) }),
  };
}
