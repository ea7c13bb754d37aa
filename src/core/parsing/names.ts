import type { Node } from 'web-tree-sitter';
import type { Language } from '../languages/language.ts';
import type { Chain } from '../model/fileFacts.ts';
import type { Captures, Match } from './captures.ts';
import { type DefinitionDraft, newDraft, opensScope } from './definitionDraft.ts';
import { givenValue } from './givenValues.ts';
import { narrowLocals } from './narrowing.ts';
import { type Binding, type LocalDraft, type Scope, type ScopeKind, ScopeTree } from './scopes.ts';
import type { SourceText } from './sourceText.ts';

/** Bounds that name each other (`T: Eq<T>`) are followed so far. */
const DEEPEST_BOUND = 2;

/** So many values of one variable are followed. */
export const MOST_VALUES = 4;

const CLASS_KINDS = new Set(['class', 'interface', 'enum']);

/** The node of what is said of type parameters behind a header. */
const CLAUSE = 'where_predicate';

/** Opens a scope for every definition with a body and every anonymous function or block. */
export function buildScopes(captures: Captures, drafts: readonly DefinitionDraft[], length: number): ScopeTree {
  const ranges: { kind: ScopeKind; start: number; end: number; named?: boolean }[] = [];
  const bodies = new Set<number>();
  for (const draft of drafts) {
    if (!opensScope(draft)) continue;
    if (draft.body !== undefined) bodies.add(draft.body.id);
    const kind = CLASS_KINDS.has(draft.kind) ? 'class' : draft.kind === 'namespace' ? 'namespace' : 'function';
    ranges.push({ kind, start: draft.start, end: draft.end, named: kind === 'function' });
  }
  const add = (statement: string, kind: ScopeKind) => {
    for (const match of captures.of(statement)) {
      const node = match[statement]![0]!;
      if (!bodies.has(node.id)) ranges.push({ kind, start: node.startIndex, end: node.endIndex });
    }
  };
  add('scope', 'function');
  add('scope.block', 'block');
  return new ScopeTree(length, ranges);
}

/** The scope that a definition's name is declared in: around its own. */
export function declaringScope(scopes: ScopeTree, draft: DefinitionDraft): Scope {
  const own = scopes.exactly(draft.start, draft.end);
  return own?.parent ?? scopes.at(draft.start);
}

/** Where a plain assignment binds: blocks do not count in function-scoped languages. */
function bindingScope(scopes: ScopeTree, offset: number, language: Language): Scope {
  let scope = scopes.at(offset);
  while (language.functionScoped && scope.kind === 'block') scope = scope.parent!;
  return scope;
}

/** Assignments at module, class or namespace level define; returns those definitions, the first of a name only. */
export function readPlainDefinitions(
  captures: Captures,
  scopes: ScopeTree,
  language: Language,
  source: SourceText,
  declared: ReadonlySet<number>,
  wrap: (id: number, draft: DefinitionDraft) => void,
): DefinitionDraft[] {
  const first = new Map<string, DefinitionDraft>();
  for (const match of captures.of('binding')) {
    const nameNode = match['binding']![0]!;
    // A name of no length stands for a missing one.
    if (declared.has(nameNode.id) || nameNode.endIndex === nameNode.startIndex) continue;
    const scope = bindingScope(scopes, nameNode.startIndex, language);
    if (scope.kind === 'function' || scope.kind === 'block') continue;
    const name = source.nameAt(nameNode);
    const key = `${scope.start}\0${name}`;
    const before = first.get(key);
    const whole = match['binding.whole']?.[0] ?? nameNode;
    const given = givenValue(match, source);
    // Patterns with and without a type or value may match the same statement.
    const saysMore = before?.type === undefined && (match['type'] !== undefined || before?.value === undefined);
    if (before !== undefined && !(saysMore && before.nameStart === nameNode.startIndex)) {
      if (given !== undefined && before.nameStart !== nameNode.startIndex) before.furtherValues.push(given);
      continue;
    }
    const draft = newDraft({
      kind: plainKind(name, scope, language),
      name,
      node: whole,
      nameStart: nameNode.startIndex,
      type: match['type']?.[0],
      value: given?.node,
      valueSteps: given?.steps ?? [],
      plain: true,
    });
    wrap(whole.id, draft);
    const pattern = match['binding.pattern']?.[0];
    const statement =
      pattern === undefined ? draft : newDraft({ kind: draft.kind, name, node: pattern, nameStart: draft.nameStart });
    if (pattern !== undefined) {
      wrap(pattern.id, statement);
      draft.exported ||= statement.exported;
    }
    if (
      source.text.startsWith('const', statement.signatureStart) ||
      /^export const\b/.test(source.text.slice(statement.signatureStart, statement.signatureStart + 14))
    ) {
      draft.kind = 'constant';
    }
    first.set(key, draft);
  }
  return [...first.values()];
}

function plainKind(name: string, scope: Scope, language: Language) {
  if (scope.kind === 'class') return 'field';
  return language.functionScoped && /^_*[A-Z][A-Z0-9_]*$/.test(name) ? 'constant' : 'variable';
}

/** Binds parameters and variables with what is said of their types. Chains are read later, when all names are bound. */
export function bindLocals(
  captures: Captures,
  scopes: ScopeTree,
  language: Language,
  source: SourceText,
  chainsOf: (node: Node) => readonly Chain[],
  drafts: readonly DefinitionDraft[],
  defined: ReadonlySet<number>,
): void {
  for (const match of captures.of('outside')) {
    const node = match['outside']![0]!;
    scopes.at(node.startIndex).outside.add(source.nameAt(node));
  }
  const local = (scope: Scope, name: string, start: number): LocalDraft | undefined => {
    if (scope.outside.has(name)) return undefined;
    return bindLocal(scope, name, start, language.sequentialNames === true);
  };
  const scopeOf = (owner: Node) => {
    const name = source.nameAt(owner);
    const draft = drafts.find((each) => each.kind === 'class' && each.name === name);
    return draft === undefined ? undefined : scopes.exactly(draft.start, draft.end);
  };
  const said = captures.of('typevar');
  const isClause = (match: Match) => match['typevar']![0]!.parent?.type === CLAUSE;
  const ofOther = new Set<Match>();
  for (const match of [...said.filter((each) => !isClause(each)), ...said.filter(isClause)]) {
    const node = match['typevar']![0]!;
    const owner = match['owner']?.[0];
    const scope = owner === undefined ? scopes.at(node.startIndex) : scopeOf(owner);
    // A clause may say something of a type that is no parameter: `where String: Copy`.
    if (isClause(match) && !isTypeParameter(source.nameAt(node), scope)) {
      ofOther.add(match);
      continue;
    }
    const typeParameters = scope?.typeParameters;
    if (typeParameters === undefined) continue;
    const bounds = typeParameters.get(source.nameAt(node)) ?? [];
    for (const type of match['type'] ?? []) pushNew(bounds, typeText(source.textOf(type)));
    typeParameters.set(source.nameAt(node), bounds);
  }
  const patterns = new Set(
    [...captures.of('taken'), ...captures.of('taken.part')].map((match) => match['object']![0]!.id),
  );
  for (const capture of ['local', 'binding', 'taken', 'taken.part', 'typevar'] as const) {
    for (const match of captures.of(capture)) {
      const node = match[capture]![0]!;
      if (patterns.has(node.id)) continue;
      const within = match['within']?.[0];
      const scope =
        within !== undefined
          ? scopes.at(within.startIndex)
          : capture === 'binding'
            ? bindingScope(scopes, node.startIndex, language)
            : scopes.at(node.startIndex);
      if (capture === 'binding' && scope.kind !== 'function' && scope.kind !== 'block') continue;
      // A function that is a definition already is known by its name inside it, too.
      if (capture === 'binding' && defined.has(node.id)) continue;
      if (capture === 'typevar' && (match['owner'] !== undefined || ofOther.has(match))) continue;
      const draft = local(scope, source.nameAt(node), node.startIndex);
      if (draft === undefined) continue;
      if (capture === 'typevar') draft.isType = true;
      draft.bindings = [...(draft.bindings ?? []), node.startIndex];
      const type = match['type']?.[0];
      if (type !== undefined) {
        pushNew(draft.types, withTypeBounds(typeText(source.textOf(type)), scopes, node.startIndex));
      }
      const many = match['type.many']?.[0];
      if (many !== undefined) pushNew(draft.types, `${withTypeBounds(source.textOf(many), scopes, node.startIndex)}[]`);
      if (capture === 'taken' || capture === 'taken.part') {
        draft.values.push(() => chainsOf(node));
        draft.taken = true;
      }
      const given = givenValue(match, source);
      // What a pattern gives is said by `taken`.
      if (given === undefined || (capture === 'binding' && given.node.id === node.id)) continue;
      if (draft.values.length < MOST_VALUES) {
        draft.values.push(() => chainsOf(given.node).map((chain) => [...chain, ...given.steps]));
      }
      if (language.sequentialNames && within === undefined) draft.from = Math.max(draft.from, given.node.endIndex);
    }
  }
  narrowLocals(captures, scopes, source, language.conditions);
}

/**
 * A class expression is known inside it by its own name (`module.exports = class Shop {…}`), which means nothing around it: where nothing
 * has that name there, it may stand for the class as well.
 */
export function bindInnerName(
  draft: DefinitionDraft,
  around: Scope,
  scopes: ScopeTree,
  binding: Binding,
  source: SourceText,
): void {
  if (draft.kind !== 'class' || draft.body?.parent?.type !== 'class') return;
  const node = draft.body.parent.childForFieldName('name');
  if (node === null) return;
  const name = source.nameAt(node);
  scopes.exactly(draft.start, draft.end)?.names.set(name, binding);
  if (!around.names.has(name)) around.names.set(name, binding);
}

function isTypeParameter(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.parent) if (at.typeParameters.has(name)) return true;
  return false;
}

/** A local that stands in no pattern of the query's. */
export function bindLocal(scope: Scope, name: string, start: number, sequential: boolean): LocalDraft | undefined {
  if (sequential) return inSequence(scope, name, start);
  const bound = scope.names.get(name);
  if (bound !== undefined) return bound.kind === 'local' ? bound.local : undefined;
  const draft: LocalDraft = { start, from: start, types: [], tested: [], values: [] };
  scope.names.set(name, { kind: 'local', local: draft });
  return draft;
}

/** The local that a declaration at `start` makes; one more of the same name hides those before it. */
function inSequence(scope: Scope, name: string, start: number): LocalDraft {
  const list = scope.sequence.get(name) ?? [];
  scope.sequence.set(name, list);
  const known = list.find((each) => each.start === start);
  if (known !== undefined) return known;
  const draft: LocalDraft = { start, from: start, types: [], tested: [], values: [] };
  const after = list.findIndex((each) => each.start > start);
  list.splice(after < 0 ? list.length : after, 0, draft);
  return draft;
}

/** A type's text with its type parameters replaced by what bounds them, and by `_` where nothing does. */
export function withTypeBounds(text: string, scopes: ScopeTree, offset: number, depth = 0): string {
  return text.replace(/(?<![\w.:$])[A-Za-z]\w*/g, (name) => {
    for (let scope: Scope | undefined = scopes.at(offset); scope !== undefined; scope = scope.parent) {
      const bounds = scope.typeParameters.get(name);
      if (bounds === undefined) continue;
      if (bounds.length === 0 || depth > DEEPEST_BOUND) return '_';
      // A bound may name another parameter: `I: Iterator<Item = T>`.
      return bounds.map((bound) => withTypeBounds(bound, scopes, offset, depth + 1)).join(' & ');
    }
    return name;
  });
}

/** Marks the first parameter of methods as their receiver, where the language passes it so. */
export function markReceivers(
  scopes: ScopeTree,
  drafts: readonly DefinitionDraft[],
  isMethod: (draft: DefinitionDraft) => boolean,
  decoratorTexts: (draft: DefinitionDraft) => readonly string[],
): void {
  for (const draft of drafts) {
    if (draft.bodyStart === undefined || !isMethod(draft)) continue;
    const decorators = decoratorTexts(draft);
    if (decorators.includes('staticmethod')) continue;
    const scope = scopes.exactly(draft.start, draft.end);
    let first: LocalDraft | undefined;
    for (const binding of scope?.names.values() ?? []) {
      if (binding.kind === 'local' && binding.local.start < draft.bodyStart) {
        if (first === undefined || binding.local.start < first.start) first = binding.local;
      }
    }
    if (first === undefined) continue;
    const ofClass =
      decorators.includes('classmethod') || draft.name === '__new__' || draft.name === '__init_subclass__';
    first.receiver = ofClass ? '@class' : '@this';
  }
}

/** A type annotation's text without the colon or arrow before it. */
export function typeText(text: string): string {
  return text.replace(/^\s*(:|->|asserts\s)\s*/, '').trim();
}

function pushNew(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
