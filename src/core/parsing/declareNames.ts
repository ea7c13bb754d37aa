import type { Language } from '../languages/language.ts';
import type { ImportFact } from '../model/importFacts.ts';
import type { Captures } from './captures.ts';
import { readCallSignatures } from './chains/callbacks.ts';
import type { DefinitionDraft } from './definitions/definitionDraft.ts';
import { namespacesAround, readDefinitions } from './definitions/definitions.ts';
import { wrapperReader } from './definitions/definitionWrappers.ts';
import { finishDefinitions } from './definitions/nesting.ts';
import { objectParts } from './definitions/objectParts.ts';
import { readPlainDefinitions } from './definitions/plainDefinitions.ts';
import { DocumentedTypes } from './documentation/documentedTypes.ts';
import { conditionalRanges } from './masking/conditionalText.ts';
import { definedNameIds, nameNodeIds } from './nameNodes.ts';
import { bindDefinitions } from './scopes/bindDefinitions.ts';
import { buildScopes } from './scopes/buildScopes.ts';
import { bindImports } from './scopes/importScopes.ts';
import { importedNameIds, readImports } from './scopes/imports.ts';
import type { ScopeTree } from './scopes/scopes.ts';
import type { SourceText } from './sourceText.ts';

/** What a file declares, and in which scopes its names are bound to that. */
export interface DeclaredNames {
  readonly captures: Captures;
  readonly language: Language;
  readonly source: SourceText;
  /** Definitions before anything but themselves was looked at, owners before members. */
  readonly drafts: readonly DefinitionDraft[];
  /** Those of `drafts` that a query found, before others were made of them. */
  readonly declared: readonly DefinitionDraft[];
  /** Those that stand in what has no name. */
  readonly nameless: ReadonlySet<DefinitionDraft>;
  readonly scopes: ScopeTree;
  readonly imports: readonly ImportFact[];
  /** Nodes that only name something: no expressions. */
  readonly nameIds: ReadonlySet<number>;
  /** Of those, the names of definitions. */
  readonly definedIds: readonly number[];
  /** What documentation says of types, where the language reads it for them. */
  readonly documented: DocumentedTypes | undefined;
  /** Whether a place is under a condition that builds differ in, and whether usual builds leave it out. */
  isConditional(offset: number): boolean;
  isUnlikely(offset: number): boolean;
}

/** Reads definitions and imports and binds their names; values are not looked at yet. */
export function declareNames(captures: Captures, language: Language, source: SourceText): DeclaredNames {
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
  return {
    captures,
    language,
    source,
    drafts,
    declared,
    nameless,
    scopes,
    imports,
    nameIds,
    definedIds,
    documented,
    isConditional: (offset) => conditional.some(([start, end]) => start < offset && offset < end),
    isUnlikely,
  };
}
