import type { Language } from '../../languages/language.ts';
import type { Chain } from '../../model/chain.ts';
import type { Captures } from '../captures.ts';
import type { DefinitionDraft } from '../definitions/definitionDraft.ts';
import { readTypeParameters, withTypeBounds } from '../definitions/typeBounds.ts';
import { typeText } from '../definitions/typeText.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import { bindingScope } from './buildScopes.ts';
import { declaredType } from './declaredType.ts';
import { givenValue } from './givenValues.ts';
import { narrowLocals } from './narrowing.ts';
import { type Given, splitReassigned } from './reassigned.ts';
import type { LocalDraft, Scope, ScopeTree } from './scopes.ts';

/** So many values of one variable are followed. */
export const MOST_VALUES = 4;

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
  const all = new Map<LocalDraft, readonly Given[]>();
  const ofOther = readTypeParameters(captures, scopes, drafts, source);
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
      // A clause says more of a parameter that is listed, or of one of which another clause says something.
      const listed =
        capture === 'typevar' ? scope.sequence.get(source.nameAt(node))?.find((each) => each.isType) : undefined;
      const draft = listed ?? local(scope, source.nameAt(node), node.startIndex);
      if (draft === undefined) continue;
      if (capture === 'typevar') {
        draft.isType = true;
        // The result of a function may name its type parameters before they are listed.
        draft.from = Math.min(draft.from, scope.start);
      }
      if (captures.typeUses.has(node.id)) draft.isType = true;
      draft.bindings ??= [];
      draft.bindings.push(node.startIndex);
      const type = match['type']?.[0];
      if (type !== undefined) {
        const text =
          language.declaratorTypes === true ? declaredType(type, node, source) : typeText(source.textOf(type));
        pushNew(draft.types, withTypeBounds(text, scopes, node.startIndex));
      }
      const many = match['type.many']?.[0];
      if (many !== undefined)
        pushNew(draft.types, several(withTypeBounds(source.textOf(many), scopes, node.startIndex)));
      if (capture === 'taken' || capture === 'taken.part') {
        draft.values.push(() => chainsOf(node));
        draft.taken = true;
      }
      const given = givenValue(match, source);
      // What a pattern gives is said by `taken`.
      if (given === undefined || (capture === 'binding' && given.node.id === node.id)) continue;
      const read = () => chainsOf(given.node).map((chain) => [...chain, ...given.steps]);
      if (draft.values.length < MOST_VALUES) draft.values.push(read);
      if (language.receiverIsFirstParameter) all.set(draft, [...(all.get(draft) ?? []), { name: node, read }]);
      if (language.sequentialNames && within === undefined) draft.from = Math.max(draft.from, given.node.endIndex);
    }
  }
  splitReassigned(all);
  narrowLocals(captures, scopes, source, language.conditions);
}

/** Many values of a type; of a choice of types each may be any of them. */
function several(type: string): string {
  return type.includes('|') ? `(${type})[]` : `${type}[]`;
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

function pushNew(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}
