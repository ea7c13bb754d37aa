import type { Node } from 'web-tree-sitter';
import type { Language } from '../languages/language.ts';
import type { SymbolKind } from '../model/structDocument.ts';
import type { Captures, Match } from './captures.ts';
import { readDocComments } from './docComments.ts';
import type { GivenValue } from './givenValues.ts';
import type { SourceText, TextRange } from './sourceText.ts';

/** A definition while a file is read: its nodes and places; offsets are UTF-16 code units. */
export interface DefinitionDraft {
  kind: SymbolKind;
  readonly name: string;
  readonly nameStart: number;
  readonly nodeId: number;
  /** The defining node. */
  readonly start: number;
  readonly end: number;
  /** With decorators, `export` and documentation. */
  outerStart: number;
  outerEnd: number;
  /** Where the header begins (first decorator or keyword, without documentation). */
  headerStart: number;
  /** Where the signature begins, decorators left out. */
  signatureStart: number;
  readonly bodyStart: number | undefined;
  readonly body: Node | undefined;
  returns: Node | undefined;
  type: Node | undefined;
  value: Node | undefined;
  /** The type that an extension is written for. */
  receives: Node | undefined;
  /** From the value to what the name gets: a part, an element. */
  readonly valueSteps: readonly string[];
  /** What it is given elsewhere. */
  readonly furtherValues: GivenValue[];
  /** Further headers by which it may be called: those of overloads, the call signatures of a type. */
  readonly signatures: string[];
  /** The name its owner is written with (`self` in `self.x = …`). */
  readonly receiver: string | undefined;
  readonly decorators: Node[];
  exported: boolean;
  /** Importers do not see it, whatever its name. */
  hidden: boolean;
  /** A member of the type itself. */
  static: boolean;
  enclosed: boolean;
  /** A name bound by assignment, not by a declaration. */
  readonly plain: boolean;
  /** The type it is stored in from outside. */
  readonly owner: string | undefined;
  /** Its owner is not in this file. */
  foreign: boolean;
  /** A header without body that an implementation may follow. */
  readonly headerOnly: boolean;
  /** It sits in a function but belongs to the class around (`self.x = …`). */
  readonly ofClass: boolean;
  docComment: TextRange | undefined;
  parent: number;
}

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
  'definition.signature': 'function',
  'definition.methodSignature': 'method',
  'definition.defaultFunction': 'function',
  'definition.defaultClass': 'class',
  'definition.defaultObject': 'constant',
  'definition.constant': 'constant',
  'definition.variable': 'variable',
};

const SEVERAL = new Set(['definition.field', 'definition.constant', 'definition.variable']);

/** Kinds whose own text is a scope for names. */
export function opensScope(draft: DefinitionDraft): boolean {
  return draft.bodyStart !== undefined || draft.kind === 'class' || draft.kind === 'interface';
}

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
  return said;
}

function saysMore(match: Match, known: DefinitionDraft): boolean {
  if (known.body === undefined && match['body'] !== undefined) return true;
  const isBare = known.type === undefined && known.value === undefined;
  return (
    isBare && (known.kind === 'variable' || known.kind === 'field') && (match['type'] ?? match['value']) !== undefined
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
    value: match['value']?.[0],
    owner: ownerName === '' ? undefined : ownerName,
    exported: isDefault || ownerName === '',
    headerOnly: statement === 'definition.signature' || statement === 'definition.methodSignature',
    ofClass:
      statement === 'definition.parameterField' || (statement === 'definition.ownField' && receiver !== undefined),
    plain: statement === 'definition.ownField',
    receiver: receiver === undefined ? undefined : source.textOf(receiver),
  });
}

export function newDraft(parts: {
  kind: SymbolKind;
  name: string;
  node: Node;
  nameStart: number;
  body?: Node | undefined;
  returns?: Node | undefined;
  type?: Node | undefined;
  value?: Node | undefined;
  valueSteps?: readonly string[];
  receiver?: string | undefined;
  owner?: string | undefined;
  exported?: boolean;
  headerOnly?: boolean;
  ofClass?: boolean;
  plain?: boolean;
}): DefinitionDraft {
  const start = parts.node.startIndex;
  const end = parts.node.endIndex;
  return {
    kind: parts.kind,
    name: parts.name,
    nameStart: parts.nameStart,
    nodeId: parts.node.id,
    start,
    end,
    outerStart: start,
    outerEnd: end,
    headerStart: start,
    signatureStart: start,
    bodyStart: parts.body?.startIndex,
    body: parts.body,
    returns: parts.returns,
    type: parts.type,
    value: parts.value,
    receives: undefined,
    valueSteps: parts.valueSteps ?? [],
    furtherValues: [],
    signatures: [],
    receiver: parts.receiver,
    decorators: [],
    exported: parts.exported ?? false,
    hidden: false,
    static: false,
    enclosed: false,
    foreign: false,
    plain: parts.plain ?? false,
    owner: parts.owner,
    headerOnly: parts.headerOnly ?? false,
    ofClass: parts.ofClass ?? false,
    docComment: undefined,
    parent: -1,
  };
}

/** Widens a draft to what surrounds it: `export`, declaration keyword, decorators, a documentation comment directly before. */
export function wrapperReader(captures: Captures, language: Language, source: SourceText) {
  const wrappers = new Map<number, { node: Node; exported: boolean; decorators: readonly Node[] }>();
  for (const match of captures.of('wrapper')) {
    const inner = match['wrapped']![0]!;
    const before = wrappers.get(inner.id);
    wrappers.set(inner.id, {
      node: match['wrapper']![0]!,
      exported: match['exported'] !== undefined || (before?.exported ?? false),
      decorators: [...(before?.decorators ?? []), ...(match['decorator'] ?? [])],
    });
  }
  const decorators = new Map<number, Node[]>();
  for (const match of captures.of('decorated')) {
    const id = match['decorated']![0]!.id;
    const list = decorators.get(id) ?? [];
    for (const node of match['decorator'] ?? []) if (!list.some((other) => other.id === node.id)) list.push(node);
    decorators.set(id, list);
  }
  const visible = new Set(captures.of('visible').map((match) => match['visible']![0]!.id));
  const hidden = new Set(captures.of('hidden').map((match) => match['hidden']![0]!.id));
  const statics = new Set(captures.of('static').map((match) => match['static']![0]!.id));
  const enclosed = new Set(captures.of('enclosed').map((match) => match['enclosed']![0]!.id));
  const comments = readDocComments(captures, language, source);

  return (id: number, draft: DefinitionDraft): void => {
    const own = decorators.get(id) ?? [];
    draft.hidden ||= hidden.has(id);
    draft.static ||= statics.has(id);
    draft.enclosed ||= enclosed.has(id);
    draft.exported ||= visible.has(id);
    draft.decorators.push(...own);
    for (const node of own) {
      const sign = source.text[node.startIndex - 1] === '@' ? 1 : 0;
      draft.outerStart = Math.min(draft.outerStart, node.startIndex - sign);
    }
    let wrapper = wrappers.get(id);
    while (wrapper !== undefined) {
      draft.outerStart = Math.min(draft.outerStart, wrapper.node.startIndex);
      draft.outerEnd = Math.max(draft.outerEnd, wrapper.node.endIndex);
      if (wrapper.decorators.length === 0) draft.signatureStart = Math.min(draft.signatureStart, draft.outerStart);
      draft.decorators.push(...wrapper.decorators);
      draft.exported ||= wrapper.exported;
      draft.hidden ||= hidden.has(wrapper.node.id);
      wrapper = wrappers.get(wrapper.node.id);
    }
    skipDecorators(draft, own, source.text);
    draft.headerStart = draft.outerStart;
    const comment = lastBefore(comments, draft.outerStart);
    if (comment !== undefined && /^[ \t]*\r?\n?[ \t]*$/.test(source.text.slice(comment.end, draft.outerStart))) {
      draft.docComment = { startIndex: comment.start, endIndex: comment.end };
      draft.outerStart = comment.start;
    }
  };
}

/** Decorators in front of a header are not part of the signature, where they are part of the node. */
function skipDecorators(draft: DefinitionDraft, decorators: readonly Node[], text: string): void {
  for (const { startIndex, endIndex } of decorators.toSorted((a, b) => a.startIndex - b.startIndex)) {
    // Attributes stand in brackets: `[A, B]`, `[return: C]`.
    if (!/^(\[\s*(\w+\s*:\s*)?|,\s*)?$/.test(text.slice(draft.signatureStart, startIndex))) continue;
    draft.signatureStart = endIndex + /^\s*(,?\s*\]\s*)?/.exec(text.slice(endIndex, endIndex + 200))![0].length;
  }
}

function lastBefore<T extends { end: number }>(sorted: readonly T[], offset: number): T | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1];
}

/** The owner, unless nothing stands between it and the name: then the parser made up what would part them (`MACRO type name()`). */
function separateOwner(owner: Node | undefined, name: Node | undefined, source: SourceText): Node | undefined {
  if (owner === undefined || name === undefined || owner.endIndex > name.startIndex) return owner;
  return source.text.slice(owner.endIndex, name.startIndex).trim() === '' ? undefined : owner;
}

/** `Foo.prototype` and `Foo` belong to Foo; `module.exports` and `exports` to the module itself (`''`); others to nobody. */
export function ownerOf(text: string, language: Language): string | undefined {
  if (language.ownerName !== undefined) return language.ownerName(text);
  // `a::Foo<T>` is Foo: the owner is a type's bare name.
  if (language.membersOutside) return /(\w+)\s*$/.exec(text.replace(/<.*>/s, ''))?.[1];
  if (text === 'module.exports' || text === 'exports') return '';
  if (text === 'module') return undefined;
  return /^([\w$]+)(\.prototype)?$/.exec(text)?.[1];
}

/** A name of several parts: words apart from words, signs without blanks. */
function nameOf(nodes: readonly Node[], source: SourceText): string {
  return nodes
    .map((node) => unquote(node, source))
    .reduce((name, part) => (/\w$/.test(name) && /^\w/.test(part) ? `${name} ${part}` : name + part));
}

function unquote(node: Node, source: SourceText): string {
  return source
    .textOf(node)
    .replace(/^:(?=\w)/, '')
    .replace(/^(['"`])(.*)\1$/s, '$2');
}
