import type { ConditionShapes } from '../../languages/conditionShapes.ts';
import type { Language } from '../../languages/language.ts';
import { anyScript } from '../../model/anyScript.ts';
import type { Captures, Match } from '../captures.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { guardedRegions } from './guardedRegions.ts';
import type { LocalDraft, Scope, ScopeTree } from './scopes.ts';

/** What takes a member of something, in any language. */
const MEMBER = /\.|->/;

/** A stretch of text in which an expression is known to be of a type. */
export interface NarrowedRegion {
  readonly start: number;
  readonly end: number;
  /** The node that it is, or stands in. */
  readonly within?: Node;
}

/**
 * Gives locals the types that a condition states of them: in the region where it holds, or in the whole scope where none is
 * known. What is assigned anew inside a region is narrowed there up to that line, which may still read what it was.
 */
export function narrowLocals(
  captures: Captures,
  scopes: ScopeTree,
  source: SourceText,
  conditions: ConditionShapes | undefined,
): void {
  const tests = captures.of('narrowed');
  if (tests.length > 0) noteRebound(captures, scopes, source);
  for (const match of tests) {
    const node = match['narrowed']![0]!;
    const name = source.nameAt(node);
    // Of a member (`isinstance(request.stream, Stream)`) only that is narrowed, not what it is a member of.
    if (source.textOf(node) !== name) continue;
    const bound = lookUpLocal(scopes.at(node.startIndex), name);
    if (bound === undefined) continue;
    const types = typesOf(match, source).map((type) => asImported(type, scopes.at(node.startIndex)));
    const marked = regionOf(match);
    if (marked !== undefined) {
      narrowIn(bound, untilBound(bound, marked, source), types);
      continue;
    }
    const regions = regionsBehind(node, conditions);
    for (const region of regions) narrowIn(bound, untilBound(bound, region, source), types, declaredType(bound));
    if (regions.length > 0 && !regions.some((region) => isBoundIn(bound, region))) continue;
    for (const type of types) if (!bound.tested.includes(type)) bound.tested.push(type);
  }
}

/** Where variables are given something else, in languages that bind by declarations alone. */
function noteRebound(captures: Captures, scopes: ScopeTree, source: SourceText): void {
  for (const match of captures.of('rebound')) {
    const node = match['rebound']![0]!;
    const local = lookUpLocal(scopes.at(node.startIndex), source.nameAt(node));
    if (local === undefined) continue;
    local.bindings ??= [];
    local.bindings.push(node.startIndex);
  }
}

function isBoundIn({ bindings }: LocalDraft, { start, end }: NarrowedRegion): boolean {
  return bindings?.some((at) => start < at && at < end) === true;
}

const LOOP = /^(for|while|do|loop|until)/;

/** A region up to the line that gives a local something else, or up to the loop around that line: there the new value comes round again. */
function untilBound({ bindings }: LocalDraft, region: NarrowedRegion, { text }: SourceText): NarrowedRegion {
  const first = bindings
    ?.filter((at) => region.start < at && at < region.end)
    .reduce((a, b) => Math.min(a, b), Infinity);
  if (first === undefined || first === Infinity) return region;
  const line = text.indexOf('\n', first);
  let end = line < 0 ? region.end : Math.min(line, region.end);
  for (let at = region.within?.descendantForIndex(first) ?? null; at !== null; at = at.parent) {
    if (at.startIndex < region.start) break;
    if (LOOP.test(at.type)) end = at.startIndex;
  }
  return { ...region, end };
}

/** The one type that a local is written with: what is an interface's as well still has its members. */
function declaredType({ types }: LocalDraft): readonly string[] {
  return types.length === 1 && !types[0]!.includes('|') ? types : [];
}

function narrowIn(
  bound: LocalDraft,
  region: NarrowedRegion,
  types: readonly string[],
  besides: readonly string[] = [],
): void {
  if (region.end <= region.start) return;
  bound.narrowed ??= [];
  const known = bound.narrowed.find(({ start, end }) => start === region.start && end === region.end);
  if (known === undefined) {
    bound.narrowed.push({
      start: region.start,
      end: region.end,
      local: { start: bound.start, from: bound.start, types: [...types], tested: [...besides], values: [] },
    });
  } else known.local.types.push(...types.filter((type) => !known.local.types.includes(type)));
}

/** What a local is at an offset: itself, or narrowed by the innermost region around; `isLater`: in a function that runs at another time. */
export function narrowedAt(local: LocalDraft, offset: number, isLater: () => boolean = () => false): LocalDraft {
  let best: { start: number; end: number; local: LocalDraft } | undefined;
  for (const region of local.narrowed ?? []) {
    if (region.start > offset || offset >= region.end || (region.own && isLater())) continue;
    if (best === undefined || region.end - region.start <= best.end - best.start) best = region;
  }
  return best?.local ?? local;
}

/**
 * Members that a condition narrows (`isinstance(self.x, Foo)`): ids of the equal expressions in its region, with the type. Types that
 * the language has itself say less than what the member is declared as.
 */
export function narrowedMembers(
  captures: Captures,
  source: SourceText,
  { conditions, builtins }: Pick<Language, 'conditions' | 'builtins'>,
): Map<number, string> {
  const found = new Map<number, string>();
  const regions = captures.of('narrowed').flatMap((match) => {
    const node = match['narrowed']![0]!;
    const text = source.textOf(node);
    if (!MEMBER.test(text)) return [];
    const types = typesOf(match, source);
    const marked = regionOf(match);
    if (marked !== undefined) return [{ ...marked, text, types }];
    if (types.some((type) => builtins.has(type))) return [];
    return regionsBehind(node, conditions).map((region) => ({ ...region, text, types }));
  });
  if (regions.length === 0) return found;
  for (const match of captures.of('member')) {
    const node = match['member']![0]!;
    for (const { start, end, text, types } of regions) {
      if (start <= node.startIndex && node.endIndex <= end && source.textOf(node) === text) {
        found.set(node.id, types.join(' | '));
      }
    }
  }
  return found;
}

/** Where a test that names no region holds. */
function regionsBehind({ parent }: Node, conditions: ConditionShapes | undefined): NarrowedRegion[] {
  const guarded = conditions === undefined || parent === null ? [] : guardedRegions(parent, conditions);
  return guarded.map(({ node, behind }) => (behind ? behindOf(node) : rangeOf(node)));
}

function lookUpLocal(from: Scope, name: string): LocalDraft | undefined {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const bound = scope.names.get(name);
    if (bound !== undefined) return bound.kind === 'local' ? bound.local : undefined;
  }
  return undefined;
}

/** The types a condition names; a tuple or union of them names several. */
function typesOf(match: Match, source: SourceText): string[] {
  return (match['type'] ?? []).flatMap((node) =>
    source
      .textOf(node)
      .replace(/^\((.*)\)$/s, '$1')
      .split(/[,|]/)
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  );
}

/** A type as the facts know it: a function may import the name from elsewhere than the rest of the file. */
function asImported(type: string, from: Scope): string {
  const [name = ''] = anyScript(/^[\w$]*/).exec(type)!;
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const bound = scope.names.get(name);
    if (bound !== undefined) return bound.kind === 'import' ? bound.alias + type.slice(name.length) : type;
  }
  return type;
}

function regionOf(match: Match): NarrowedRegion | undefined {
  const node = match['region']?.[0];
  if (node !== undefined) return rangeOf(node);
  const after = match['region.after']?.[0];
  return after === undefined ? undefined : behindOf(after);
}

function rangeOf(node: Node): NarrowedRegion {
  return { start: node.startIndex, end: node.endIndex, within: node };
}

function behindOf(node: Node): NarrowedRegion {
  const { parent } = node;
  return {
    start: node.endIndex,
    end: parent?.endIndex ?? node.endIndex,
    ...(parent === null ? {} : { within: parent }),
  };
}
