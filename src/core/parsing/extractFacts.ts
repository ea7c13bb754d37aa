import type { Node, Query, Tree } from 'web-tree-sitter';
import { estimateTokens } from '../context/tokenEstimate.ts';
import type { Language } from '../languages/language.ts';
import type {
  Chain,
  DefinitionFact,
  ExportFact,
  FileFacts,
  LocalFact,
  ReferenceFact,
  SourceFacts,
} from '../model/fileFacts.ts';
import type { Digest } from '../ports.ts';
import { bindCallbacks, readCallSignatures } from './callbacks.ts';
import { withCallForms } from './callForms.ts';
import { type Captures, readCaptures } from './captures.ts';
import { ChainReader } from './chains.ts';
import { conditionalRanges } from './conditionalText.ts';
import { type DefinitionDraft, namespaceOfFile, ownerOf, readDefinitions, wrapperReader } from './definitions.ts';
import { describeDefinition } from './describeDefinition.ts';
import { StatedTypes } from './docTypes.ts';
import { docCommentParagraph, docstringParagraph } from './documentation.ts';
import { DocumentedTypes } from './documentedTypes.ts';
import type { GivenValue } from './givenValues.ts';
import { bindImports } from './importScopes.ts';
import { importedNameIds, readExports, readImports } from './imports.ts';
import { bindLambdas, readLambdas } from './lambdas.ts';
import {
  bindLocals,
  buildScopes,
  declaringScope,
  markReceivers,
  readPlainDefinitions,
  withTypeBounds,
} from './names.ts';
import { narrowedAt, narrowedMembers } from './narrowing.ts';
import { finishDefinitions } from './nesting.ts';
import { ReceiversAround } from './receiversAround.ts';
import { type LocalDraft, lookUp } from './scopes.ts';
import type { SourceText } from './sourceText.ts';
import { findSyntaxErrors, type SpoiledRange } from './syntaxErrors.ts';

/** What a parsed file says: the facts for the index, and the drafts with their offsets for edits. */
export interface Extraction extends SourceFacts {
  readonly definitions: readonly DefinitionDraft[];
  readonly spoiled: readonly SpoiledRange[];
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

  const declared = readDefinitions(captures, language, source);
  const scopes = buildScopes(captures, declared, source.text.length);
  const wrap = wrapperReader(captures, language, source);
  const importIds = importedNameIds(captures);
  const nameIds = new Set([...captures.ignored, ...importIds, ...nameNodeIds(captures)]);
  const plain = readPlainDefinitions(
    captures,
    scopes,
    language,
    source,
    new Set([...importIds, ...definedNameIds(captures)]),
    wrap,
  );
  const drafts = finishDefinitions([...declared, ...plain], language, source);

  readCallSignatures(captures, drafts, source);

  const documented = language.documentedTypes ? new DocumentedTypes(captures, source) : undefined;
  const conditional = language.conditionalDirectives ? conditionalRanges(source.text) : [];
  const written = readImports(captures, source, language, (offset) => namespacesAround(drafts, offset), conditional);
  const names = new Set([...written.map(({ as }) => as), ...drafts.map(({ name }) => name)]);
  const fromDocs = (documented?.imports ?? []).filter(({ as }) => !names.has(as));
  const imports = bindImports(
    [...written, ...fromDocs.map((fact) => ({ ...fact, start: 0 }))],
    scopes,
    language,
    new Set(drafts.flatMap(({ parent, name }) => (parent < 0 ? [name] : []))),
  );
  drafts.forEach((draft, index) => {
    if (draft.ofClass || draft.owner !== undefined) return;
    const names = declaringScope(scopes, draft).names;
    const before = names.get(draft.name);
    const declares = before?.kind === 'definition' && !before.plain && language.functionScoped === true;
    if ((before?.kind === 'import' || declares) && draft.plain) return;
    // Alternatives under conditions: members are given to the first.
    if (before?.kind === 'definition' && language.separateMethods) return;
    names.set(draft.name, { kind: 'definition', index, plain: draft.plain });
  });

  const locals = new LocalTable();
  const lambdas = readLambdas(captures, source);
  const around = new ReceiversAround(captures, lambdas, source, language, (local) => locals.rootOf(local));
  const chains = new ChainReader(
    captures,
    source,
    nameIds,
    (name, offset, isPath) => {
      if (name === language.selfType) return '@class';
      const binding = lookUp(
        scopes.at(offset),
        name,
        language.receiverIsFirstParameter === true,
        offset,
        language.overloads,
        language.extensionFunctions,
        isPath,
      );
      if (binding === undefined) return around.freeName(name, offset);
      if (binding.kind === 'import') return binding.alias;
      if (binding.kind === 'definition') {
        // What a lambda or a type gives comes before what the file does.
        const isTop = language.extensionFunctions === true && drafts[binding.index]!.parent === -1;
        return isTop ? around.freeName(name, offset) : `^${binding.index}`;
      }
      const local = narrowedAt(binding.local, offset);
      return local.receiver ?? locals.rootOf(local);
    },
    (name) => language.builtins.has(name),
    language,
    (offset) => around.thisAt(offset),
    narrowedMembers(captures, source),
  );
  const chainsOf = (node: Node) => chains.chainsOf(node);
  bindLocals(captures, scopes, language, source, chainsOf, drafts);
  bindLambdas(lambdas, scopes, source, language, chainsOf);
  const stated = new StatedTypes(drafts, language, source);
  stated.tellLocals(captures, scopes, source);
  documented?.bind(scopes, drafts, source.text);
  bindCallbacks(captures, scopes, source, chainsOf);
  if (language.receiverIsFirstParameter) {
    markReceivers(
      scopes,
      drafts,
      (draft) => drafts[draft.parent]?.kind === 'class',
      (draft) => draft.decorators.map((node) => source.textOf(node)),
    );
  }

  const exported = readExports(captures, source, chainsOf, (node) => exportedDeclaration(drafts, node));
  const exports = [...exported.exports, ...exportsOfDefaultObjects(captures, drafts)];
  const exportedNames = new Set(exports.flatMap(({ chain }) => (chain.length === 1 ? [chain[0]!] : [])));
  const docs = new Map(captures.of('documented').map((match) => [match['documented']![0]!.id, match['doc']![0]!]));
  const returned = returnedChains(captures, drafts, chainsOf);
  const aliases = aliasesByContainer(captures, source, chainsOf);
  const spreads = spreadsByContainer(captures, chainsOf);

  const unlikely = language.unlikelyRanges?.(source.text) ?? [];
  const shadowed = captures.of('shadowed').map((match) => match['shadowed']![0]!);
  const bounded = captures.of('typevar').length > 0;
  const explicit = new Set(captures.of('explicit').map((match) => match['explicit']![0]!.startIndex));
  const definitions: DefinitionFact[] = drafts.map((draft, index) => {
    const fact = describeDefinition(draft, {
      explicit: explicit.has(draft.start),
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
      aliases: draft.value === undefined ? [] : (aliases.get(draft.value.id) ?? []),
      spreads: draft.value === undefined ? [] : (spreads.get(draft.value.id) ?? []),
      documentedType: documented?.of(draft),
      exported:
        !draft.hidden && (draft.exported || exportedNames.has(`^${index}`) || isPublicName(draft, language, source)),
      unlikely: unlikely.some(({ start, end }) => start < draft.nameStart && draft.nameStart < end),
      shadowed: shadowed.some((range) => range.startIndex <= draft.start && draft.end <= range.endIndex),
      partial: spoiled.some((range) => range.start < draft.outerEnd && range.end > draft.outerStart),
    });
    if (!bounded) return fact;
    const { returns, type, receiver } = fact;
    // `impl<T: Bound> Trait for T`: what the owner can do is said by the bound.
    const owner = fact.owner === undefined ? undefined : withTypeBounds(fact.owner, scopes, draft.nameStart);
    return {
      ...fact,
      ...(owner === fact.owner || owner === undefined ? {} : { type: owner }),
      ...(receiver === undefined ? {} : { receiver: withTypeBounds(receiver, scopes, draft.nameStart) }),
      ...(returns === undefined ? {} : { returns: withTypeBounds(returns, scopes, draft.nameStart) }),
      ...(type === undefined ? {} : { type: withTypeBounds(type, scopes, draft.nameStart) }),
    };
  });

  // What other files may ask for is read first, so that the locals it starts with are the first of the file.
  for (const statement of ['base', 'base.mixin', 'base.static']) {
    for (const match of captures.of(statement)) chainsOf(match[statement]![0]!);
  }
  for (const draft of drafts) for (const node of draft.decorators) chainsOf(node);
  const shared = locals.settle();
  const references = readReferences(captures, chains, drafts, source, language);
  const headers = references.filter(
    ({ kind, owner }) => kind === 'extends' || kind === 'decorate' || owner !== undefined,
  );
  const moduleDoc = docs.get(tree.rootNode.id);
  const docText = language.moduleDoc?.exec(source.text)?.[0];
  const doc =
    moduleDoc !== undefined
      ? docstringParagraph(source.textOf(moduleDoc))
      : docText === undefined
        ? undefined
        : docCommentParagraph(docText);
  const namespace = captures.of('namespace')[0]?.namespace?.[0] ?? namespaceOfFile(captures, declared)?.['name']?.[0];
  const condition = captures.of('condition')[0]?.condition?.[0];
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
    exports,
    ...listedNames(captures, language, source),
    headers,
    locals: locals.settled.slice(0, shared),
    errors: spoiled.map(({ error }) => error),
  };
  locals.settle();
  return { facts, body: { references, locals: locals.settled.slice(shared) }, definitions: drafts, spoiled };
}

/** What the file says that an import of everything brings. */
function listedNames(captures: Captures, language: Language, source: SourceText): Pick<FileFacts, 'listed'> {
  const lists = captures
    .of('listed')
    .flatMap((match) => language.listedNames?.(source.textOf(match['listed']![0]!)) ?? []);
  if (lists.length === 0) return {};
  return { listed: { names: lists.flatMap(({ names }) => names), modules: lists.flatMap(({ modules }) => modules) } };
}

/** All that a definition is initialised with or assigned. */
function givenTo({ value, valueSteps, furtherValues }: DefinitionDraft): readonly GivenValue[] {
  return value === undefined ? furtherValues : [{ node: value, steps: valueSteps }, ...furtherValues];
}

/** Numbers the locals that chains start with; those of which nothing is known are no roots. */
class LocalTable {
  readonly #drafts: LocalDraft[] = [];
  readonly #indexes = new Map<LocalDraft, number>();
  /** The facts of those numbered so far, as of the last `settle`. */
  readonly settled: LocalFact[] = [];

  rootOf(local: LocalDraft): string | undefined {
    if (local.types.length + local.tested.length + local.values.length === 0) return undefined;
    let index = this.#indexes.get(local);
    if (index === undefined) {
      index = this.#drafts.push(local) - 1;
      this.#indexes.set(local, index);
    }
    return `%${index}`;
  }

  /** Reads what is known of the locals numbered so far, and of those that this numbers; how many there are. */
  settle(): number {
    // Reading a value may number further locals: the list grows while it is walked.
    for (let index = this.settled.length; index < this.#drafts.length; index++) {
      const { types, tested, values } = this.#drafts[index]!;
      const chains = values.flatMap((read) => read()).slice(0, 4);
      this.settled.push({
        ...(types.length === 0 ? {} : { types: [...types] }),
        ...(tested.length === 0 ? {} : { narrowed: [...tested] }),
        ...(chains.length === 0 ? {} : { values: chains }),
      });
    }
    return this.settled.length;
  }
}

function nameNodeIds(captures: Captures): number[] {
  const ids: number[] = [];
  for (const [statement, names] of [
    ['local', ['local']],
    ['binding', ['binding', 'binding.key']],
    ['binding.property', ['binding.property']],
    ['typevar', ['typevar']],
    ['rebound', []],
    ['outside', ['outside']],
    ['export.name', ['export.alias']],
    ['export.namespace', ['export.namespace']],
    ['container', []],
  ] as const) {
    for (const match of captures.of(statement))
      for (const name of names) for (const node of match[name] ?? []) ids.push(node.id);
  }
  // `export { a } from './b'` names nothing of this file.
  for (const match of captures.of('export.name')) {
    if (match['import.from'] !== undefined) for (const node of match['export.name'] ?? []) ids.push(node.id);
  }
  return [...ids, ...definedNameIds(captures)];
}

function definedNameIds(captures: Captures): number[] {
  const ids: number[] = [];
  for (const statement of captures.definitionStatements) {
    for (const match of captures.of(statement)) for (const node of match['name'] ?? []) ids.push(node.id);
  }
  return ids;
}

function exportedDeclaration(drafts: readonly DefinitionDraft[], node: Node): string | undefined {
  const index = drafts.findIndex((draft) => draft.start === node.startIndex && draft.end === node.endIndex);
  return index < 0 ? undefined : `^${index}`;
}

function exportsOfDefaultObjects(captures: Captures, drafts: readonly DefinitionDraft[]): ExportFact[] {
  const commonJs = captures.of('export.assigned').length > 0;
  return drafts.flatMap((draft, index) =>
    draft.name === 'default' && draft.exported && draft.parent === -1
      ? [{ name: commonJs ? '=' : 'default', chain: [`^${index}`] }]
      : [],
  );
}

/** What functions return, for those without a return annotation. */
function returnedChains(
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

function aliasesByContainer(captures: Captures, source: SourceText, chainsOf: (node: Node) => readonly Chain[]) {
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

function spreadsByContainer(captures: Captures, chainsOf: (node: Node) => readonly Chain[]): Map<number, Chain[]> {
  const found = new Map<number, Chain[]>();
  for (const { container, spread } of captures.of('container')) {
    if (spread === undefined) continue;
    const id = container![0]!.id;
    found.set(id, [...(found.get(id) ?? []), ...chainsOf(spread[0]!)]);
  }
  return found;
}

function isPublicName(draft: DefinitionDraft, language: Language, source: SourceText): boolean {
  if (language.isExported !== undefined) {
    return language.isExported(draft.name, source.text.slice(draft.start, draft.start + 40));
  }
  return language.exportsEverything === true && draft.parent === -1 && !draft.name.startsWith('_');
}

/** Every expression of the file, each once per definition that contains it. */
function readReferences(
  captures: Captures,
  chains: ChainReader,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
  language: Language,
): ReferenceFact[] {
  const mixins = new Set(captures.of('base.mixin').map((match) => match['base.mixin']![0]!.startIndex));
  const bases = new Map(captures.of('base').map((match) => [match['base']![0]!.startIndex, match['owner']?.[0]]));
  const ofTypes = new Set(captures.of('base.static').map((match) => match['base.static']![0]!.startIndex));
  for (const start of [...mixins, ...ofTypes]) bases.set(start, undefined);
  const opaque = [...captures.of('opaque'), ...captures.of('import.text')]
    .map((match) => (match['opaque'] ?? match['import.text'])![0]!)
    .map((node) => ({ start: node.startIndex, end: node.endIndex }))
    .sort((a, b) => a.start - b.start);
  let passed = 0;
  const decorators = new Map<number, number>();
  drafts.forEach((draft, index) => {
    for (const node of draft.decorators) {
      const sign = source.text[node.startIndex] === '@' ? 1 : 0;
      decorators.set(node.startIndex + sign, index);
    }
  });
  const owners = new OwnerFinder(drafts);
  const expressions = [...chains.maximal()].sort((a, b) => a.start - b.start);
  const seen = new Set<string>();
  const references: ReferenceFact[] = [];
  const add = (from: number, kind: ReferenceFact['kind'], chain: Chain, start: number, owner?: string) => {
    const key = `${from} ${kind} ${owner ?? ''} ${ofTypes.has(start)} ${chain.join(' ')}`;
    if (seen.has(key)) return;
    seen.add(key);
    const mixin = kind === 'extends' && mixins.has(start) ? { mixin: true as const } : {};
    const ofType = kind === 'extends' && ofTypes.has(start) ? { static: true as const } : {};
    references.push({ from, kind, ...(owner === undefined ? {} : { owner }), ...mixin, ...ofType, chain });
  };
  for (const { start, chains: found } of expressions) {
    while (passed < opaque.length && opaque[passed]!.end <= start) passed++;
    if (opaque[passed] !== undefined && opaque[passed]!.start <= start) continue;
    const ownerNode = bases.get(start);
    if (ownerNode !== undefined) {
      // `impl Trait for Type` speaks of the type, which may be in another file.
      const around = owners.at(start);
      const owner = ownerOf(source.textOf(ownerNode), language) ?? '';
      const index = ownerIndex(drafts, owner, around) ?? constructorIndex(drafts, owner, language);
      for (const chain of found) add(index ?? around, 'extends', chain, start, index === undefined ? owner : undefined);
      continue;
    }
    const decorated = decorators.get(start);
    const kind = decorated !== undefined ? 'decorate' : bases.has(start) ? 'extends' : 'value';
    const at = decorated ?? owners.at(start);
    // An embedded type is a field too, but its holder extends it.
    const from = kind === 'extends' && drafts[at]?.kind === 'field' ? drafts[at].parent : at;
    for (const chain of found) add(from, kind, chain, start);
  }
  for (const match of captures.of('type.quoted')) {
    const node = match['type.quoted']![0]!;
    for (const name of source.textOf(node).match(/[A-Za-z_][\w.]*/g) ?? []) {
      const [root, ...rest] = name.split('.');
      if (root === undefined) continue;
      add(owners.at(node.startIndex), 'type', [root, ...rest.map((part) => `.${part}`)], node.startIndex);
    }
  }
  return references;
}

/** The type of a name beside a place, or the only one of the file. */
function ownerIndex(drafts: readonly DefinitionDraft[], name: string, around: number): number | undefined {
  const types = drafts.flatMap((draft, index) =>
    draft.name === name && draft.owner === undefined && OWNER_KINDS.has(draft.kind) ? [index] : [],
  );
  return types.find((index) => drafts[index]!.parent === around) ?? (types.length === 1 ? types[0] : undefined);
}

/** The function that constructs what its prototype says more of. */
function constructorIndex(drafts: readonly DefinitionDraft[], name: string, language: Language): number | undefined {
  if (!language.functionsConstruct) return undefined;
  const index = drafts.findIndex((draft) => draft.name === name && draft.kind === 'function' && draft.parent === -1);
  return index < 0 ? undefined : index;
}

const OWNER_KINDS = new Set(['class', 'interface', 'enum', 'type']);

/** Names of the namespaces around an offset, outermost first. */
function namespacesAround(drafts: readonly DefinitionDraft[], offset: number): string[] {
  return drafts
    .filter(({ kind, start, end }) => kind === 'namespace' && start < offset && offset < end)
    .map(({ name }) => name);
}

/** Finds the innermost definition around an offset; definitions are nested and sorted by start. */
class OwnerFinder {
  readonly #drafts: readonly DefinitionDraft[];
  readonly #owning: number[];

  constructor(drafts: readonly DefinitionDraft[]) {
    this.#drafts = drafts;
    this.#owning = drafts.flatMap((draft, index) => (draft.ofClass ? [] : [index]));
  }

  at(offset: number): number {
    let low = 0;
    let high = this.#owning.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#drafts[this.#owning[middle]!]!.outerStart <= offset) low = middle + 1;
      else high = middle;
    }
    let index = low === 0 ? -1 : this.#owning[low - 1]!;
    // A member written outside its type has an owner that is not around it, perhaps not even before it.
    while (index >= 0 && !this.#holds(index, offset)) index = this.#drafts[index]!.parent;
    return index;
  }

  #holds(index: number, offset: number): boolean {
    const { outerStart, outerEnd } = this.#drafts[index]!;
    return outerStart <= offset && offset < outerEnd;
  }
}
