import { anyScript } from '../../model/anyScript.ts';
import type { DefinitionFact } from '../../model/fileFacts.ts';
import type { Captures, Match } from '../captures.ts';
import type { Scope, ScopeTree } from '../scopes/scopes.ts';
import type { SourceText } from '../sourceText.ts';
import type { Node } from '../trees/tree.ts';
import type { DefinitionDraft } from './definitionDraft.ts';
import { withOwnerParameters } from './ownerParameters.ts';
import { typeText } from './typeText.ts';

/** Bounds that name each other (`T: Eq<T>`) are followed so far. */
const DEEPEST_BOUND = 2;

/** The node of what is said of type parameters behind a header. */
const CLAUSE = 'where_predicate';

/** Notes in their scopes what bounds type parameters; returns what a clause says of a type that is none (`where String: Copy`). */
export function readTypeParameters(
  captures: Captures,
  scopes: ScopeTree,
  drafts: readonly DefinitionDraft[],
  source: SourceText,
): ReadonlySet<Match> {
  const scopeOf = (owner: Node) => {
    const name = source.nameAt(owner);
    const draft = drafts.find((each) => (each.kind === 'class' || each.kind === 'enum') && each.name === name);
    return draft === undefined ? undefined : scopes.exactly(draft.start, draft.end);
  };
  const ofOther = new Set<Match>();
  const said = captures.of('typevar');
  const isClause = (match: Match) => match['typevar']![0]!.parent?.type === CLAUSE;
  for (const match of [...said.filter((each) => !isClause(each)), ...said.filter(isClause)]) {
    const node = match['typevar']![0]!;
    const owner = match['owner']?.[0];
    const scope = owner === undefined ? scopes.at(node.startIndex) : scopeOf(owner);
    if (isClause(match) && !isTypeParameter(source.nameAt(node), scope)) {
      ofOther.add(match);
      continue;
    }
    const typeParameters = scope?.typeParameters;
    if (typeParameters === undefined) continue;
    const bounds = typeParameters.get(source.nameAt(node)) ?? [];
    for (const type of match['type'] ?? []) {
      const bound = typeText(source.textOf(type));
      if (!bounds.includes(bound)) bounds.push(bound);
    }
    typeParameters.set(source.nameAt(node), bounds);
  }
  return ofOther;
}

/** A type's text with its type parameters replaced by what bounds them, and by `_` where nothing does. */
export function withTypeBounds(text: string, scopes: ScopeTree, offset: number, depth = 0): string {
  return text.replace(anyScript(/(?<![\w.:$])[A-Za-z]\w*/g), (name) => {
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

/** What a definition says of types, with its type parameters replaced by what bounds them. */
export function withBounds(
  fact: DefinitionFact,
  scopes: ScopeTree,
  nameStart: number,
  ofOwner: readonly (string | undefined)[],
  ownerText?: string,
): DefinitionFact {
  const bounded = (text: string) => withTypeBounds(text, scopes, nameStart);
  const { returns, type, receiver } = fact;
  const placed = withOwnerParameters(returns ?? type ?? '', ofOwner, (name) => {
    return isTypeParameter(name, scopes.at(nameStart));
  });
  // `impl<T: Bound> Trait for T`: what the owner can do is said by the bound; `impl<A: Bound> Trait for (A, B)`: what its parts are.
  const together = fact.owner === 'Self' && ownerText !== undefined && /^[&\s]*\(/.test(ownerText);
  const owner = fact.owner === undefined ? undefined : bounded(together ? ownerText : fact.owner);
  const ownerType = fact.kind === 'method' && ownerText !== undefined ? saying(bounded(ownerText)) : undefined;
  return {
    ...fact,
    ...(owner === fact.owner || owner === undefined ? {} : { type: owner }),
    ...(receiver === undefined ? {} : { receiver: bounded(receiver) }),
    ...(returns === undefined ? {} : { returns: bounded(returns) }),
    ...(type === undefined ? {} : { type: bounded(type) }),
    ...(ownerType === undefined ? {} : { ownerType }),
    ...(placed === undefined ? {} : { generic: bounded(placed) }),
  };
}

/** A generic type that says something of its parameters, without what stands around it. */
function saying(type: string): string | undefined {
  const [, head = '', given = ''] =
    anyScript(/^(?:&\s*(?:'\w+\s+)?(?:mut\s+)?)?((?:\w+\s*::\s*)*\w+)\s*<(.*)>$/s).exec(type.trim()) ?? [];
  return anyScript(/[A-Za-z]/).test(given.replace(anyScript(/'\w+/g), '')) ? `${head}<${given}>` : undefined;
}

function isTypeParameter(name: string, scope: Scope | undefined): boolean {
  for (let at = scope; at !== undefined; at = at.parent) if (at.typeParameters.has(name)) return true;
  return false;
}
