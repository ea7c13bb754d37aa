import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { SymbolKind } from '../../model/structDocument.ts';
import type { Captures, Match } from '../captures.ts';
import { givenValue } from '../scopes/givenValues.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { type DefinitionDraft, newDraft } from './definitionDraft.ts';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  'definition.function': 'function',
  'definition.class': 'class',
  'definition.method': 'method',
  'definition.field': 'field',
  'definition.interface': 'interface',
  'definition.type': 'type',
  'definition.enum': 'enum',
  'definition.member': 'member',
  'definition.accessor': 'accessor',
  'definition.namespace': 'namespace',
  'definition.ownField': 'field',
  'definition.parameterField': 'field',
  'definition.assigned': 'function',
  'definition.given': 'field',
  'definition.signature': 'function',
  'definition.methodSignature': 'method',
  'definition.defaultFunction': 'function',
  'definition.defaultClass': 'class',
  'definition.defaultObject': 'constant',
  'definition.constant': 'constant',
  'definition.variable': 'variable',
};

const SEVERAL = new Set(['definition.field', 'definition.constant', 'definition.variable']);

/** Reads the definitions that declare themselves; those made by plain assignment are added once scopes are known. */
export function readDefinitions(
  captures: Captures,
  language: Language,
  source: SourceText,
  wrap: (id: number, draft: DefinitionDraft) => void,
): DefinitionDraft[] {
  const said = readSaid(captures);
  const drafts = new Map<string, { readonly id: number; readonly draft: DefinitionDraft }>();
  for (const [statement, kind] of Object.entries(KINDS)) {
    for (const match of captures.of(statement)) {
      const node = match[statement]![0]!;
      // One node may declare several names: `a, b int`.
      const several = SEVERAL.has(statement) ? (match['name']?.[0]?.id ?? '') : '';
      // A field that is given a function is a method already.
      if (several !== '' && drafts.has(`${node.id} `)) continue;
      const key = `${node.id} ${several}`;
      const known = drafts.get(key)?.draft;
      // A pattern with a body, type or value and one without may both match: the one that says more counts.
      if (known !== undefined && known.kind !== 'constant' && !saysMore(match, known)) continue;
      const draft = draftOf(statement, kind, node, match, source, language);
      if (draft === undefined) continue;
      const holder = match['function']?.[0] ?? node;
      const more = said.get(holder.id);
      draft.returns ??= more?.['returns']?.[0];
      draft.type ??= more?.['type']?.[0];
      draft.value ??= more?.['value']?.[0];
      draft.receives ??= more?.['receives']?.[0];
      drafts.set(key, { id: node.id, draft });
    }
  }
  for (const { id, draft } of namespaceDrafts(captures, [...drafts.values()], source))
    drafts.set(`${id} `, { id, draft });
  for (const { id, draft } of drafts.values()) wrap(id, draft);
  return [...drafts.values()].map(({ draft }) => draft);
}

/** The node of the namespace that all of a file is in, where it is a block. */
export function namespaceOfFile(
  captures: Captures,
  drafts: Iterable<{ start: number; end: number }>,
): Match | undefined {
  const blocks = captures.of('namespace.block');
  const outermost = blocks[0]?.['namespace.block']?.[0];
  if (outermost === undefined) return undefined;
  const inside = (start: number, end: number) => outermost.startIndex <= start && end <= outermost.endIndex;
  for (const match of blocks) {
    const node = match['namespace.block']![0]!;
    if (!inside(node.startIndex, node.endIndex)) return undefined;
  }
  for (const { start, end } of drafts) if (!inside(start, end)) return undefined;
  return blocks[0];
}

/** Namespaces that are definitions of a file, not the one that it is in. */
function namespaceDrafts(captures: Captures, others: readonly { draft: DefinitionDraft }[], source: SourceText) {
  const own = namespaceOfFile(
    captures,
    others.map(({ draft }) => draft),
  );
  return captures.of('namespace.block').flatMap((match) => {
    if (match === own) return [];
    const node = match['namespace.block']![0]!;
    const [name] = match['name']!;
    const draft = newDraft({
      kind: 'namespace',
      name: source.textOf(name!).replace(/\s+/g, ''),
      node,
      nameStart: name!.startIndex,
      body: match['body']?.[0],
    });
    return [{ id: node.id, draft }];
  });
}

/** What patterns of their own say of a definition, by its node. */
function readSaid(captures: Captures): Map<number, Match> {
  const said = new Map<number, Match>();
  for (const match of captures.of('returning')) {
    const { id } = match['returning']![0]!;
    said.set(id, { ...match, ...said.get(id) });
  }
  for (const match of captures.of('repeating')) {
    const node = match['repeating']![0]!;
    let before = node.previousNamedSibling;
    while (before !== null && before.type !== node.type) before = before.previousNamedSibling;
    const repeated = before === null ? undefined : said.get(before.id);
    if (repeated !== undefined) said.set(node.id, repeated);
  }
  return said;
}

function saysMore(match: Match, known: DefinitionDraft): boolean {
  if (known.body === undefined && match['body'] !== undefined) return true;
  const isBare = known.type === undefined && known.value === undefined;
  return (
    isBare &&
    (known.kind === 'variable' || known.kind === 'field') &&
    (match['type'] ?? match['value'] ?? match['value.first'] ?? match['value.second'] ?? match['value.third']) !==
      undefined
  );
}

function draftOf(
  statement: string,
  kind: SymbolKind,
  node: Node,
  match: Match,
  source: SourceText,
  language: Language,
): DefinitionDraft | undefined {
  const nameNode = (match['name'] ?? match['name.shared'])?.[0];
  const owner = separateOwner(match['owner']?.[0], nameNode, source);
  const receiver = match['receiver']?.[0];
  const body = match['body']?.[0];
  const isDefault = statement.startsWith('definition.default');
  // A part of what one statement gives to several: `self.name, self.user = load()`.
  const part = statement === 'definition.ownField' ? givenValue(match, source) : undefined;
  if (!isDefault && nameNode === undefined) return undefined;
  // The parser puts a name of no length where one is missing; `'' () {}` has none that could be told.
  const name = nameNode === undefined ? 'default' : nameOf((match['name'] ?? match['name.shared'])!, source);
  if (name === '') return undefined;
  const ownerName = owner === undefined ? undefined : ownerOf(source.textOf(owner), language);
  if (owner !== undefined && ownerName === undefined) return undefined;
  return newDraft({
    kind,
    name,
    node,
    nameStart: nameNode?.startIndex ?? node.startIndex,
    body,
    returns: match['returns']?.[0],
    type: match['type']?.[0],
    value: match['value']?.[0] ?? part?.node,
    valueSteps: part?.steps ?? [],
    owner: ownerName === '' ? undefined : ownerName,
    ownerText: owner === undefined ? undefined : ownerTextOf(owner, source, language),
    traitText: match['trait'] === undefined ? undefined : source.textOf(match['trait'][0]!),
    exported: isDefault || ownerName === '',
    headerOnly: statement === 'definition.signature' || statement === 'definition.methodSignature',
    ofClass:
      statement === 'definition.parameterField' || (statement === 'definition.ownField' && receiver !== undefined),
    plain: statement === 'definition.ownField',
    receiver: receiver === undefined ? undefined : source.textOf(receiver),
  });
}

/** The owner, unless nothing stands between it and the name: then the parser made up what would part them (`MACRO type name()`). */
function separateOwner(owner: Node | undefined, name: Node | undefined, source: SourceText): Node | undefined {
  if (owner === undefined || name === undefined || owner.endIndex > name.startIndex) return owner;
  return source.text.slice(owner.endIndex, name.startIndex).trim() === '' ? undefined : owner;
}

/** An owner as it is written, with the scopes before it: `a::Foo` of `a::Foo::run`. */
function ownerTextOf(owner: Node, source: SourceText, { membersOutside, headersDeclare }: Language): string {
  const text = source.textOf(owner);
  if (!membersOutside || !headersDeclare || source.text[owner.startIndex - 1] !== ':') return text;
  const before = source.text.slice(Math.max(0, owner.startIndex - LONGEST_SCOPES), owner.startIndex);
  return (SCOPES_BEFORE.exec(before)?.[0] ?? '') + text;
}

const LONGEST_SCOPES = 200;
const SCOPES_BEFORE = anyScript(/(?:\w+(?:<[^<>]*(?:<[^<>]*>[^<>]*)*>)?::)+$/);

/** `Foo.prototype` and `Foo` belong to Foo; `module.exports` and `exports` to the module itself (`''`); others to nobody. */
export function ownerOf(text: string, language: Language): string | undefined {
  if (language.ownerName !== undefined) return language.ownerName(text);
  // `a::Foo<T>` is Foo: the owner is a type's bare name.
  if (language.membersOutside) return /([\p{L}\p{N}_]+)\s*$/u.exec(text.replace(/<.*>/s, ''))?.[1];
  if (text === 'module.exports' || text === 'exports') return '';
  if (text === 'module') return undefined;
  return /^([\p{L}\p{N}_$]+)(\.prototype)?$/u.exec(text)?.[1];
}

/** A name of several parts: words apart from words, signs without blanks. */
function nameOf(nodes: readonly Node[], source: SourceText): string {
  return nodes
    .map((node) => unquote(node, source))
    .reduce((name, part) =>
      anyScript(/\w$/).test(name) && anyScript(/^\w/).test(part) ? `${name} ${part}` : name + part,
    );
}

function unquote(node: Node, source: SourceText): string {
  return source
    .textOf(node)
    .replace(anyScript(/^:(?=\w)/), '')
    .replace(/^(['"`])(.*)\1$/s, '$2');
}

/** Names of the namespaces around an offset, outermost first. */
export function namespacesAround(drafts: readonly DefinitionDraft[], offset: number): string[] {
  return drafts
    .filter(({ kind, start, end }) => kind === 'namespace' && start < offset && offset < end)
    .map(({ name }) => name);
}
